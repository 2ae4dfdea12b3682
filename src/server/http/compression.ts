import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Smaller answers fit into one packet. **Units** bytes. */
const LEAST_BYTES = 1_024;

/** Answers are made for one client each: a fast quality. */
const BROTLI_QUALITY = 4;

/** In order of preference. */
const CODINGS = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const;

type Coding = keyof typeof CODINGS;

/**
 * Compresses the text of an answer where the client asks for it. An answer with `Cache-Control: no-transform` stays as it is, because it
 * can contain a secret. Must be the last hook that changes the answer.
 *
 * It uses the library of Node: plugins of Fastify decide by route and media type, and here each answer decides. The files of GraphiQL
 * are compressed when they are built, and `@fastify/static` serves them.
 */
export async function compressAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' || isUnchanged(reply)) return payload;
  reply.header('vary', [reply.getHeader('vary') ?? [], 'accept-encoding'].flat().join(', '));
  const coding = chooseCoding(request.headers['accept-encoding']);
  const bytes = Buffer.from(payload);
  if (coding === null || bytes.length < LEAST_BYTES) return payload;
  reply.removeHeader('content-length').header('content-encoding', coding);
  return CODINGS[coding](bytes);
}

function isUnchanged(reply: FastifyReply): boolean {
  return String(reply.getHeader('cache-control') ?? '').includes('no-transform');
}

/** The coding that the client prefers; null: none. **Source** RFC 9110, section 12.5.3. */
export function chooseCoding(header: string | string[] | undefined): Coding | null {
  const weights = new Map(
    String(header ?? '')
      .split(',')
      .map(toWeight),
  );
  const weightOf = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0;
  const wanted = (Object.keys(CODINGS) as Coding[]).filter((coding) => weightOf(coding) > 0);
  return wanted.sort((a, b) => weightOf(b) - weightOf(a))[0] ?? null;
}

function toWeight(text: string): readonly [coding: string, weight: number] {
  const [coding = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((each) => each.startsWith('q='));
  return [coding, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
}
