import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../../../src/datasources/http/upstream.js';
import type { Fields } from '../../../../src/datasources/reading/fields.js';
import {
  invalidResponse,
  MAX_RECORDS,
  meaningOf,
  orNull,
  readRecord,
  readRecords,
  wordTable,
} from '../../../../src/datasources/reading/records.js';
import { type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';

const connector = { name: 'bank', provider: 'LINKER', environment: 'SANDBOX' } as const;
const unreadable = vi.fn();
const unknownWord = vi.fn();
const reader = { connector, telemetry: { ...silentTelemetry, unreadable, unknownWord } };
const toId = (fields: Fields) => fields.text('id');
const answerOf = (body: unknown): Answer => ({ status: 200, headers: {}, body, at: '2026-03-02T17:00:00Z' });
const upstream = (code: UpstreamCode) => new UpstreamError({ connector, code, sent: 'yes' });
const broken = () => {
  throw new RangeError('a fault of ours');
};

beforeEach(() => {
  vi.clearAllMocks();
});

describe('readRecords', () => {
  it('maps the records of one answer once for every reader with the same mapper, and freezes what they share', () => {
    const records = [{ id: 'a', held: { by: ['x'] } }];
    const toDomain = vi.fn((fields: Fields) => ({ id: toId(fields), held: fields.json('held') }));

    const first = readRecords(reader, 'card', records, toDomain);
    const second = readRecords(reader, 'card', records, toDomain);

    expect(second).toBe(first);
    expect(toDomain).toHaveBeenCalledOnce();
    expect(() => Object.assign(first.items[0] ?? {}, { id: 'b' })).toThrow(TypeError);
    expect(() => (first.items[0]?.held?.['by'] as string[]).push('y')).toThrow(TypeError);
  });

  it('maps the records of another answer, or with another mapper, on their own', () => {
    const records = [{ id: 'a' }];
    const toObject = (fields: Fields) => ({ id: toId(fields) });

    const first = readRecords(reader, 'card', records, toObject);
    const ofOtherAnswer = readRecords(reader, 'card', [{ id: 'a' }], toObject);
    const byOtherMapper = readRecords(reader, 'card', records, toId);

    expect(ofOtherAnswer).toEqual(first);
    expect(ofOtherAnswer.items[0]).not.toBe(first.items[0]);
    expect(byOtherMapper.items).toEqual(['a']);
  });

  it('leaves out, counts and reports what it cannot read, and keeps the order of the rest', () => {
    const page = readRecords(reader, 'card', [{ id: 'a' }, { id: 5 }, null, { id: 'b' }], toId);

    expect(page).toEqual({ items: ['a', 'b'], unreadable: 2 });
    expect(unreadable.mock.calls).toEqual([
      [connector, 'card', 'card[1].id: required a text, arrived a number'],
      [connector, 'card', 'card[2]: required an object, arrived nothing'],
    ]);
  });

  it('reports the optional fields that it left out, and keeps the record', () => {
    const toMoments = (fields: Fields) => fields.orNull((each) => each.maybeMoment('updated_at'));

    const page = readRecords(reader, 'card', [{ updated_at: 'soon' }, {}], toMoments);

    expect(page).toEqual({ items: [null, null], unreadable: 0 });
    expect(unreadable.mock.calls).toEqual([
      [connector, 'card', 'card[0].updated_at: required an RFC 3339 moment, arrived a string'],
    ]);
  });

  it('refuses a response with more records than it can read in a short time, and reads none of them', () => {
    const toDomain = vi.fn(toId);
    const records = Array.from({ length: MAX_RECORDS + 1 }, () => ({ id: 'a' }));

    const read = () => readRecords(reader, 'card', records, toDomain);

    expect(read).toThrow(expect.objectContaining({ code: 'INVALID_RESPONSE', retryable: false }));
    expect(toDomain).not.toHaveBeenCalled();
    expect(unreadable.mock.calls).toEqual([
      [connector, 'card', 'card: required at most 20000 records, arrived more'],
    ]);
    expect(readRecords(reader, 'card', records.slice(1), toDomain).items).toHaveLength(MAX_RECORDS);
  });

  it('has nothing to say about an empty list', () => {
    expect(readRecords(reader, 'card', [], toId)).toEqual({ items: [], unreadable: 0 });
  });

  it('does not take a fault of ours for one of the provider', () => {
    expect(() => readRecords(reader, 'card', [{}], broken)).toThrow(RangeError);
  });
});

describe('readRecord', () => {
  it('reads the one record', () => {
    expect(readRecord(reader, 'card', answerOf({ id: 'a' }), toId)).toBe('a');
    expect(unreadable).not.toHaveBeenCalled();
  });

  it.each([[{ id: null }], [[]], [undefined]])('calls an answer %j unreadable, and reports it', (body) => {
    const read = () => readRecord(reader, 'card', answerOf(body), toId);

    expect(read).toThrow(expect.objectContaining({ code: 'INVALID_RESPONSE', status: 200, sent: 'yes' }));
    expect(unreadable).toHaveBeenCalledOnce();
  });

  it('does not take a fault of ours for one of the provider', () => {
    expect(() => readRecord(reader, 'card', answerOf({}), broken)).toThrow(RangeError);
  });
});

describe('invalidResponse', () => {
  it('keeps its cause', () => {
    const cause = new Error('why');

    expect(invalidResponse(connector, answerOf(null), cause)).toMatchObject({
      cause,
      connector,
      retryable: false,
    });
  });
});

describe('orNull', () => {
  it('takes NOT_FOUND for nothing, and nothing else', async () => {
    expect(await orNull(Promise.resolve('a'))).toBe('a');
    expect(await orNull(Promise.reject(upstream('NOT_FOUND')))).toBeNull();
    await expect(orNull(Promise.reject(upstream('FORBIDDEN')))).rejects.toThrow(UpstreamError);
    await expect(orNull(Promise.reject(new Error('x')))).rejects.toThrow('x');
  });
});

describe('wordTable', () => {
  const toStatus = wordTable(reader, 'card.status', { Active: 'ACTIVE', off: 'OFF' }, 'UNKNOWN');

  it('knows its words in any letter case', () => {
    expect(['active', 'ACTIVE', 'Off'].map(toStatus)).toEqual(['ACTIVE', 'ACTIVE', 'OFF']);
    expect(unknownWord).not.toHaveBeenCalled();
  });

  it.each(['frozen', 'constructor', '__proto__', ''])(
    'calls %j, which it has not met, UNKNOWN, and reports it',
    (word) => {
      expect(toStatus(word)).toBe('UNKNOWN');
      expect(unknownWord).toHaveBeenCalledWith(connector, 'card.status', word);
    },
  );

  it('has nothing to report where there is no word', () => {
    expect(toStatus(null)).toBe('UNKNOWN');
    expect(unknownWord).not.toHaveBeenCalled();
  });
});

describe('meaningOf', () => {
  it('finds a word in any letter case, and nothing that the table does not have itself', () => {
    const words = { Debit: 'DEBIT' };

    expect(
      ['debit', 'DEBIT', 'constructor', '__proto__', null].map((word) => meaningOf(words, word)),
    ).toEqual(['DEBIT', 'DEBIT', null, null, null]);
  });
});
