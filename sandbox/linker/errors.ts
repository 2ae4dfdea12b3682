import { isObject } from '../kernel/json.js';
import { HttpReply, type SimResponse } from '../kernel/types.js';

/** The shapes of a refusal's body; `documented` depends on the status. **Source** contract 2. */
export const ERROR_SHAPES = ['documented', 'list', 'text', 'status', 'errors'] as const;
export type ErrorShape = (typeof ERROR_SHAPES)[number];

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};
const PROVIDER_CODE = 2_000;

/** 400 with every problem of the input. */
export function invalid(problems: readonly string[]): HttpReply {
  return new HttpReply({ status: 400, body: bodyOf('list', 400, problems) });
}

/** 401, 403, 422, 429, 500: a status and the reason as one sentence. */
export function fail(status: number, reason: string): HttpReply {
  return new HttpReply({ status, body: bodyOf('text', status, [reason]) });
}

/** 404 for an object that does not exist or belongs to another user. */
export function notFound(what: string): HttpReply {
  return new HttpReply({ status: 404, body: bodyOf('status', 404, [`This ${what} doesn't exist`]) });
}

/** A refusal in the shape that the contract gives its status. */
export function refusal(status: number, reason: string): SimResponse {
  const shape = status === 400 ? 'list' : status === 404 ? 'status' : 'text';
  return { status, body: bodyOf(shape, status, [reason]) };
}

/** The refusal with its body in another shape; successes and `documented` stay as they are. */
export function reshaped(response: SimResponse, shape: ErrorShape, at: Date): SimResponse {
  if (response.status < 400 || shape === 'documented' || !isObject(response.body)) return response;
  const { message } = response.body;
  if (message === undefined) return response;
  const reasons = Array.isArray(message) ? message.map(String) : [String(message)];
  if (shape === 'errors') return { ...response, body: passedThrough(response.status, reasons, at) };
  return { ...response, body: bodyOf(shape, response.status, reasons) };
}

/** The response with a `statusCode` in the body that differs from the HTTP status. */
export function contradicted(response: SimResponse): SimResponse {
  if (!isObject(response.body) || response.body['statusCode'] === undefined) return response;
  const statusCode = response.status === 200 ? 201 : 200;
  return { ...response, body: { ...response.body, statusCode } };
}

function bodyOf(shape: 'list' | 'text' | 'status', status: number, reasons: readonly string[]): unknown {
  const reason = reasons.join('; ');
  if (shape === 'list') return { statusCode: status, message: reasons, error: titleOf(status) };
  return shape === 'text' ? { statusCode: status, message: reason } : { message: reason, status };
}

/** An error of the bank, in the format of sibling flavours. */
function passedThrough(status: number, reasons: readonly string[], at: Date): unknown {
  const occurred_at = at.toISOString();
  const errors = reasons.map((detail) => ({
    code: PROVIDER_CODE,
    title: titleOf(status),
    detail,
    occurred_at,
  }));
  return { errors, status };
}

function titleOf(status: number): string {
  return TITLES[status] ?? 'Error';
}
