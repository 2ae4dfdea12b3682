import { isDeepStrictEqual } from 'node:util';
import type { Business } from '../../../domain/business.js';
import type { SubmitBusinessOnboarding } from '../../../domain/commands.js';
import { UpstreamError } from '../../../domain/errors.js';
import type { Answer, Call } from '../../http/upstream.js';
import { type Finding, UnexpectedEffectError, type Write, type WritePort } from '../../ports/writes.js';
import { readNamed } from '../../reading/named.js';
import { unclear } from '../../writing/findings.js';
import type { TreasureApi } from '../api.js';
import { readBusiness } from '../json/records.js';
import { toBusiness } from '../mappers/to-business.js';
import { businessPath } from '../paths.js';
import { parseBusinessId, toBusinessRef } from '../refs.js';
import { orNone } from '../refusals.js';
import { treasureMessages } from '../user-errors.js';
import { awaitsOnboarding, onboardingErrors, readStanding, unknownBusiness } from './business-standing.js';
import { APPLICATION } from './onboarding-fields.js';

const SECTIONS = ['business', 'business_member_onboarding', 'policies'] as const;

/** The largest number of errors that are returned. */
const MAX_ERRORS = 50;

/** **Source** onboarding, errors. */
const toUserErrors = treasureMessages({
  toField: toApplicationField,
  refused: { says: 'refused the application' },
  unknown: { field: 'business', says: 'no longer knows the business' },
});

/** Submits the applications of businesses. Treasure then reviews them. */
export function submitBusinessOnboardingPort(
  api: TreasureApi,
): WritePort<SubmitBusinessOnboarding, Business> {
  const { connector } = api;
  return {
    plan: ({ business, application }) => {
      const businessId = parseBusinessId(connector, business);
      if (businessId === null) return { errors: [unknownBusiness(connector, 'business')] };
      const errors = APPLICATION(application, 'application').slice(0, MAX_ERRORS);
      return errors.length > 0 ? { errors } : toWrite(api, businessId, application);
    },
  };
}

function toWrite(api: TreasureApi, businessId: string, application: object): Write<Business> {
  const path = businessPath(businessId, 'onboarding');
  return {
    recoveryMethod: 'LIST',
    lock: `${api.connector.name}:onboarding/${toBusinessRef(businessId)}`,
    check: async (call) =>
      onboardingErrors(api.connector, await readStanding(api, call, businessId), 'business'),
    send: async ({ call, guard }) => {
      const answer = await api.upstream.send(call, { method: 'POST', path, body: application, guard });
      confirmBusiness(businessId, answer);
      return readAfterwards(api, call, businessId);
    },
    find: ({ call }) => findApplication(api, call, businessId, application),
    toUserErrors,
  };
}

/** The answer is not documented. It is checked if it names a business. **Throws** `UnexpectedEffectError`. */
function confirmBusiness(businessId: string, { body }: Answer): void {
  const named = (body as { readonly business_id?: unknown } | null | undefined)?.business_id;
  if (typeof named === 'string' && named !== businessId)
    throw new UnexpectedEffectError('business_id', businessId, named);
}

/** The application is submitted, whatever the outcome of this read. Without the read, only the id is known. */
async function readAfterwards(api: TreasureApi, call: Call, businessId: string): Promise<Business> {
  const unread = { id: businessId, legal_name: null, status: null, sub_status: null };
  const unknown = { ...unread, user_data: null, created_at: null, updated_at: null };
  const wire = await readStanding(api, call, businessId).catch((error: unknown) => {
    if (error instanceof UpstreamError) return null;
    throw error;
  });
  return toBusiness(wire ?? unknown, api.connector);
}

/**
 * A business that waits for an application has none. Otherwise somebody else may have submitted one: only the same application, read back,
 * is proof. **Source** onboarding: reading back is assumed; without it the finding is unclear.
 */
async function findApplication(
  api: TreasureApi,
  call: Call,
  businessId: string,
  application: object,
): Promise<Finding<Business>> {
  const again = { fresh: true };
  const answer = await api.upstream.get(call, businessPath(businessId), {}, again);
  const wire = readNamed(api, answer, { noun: 'business', id: businessId }, readBusiness);
  if (awaitsOnboarding(wire)) return { kind: 'absent' };
  const held = await orNone(api.upstream.get(call, businessPath(businessId, 'onboarding'), {}, again));
  if (!held) return unclear('the business has moved on, and its application cannot be read back');
  if (!isDeepStrictEqual(toComparable(held.body), toComparable(application)))
    return unclear('the business has moved on, with another application or one that was changed');
  return { kind: 'found', result: toBusiness(wire, api.connector) };
}

/** The three sections, without the national identifier, which Treasure does not return. */
function toComparable(value: unknown): unknown {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const sections = SECTIONS.map((section) => given[section] ?? null);
  return JSON.parse(
    JSON.stringify(sections, (key, each: unknown) => (key === 'national_identifier' ? undefined : each)),
  );
}

/** `business.addresses[0].city` → `application.business.addresses.0.city`. */
function toApplicationField(target: string): string | null {
  if (!/^[a-z][a-z0-9_.[\]]{0,200}$/.test(target)) return null;
  const parts = target.split(/[.[\]]+/).filter((part) => part !== '');
  const isOurs = SECTIONS.some((section) => section === parts[0]);
  return isOurs ? ['application', ...parts].join('.') : null;
}
