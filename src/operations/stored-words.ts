import { BUSINESS_STATUSES } from '../domain/business.js';
import { toFrequency } from '../domain/recurring-transfer.js';

/**
 * The journal keeps the words of its first version, whatever the gateway calls things now: operations of every age decode, keys keep their
 * fingerprints, and gateways of two versions can share one journal.
 */

/** The direction of a transfer: in the gateway → in the journal. */
const DIRECTIONS: ReadonlyMap<unknown, string> = new Map([
  ['PUSH', 'CREDIT'],
  ['PULL', 'DEBIT'],
]);
const FROM_DIRECTIONS: ReadonlyMap<unknown, string> = new Map(
  [...DIRECTIONS].map(([word, stored]) => [stored, String(word)]),
);

/** A command or a result in the words of the journal. */
export function toStoredWords(value: unknown): unknown {
  return withDirections(value, DIRECTIONS);
}

/** A command or a result of the journal in the words of the gateway. */
export function fromStoredWords(value: unknown): unknown {
  return withStatus(withFrequency(withEnds(withDirections(value, FROM_DIRECTIONS))));
}

/** The two ends of a recurring transfer that was kept as a result: they were called `from` and `to`, as those of commands are. */
function withEnds(value: unknown): unknown {
  if (!isObject(value) || !isObject(value['from']) || !isObject(value['to'])) return value;
  const { from: source, to: destination, ...rest } = value;
  return { ...rest, source, destination };
}

/** Of a command or a transfer, and of the transfer in a result. Nothing deeper is touched: it may be the caller's own JSON. */
function withDirections(value: unknown, words: ReadonlyMap<unknown, string>): unknown {
  if (!isObject(value)) return value;
  const { direction, transfer } = value;
  const word = words.get(direction);
  return {
    ...value,
    ...(word !== undefined && { direction: word }),
    ...(isObject(transfer) && { transfer: withDirections(transfer, words) }),
  };
}

/** The frequency of a recurring transfer that was kept as a result: it was the provider's word alone. */
function withFrequency(value: unknown): unknown {
  if (!isObject(value) || typeof value['frequency'] !== 'string') return value;
  if (!('remainingTransfers' in value) || 'providerFrequency' in value) return value;
  const { frequency: word } = value;
  return { ...value, frequency: toFrequency(word), providerFrequency: word };
}

/** The status of a business that was kept as a result: it was the provider's word alone. */
function withStatus(value: unknown): unknown {
  if (!isObject(value) || !('onboardingStatus' in value) || 'providerStatus' in value) return value;
  const { status: word } = value;
  const status = BUSINESS_STATUSES.find((known) => typeof word === 'string' && known === word.toUpperCase());
  return { ...value, status: status ?? 'UNKNOWN', providerStatus: word };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
