import type { UserData } from '../../../domain/account.js';
import type { AchOptions, CreateTransfer } from '../../../domain/commands.js';
import { formatAmount } from '../../../domain/money.js';
import { DESCRIPTION_KEY } from '../../../domain/own-user-data.js';
import { isAchDescription } from '../../../domain/rules/ach.js';
import type { MadeResource, Order } from '../writes/transfer-order.js';

/** **Source** ACH: sec_code has no default there; the provider's example is between companies. */
const DEFAULT_SEC_CODE = 'ccd';

/** **Source** ACH: service. */
const DEFAULT_SERVICE = 'standard';

/** A one-time payment: a series is made of single ones here. **Source** ACH: sec_details. */
const PAYMENT_DETAILS = { payment_type: 'single' };
const WITH_PAYMENT_DETAILS: ReadonlySet<string> = new Set(['tel', 'web']);

/** What the options for ACH mean in Treasury Prime's words. */
export interface AchTerms {
  readonly secCode: string;
  readonly service: string;
  readonly addenda: readonly string[];
}

export function toAchTerms(ach: AchOptions | null): AchTerms {
  return {
    secCode: ach?.secCode?.toLowerCase() ?? DEFAULT_SEC_CODE,
    service: ach?.service?.toLowerCase() ?? DEFAULT_SERVICE,
    addenda: ach?.addenda ?? [],
  };
}

/** Where a description goes: into the provider's field, into the user data, or both. */
export interface DescriptionPlaces {
  readonly field: string | null;
  readonly kept: string | null;
}

/** Kept in the user data where the field may lose some of it. **Source** ACH, book transfers: description. */
export function toDescriptionPlaces(resource: MadeResource, description: string | null): DescriptionPlaces {
  if (description === null || description === '') return { field: null, kept: null };
  if (resource === 'wire') return { field: description, kept: null };
  if (isAchDescription(description)) return { field: description, kept: null };
  const fits = resource === 'book' && /^[\x20-\x7e]*$/.test(description);
  return { field: fits ? description : null, kept: description };
}

/** The part of a new transfer's user data that keeps its description. */
export function toKeptDescription(kept: string | null): UserData {
  return kept === null ? {} : { [DESCRIPTION_KEY]: kept };
}

/**
 * The body of `POST /ach`, `/book` or `/wire`. `own`: the part of the user data by which the transfer is found; empty if there is no room
 * for it.
 */
export function toTransferBody(command: CreateTransfer, order: Order, own: UserData): object {
  const { field, kept } = toDescriptionPlaces(order.resource, command.description);
  const amount = formatAmount(command.amount);
  const userdata = { ...command.userData, ...own, ...toKeptDescription(kept) };
  if (order.resource === 'book') {
    const ends = { from_account_id: order.from, to_account_id: order.to };
    return { ...ends, amount, ...(field !== null && { description: field }), userdata };
  }
  const ends = { account_id: order.from, counterparty_id: order.to };
  if (order.resource === 'wire')
    return { ...ends, amount, ...(field !== null && { instructions: field }), userdata };
  const { secCode, service, addenda } = toAchTerms(command.ach);
  return {
    ...ends,
    amount,
    direction: command.direction === 'PULL' ? 'debit' : 'credit',
    sec_code: secCode,
    ...(WITH_PAYMENT_DETAILS.has(secCode) && { sec_details: PAYMENT_DETAILS }),
    service,
    ...(field !== null && { description: field }),
    ...(addenda.length > 0 && { addenda }),
    userdata,
  };
}
