import { exactMinor } from '../kernel/decimal.js';
import { formatMinor } from '../kernel/json.js';

/** The format of amounts: shortest JSON number, JSON number with two decimals, or text. */
export type AmountForm = 'number' | 'fixed' | 'string';

/** An amount in a response that is not serialised yet. **Units** minor units. */
export class Amount {
  constructor(readonly minor: bigint) {}

  get text(): string {
    return formatMinor(this.minor);
  }
}

/** Smaller amounts have at most 15 digits as a JSON number, which a double represents exactly. */
const EXACT_BELOW = 10n ** 15n;
const LONGEST = 40;
const DECIMAL = /^(?<sign>-?)(?<whole>\d+)(?:[.](?<fraction>\d+))?(?:[eE](?<exponent>[+-]?\d{1,2}))?$/;

/**
 * The response with serialised amounts: an object if JSON numbers represent every amount exactly, otherwise JSON text that is
 * written from the minor units.
 */
export function writeAmounts(answer: unknown, form: AmountForm): unknown {
  if (form === 'string') return replaced(answer, (amount) => amount.text);
  if (form === 'number' && isHeld(answer)) return replaced(answer, (amount) => Number(amount.text));
  return jsonText(answer);
}

function isHeld(value: unknown): boolean {
  if (value instanceof Amount) return value.minor < EXACT_BELOW && value.minor > -EXACT_BELOW;
  return typeof value !== 'object' || value === null || Object.values(value).every(isHeld);
}

function replaced(value: unknown, write: (amount: Amount) => unknown): unknown {
  if (value instanceof Amount) return write(value);
  if (Array.isArray(value)) return value.map((item) => replaced(item, write));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, write)]));
}

function jsonText(value: unknown): string {
  if (value instanceof Amount) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}:${jsonText(inner)}`);
  return `{${members.join(',')}}`;
}

/** The text of a JSON number → exact minor units; undefined for more than two decimals or an invalid number. */
export function toMinor(text: string): bigint | undefined {
  const parts = text.length > LONGEST ? undefined : DECIMAL.exec(text)?.groups;
  return parts && exactMinor(parts, 2);
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** The text of a member of the outermost object, so that no digit of a number is lost; the last one counts. */
export function memberText(json: string, name: string): string | undefined {
  const tokens = json.match(TOKEN) ?? [];
  let depth = 0;
  let found: string | undefined;
  for (const [index, token] of tokens.entries()) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && token === ':' && JSON.parse(tokens[index - 1] ?? '""') === name) {
      found = tokens[index + 1];
    }
  }
  return found;
}
