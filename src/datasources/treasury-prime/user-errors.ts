import type { UpstreamCode, UpstreamError } from '../../domain/errors.js';
import type { UserError, UserErrorCode } from '../../domain/operation.js';
import { userError } from '../../domain/rules/user-errors.js';

/** What an end user is told of one kind of refusal, after the connector's name. */
export interface Told {
  readonly code: UserErrorCode;
  readonly field?: string;
  readonly says: string;
}

/**
 * Refusals → what end users are told. Only the status tells them apart: there is no code, and the text is for people at the provider.
 * **Source** errors.
 */
export function tellingOf(
  table: Partial<Record<UpstreamCode, Told>>,
): (refusal: UpstreamError) => readonly UserError[] {
  return (refusal) => {
    const told = table[refusal.code];
    if (!told) return [userError(null, refusal.message, 'PROVIDER_REJECTED')];
    return [userError(told.field ?? null, `${refusal.connector.name} ${told.says}`, told.code)];
  };
}
