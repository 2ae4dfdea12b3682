import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';
import type { Manifest } from './manifest.js';

/**
 * Refuses an invalid `extensions.persistedQuery`: another version, an invalid hash, or the hash of another document. With `only`,
 * refuses every document that is not in the manifest before it is parsed, so that errors reveal nothing about the schema.
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

/** The problem of a request's hash; null if it is valid or absent. */
export function persistedProblem(request: unknown): string | null {
  const persisted = at(at(request, 'extensions'), 'persistedQuery');
  if (persisted === undefined || persisted === null) return null;
  if (at(persisted, 'version') !== 1) return 'extensions.persistedQuery.version: required 1';
  const hash = at(persisted, 'sha256Hash');
  if (typeof hash !== 'string' || !/^[\w:+/=-]{1,128}$/.test(hash)) {
    return 'extensions.persistedQuery.sha256Hash: required a hash of at most 128 characters';
  }
  const text = at(request, 'query');
  if (typeof text !== 'string' || createHash('sha256').update(text).digest('hex') === hash) return null;
  return 'extensions.persistedQuery.sha256Hash: required the SHA-256 of the query in lowercase hexadecimal digits';
}

/** Reads a URL as Apollo does, so that both see the same request. Apollo reports extensions that are not JSON. */
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
