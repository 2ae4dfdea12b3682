import { UpstreamError } from '../../domain/errors.js';
import { type UserMessage, type UserMessages, userMessagesBy } from '../writing/user-messages.js';

/** Messages by Cardbiller's own code (assumed), else by the class of the status: an `UpstreamCode`. **Source** errors. */
export function cardbillerMessages(table: Readonly<Partial<Record<string, UserMessage>>>): UserMessages {
  return userMessagesBy((refusal) => [...refusalCodes(refusal), refusal.code], table);
}

/** True of a refusal with this code of Cardbiller. */
export function isRefusedWith(error: unknown, word: string): error is UpstreamError {
  return error instanceof UpstreamError && error.code === 'REJECTED' && refusalCodes(error).includes(word);
}

function refusalCodes({ refusals }: UpstreamError): readonly string[] {
  return refusals.flatMap(({ code }) => code ?? []);
}
