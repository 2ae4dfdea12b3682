import type { ServerResponse } from 'node:http';
import { bodyText, type Ending, type Manner, type Sleep } from './misbehave.js';
import type { SimResponse } from './types.js';

const PAD_CHUNK = Buffer.alloc(65_536, ' ');
const DRIP_TICKS_PER_SECOND = 10;

/** Ends an exchange; resolves with the sent status, null if the connection was cut or got no response. */
export async function send(
  reply: ServerResponse,
  ending: Ending,
  options: { readonly headers: Readonly<Record<string, string>>; readonly sleep: Sleep },
): Promise<number | null> {
  if (ending.type === 'silence') return null;
  if (ending.type === 'cut' || reply.destroyed) {
    reply.destroy();
    return null;
  }
  const { response, manner } = ending;
  writeHead(reply, response, options.headers);
  const body = Buffer.from(bodyText(response));
  if (manner) return sendInManner(reply, body, { manner, sleep: options.sleep });
  reply.end(response.status === 204 ? undefined : body);
  return response.status;
}

function writeHead(
  reply: ServerResponse,
  response: SimResponse,
  always: Readonly<Record<string, string>>,
): void {
  reply.statusCode = response.status;
  if (response.body !== undefined) reply.setHeader('Content-Type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries({ ...always })) reply.setHeader(name, value);
  for (const [name, value] of Object.entries({ ...response.headers })) reply.setHeader(name, value);
}

async function sendInManner(
  reply: ServerResponse,
  body: Buffer,
  { manner, sleep }: { readonly manner: Manner; readonly sleep: Sleep },
): Promise<number | null> {
  if (manner.way === 'truncate') return truncate(reply, body);
  if (manner.way === 'drip') await drip(reply, body, { bytesPerSecond: manner.bytesPerSecond, sleep });
  else await pad(reply, body, manner.bytes);
  reply.end();
  return reply.statusCode;
}

function truncate(reply: ServerResponse, body: Buffer): null {
  reply.setHeader('Content-Length', Math.max(body.length, 2));
  reply.write(body.subarray(0, Math.floor(body.length / 2)), () => reply.destroy());
  return null;
}

async function drip(
  reply: ServerResponse,
  body: Buffer,
  { bytesPerSecond, sleep }: { readonly bytesPerSecond: number; readonly sleep: Sleep },
): Promise<void> {
  reply.setHeader('Content-Length', body.length);
  const step = Math.max(1, Math.floor(bytesPerSecond / DRIP_TICKS_PER_SECOND));
  for (let at = 0; at < body.length && !reply.destroyed; at += step) {
    reply.write(body.subarray(at, at + step));
    await sleep((1000 * step) / bytesPerSecond);
  }
}

/** White space after the body, so that the same JSON has the requested size. */
async function pad(reply: ServerResponse, body: Buffer, bytes: number): Promise<void> {
  reply.write(body);
  for (let left = bytes - body.length; left > 0 && !reply.destroyed; left -= PAD_CHUNK.length) {
    const hasRoom = reply.write(PAD_CHUNK.subarray(0, Math.min(left, PAD_CHUNK.length)));
    if (!hasRoom) await drained(reply);
  }
}

function drained(reply: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      reply.off('drain', settle);
      reply.off('close', settle);
      resolve();
    };
    reply.once('drain', settle);
    reply.once('close', settle);
  });
}
