import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appOver } from '../../../support/app.js';

describe('an invalid literal in an operation', () => {
  let app: FastifyInstance;
  let query: AppUnderTest['query'];
  beforeAll(async () => {
    ({ app, query } = await appOver());
  });
  afterAll(() => app.close());

  const DAY = 'Date: required a day such as "2026-03-02", arrived another text';

  it.each([
    ['{ accounts(filter: { createdFrom: "x" }) { nodes { id } } }', `filter.createdFrom: ${DAY}`, 35],
    [
      '{ accounts(filter: { createdFrom: 3 }) { nodes { id } } }',
      'filter.createdFrom: Date: required a day such as "2026-03-02", arrived a literal of kind IntValue',
      35,
    ],
    [
      '{ cashPosition(currency: "usd") { __typename } }',
      'currency: CurrencyCode: required three upper case letters such as "USD", arrived another text',
      26,
    ],
    [
      '{ recurringTransfers(filter: { amounts: [{ min: "1" }, { min: "a" }] }) { nodes { id } } }',
      'filter.amounts[1].min: Decimal: required a plain decimal as a string such as "1250.00", arrived another text',
      63,
    ],
    ['{ accounts(first: "1") { nodes { id } } }', 'first: Int cannot represent non-integer value.', 19],
    [
      'mutation { updateUserData(input: { idempotencyKey: "k", id: "x", userData: [1] }) { replayed } }',
      'input.userData: JSONObject: required an object, arrived a list',
      76,
    ],
    [
      'query ($from: Date = "x") { accounts(filter: { createdFrom: $from }) { nodes { id } } }',
      `$from: ${DAY}`,
      22,
    ],
  ])('has its location and the name of its argument: %s', async (text, message, column) => {
    const answer = await query(text);

    expect(answer.json().errors).toEqual([
      expect.objectContaining({ message, locations: [{ line: 1, column }] }),
    ]);
  });

  it.each([
    ['{ accounts(frist: 1) { nodes { id } } }', /^Unknown argument "frist"/],
    ['{ accounts { nodes { idd } } }', /^Cannot query field "idd"/],
    ['{ accounts(first: 0) { nodes { id } } }', /^first: required 1\.\.100, arrived 0$/],
  ])('is told from another error, whose message stays: %s', async (text, message) => {
    const answer = await query(text);

    expect(answer.json().errors[0].message).toMatch(message);
  });
});

describe('a request for incremental delivery', () => {
  let app: FastifyInstance;
  let query: AppUnderTest['query'];
  beforeAll(async () => {
    ({ app, query } = await appOver());
  });
  afterAll(() => app.close());

  it.each([
    ['@defer', '{ accounts { ... @defer { nodes { id } } } }'],
    ['@stream', '{ accounts { nodes @stream { id } } }'],
  ])('is refused with status 400 in words that say what to do: %s', async (directive, text) => {
    const accept = 'multipart/mixed;deferSpec=20220824, application/json';

    const answer = await query(text, { accept });

    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors.map(({ message }: { message: string }) => message)).toEqual([
      `required an operation without ${directive}: the gateway sends each response in one part; remove ${directive}`,
    ]);
  });
});
