import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on this machine that a test scripts. */
export interface Loopback {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly Arrived[];
  /** Resolves once that many requests have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** `index` counts requests from 0. A handler that does nothing leaves the request without an answer. */
export type Handler = (response: ServerResponse, request: Arrived, index: number) => void;

export async function startLoopback(handle: Handler): Promise<Loopback> {
  const requests: Arrived[] = [];
  let watchers: Array<() => boolean> = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
    requests.push(request);
    handle(response, request, requests.length - 1);
    watchers = watchers.filter((done) => !done());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    arrived: (count) =>
      new Promise((resolve) => {
        const done = () => {
          if (requests.length < count) return false;
          resolve();
          return true;
        };
        if (!done()) watchers.push(done);
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
