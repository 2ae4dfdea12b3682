import { UpstreamError } from '../../domain/errors.js';
import type { UserError, UserErrorCode } from '../../domain/operation.js';
import { userError } from '../../domain/rules/user-errors.js';

/** What an end user is told of one kind of refusal, after the connector's name. */
export interface Told {
  readonly code: UserErrorCode;
  readonly field?: string;
  readonly says: string;
}

/** By Cardbiller's own code (assumed), else by the class of the status: an `UpstreamCode`. **Source** errors. */
export type Tellings = Readonly<Partial<Record<string, Told>>>;

/** Refusals → what end users are told. The provider's own text never is. */
export function tellingOf(tellings: Tellings): (refusal: UpstreamError) => readonly UserError[] {
  return (refusal) => {
    const told = refusalCodes(refusal).flatMap((code) => tellings[code] ?? [])[0] ?? tellings[refusal.code];
    if (!told) return [userError(null, refusal.message, 'PROVIDER_REJECTED')];
    return [userError(told.field ?? null, `${refusal.connector.name} ${told.says}`, told.code)];
  };
}

/** True of a refusal with this code of Cardbiller. */
export function isRefusedWith(error: unknown, word: string): error is UpstreamError {
  return error instanceof UpstreamError && error.code === 'REJECTED' && refusalCodes(error).includes(word);
}

function refusalCodes({ refusals }: UpstreamError): readonly string[] {
  return refusals.flatMap(({ code }) => code ?? []);
}
