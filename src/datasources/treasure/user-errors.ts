import type { Refusal, UpstreamError } from '../../domain/errors.js';
import type { UserError } from '../../domain/operation.js';
import { userError } from '../../domain/rules/user-errors.js';
import { toUserError, type UserMessage, type UserMessages } from '../writing/user-messages.js';
import { refuses } from './refusals.js';

/** What end users are told of the refusals of one request. */
export interface TreasureMessages {
  /** Treasure's name of a field → its path in the mutation's input; null for what the caller did not give. */
  readonly toField: (target: string) => string | null;
  /** Of a refusal that names no field of the caller's. */
  readonly refused: Omit<UserMessage, 'code'>;
  /** Of an object that is not there. */
  readonly unknown: Omit<UserMessage, 'code'>;
}

/** **Source** errors: `reason_code`. */
const COMPLAINTS: Readonly<Record<string, string>> = {
  PARAM_IS_MISSING: 'needs this value',
  PARAM_IS_UNEXPECTED: 'does not take this field',
};
const COMPLAINT = 'did not accept this value';

/** Refusals → what end users are told, field by field where Treasure names fields. **Source** errors. */
export function treasureMessages(messages: TreasureMessages): UserMessages {
  return (refusal) => {
    const { connector } = refusal;
    if (refusal.code === 'NOT_FOUND' || refuses(refusal, 'INVALID_PATH'))
      return [toUserError(connector, { ...messages.unknown, code: 'NOT_FOUND' })];
    if (refusal.code !== 'REJECTED') return [userError(null, refusal.message, 'PROVIDER_REJECTED')];
    const complaints = refuses(refusal, 'INVALID_PARAMS') ? complaintsOf(refusal, messages.toField) : [];
    if (complaints.length > 0) return complaints;
    return [toUserError(connector, { ...messages.refused, code: 'PROVIDER_REJECTED' })];
  };
}

/** A table of Treasure's names of fields. */
export function fieldTable(table: Readonly<Record<string, string>>): TreasureMessages['toField'] {
  const fields = new Map(Object.entries(table));
  return (target) => fields.get(target) ?? null;
}

/** One for each field of the caller's. */
function complaintsOf(
  { connector, refusals }: UpstreamError,
  toField: TreasureMessages['toField'],
): readonly UserError[] {
  const complaints = new Map<string, string>();
  for (const refusal of refusals) {
    const field = refusal.field === null ? null : toField(refusal.field);
    if (field !== null && !complaints.has(field)) complaints.set(field, complaintOf(refusal));
  }
  return [...complaints].map(([field, says]) => userError(field, `${connector.name} ${says}`));
}

function complaintOf({ code }: Refusal): string {
  return COMPLAINTS[code?.toUpperCase() ?? ''] ?? COMPLAINT;
}
