import { beforeEach, describe, expect, it } from 'vitest';
import { FreshKeys } from '../../../graphiql/fresh-keys.js';

const PAY =
  'mutation ($key: String! = "example-pay-NEW") { pay(key: $key, again: "example-pay-NEW") { id } }';
const FOLLOW =
  '# What became of it.\nquery ($key: String = "example-pay-NEW") { operation(key: $key) { id } }';

describe('the keys of examples', () => {
  let keys: FreshKeys;
  beforeEach(() => {
    let count = 0;
    keys = new FreshKeys(() => String((count += 1)));
  });

  it('are fresh for each run of a mutation, and the same within it', () => {
    const first = keys.fill({ query: PAY });
    const second = keys.fill({ query: PAY });

    expect(first.query).toBe(PAY.replaceAll('example-pay-NEW', 'example-pay-1'));
    expect(second.query).toBe(PAY.replaceAll('example-pay-NEW', 'example-pay-2'));
  });

  it('are those of the last run in a query', () => {
    const before = keys.fill({ query: FOLLOW });
    keys.fill({ query: PAY });
    keys.fill({ query: PAY.replaceAll('pay-NEW', 'other-NEW') });

    const after = keys.fill({ query: FOLLOW });

    expect(before.query).toBe(FOLLOW);
    expect(after.query).toContain('"example-pay-1"');
  });

  it('stand in variables as well, and everything else stays', () => {
    const operation = {
      query: PAY,
      operationName: 'Pay',
      variables: { key: 'example-pay-NEW', other: 'example-1' },
    };

    const filled = keys.fill(operation);

    expect(filled).toMatchObject({
      operationName: 'Pay',
      variables: { key: 'example-pay-1', other: 'example-1' },
    });
    expect(keys.fill({ query: '{ viewer { subject } }' })).toEqual({ query: '{ viewer { subject } }' });
  });
});
