import { describe, expect, it } from 'vitest';
import type { Answer, WriteRequest } from '../../../../src/datasources/http/upstream.js';
import { UnexpectedEffectError } from '../../../../src/datasources/ports/writes.js';
import { takesNoUserData, userDataPort } from '../../../../src/datasources/writing/user-data-port.js';
import type { UserData } from '../../../../src/domain/account.js';
import { givenUserDataErrors } from '../../../../src/domain/rules/user-data.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { attemptsOf, markOf } from '../../../support/attempts.js';
import { planned, problemsOf } from '../../../support/planned.js';

const connector = { name: 'bank', provider: 'TREASURE', environment: 'SANDBOX' } as const;
const OWN = { exchequer_reference: 'ref-1' };
const attempt = attemptsOf(markOf('2026-03-02T17:00:00Z'));
const answerOf = (body: unknown): Answer => ({ status: 200, headers: {}, body, at: '2026-03-02T17:00:00Z' });

/** A provider that holds one object; `disobeys` says what it keeps of what it is sent. */
function world(held: UserData | null, disobeys = (sent: UserData | null) => sent) {
  const sent: WriteRequest[] = [];
  const object = { id: 'o1', notes: held };
  const upstream = {
    get: async () => answerOf({ ...object }),
    send: async (_: unknown, request: WriteRequest) => {
      sent.push(request);
      object.notes = disobeys((request.body as { notes: UserData | null }).notes);
      return answerOf({ ...object });
    },
  };
  const port = userDataPort({
    api: { connector, telemetry: silentTelemetry, upstream },
    ...{ field: 'notes', method: 'PATCH', nothing: null },
    toPlace: (_, id) =>
      id === 'known' ? { noun: 'thing', id: 'o1', path: '/thing/o1' } : takesNoUserData(connector),
    orNone: (reading) => reading,
    toUserErrors: () => [],
    userDataErrors: givenUserDataErrors,
  });
  const change = (userData: UserData | null) => planned(port, { id: 'known', userData }).send(attempt());
  return { port, sent, object, change };
}

describe('a change of user data', () => {
  it("replaces the caller's part, and leaves the gateway's own", async () => {
    const { change, sent } = world({ color: 'red', ...OWN });

    await change({ size: 'L' });

    expect(sent).toMatchObject([
      { method: 'PATCH', path: '/thing/o1', body: { notes: { size: 'L', ...OWN } } },
    ]);
  });

  it.each([
    ['the part of the gateway', { color: 'red', ...OWN }, OWN],
    ['nothing, as the provider writes it', { color: 'red' }, null],
  ])('leaves %s where the caller wants none', async (_, held, kept) => {
    const { change, object } = world(held);

    await change(null);

    expect(object.notes).toEqual(kept);
  });

  it('is not taken for done when the provider kept something else', async () => {
    const { change } = world({ color: 'red' }, () => ({ color: 'red' }));

    await expect(change({ color: 'blue' })).rejects.toThrow(UnexpectedEffectError);
  });

  it('is refused beforehand where nothing takes it, and where it holds keys of the gateway', async () => {
    const { port, sent } = world(OWN);
    const check = (id: string, userData: UserData) => problemsOf(port, { id, userData });

    expect(await check('unknown', {})).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
    expect(await check('known', { exchequer_x: '1' })).toMatchObject([{ field: ['userData'] }]);
    expect(await check('known', { color: 'blue' })).toEqual([]);
    expect(sent).toEqual([]);
  });
});
