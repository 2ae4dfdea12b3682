import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';

/**
 * Responds to a request for no route before its body is read: 405 with `Allow` where the address has other methods, else 404. Must be
 * called before routes are added.
 */
export function refuseUnknownRoutes(app: FastifyInstance): void {
  const methodsOf = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = methodsOf.get(url) ?? new Set<string>();
    for (const each of [method].flat()) known.add(each);
    methodsOf.set(url, known);
  });
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const allowed = allowedAt(methodsOf, request.url.split('?')[0] ?? '');
    if (allowed.length === 0) return refuseAddress(request, reply, methodsOf);
    const message = `required one of the methods ${allowed.join(', ')}, arrived ${request.method}`;
    return reply
      .code(405)
      .header('allow', allowed.join(', '))
      .send(refusal('BAD_REQUEST', message, request.id));
  };
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) await answer(request, reply);
  });
  // A route for files finds out later that it has none.
  app.setNotFoundHandler((request, reply) => refuseAddress(request, reply, methodsOf));
}

/** Names the addresses of the gateway. It repeats nothing of the request. */
function refuseAddress(
  { id }: FastifyRequest,
  reply: FastifyReply,
  methodsOf: ReadonlyMap<string, ReadonlySet<string>>,
): FastifyReply {
  const addresses = [...methodsOf.keys()].filter((url) => !/[*]|^\/$|\/config\.json$/.test(url)).sort();
  const message = `no such route; the gateway responds at ${addresses.join(', ')}`;
  return reply.code(404).send(refusal('NOT_FOUND', message, id));
}

function allowedAt(methodsOf: ReadonlyMap<string, ReadonlySet<string>>, path: string): readonly string[] {
  const covers = (url: string) => url === path || (url.endsWith('*') && path.startsWith(url.slice(0, -1)));
  return [...methodsOf].flatMap(([url, methods]) => (covers(url) ? [...methods] : []));
}
