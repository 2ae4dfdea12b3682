import type { Answer, Pair, Parties, Row } from './pair.js';

/** The series that the tests order: the rent of half a year. */
export const recurrence = {
  frequency: 'monthly',
  frequencyData: 15,
  startingDate: '2026-04-15',
  durationType: 'numberOfTransfers',
  transfersQuantity: 6,
  doTransfer: false,
  memo: 'Office lease 77',
};

/** What an end user orders of Linker. */
export interface Orders {
  ach(body: Row, headers?: Record<string, string>): Promise<Answer>;
  internal(body: Row, headers?: Record<string, string>): Promise<Answer>;
  /** Orders a series with those changes of `recurrence` and of what is around it. */
  create(changes?: Row, body?: Row): Promise<Answer>;
  /** The same, and reads the series by its memo. */
  made(changes?: Row, body?: Row): Promise<Row>;
}

export function ordersOf(pair: Pair, { from, to }: Pick<Parties, 'from' | 'to'>): Orders {
  const ends = { fromAccountId: from['id'], toAccountId: to['id'] };
  const internal: Orders['internal'] = (body, headers = {}) =>
    pair.call('POST', '/baas/transfer-internal', { body: { ...ends, amount: '5.00', ...body }, headers });
  const create: Orders['create'] = (changes = {}, body = {}) =>
    internal({
      ...{ amount: '150.00', isRecurring: true },
      ...body,
      recurringTransfer: { ...recurrence, ...changes },
    });
  return {
    ach: (body, headers = {}) =>
      pair.call('POST', '/baas/transfer-ach', {
        body: { fromAccountId: from['id'], amount: '12.34', ...body },
        headers,
      }),
    internal,
    create,
    made: async (changes = {}, body = {}) => {
      await create(changes, body);
      return pair.byMemo('memo' in changes ? changes['memo'] : recurrence.memo);
    },
  };
}
