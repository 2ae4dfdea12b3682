import type { IncomingMessage } from 'node:http';
import { parseJson } from './json.js';
import { HttpReply, type SimRequest, type SimResponse } from './types.js';

const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** The request for handlers, before a route matches. **Throws** `HttpReply` 413 for a body above 16 MiB. */
export async function toSimRequest(message: IncomingMessage): Promise<SimRequest> {
  const url = new URL(message.url ?? '/', 'http://simulator.invalid');
  const rawBody = await readBody(message);
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    params: {},
    query: url.searchParams,
    headers: flatHeaders(message),
    rawBody,
    body: parseJson(rawBody.toString('utf8')),
  };
}

/** The response of the work, even if it throws. */
export async function answerOf(work: () => SimResponse | Promise<SimResponse>): Promise<SimResponse> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HttpReply) return error.response;
    process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
    return { status: 500, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new HttpReply({
        status: 413,
        body: { error: `the body must be at most ${MAX_BODY_BYTES} bytes` },
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flatHeaders(message: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
