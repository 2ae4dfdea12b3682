import { HttpReply } from '../kernel/types.js';

export type ReasonCode = 'PARAM_IS_UNEXPECTED' | 'PARAM_IS_INVALID' | 'PARAM_IS_MISSING';
export type TargetType =
  | 'HTTP_REQUEST_PATH'
  | 'HTTP_REQUEST_BODY'
  | 'HTTP_REQUEST_QUERY_STRING'
  | 'HTTP_REQUEST_HEADER';

/** One problem of a request. */
export interface Detail {
  readonly target_type: TargetType;
  readonly target: string;
  readonly message: string;
  readonly reason_code: ReasonCode;
}

/** Codes with their status and text. **Source** contract 8. */
const CODES = {
  INVALID_PARAMS: [400, 'Invalid parameter(s)'],
  INVALID_PATH: [400, 'Invalid path'],
  INVALID_STATE: [400, 'The operation is not possible in the present state'],
  NOT_AUTHENTICATED: [401, 'Authentication is required'],
  NOT_AUTHORIZED: [403, 'Not authorized to perform this operation'],
  NOT_FOUND: [404, 'Not found'],
  THROTTLE_EXCEEDED: [429, 'Too many requests'],
  SERVICE_TEMPORARILY_UNAVAILABLE: [503, 'The service is unavailable at the moment, please retry later'],
} as const;

export type ErrorCode = keyof typeof CODES;

export const ERROR_CODES = Object.keys(CODES) as ErrorCode[];

/** An error response in the provider's envelope. */
export function failure(
  code: ErrorCode,
  options: {
    readonly message?: string;
    readonly details?: readonly Detail[];
    readonly headers?: Record<string, string>;
  } = {},
): HttpReply {
  const [status, text] = CODES[code];
  const body = { error_message: options.message ?? text, error_code: code, details: options.details ?? [] };
  return new HttpReply({ status, body, ...(options.headers ? { headers: options.headers } : {}) });
}

/** 400 `INVALID_PARAMS` about one field of the body. */
export function invalidField(target: string, message: string): HttpReply {
  const detail: Detail = {
    target_type: 'HTTP_REQUEST_BODY',
    target,
    message,
    reason_code: 'PARAM_IS_INVALID',
  };
  return failure('INVALID_PARAMS', { details: [detail] });
}

/** 400 `INVALID_PARAMS` about one parameter of the query string. */
export function invalidQuery(target: string, message: string, isMissing = false): HttpReply {
  const detail: Detail = {
    target_type: 'HTTP_REQUEST_QUERY_STRING',
    target,
    message,
    reason_code: isMissing ? 'PARAM_IS_MISSING' : 'PARAM_IS_INVALID',
  };
  return failure('INVALID_PARAMS', { details: [detail] });
}
