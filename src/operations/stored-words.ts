import { BUSINESS_STATUSES } from '../domain/business.js';
import { toFrequency } from '../domain/recurring-transfer.js';

/**
 * The journal keeps the terms of its first version, whatever the gateway uses now. Operations of every age decode, keys keep their
 * fingerprints, and gateways of two versions can share one journal.
 */

/** The direction of a transfer: the gateway's term → the journal's term. */
const DIRECTIONS: ReadonlyMap<unknown, string> = new Map([
  ['PUSH', 'CREDIT'],
  ['PULL', 'DEBIT'],
]);
const FROM_DIRECTIONS: ReadonlyMap<unknown, string> = new Map(
  [...DIRECTIONS].map(([word, stored]) => [stored, String(word)]),
);

/** Translates a command or a result into the terms of the journal. */
export function toStoredWords(value: unknown): unknown {
  return toStoredEnds(withDirections(value, DIRECTIONS, 'PULL'));
}

/** Translates a command or a result of the journal into the terms of the gateway. */
export function fromStoredWords(value: unknown): unknown {
  return withStatus(withFrequency(fromStoredEnds(withDirections(value, FROM_DIRECTIONS, 'DEBIT'))));
}

/** The source and destination of a command. The journal calls them `from` and `to`. */
function toStoredEnds(value: unknown): unknown {
  if (!isObject(value) || typeof value['source'] !== 'string' || !isObject(value['destination']))
    return value;
  const { source: from, destination: to, ...rest } = value;
  return { ...rest, from, to };
}

/** The ends of a command, and of a recurring transfer in a result of an earlier version. */
function fromStoredEnds(value: unknown): unknown {
  if (!isObject(value) || !('from' in value) || !isObject(value['to'])) return value;
  const { from: source, to: destination, ...rest } = value;
  return { ...rest, source, destination };
}

/** Translates a command or a transfer, and the transfer in a result. Deeper values stay unchanged: they may be the caller's own JSON. */
function withDirections(value: unknown, words: ReadonlyMap<unknown, string>, pull: string): unknown {
  if (!isObject(value)) return value;
  const { direction, transfer } = value;
  const word = words.get(direction);
  return {
    ...value,
    ...(word !== undefined && { direction: word }),
    ...(direction === pull && inOrderOfMoney(value)),
    ...(isObject(transfer) && { transfer: withDirections(transfer, words, pull) }),
  };
}

/** The ends of a pulled transfer, exchanged. In the journal, `source` is the end that sends the money. */
function inOrderOfMoney({ rail, source, destination }: Readonly<Record<string, unknown>>): object {
  const isTransfer = rail !== undefined && source !== undefined && typeof source !== 'string';
  return isTransfer ? { source: destination, destination: source } : {};
}

/** The frequency of a recurring transfer in a stored result. It was only the provider's own word. */
function withFrequency(value: unknown): unknown {
  if (!isObject(value) || typeof value['frequency'] !== 'string') return value;
  if (!('remainingTransfers' in value) || 'providerFrequency' in value) return value;
  const { frequency: word } = value;
  return { ...value, frequency: toFrequency(word), providerFrequency: word };
}

/** The status of a business in a stored result. It was only the provider's own word. */
function withStatus(value: unknown): unknown {
  if (!isObject(value) || !('onboardingStatus' in value) || 'providerStatus' in value) return value;
  const { status: word } = value;
  const status = BUSINESS_STATUSES.find((known) => typeof word === 'string' && known === word.toUpperCase());
  return { ...value, status: status ?? 'UNKNOWN', providerStatus: word };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
