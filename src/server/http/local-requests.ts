import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses requests that were made for another host or by a page of another host. The gateway over the sandbox gives its callers' tokens
 * to the browser: a page whose name resolves to this machine (DNS rebinding) could read them. `host` is the configured one, `origins`
 * are the pages that are accepted.
 */
export function checkLocal(host: string, origins: ReadonlyArray<string | RegExp>) {
  const hosts = [...LOOPBACK, host.includes(':') ? `[${host}]` : host].map((each) => each.toLowerCase());
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { origin, host: named = '' } = request.headers;
    if (!hosts.includes(withoutPort(named))) {
      const message = `required a Host header with ${[...new Set(hosts)].join(', ')}; the variable HOST adds another`;
      await reply.code(421).send(refusal('BAD_REQUEST', message, request.id));
    } else if (
      origin !== undefined &&
      !isOwn(origin, named) &&
      !origins.some((each) => covers(each, origin))
    ) {
      const message =
        'required an Origin of this machine: the gateway over simulated providers accepts no other pages';
      await reply.code(403).send(refusal('FORBIDDEN', message, request.id));
    }
  };
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

function covers(expected: string | RegExp, origin: string): boolean {
  return typeof expected === 'string' ? expected === origin : expected.test(origin);
}
