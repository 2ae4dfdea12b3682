import type { IncomingHttpHeaders } from 'node:http';
import { type Loopback, startLoopback } from '../../support/loopback.js';
import type { Target } from './stage.js';

/** What the body of a request becomes on its way. */
export type Rewrite = (body: Readonly<Record<string, unknown>>) => object;

/** A way to a simulator: everything passes as it is, but the requests for which a rewrite is set. */
export interface Relay {
  readonly url: string;
  rewrite(target: Target, change: Rewrite): void;
  close(): Promise<void>;
}

const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/** Opens a way to the simulator at this URL. */
export async function startRelay(simulator: string): Promise<Relay> {
  let changed: { readonly target: Target; readonly change: Rewrite } | null = null;
  const rewritten = (method: string, url: string, body: string) => {
    if (!changed || !isMeant(changed.target, method, url)) return body;
    return JSON.stringify(changed.change(JSON.parse(body)));
  };
  const loopback: Loopback = await startLoopback(async (response, { method, url, headers, body }) => {
    const answer = await fetch(`${simulator}${url}`, {
      method,
      headers: endToEnd(headers),
      ...(body !== '' && { body: rewritten(method, url, body) }),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  });
  return {
    url: loopback.url,
    rewrite: (target, change) => {
      changed = { target, change };
    },
    close: () => loopback.close(),
  };
}

function isMeant({ method, path }: Target, asked: string, url: string): boolean {
  return asked === method && (path.endsWith('*') ? url.startsWith(path.slice(0, -1)) : url === path);
}

function endToEnd(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
