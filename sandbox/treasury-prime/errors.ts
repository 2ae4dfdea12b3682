import { HttpReply, type SimResponse } from '../kernel/types.js';

/** The provider's refusal: a status and one sentence. **Source** contract 4. */
export function fail(status: number, message: string, headers?: Readonly<Record<string, string>>): HttpReply {
  return new HttpReply({ status, body: { error: message }, ...(headers ? { headers } : {}) });
}

/** 400 for an unknown id. */
export function invalidId(field: string, id: unknown): HttpReply {
  return fail(400, `Invalid id ${field}: ${String(id)}`);
}

/** 400 for a parameter that is missing. */
export function missing(field: string): HttpReply {
  return fail(400, `Parameter '${field}' is required.`);
}

/** 404 for an object that does not exist. */
export function notFound(what: string): HttpReply {
  return fail(404, `${what} not found.`);
}

/** 429, with `Retry-After` unless it is null. **Units** seconds. **Source** contract 4. */
export function rateLimited(retryAfter: number | null): HttpReply {
  const headers = retryAfter === null ? undefined : { 'Retry-After': String(retryAfter) };
  return fail(429, 'Too many requests.', headers);
}

/** The error body without its end, so that it does not parse. */
export function cutShort(response: SimResponse): SimResponse {
  if (response.status < 400 || typeof response.body !== 'object') return response;
  return { ...response, body: JSON.stringify(response.body).slice(0, -2) };
}
