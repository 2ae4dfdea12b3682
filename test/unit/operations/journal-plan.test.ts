import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserData } from '../../../src/domain/account.js';
import { Desk } from './desk.js';
import { COMMAND } from './fake-bank.js';

describe('the plan of a command in the journal', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  it('has its own errors told alone, before anything is read', async () => {
    const { bank, gateway } = desk.start('KEY');
    bank.refuses = [
      { field: ['amount', 'amount'], messages: ['required more than 0'], code: 'INVALID_INPUT' },
    ];
    bank.checks = [{ field: ['source'], messages: ['required an open account'], code: 'INVALID_INPUT' }];

    const outcome = await gateway.ask('k');

    expect(outcome.errors).toEqual(bank.refuses);
  });

  it('is made once, of the command as it comes back from the store, and is what is sent', async () => {
    const { bank, gateway } = desk.start('KEY');

    await gateway.ask('k', { userData: { note: 'a', left: undefined } as UserData });

    expect(bank.commands).toHaveLength(1);
    expect(Object.keys(bank.commands[0]?.userData ?? {})).toEqual(['note']);
    expect(bank.commands[0]?.amount).toEqual(COMMAND.amount);
    expect(bank.effects).toHaveLength(1);
  });
});
