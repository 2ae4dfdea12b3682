import type { FastifyReply, FastifyRequest } from 'fastify';

/** Adds the request id to the errors of refusals that Apollo makes before its plugins see the request. */
export async function addRequestIds(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode < 400 || typeof payload !== 'string') return payload;
  const answer = JSON.parse(payload) as { readonly errors?: readonly Described[] };
  if (answer.errors?.every(({ extensions }) => extensions?.['requestId'] !== undefined)) return payload;
  const errors = answer.errors?.map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId: request.id },
  }));
  return JSON.stringify({ ...answer, errors });
}

interface Described {
  readonly extensions?: Readonly<Record<string, unknown>>;
}
