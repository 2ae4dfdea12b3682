import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, vi } from 'vitest';
import type { Row } from './answer.js';

/** Something that takes webhooks. */
export interface Receiver {
  readonly url: string;
  /** `proof`: the header by which the sender proves itself. */
  readonly got: Array<{ readonly body: Row; readonly text: string; readonly proof: string | undefined }>;
  /** What it answers. */
  status: number;
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a receiver on this machine. `proof`: the name of the header. */
export async function receive(proof: string): Promise<Receiver> {
  const got: Receiver['got'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      got.push({ text, body: JSON.parse(text), proof: request.headers[proof] as string | undefined });
      response.writeHead(receiver.status, { connection: 'close' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    got,
    status: 200,
    received: (count) =>
      vi.waitFor(() => expect(got.length).toBeGreaterThanOrEqual(count), { timeout: 5_000, interval: 5 }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}
