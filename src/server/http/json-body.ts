import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { parseExactJson } from '../../datasources/index.js';

/**
 * Accepts only JSON bodies in UTF-8. Invalid UTF-8 is refused: a decoder replaces what it cannot read by U+FFFD, and a name that was
 * sent in another encoding would be stored wrongly.
 */
export function acceptJsonBodies(app: FastifyInstance): void {
  const parseText = app.getDefaultJsonParser('error', 'error');
  // Browsers send text/plain to other sites without a preflight request, and no route uses it.
  app.removeContentTypeParser(['text/plain', 'application/json']);
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(body)) return done(new NotUtf8Error());
    const text = body.toString('utf8');
    return parseText(request, text, (error, value) =>
      error ? done(toBodyError(error, text)) : done(null, withExactNumbers(text, value)),
    );
  });
}

/** The value, in which the numbers that a double cannot represent keep their digits. */
function withExactNumbers(text: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null ? parseExactJson(text) : value;
}

class NotUtf8Error extends Error {
  readonly statusCode = 400;

  constructor() {
    super('required a body in UTF-8, arrived bytes that are not UTF-8');
  }
}

/** The parser reports a body that is not JSON and a forbidden key with the same error. */
function toBodyError(error: Error, text: string): Error {
  return isJson(text) ? new ForbiddenKeyError() : error;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A key that changes the objects that a program makes from the body. */
class ForbiddenKeyError extends Error {
  readonly statusCode = 400;

  constructor() {
    super('the body has a key that is not accepted: `__proto__`, or `constructor` with a key `prototype`');
  }
}
