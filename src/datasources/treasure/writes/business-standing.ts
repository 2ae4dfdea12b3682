import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { Call } from '../../http/upstream.js';
import { readNamed } from '../../reading/named.js';
import type { TreasureApi } from '../api.js';
import { type BusinessJson, readBusiness } from '../json/records.js';
import { businessPath } from '../paths.js';
import { orUnknown } from '../refusals.js';

/** The statuses that forbid moving money and linking bank accounts. Treasure decides about unknown ones. **Source** create a business. */
const NOT_OPEN: readonly string[] = ['PENDING', 'CLOSED'];

/** The business is not onboarded yet. **Source** create a business: the only published sub-status. */
const AWAITING = 'AWAITING_ONBOARDING_INFORMATION';

/** The current state of a business; null when Treasure does not know it. */
export async function readStanding(
  api: TreasureApi,
  call: Call,
  businessId: string,
): Promise<BusinessJson | null> {
  const answer = await orUnknown(api.upstream.get(call, businessPath(businessId), {}, { fresh: true }));
  return answer && readNamed(api, answer, { noun: 'business', id: businessId }, readBusiness);
}

/** The errors for any mutation that needs an open business. */
export function openErrors(
  connector: ConnectorRef,
  business: BusinessJson | null,
  field: string,
): readonly UserError[] {
  if (!business) return [unknownBusiness(connector, field)];
  const status = statusOf(business);
  if (status === null || !NOT_OPEN.includes(status)) return [];
  return [userError(field, `required a business that is open, arrived one that is ${status}`)];
}

/** The errors for the application of a business. */
export function onboardingErrors(
  connector: ConnectorRef,
  business: BusinessJson | null,
  field: string,
): readonly UserError[] {
  if (!business) return [unknownBusiness(connector, field)];
  const status = statusOf(business);
  if (status !== 'OPEN' && status !== 'CLOSED') return [];
  return [userError(field, `required a business before its onboarding, arrived one that is ${status}`)];
}

/** Whether the business has submitted nothing so far. */
export function awaitsOnboarding({ sub_status }: BusinessJson): boolean {
  return sub_status?.toUpperCase() === AWAITING;
}

export function unknownBusiness({ name }: ConnectorRef, field: string): UserError {
  return userError(field, `required a business of ${name}`, 'NOT_FOUND');
}

function statusOf({ status }: BusinessJson): string | null {
  return status?.toUpperCase() ?? null;
}
