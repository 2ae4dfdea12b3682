import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';

/** Refuses a query string that is not UTF-8: a decoder would replace what it cannot read by U+FFFD. */
export async function checkAddress(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const start = request.url.indexOf('?');
  if (start < 0 || canBeDecoded(request.url.slice(start))) return;
  const message = 'required a query string in percent-encoded UTF-8';
  await reply.code(400).send(refusal('BAD_REQUEST', message, request.id));
}

function canBeDecoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
