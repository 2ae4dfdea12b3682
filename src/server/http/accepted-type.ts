import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';

/** The media types of a GraphQL response. */
const OFFERED = ['application/json', 'application/graphql-response+json'];

/** Refuses a request whose client accepts no GraphQL response, before the operation is executed. */
export async function checkAccepted(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { accept } = request.headers;
  if (accept === undefined || accept === '' || OFFERED.some((type) => isAccepted(accept, type))) return;
  const message = `required an Accept header that allows ${OFFERED.join(' or ')}`;
  await reply.code(406).send(refusal('BAD_REQUEST', message, request.id));
}

/** Whether the most specific range of the header that covers the type allows it. */
function isAccepted(accept: string, type: string): boolean {
  const ranges = accept.split(',').map(toRange);
  const named = [type, 'application/*', '*/*'].map((name) =>
    ranges.find((range) => range.name === name && range.isPlain),
  );
  return named.find((range) => range !== undefined)?.isAllowed ?? false;
}

/** `isPlain`: has no parameter that a GraphQL response does not have. */
function toRange(text: string) {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((each) => each.startsWith('q='));
  const others = parameters.filter((each) => each !== quality);
  return {
    name,
    isPlain: others.every((each) => /^charset="?utf-8"?$/.test(each)),
    isAllowed: quality === undefined || Number(quality.slice(2)) > 0,
  };
}
