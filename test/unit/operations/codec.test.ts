import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../src/datasources/index.js';
import { decode, encode } from '../../../src/operations/codec.js';

describe('what the store keeps of commands and results', () => {
  it.each([
    { amount: { minor: 1000n, currency: 'USD' } },
    [0n, -1n, 2n ** 80n],
    { nested: [{ a: null, b: 'text', c: 1.5, d: true }] },
    null,
  ])('comes back as it was, money to the last digit (%#)', (value) => {
    expect(decode(encode(value))).toEqual(value);
  });

  it.each([
    { $bigint: 'twelve' },
    { $bigint: 12 },
    { $bigint: '12', more: 'beside it' },
    { $bigint: '1.5' },
    { $bigint: '' },
  ])('takes nothing for money that only looks like it (%j)', (value) => {
    expect(decode(encode(value))).toEqual(value);
  });

  it.each([
    [{ $bigint: '12' }],
    [{ $$bigint: '12' }],
    [{ $bigint: { $bigint: '-5' } }],
    [{ $number: '9007199254740993' }],
    [{ $$number: '1e400' }],
    [{ $number: '12' }],
    [{ $number: 'x' }],
    [[{ $bigint: '12' }, 12n]],
  ])("keeps a caller's own JSON, also if it looks like a mark (%#)", (userData) => {
    expect(decode(encode({ userData }))).toEqual({ userData });
  });

  it('keeps numbers of any length with their digits', () => {
    const userData = { a: [new ExactNumber('9007199254740993'), new ExactNumber('1e400')] };

    const kept: any = decode(encode({ userData }));

    expect(kept.userData.a).toEqual(userData.a);
    expect(kept.userData.a[0]).toBeInstanceOf(ExactNumber);
  });

  it('reads and writes amounts as gateways of earlier versions do', () => {
    expect(encode({ amount: { minor: 1000n } })).toBe('{"amount":{"minor":{"$bigint":"1000"}}}');
    expect(decode('{"minor":{"$bigint":"-7"}}')).toEqual({ minor: -7n });
  });

  it('refuses a text that it did not make', () => {
    expect(() => decode('half a {')).toThrow(SyntaxError);
  });

  it.each([
    ['CREDIT', 'PUSH'],
    ['DEBIT', 'PULL'],
  ])('reads the direction %s of operations written before as %s', (stored, direction) => {
    const command = `{"from":"a","to":{"account":"b"},"direction":"${stored}","userData":{"direction":"${stored}"}}`;
    const funding = `{"card":null,"transfer":{"id":"t","direction":"${stored}"}}`;

    const ends = { source: 'a', destination: { account: 'b' } };
    expect(decode(command)).toEqual({ ...ends, direction, userData: { direction: stored } });
    expect(decode(funding)).toEqual({ card: null, transfer: { id: 't', direction } });
  });

  it('writes a direction as gateways of earlier versions read it', () => {
    const command = { direction: 'PULL', userData: { direction: 'PULL' } };

    const text = encode(command);

    expect(JSON.parse(text)).toEqual({ direction: 'DEBIT', userData: { direction: 'PULL' } });
    expect(decode(text)).toEqual(command);
  });

  it('reads a direction that it does not know as it stands', () => {
    expect(decode('{"direction":"SIDEWAYS"}')).toEqual({ direction: 'SIDEWAYS' });
  });

  it('reads the two ends of a recurring transfer that was kept before as source and destination', () => {
    const kept = { id: 's', from: { name: 'Operating' }, to: { name: 'Landlord' } };

    expect(decode(JSON.stringify(kept))).toEqual({
      id: 's',
      source: { name: 'Operating' },
      destination: { name: 'Landlord' },
    });
  });

  it('writes the ends of a command as gateways of earlier versions read them', () => {
    const command = { source: 'a', destination: { account: 'b' }, direction: 'PULL', rail: 'ACH' };

    const text = encode(command);

    expect(JSON.parse(text)).toEqual({ from: 'a', to: { account: 'b' }, direction: 'DEBIT', rail: 'ACH' });
    expect(decode(text)).toEqual(command);
  });

  it.each([
    ['PUSH', 'ACH', ['a', 'b']],
    ['PULL', 'ACH', ['b', 'a']],
    ['PULL', undefined, ['a', 'b']],
  ])('writes the ends of a transfer (%s, rail %s) as %j', (direction, rail, [source, destination]) => {
    const result = { rail, direction, source: { id: 'a' }, destination: { id: 'b' } };

    const text = encode({ card: null, transfer: result });

    const { transfer } = JSON.parse(text);
    expect([transfer.source.id, transfer.destination.id]).toEqual([source, destination]);
    expect(decode(text)).toEqual({ card: null, transfer: result });
  });

  it('writes the unknown end of a pulled transfer as null', () => {
    const result = { rail: 'ACH', direction: 'PULL', source: { id: 'a' }, destination: null };

    const text = encode(result);

    expect(JSON.parse(text)).toMatchObject({ source: null, destination: { id: 'a' } });
    expect(decode(text)).toEqual(result);
  });

  it.each([
    ['monthly', 'MONTHLY'],
    ['everyFullMoon', 'UNKNOWN'],
  ])('reads the frequency %s of a recurring transfer that was kept before as %s', (word, frequency) => {
    const kept = { id: 's', frequency: word, remainingTransfers: null };

    expect(decode(JSON.stringify(kept))).toEqual({ ...kept, frequency, providerFrequency: word });
    expect(decode(encode({ ...kept, frequency, providerFrequency: word }))).toMatchObject({ frequency });
    expect(decode('{"id":"s","frequency":"weekly"}')).toEqual({ id: 's', frequency: 'weekly' });
  });

  it.each([
    ['open', 'OPEN'],
    ['ON_HOLIDAY', 'UNKNOWN'],
    [null, 'UNKNOWN'],
  ])('reads the status %s of a business that was kept before as %s', (word, status) => {
    const kept = { id: 'b', status: word, onboardingStatus: null };

    expect(decode(JSON.stringify(kept))).toEqual({ ...kept, status, providerStatus: word });
    expect(decode(encode({ ...kept, status: 'CLOSED', providerStatus: 'gone' }))).toMatchObject({
      status: 'CLOSED',
      providerStatus: 'gone',
    });
  });
});
