import { HttpReply, type SimResponse } from '../kernel/types.js';

/** The messages of the provider's refusals. **Source** contract 8. */
export type ErrorCode =
  | 'VALIDATION_ERROR'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'ACCOUNT_NOT_TREASURY'
  | 'LEDGER_NOT_ACTIVE'
  | 'CARD_PROGRAM_NOT_ENABLED'
  | 'CARD_NOT_ACTIVE'
  | 'CARD_STATE_UNCHANGED'
  | 'SUSPEND_LIMIT_REACHED'
  | 'INSUFFICIENT_LEDGER_BALANCE'
  | 'INSUFFICIENT_CARD_BALANCE'
  | 'RATE_LIMITED';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  VALIDATION_ERROR: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ACCOUNT_NOT_TREASURY: 409,
  LEDGER_NOT_ACTIVE: 409,
  CARD_PROGRAM_NOT_ENABLED: 409,
  CARD_NOT_ACTIVE: 409,
  CARD_STATE_UNCHANGED: 409,
  SUSPEND_LIMIT_REACHED: 409,
  INSUFFICIENT_LEDGER_BALANCE: 422,
  INSUFFICIENT_CARD_BALANCE: 422,
  RATE_LIMITED: 429,
};

/** One invalid field. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A refusal; `withRequestId` completes its body. */
export function fail(
  code: ErrorCode,
  message: string,
  more: { readonly errors?: readonly FieldError[]; readonly headers?: Readonly<Record<string, string>> } = {},
): HttpReply {
  const { errors = [], headers } = more;
  const body = { code, message, errors };
  return new HttpReply({ status: STATUS[code], body, ...(headers ? { headers } : {}) });
}

/** 400 for one field. */
export function invalid(field: string, message: string): HttpReply {
  return fail('VALIDATION_ERROR', `The field '${field}' ${message}.`, { errors: [{ field, message }] });
}

/** 404 for an object that does not exist. */
export function notFound(what: string, uuid: string): HttpReply {
  return fail('NOT_FOUND', `No ${what} ${uuid}.`);
}

/** 429 with `Retry-After`. **Units** seconds. **Source** contract 8. */
export function rateLimited(seconds: number): HttpReply {
  return fail('RATE_LIMITED', 'Too many requests.', { headers: { 'Retry-After': String(seconds) } });
}

/** The response of a refusal with its request id. The body is truncated if the settings require an unreadable body. */
export function withRequestId(response: SimResponse, requestId: string, isBroken: boolean): SimResponse {
  const { code, message, errors } = response.body as Readonly<Record<string, unknown>>;
  const body = { code, message, requestId, errors };
  return { ...response, body: isBroken ? JSON.stringify(body).slice(0, -2) : body };
}
