import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';

/** The maximum length of a document. Comments and commas are not tokens but use memory. **Units** characters. */
export const MAX_QUERY_CHARACTERS = 100_000;
/** The maximum length of an operation's name. **Units** characters. */
export const MAX_NAME_CHARACTERS = 255;

const MOST: ReadonlyArray<readonly [field: string, most: number]> = [
  ['query', MAX_QUERY_CHARACTERS],
  ['operationName', MAX_NAME_CHARACTERS],
];

/** Refuses texts that are too long before they are parsed. */
export async function checkTextLengths(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problem = lengthProblem(request.body) ?? lengthProblem(request.query);
  if (problem !== null) await reply.code(400).send(refusal('BAD_USER_INPUT', problem, request.id));
}

function lengthProblem(asked: unknown): string | null {
  if (typeof asked !== 'object' || asked === null) return null;
  for (const [field, most] of MOST) {
    const text = (asked as Record<string, unknown>)[field];
    if (typeof text === 'string' && text.length > most)
      return `${field}: required at most ${most} characters, arrived ${text.length}`;
  }
  return null;
}
