import { describe, expect, it } from 'vitest';
import {
  suspendCardPort,
  unsuspendCardPort,
} from '../../../../../src/datasources/cardbiller/writes/card-suspension.js';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { guard } from '../../../../support/attempts.js';
import { NO_BODY } from '../../../../support/fake-upstream.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { cardMemory, cardsOf } from '../card-memory.js';
import {
  AT,
  account,
  actionPath,
  attempt,
  card,
  fakeCardbiller,
  globalId,
  ledger,
  lost,
  refusal,
} from '../fake-cardbiller.js';

const id = globalId('Card', card(1));
const path = actionPath('suspend-card');
const shown = (status: string, more: object = {}) => ({ cardUuid: card(1), status, ...more });

function opened(answer: unknown, memory = cardMemory()) {
  const fake = fakeCardbiller({ [`POST ${path}`]: answer });
  const cards = cardsOf(fake, memory);
  return { fake, memory, suspend: suspendCardPort(cards), unsuspend: unsuspendCardPort(cards) };
}

describe('the check of a suspension and of its end', () => {
  const check = (facts: Record<string, unknown>, turn: 'suspend' | 'unsuspend' = 'suspend') =>
    problemsOf(opened(undefined, cardMemory({ [card(1)]: facts }))[turn], { id });
  const hoursAgo = (hours: number) => new Date(Date.parse(AT) - hours * 3_600_000).toISOString();

  it('lets both pass for a card of which nothing is known', async () => {
    expect(await check({})).toEqual([]);
    expect(await check({}, 'unsuspend')).toEqual([]);
  });

  it('lets the other half of a cycle pass', async () => {
    expect(await check({ status: 'SUSPENDED', suspendedAt: hoursAgo(1) }, 'unsuspend')).toEqual([]);
    expect(await check({ status: 'ACTIVE', unsuspendedAt: hoursAgo(1) })).toEqual([]);
  });

  it('lets a card pass that is so already: that is no change', async () => {
    expect(await check({ status: 'SUSPENDED', suspendedAt: hoursAgo(1) })).toEqual([]);
  });

  it('leaves a second change within 24 hours to Cardbiller: others may change cards too', async () => {
    const cycle = { suspendedAt: hoursAgo(23), unsuspendedAt: hoursAgo(22) };

    expect(await check({ ...cycle, status: 'ACTIVE' })).toEqual([]);
    expect(await check({ ...cycle, status: 'SUSPENDED' }, 'unsuspend')).toEqual([]);
  });

  it('lets it pass at the end of the 24 hours', async () => {
    expect(await check({ status: 'ACTIVE', suspendedAt: hoursAgo(24), unsuspendedAt: hoursAgo(2) })).toEqual(
      [],
    );
  });

  it.each([globalId('Account', card(1)), globalId('Card', card(1), 'other'), globalId('Card', card(9)), 'x'])(
    'does not find %s',
    async (other) => {
      expect(await problemsOf(opened(undefined).suspend, { id: other })).toMatchObject([
        { field: ['id'], code: 'NOT_FOUND' },
      ]);
    },
  );

  it('cannot be done while it cannot be known whether there is such a card', async () => {
    const memory = cardMemory();
    memory.isDown = true;
    const { suspend } = opened(undefined, memory);

    expect(await problemsOf(suspend, { id })).toEqual([]);
    await expect(problemsOf(suspend, { id: globalId('Card', card(9)) })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  it('refuses a card of which it is not known whose it is', async () => {
    const resources = {
      treasuryAccounts: [account(1), account(2)],
      ledgers: [ledger(1)],
      cards: [card(1)],
    };
    const port = suspendCardPort(cardsOf(fakeCardbiller({}, resources)));

    expect(await problemsOf(port, { id })).toMatchObject([{ field: ['id'], code: 'INVALID_INPUT' }]);
  });
});

describe.each([
  { turn: 'suspend', word: 'Suspended', status: 'SUSPENDED', changedAt: 'suspendedAt' },
  { turn: 'unsuspend', word: 'Active', status: 'ACTIVE', changedAt: 'unsuspendedAt' },
] as const)('to $turn a card', ({ turn, word, status, changedAt }) => {
  const suspend = turn === 'suspend';

  function send(answer: unknown, memory = cardMemory(), isFirst = true) {
    const all = opened(answer, memory);
    const write = planned(all[turn], { id });
    return { ...all, write, sending: write.send(attempt({ isFirst })) };
  }

  it('asks for it once, byte for byte', async () => {
    const { fake, write, sending } = send(shown(word));

    await sending;

    expect(fake.sent).toEqual([{ method: 'POST', path, body: `{"suspend":${suspend}}`, guard }]);
    expect([write.recoveryMethod, write.lock]).toEqual(['CONVERGES', null]);
  });

  it('gives the card as it is then, and remembers when it was asked for', async () => {
    const { sending, memory } = send(shown(word, { balance: '12.50', lastFour: '4821' }));

    expect(await sending).toMatchObject({
      id,
      status,
      providerStatus: word,
      balance: { minor: 1250n },
      last4: '4821',
    });
    expect(memory.facts.get(card(1))).toMatchObject({
      status,
      balance: { amount: '12.50', at: AT },
      [changedAt]: AT,
    });
  });

  it.each([NO_BODY, {}, { success: true }, shown('Dormant')])(
    'takes a clear answer for done, whatever it says: %o',
    async (answer) => {
      const { sending, memory } = send(answer);

      expect(await sending).toMatchObject({ status });
      expect(memory.facts.get(card(1))).toMatchObject({ status, [changedAt]: AT });
    },
  );

  it('takes a card that is so already for done, and remembers no change', async () => {
    const { sending, memory } = send(
      refusal(409, 'CARD_STATE_UNCHANGED'),
      cardMemory({ [card(1)]: { status: 'UNKNOWN', providerStatus: 'Dormant', label: 'Ops' } }),
    );

    expect(await sending).toMatchObject({ status, providerStatus: null, label: 'Ops' });
    expect(memory.facts.get(card(1))).toEqual({ status, providerStatus: null, label: 'Ops' });
  });

  it('is done also where it cannot be remembered', async () => {
    const memory = cardMemory();
    memory.isDown = true;
    const { sending, fake } = send(shown(word), memory);

    expect(await sending).toMatchObject({ status });
    expect(fake.logs).toContainEqual(
      expect.stringContaining('error: what was learnt of a card could not be kept'),
    );
  });

  it('ends with a person where another card, account or state comes back', async () => {
    const other = suspend ? 'Active' : 'Suspended';

    await expect(send(shown(other)).sending).rejects.toThrow(UnexpectedEffectError);
    await expect(send(shown(word, { cardUuid: card(2) })).sending).rejects.toThrow(UnexpectedEffectError);
    await expect(send(shown(word, { accountUuid: account(2) })).sending).rejects.toThrow(
      UnexpectedEffectError,
    );
  });

  it('passes on an answer that never came, or cannot be read', async () => {
    await expect(send(lost()).sending).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect(send('yes').sending).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });

  it('tells when it can be changed again, as far as that is known', async () => {
    const limit = refusal(409, 'SUSPEND_LIMIT_REACHED');
    const known = send(limit, cardMemory({ [card(1)]: { suspendedAt: '2026-03-10T08:00:00.400Z' } }));
    const unknown = send(limit);

    const [first, second] = await Promise.all([known, unknown].map(({ sending }) => sending.catch((e) => e)));

    expect(known.write.toUserErrors(first)).toEqual([
      {
        field: ['id'],
        code: 'SUSPENSION_COOLDOWN',
        messages: [expect.stringMatching(/^cards-main .* from 2026-03-11T08:00:01Z on$/)],
      },
    ]);
    expect(unknown.write.toUserErrors(second)).toMatchObject([
      { code: 'SUSPENSION_COOLDOWN', messages: [expect.stringContaining('a day from now at the latest')] },
    ]);
    expect(known.memory.facts.get(card(1))).toMatchObject({ limitedUntil: '2026-03-11T08:00:01Z' });
  });

  it('says when a second change to one state is allowed', async () => {
    const cycle = { suspendedAt: '2026-03-09T19:00:00Z', unsuspendedAt: '2026-03-09T20:00:00Z' };
    const facts = { ...cycle, status: suspend ? 'ACTIVE' : 'SUSPENDED' };
    const { write, sending } = send(refusal(409, 'SUSPEND_LIMIT_REACHED'), cardMemory({ [card(1)]: facts }));

    const error = await sending.catch((e) => e);

    expect(write.toUserErrors(error)).toEqual([
      {
        field: ['id'],
        code: 'SUSPENSION_COOLDOWN',
        messages: [expect.stringContaining(`from 2026-03-10T${suspend ? 19 : 20}:00:00Z on`)],
      },
    ]);
  });

  it('leaves open what a repeat is told by the limit: the change before it may be its own', async () => {
    const { sending, memory } = send(refusal(409, 'SUSPEND_LIMIT_REACHED'), cardMemory(), false);

    await expect(sending).rejects.toMatchObject({ code: 'UNAVAILABLE', sent: 'yes' });
    expect(memory.facts.get(card(1))?.['limitedUntil']).toBeUndefined();
  });

  it.each([
    [refusal(409, 'CARD_NOT_ACTIVE'), 'CARD_NOT_ACTIVE', 'into use'],
    [refusal(404, 'NOT_FOUND'), 'NOT_FOUND', 'does not know this card'],
    [refusal(409), 'PROVIDER_REJECTED', 'refused to change this card'],
    [refusal(400, 'VALIDATION_ERROR'), 'PROVIDER_REJECTED', 'refused to change this card'],
  ])('tells of %o as %s', async (error, code, text) => {
    const { write, sending } = send(error);

    await expect(sending).rejects.toBe(error);
    expect(write.toUserErrors(error)).toEqual([
      { field: ['id'], code, messages: [expect.stringMatching(`^cards-main .*${text}`)] },
    ]);
  });

  it('sends nothing for a card that can be found no more', async () => {
    const { fake, suspend: port } = opened(shown(word));

    const sending = planned(port, { id: globalId('Card', card(9)) }).send(attempt());

    await expect(sending).rejects.toMatchObject({ code: 'NOT_FOUND', sent: 'no' });
    expect(fake.sent).toEqual([]);
    expect(port.plan({ id: 'x' })).toMatchObject({ errors: [{ field: ['id'], code: 'NOT_FOUND' }] });
  });
});
