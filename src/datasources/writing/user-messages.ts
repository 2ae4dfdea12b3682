import type { ConnectorRef } from '../../domain/capabilities.js';
import type { UpstreamCode, UpstreamError } from '../../domain/errors.js';
import type { UserError, UserErrorCode } from '../../domain/operation.js';
import { userError } from '../../domain/rules/user-errors.js';

/** The message that an end user receives for one kind of refusal. */
export interface UserMessage {
  readonly code: UserErrorCode;
  readonly field?: string;
  /** The text after the connector's name. */
  readonly says: string;
}

/** Refusals → the errors that end users receive. They do not contain the provider's own text. */
export type UserMessages = (refusal: UpstreamError) => readonly UserError[];

/** Messages by the code of the refusal. */
export function userMessages(table: Readonly<Partial<Record<UpstreamCode, UserMessage>>>): UserMessages {
  return userMessagesBy(({ code }) => [code], table);
}

/** Messages by the provider's kinds of refusal. The first kind with a message is used. */
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
