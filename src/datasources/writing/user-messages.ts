import type { ConnectorRef } from '../../domain/capabilities.js';
import type { UpstreamCode, UpstreamError } from '../../domain/errors.js';
import type { UserError, UserErrorCode } from '../../domain/operation.js';
import { userError } from '../../domain/rules/user-errors.js';

/** What an end user is told of one kind of refusal. */
export interface UserMessage {
  readonly code: UserErrorCode;
  readonly field?: string;
  /** Follows the connector's name. */
  readonly says: string;
}

/** Refusals → what end users are told. The provider's own text is not part of it. */
export type UserMessages = (refusal: UpstreamError) => readonly UserError[];

/** Messages by the code of the refusal. */
export function userMessages(table: Readonly<Partial<Record<UpstreamCode, UserMessage>>>): UserMessages {
  return userMessagesBy(({ code }) => [code], table);
}

/** Messages by kinds of refusal that a provider tells apart: the first kind with a message counts. */
export function userMessagesBy<K extends string>(
  kindsOf: (refusal: UpstreamError) => readonly K[],
  table: Readonly<Partial<Record<K, UserMessage>>>,
): UserMessages {
  return (refusal) => {
    const [message] = kindsOf(refusal).flatMap((kind) => table[kind] ?? []);
    if (!message) return [userError(null, refusal.message, 'PROVIDER_REJECTED')];
    return [toUserError(refusal.connector, message)];
  };
}

export function toUserError({ name }: ConnectorRef, { code, field, says }: UserMessage): UserError {
  return userError(field ?? null, `${name} ${says}`, code);
}
