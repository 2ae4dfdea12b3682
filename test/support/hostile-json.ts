import type { Answer, Call, Upstream } from '../../src/datasources/http/upstream.js';
import { parseExactJson } from '../../src/datasources/reading/exact-number.js';
import type { ConnectorRef } from '../../src/domain/capabilities.js';
import { refused } from './refusals.js';

/** The way to a value within a document. */
export type Place = ReadonlyArray<string | number>;

/** A value of a document that is replaced by other JSON. */
export interface Replacement {
  readonly path: string;
  readonly place: Place;
  /** JSON. */
  readonly text: string;
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** JSON that no provider documents for any of its fields, and that some provider will send. */
export const HOSTILE: readonly string[] = [
  'null',
  'true',
  'false',
  ...['0', '-1', '1.5', '1e400', '-1e-400', '1e21', '2147483648', '9007199254740993', '99999999999999999999'],
  ...['[]', '[null]', '[[]]', '{}', '{"__proto__":{"id":"x"}}', '{"id":{"id":1}}', '["", {}, 1]'],
  nested(100),
  nested(5000),
  `{"text":"${'x'.repeat(100_000)}"}`,
  ...['', ' ', 'US', 'USDD', '$', 'usdc', 'XXX', 'ABC', 'usd', 'UYW', '__proto__', 'constructor'].map(asJson),
  ...['toString', 'hasOwnProperty', 'null', 'NaN', 'Infinity', '-0', '1e3', '0x10', '١٢'].map(asJson),
  ...['9'.repeat(30), `-${'9'.repeat(30)}.99`, '9'.repeat(31), '12.345', '-12.50', '0.1'].map(asJson),
  ...['x'.repeat(10_000), '../..', '..', 'a/b', 'a%2Fb', 'a b', '\u0000', 'é\u202E'].map(asJson),
  '"\\ud800"',
  '"\\udc00x"',
  ...['0000-01-01', '9999-12-31', '2026-02-30', '2026-13-01', '10000-01-01', '-0001-01-01'].map(asJson),
  ...['9999-12-31T23:59:59-14:00', '0000-01-01T00:00:00+23:59', '2016-12-31T23:59:60Z'].map(asJson),
  ...['2026-03-02T17:00:60Z', '2026-03-02T24:00:00Z', '2026-03-02T17:00:00+99:99', 'soon'].map(asJson),
  ...['2026-03-02T17:00:00', '+275760-09-13T00:00:00Z', '2026-03-02T17:00:00.1234567890Z'].map(asJson),
  ...['javascript:alert(1)', '/files', 'https://', 'credit', 'debit', 'Counterparty'].map(asJson),
];

/** Every value within a document, itself left out. */
export function placesIn(value: unknown, prefix: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = [...prefix, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesIn(inner, place)];
  });
}

/** The value at a place; undefined where there is none. */
export function valueAt(document: unknown, place: Place): unknown {
  return place.reduce<any>((value, key) => value?.[key], document);
}

/** A client whose answers are the documents by path, with one value replaced; each is read as it would be over the wire. */
export function replacingUpstream(
  connector: ConnectorRef,
  documents: Readonly<Record<string, unknown>>,
  replaced: Replacement | null,
  at: string,
): Pick<Upstream, 'get'> {
  return {
    get: async (_call: Call, path: string): Promise<Answer> => {
      const document = documents[path];
      if (document === undefined) throw refused(connector, 404);
      const text = replaced?.path === path ? textWith(document, replaced) : JSON.stringify(document);
      return { status: 200, headers: {}, body: parseExactJson(text), at };
    },
  };
}

const MARK = 'the value to replace';

function textWith(document: unknown, { place, text }: Replacement): string {
  const copy = structuredClone(document) as any;
  const holder = valueAt(copy, place.slice(0, -1)) as any;
  holder[place.at(-1) as string] = MARK;
  return JSON.stringify(copy).replace(asJson(MARK), () => text);
}

function asJson(value: string): string {
  return JSON.stringify(value);
}
