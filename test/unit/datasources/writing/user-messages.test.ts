import { describe, expect, it } from 'vitest';
import { userMessages, userMessagesBy } from '../../../../src/datasources/writing/user-messages.js';
import { UpstreamError } from '../../../../src/domain/errors.js';

const connector = { name: 'bank-a', provider: 'TREASURE', environment: 'SANDBOX' } as const;
const refusal = (code: 'REJECTED' | 'NOT_FOUND' | 'FORBIDDEN') =>
  new UpstreamError({ connector, code, sent: 'yes' });

describe('the messages of refusals', () => {
  const messages = userMessages({
    REJECTED: { code: 'NOT_CANCELABLE', field: 'id', says: 'no longer cancels it' },
    NOT_FOUND: { code: 'NOT_FOUND', says: 'does not know it' },
  });

  it('begin with the name of the connector', () => {
    expect(messages(refusal('REJECTED'))).toEqual([
      { field: ['id'], code: 'NOT_CANCELABLE', messages: ['bank-a no longer cancels it'] },
    ]);
    expect(messages(refusal('NOT_FOUND'))).toEqual([
      { field: null, code: 'NOT_FOUND', messages: ['bank-a does not know it'] },
    ]);
  });

  it('are the message of the refusal itself where the table has none', () => {
    const forbidden = refusal('FORBIDDEN');

    expect(messages(forbidden)).toEqual([
      { field: null, code: 'PROVIDER_REJECTED', messages: [forbidden.message] },
    ]);
  });

  it('are those of the first kind that has one', () => {
    const byKind = userMessagesBy(() => ['odd', 'first', 'second'], {
      second: { code: 'INVALID_INPUT', says: 'says the second' },
      first: { code: 'INVALID_INPUT', says: 'says the first' },
    });

    expect(byKind(refusal('REJECTED'))).toMatchObject([{ messages: ['bank-a says the first'] }]);
  });
});
