import { describe, expect, it } from 'vitest';
import { CallerAccess } from '../../../../src/datasources/loading/caller-access.js';
import type { RequestScope } from '../../../../src/datasources/loading/scope.js';
import type { NodeObject } from '../../../../src/datasources/loading/sources.js';
import { WriteAccess } from '../../../../src/datasources/loading/write-access.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import type { Transfer } from '../../../../src/domain/transfer.js';
import { accountId, aPrincipal, aTransfer, FakeConnector } from '../../../support/fake-connector.js';

const OWN = accountId('one', 'own');
const idOf = (kind: NodeKind, ref: string) => toGlobalId({ connector: 'one', kind, ref });
const account = (ref: string) => ({ kind: 'Account', id: accountId('one', ref) }) as const;
const LIMITED = { accounts: new Set([OWN]) };

interface Given {
  readonly grants?: Parameters<typeof aPrincipal>[0];
  readonly seen?: NodeObject | null;
  readonly isCallersOwn?: boolean;
}

function accessOf({ grants = LIMITED, seen = {} as NodeObject, isCallersOwn = false }: Given): WriteAccess {
  const { connector } = new FakeConnector('one', [], {
    recurringTransfers: { isCallersOwn },
    scheduledTransfers: { isCallersOwn },
  } as never);
  const scope = {
    access: new CallerAccess(aPrincipal(grants), [connector]),
    createdIds: async (kind: string) => [idOf(kind as NodeKind, 'made')],
  };
  return new WriteAccess(scope as unknown as RequestScope, { node: async () => seen });
}

describe('what a caller that is held to accounts may change', () => {
  it.each<[NodeKind, string, boolean]>([
    ['Business', 'made', true],
    ['Business', 'behind-an-account', false],
    ['Counterparty', 'made', true],
    ['Counterparty', 'of-a-transfer', false],
    ['Card', 'seen', true],
    ['Portfolio', 'seen', true],
  ])('is, of the kind %s, the one that is %s: %s', async (kind, ref, expected) => {
    expect(await accessOf({}).canChange(idOf(kind, ref))).toBe(expected);
  });

  it.each<[string, Partial<Transfer>, boolean]>([
    ['pushes out', { direction: 'PUSH', source: account('own'), destination: account('other') }, true],
    ['is sent', { direction: 'PUSH', source: account('other'), destination: account('own') }, false],
    ['pulls in', { direction: 'PULL', source: account('own'), destination: account('other') }, true],
    [
      'is debited by another',
      { direction: 'PULL', source: account('other'), destination: account('own') },
      false,
    ],
    ['stands behind', { source: null, destination: null, accountId: OWN }, true],
  ])('is a transfer that its account %s, or is not', async (_, parts, expected) => {
    const seen = aTransfer('one', 'book/1', parts);

    expect(await accessOf({ seen }).canChange(seen.id)).toBe(expected);
  });

  it('is nothing that it does not see', async () => {
    expect(await accessOf({ seen: null }).canChange(idOf('Card', 'x'))).toBe(false);
  });

  it('is all that it sees when it is not held', async () => {
    const seen = aTransfer('one', 'book/1', { source: account('other'), destination: account('own') });

    expect(await accessOf({ grants: {}, seen }).canChange(seen.id)).toBe(true);
    expect(await accessOf({ grants: {} }).canChange(idOf('Business', 'any'))).toBe(true);
  });
});

describe('what may be told again to a caller that is held to accounts', () => {
  it.each<[string, string, boolean]>([
    ['an own account', OWN, true],
    ['another account', accountId('one', 'other'), false],
    ['a business that it made', idOf('Business', 'made'), true],
    ['another business', idOf('Business', 'other'), false],
    ['another counterparty', idOf('Counterparty', 'other'), false],
    ['a series that all share', idOf('RecurringTransfer', 's'), false],
    ['a job of such a series', idOf('ScheduledTransfer', 's'), false],
    ['a card that it no longer sees', idOf('Card', 'x'), false],
  ])('is of %s', async (_, id, expected) => {
    expect(await accessOf({ seen: null }).canReplay(id)).toBe(expected);
  });

  it('is a series that its own token opens, though it may be gone', async () => {
    const reach = accessOf({ isCallersOwn: true, seen: null });

    expect(await reach.canReplay(idOf('RecurringTransfer', 's'))).toBe(true);
    expect(await reach.canReplay(idOf('ScheduledTransfer', 's'))).toBe(true);
  });

  it('is everything when it is not held', async () => {
    expect(await accessOf({ grants: {}, seen: null }).canReplay(idOf('RecurringTransfer', 's'))).toBe(true);
  });
});
