import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';
import type { Manifest } from './manifest.js';

/**
 * Refuses an `extensions.persistedQuery` that nobody could mean: another version, a hash that is none, or that of another text. With
 * `only`, refuses every text that is not in the manifest, before anything of it is read: nobody learns of the schema by trying.
 */
export function checkPersistedRequest(only: Manifest | null) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const asked = request.method === 'GET' ? fromAddress(request.url) : request.body;
    const problem = persistedProblem(asked);
    if (problem !== null) {
      await reply.code(400).send(refusal('BAD_REQUEST', problem, request.id));
      return;
    }
    const text = at(asked, 'query');
    if (!only || typeof text !== 'string' || only.has(text)) return;
    const message = 'required one of the operations in the manifest of this gateway';
    await reply.code(400).send(refusal('OPERATION_NOT_LISTED', message, request.id));
  };
}

/** What is wrong with the hash of a request; null: nothing, or it has none. */
export function persistedProblem(request: unknown): string | null {
  const persisted = at(at(request, 'extensions'), 'persistedQuery');
  if (persisted === undefined || persisted === null) return null;
  if (at(persisted, 'version') !== 1) return 'extensions.persistedQuery.version: required 1';
  const hash = at(persisted, 'sha256Hash');
  if (typeof hash !== 'string' || !/^[\w:+/=-]{1,128}$/.test(hash)) {
    return 'extensions.persistedQuery.sha256Hash: required a hash of up to 128 characters';
  }
  const text = at(request, 'query');
  if (typeof text !== 'string' || createHash('sha256').update(text).digest('hex') === hash) return null;
  return 'extensions.persistedQuery.sha256Hash: required the SHA-256 of the query, in small hexadecimal digits';
}

/** Reads an address as Apollo does, so that both see the same. Extensions that are no JSON are left to it. */
function fromAddress(address: string): object {
  const parameters = new URL(address, 'http://gateway').searchParams;
  const query = parameters.get('query') ?? undefined;
  const extensions = parameters.get('extensions');
  try {
    return { query, extensions: extensions === null ? null : JSON.parse(extensions) };
  } catch {
    return { query };
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
