import { describe, expect, it } from 'vitest';
import {
  activateRecurringTransferPort,
  deactivateRecurringTransferPort,
} from '../../../../../src/datasources/linker/writes/series-activity.js';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { guard } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import {
  attempt,
  bankId,
  DONE,
  data,
  fakeLinker,
  globalId,
  lost,
  refusal,
  SERIES,
  series,
} from '../fake-linker.js';

const ONE = `${SERIES}/s1`;
const id = globalId('RecurringTransfer', 's1');
const paused = { status: 'INACTIVE' };
const activation = { id, localDateTime: '2026-04-21' };

const activate = (routes: Record<string, unknown>) => {
  const fake = fakeLinker(routes);
  return { fake, port: activateRecurringTransferPort(fake.api) };
};
const deactivate = (routes: Record<string, unknown>) => {
  const fake = fakeLinker(routes);
  return { fake, port: deactivateRecurringTransferPort(fake.api) };
};

describe('activateRecurringTransfer', () => {
  it.each(['2026-04-21', '2026-04-21T09:30', '2026-04-21T09:30:00'])(
    "passes the end user's own %s on as it is",
    async (localDateTime) => {
      const { fake, port } = activate({ [`PUT ${ONE}/activate`]: DONE, [ONE]: data(series('s1')) });

      expect(await problemsOf(port, { id, localDateTime })).toEqual([]);
      expect(await planned(port, { id, localDateTime }).send(attempt())).toMatchObject({ status: 'ACTIVE' });

      expect(fake.sent).toEqual([{ method: 'PUT', path: `${ONE}/activate`, body: { localDateTime }, guard }]);
    },
  );

  it.each(['2026-04-21T09:30:00Z', '2026-02-30', 'now', ''])('refuses %j', async (localDateTime) => {
    const { port } = activate({ [ONE]: data(series('s1', paused)) });

    expect(await problemsOf(port, { id, localDateTime })).toMatchObject([
      { field: ['localDateTime'], code: 'INVALID_INPUT' },
    ]);
  });

  it('refuses a series that is finished, and takes one that is active already', async () => {
    const finished = { ...paused, remainingTransfersQuantity: 0 };

    const check = (more: object) =>
      problemsOf(activate({ [ONE]: data(series('s1', more)) }).port, activation);

    expect(await check(finished)).toMatchObject([{ field: ['id'], code: 'INVALID_INPUT' }]);
    expect(await check({})).toEqual([]);
  });

  it('says of a refusal that no transfers may be left', () => {
    const { toUserErrors } = planned(activate({}).port, activation);

    expect(toUserErrors(refusal(422))).toMatchObject([{ field: ['id'], code: 'PROVIDER_REJECTED' }]);
  });
});

describe('deactivateRecurringTransfer', () => {
  it('sends no body', async () => {
    const { fake, port } = deactivate({
      ...{ [`PUT ${ONE}/deactivate`]: DONE, [ONE]: data(series('s1', paused)) },
    });

    expect(await problemsOf(port, { id })).toEqual([]);
    expect(await planned(port, { id }).send(attempt())).toMatchObject({ status: 'INACTIVE' });

    expect(fake.sent).toEqual([{ method: 'PUT', path: `${ONE}/deactivate`, guard }]);
  });
});

const KINDS = [
  ['activate', (routes: Record<string, unknown>) => activate(routes).port, paused],
  ['deactivate', (routes: Record<string, unknown>) => deactivate(routes).port, {}],
] as const;

describe.each(KINDS)('both: %s', (word, open, contrary) => {
  const PUT = `PUT ${ONE}/${word}`;
  const send = (routes: Record<string, unknown>) => planned(open(routes), activation).send(attempt());

  it('converges', () => {
    expect(planned(open({}), activation)).toMatchObject({ recoveryMethod: 'CONVERGES', lock: null });
  });

  it('does not look for what is no series of this connector', async () => {
    const other = bankId('RecurringTransfer', 's1');

    expect(await problemsOf(open({}), { ...activation, id: other })).toMatchObject([
      { field: ['id'], code: 'NOT_FOUND' },
    ]);
    expect(open({}).plan({ ...activation, id: other })).toMatchObject({
      errors: [{ field: ['id'], code: 'NOT_FOUND' }],
    });
  });

  it('does not find what the provider does not know', async () => {
    expect(await problemsOf(open({}), activation)).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
  });

  it('takes a status that it has not met', async () => {
    const row = data(series('s1', { status: 'PAUSED' }));

    expect(await send({ [PUT]: DONE, [ONE]: row })).toMatchObject({ status: 'UNKNOWN' });
  });

  it('asks for a person when the status is the other one', async () => {
    await expect(send({ [PUT]: DONE, [ONE]: data(series('s1', contrary)) })).rejects.toThrow(
      UnexpectedEffectError,
    );
  });

  it.each([lost(), refusal(404), refusal(403), []])(
    'leaves it open where it cannot be seen what came of it',
    async (answer) => {
      await expect(send({ [PUT]: DONE, [ONE]: answer })).rejects.toMatchObject({
        ...{ code: 'UNAVAILABLE', sent: 'yes' },
      });
    },
  );

  it.each([
    ['lost', lost(), 'TIMEOUT'],
    ['garbled', [], 'INVALID_RESPONSE'],
    ['refused', refusal(422), 'REJECTED'],
  ])('passes on that the answer was %s', async (_, answer, code) => {
    await expect(send({ [PUT]: answer })).rejects.toMatchObject({ code });
  });

  it.each([
    [400, 'id', 'PROVIDER_REJECTED'],
    [403, null, 'CUSTOMER_NOT_ENROLLED'],
    [404, 'id', 'NOT_FOUND'],
  ] as const)('says of a %i on %s that it is %s', (status, field, code) => {
    expect(planned(open({}), activation).toUserErrors(refusal(status))).toMatchObject([
      { field: field?.split('.') ?? null, code },
    ]);
  });
});
