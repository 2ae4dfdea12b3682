import { quoted } from './refusal-table.js';

/** An answer that a provider is made to give. */
export interface Forced {
  readonly title: string;
  readonly status: number;
  readonly body: unknown;
}

/** In every refusal that is forced: nobody may be shown it. */
export const THEIR_TEXT = 'Zq7 ledger core says no';

/** What a mutation of a provider is answered with, for what stands in a row under `theirs`. Empty: nobody knows how. */
export function forcedBy(provider: string, theirs: string): readonly Forced[] {
  return FORCES[provider]?.(theirs) ?? [];
}

type Force = (theirs: string) => readonly Forced[];

/** 400, 404 … and, for 5xx, two of them. */
function statusesIn(theirs: string): readonly number[] {
  const stated = [...theirs.matchAll(/\b[45]\d\d\b/g)].map(([status]) => Number(status));
  return /\b5xx\b/.test(theirs) ? [...stated, 500, 503] : stated;
}

/** Only the status tells refusals apart. **Source** the contract: errors. */
const treasuryPrime: Force = (theirs) =>
  statusesIn(theirs).map((status) => ({ title: `${status}`, status, body: { error: THEIR_TEXT } }));

/** **Source** the contract: response envelope and errors. */
const linker: Force = (theirs) => {
  const text = textOf(theirs);
  return statusesIn(theirs).map((status) => ({
    title: `${status}`,
    status,
    body: {
      400: { statusCode: status, message: [text], error: 'Bad Request' },
      404: { message: text, status },
    }[status] ?? { statusCode: status, message: text },
  }));
};

function textOf(theirs: string): string {
  if (theirs.includes('words about the key')) return 'This Idempotency-Key was used with another request';
  if (!theirs.includes('words about funds')) return THEIR_TEXT;
  return `The banking provider refused: {"error":"${THEIR_TEXT}: Insufficient funds."}`;
}

/** **Source** the contract: errors. */
const CARDBILLER_CODES: Readonly<Record<string, number>> = {
  VALIDATION_ERROR: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ACCOUNT_NOT_TREASURY: 409,
  LEDGER_NOT_ACTIVE: 409,
  CARD_PROGRAM_NOT_ENABLED: 409,
  CARD_NOT_ACTIVE: 409,
  SUSPEND_LIMIT_REACHED: 409,
  INSUFFICIENT_LEDGER_BALANCE: 422,
  INSUFFICIENT_CARD_BALANCE: 422,
};

const cardbiller: Force = (theirs) => {
  const known = quoted(theirs).flatMap((code) => {
    const status = CARDBILLER_CODES[code];
    return status === undefined
      ? []
      : [{ title: code, status, body: { code, message: THEIR_TEXT, errors: [] } }];
  });
  const others = theirs.includes('other 4xx') ? [405, 409, 422] : [];
  const plain = [...statusesIn(theirs), ...others].map((status) => ({
    title: `${status}`,
    status,
    body: { message: THEIR_TEXT },
  }));
  return [...known, ...plain];
};

/** **Source** the contract: errors. Fields are forced apart, see `forcedOn`. */
const TREASURE_CODES: Readonly<Record<string, number>> = {
  INVALID_PATH: 400,
  INVALID_STATE: 400,
  NOT_AUTHORIZED: 403,
};

const treasure: Force = (theirs) => {
  const known = quoted(theirs).flatMap((code) => {
    const status = TREASURE_CODES[code];
    return status === undefined ? [] : [treasureAnswer(status, code)];
  });
  const aboutNone = theirs.includes('about none of them')
    ? [
        forcedOn('tracking_code', 'PARAM_IS_INVALID'),
        treasureAnswer(400, 'INVALID_PARAMS'),
        treasureAnswer(422, 'ODD'),
      ]
    : [];
  const ofKey = theirs.includes('idempotency_key') ? [forcedOn('idempotency_key', 'PARAM_IS_INVALID')] : [];
  const statuses = statusesIn(theirs).filter((status) => status !== 400);
  return [...known, ...aboutNone, ...ofKey, ...statuses.map((status) => treasureAnswer(status, 'ODD'))];
};

function treasureAnswer(status: number, code: string, details: readonly object[] = []): Forced {
  const body = { error_message: THEIR_TEXT, error_code: code, details };
  return { title: `${status} ${code}`, status, body };
}

/** Treasure's complaint about one field. */
export function forcedOn(target: string, reason: string): Forced {
  const detail = { target_type: 'HTTP_REQUEST_BODY', target, message: THEIR_TEXT, reason_code: reason };
  return { ...treasureAnswer(400, 'INVALID_PARAMS', [detail]), title: `${reason} of ${target}` };
}

const FORCES: Readonly<Record<string, Force>> = {
  cardbiller,
  linker,
  treasure,
  'treasury-prime': treasuryPrime,
};
