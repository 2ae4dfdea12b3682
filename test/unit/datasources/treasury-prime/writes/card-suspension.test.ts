import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import {
  suspendCardPort,
  unsuspendCardPort,
} from '../../../../../src/datasources/treasury-prime/writes/card-suspension.js';
import { guard } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { attempt, fakeTreasuryPrime, globalId, lost, refusal } from '../fake-treasury-prime.js';
import { card, cardProduct } from '../records.js';

const id = globalId('Card', 'card_1');
const TURNS = [
  ['suspended', suspendCardPort],
  ['active', unsuspendCardPort],
] as const;

describe('the check of a suspension and of its end', () => {
  const check = (open: typeof suspendCardPort, row: unknown) =>
    problemsOf(open(fakeTreasuryPrime({ '/card/card_1': row }).api), { id });

  it.each(['active', 'suspended', 'odd'])('lets both pass for a card that is %s', async (status) => {
    expect(await check(suspendCardPort, card('card_1', { status }))).toEqual([]);
    expect(await check(unsuspendCardPort, card('card_1', { status }))).toEqual([]);
  });

  it.each(['unactivated', 'terminated'])('refuses both for a card that is %s', async (status) => {
    const refused = [{ field: ['id'], code: 'CARD_NOT_ACTIVE' }];

    expect(await check(suspendCardPort, card('card_1', { status }))).toMatchObject(refused);
    expect(await check(unsuspendCardPort, card('card_1', { status }))).toMatchObject(refused);
  });

  it('does not find a card that the provider does not know', async () => {
    expect(await check(suspendCardPort, undefined)).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
  });

  it.each([globalId('Account', 'card_1'), globalId('Card', 'card_1', 'other'), 'nonsense'])(
    'does not look for %s',
    async (other) => {
      const fake = fakeTreasuryPrime();

      expect(await problemsOf(suspendCardPort(fake.api), { id: other })).toMatchObject([
        { field: ['id'], code: 'NOT_FOUND' },
      ]);
      expect(fake.asked).toEqual([]);
    },
  );
});

describe.each(TURNS)('the change to %s', (status, open) => {
  const send = (routes: Record<string, unknown>) => {
    const fake = fakeTreasuryPrime(routes);
    return { fake, sending: planned(open(fake.api), { id }).send(attempt()) };
  };

  it('is one guarded request', async () => {
    const { fake, sending } = send({
      'PATCH /card/card_1': card('card_1', { status }),
      '/cardproduct/cdpt_1': cardProduct('cdpt_1'),
    });

    expect(await sending).toMatchObject({ id, providerStatus: status, form: 'PHYSICAL' });
    expect(fake.sent).toEqual([{ method: 'PATCH', path: '/card/card_1', body: { status }, guard }]);
  });

  it('is done even where the product cannot be read', async () => {
    const { sending } = send({
      'PATCH /card/card_1': card('card_1', { status }),
      '/cardproduct/cdpt_1': lost(),
    });

    expect(await sending).toMatchObject({ providerStatus: status, form: 'UNKNOWN' });
  });

  it('succeeds where the card is so already', async () => {
    const { fake, sending } = send({
      'PATCH /card/card_1': refusal(400),
      '/card/card_1': card('card_1', { status }),
    });

    expect(await sending).toMatchObject({ providerStatus: status });
    expect(fake.sent).toHaveLength(1);
  });

  it('passes on the refusal where the card has ended', async () => {
    const { sending } = send({
      'PATCH /card/card_1': refusal(400),
      '/card/card_1': card('card_1', { status: 'terminated' }),
    });

    await expect(sending).rejects.toMatchObject({ code: 'REJECTED' });
  });

  it('passes on that the answer was lost', async () => {
    await expect(send({ 'PATCH /card/card_1': lost() }).sending).rejects.toMatchObject({ sent: 'maybe' });
  });

  it('asks for a person when another state comes back', async () => {
    const { sending } = send({ 'PATCH /card/card_1': card('card_1', { status: 'terminated' }) });

    await expect(sending).rejects.toThrow(UnexpectedEffectError);
  });

  it('converges, and says what a refusal means', () => {
    const write = planned(open(fakeTreasuryPrime().api), { id });

    expect(write).toMatchObject({ recoveryMethod: 'CONVERGES', lock: null });
    expect(write.toUserErrors(refusal(400))).toMatchObject([{ field: ['id'], code: 'CARD_NOT_ACTIVE' }]);
    expect(write.toUserErrors(refusal(403))).toMatchObject([{ field: null, code: 'PROVIDER_REJECTED' }]);
    expect(write.toUserErrors(refusal(404))).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
  });

  it('is not planned for an id that names no card', () => {
    expect(open(fakeTreasuryPrime().api).plan({ id: 'x' })).toMatchObject({
      errors: [{ field: ['id'], code: 'NOT_FOUND' }],
    });
  });
});
