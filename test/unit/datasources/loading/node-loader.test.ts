import { describe, expect, it } from 'vitest';
import { CallerAccess } from '../../../../src/datasources/loading/caller-access.js';
import { createNodeLoader } from '../../../../src/datasources/loading/node-loader.js';
import type { ReadMany } from '../../../../src/datasources/ports/ports.js';
import type { Account } from '../../../../src/domain/account.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import { newCall } from '../../../support/attempts.js';
import { accountId, anAccount, aPrincipal, FakeConnector } from '../../../support/fake-connector.js';

const failure = (name: string) =>
  new UpstreamError({
    connector: { name, provider: 'TREASURE', environment: 'SANDBOX' },
    code: 'UNAVAILABLE',
    sent: 'no',
  });

function loaderOver(connectors: readonly FakeConnector[], readMany?: ReadMany<Account>) {
  const call = newCall();
  const access = new CallerAccess(
    aPrincipal(),
    connectors.map(({ connector }) => connector),
  );
  return createNodeLoader<Account>({
    kind: 'Account',
    access,
    call,
    reads: ({ accounts }) => accounts && { read: accounts.read, readMany },
  });
}

const bank = (name: string, ...refs: string[]) =>
  new FakeConnector(
    name,
    refs.map((ref) => anAccount(name, ref)),
  );

describe('the loader of a kind', () => {
  it('asks for many at once where the connector has a way, and singly for what that leaves out', async () => {
    const one = bank('one', 'a', 'b', 'c', 'd');
    const asked: string[][] = [];
    const loader = loaderOver([one], async (_, refs) => {
      asked.push([...refs]);
      return new Map(
        refs.filter((ref) => ref === 'a' || ref === 'b').map((ref) => [ref, anAccount('one', ref)]),
      );
    });

    const loaded = await Promise.all(['a', 'b', 'c', 'zzz'].map((ref) => loader.load(accountId('one', ref))));

    expect(asked).toEqual([['a', 'b', 'c', 'zzz']]);
    expect(one.calls.sort()).toEqual(['read c', 'read zzz']);
    expect(loaded.map((account) => account?.providerId)).toEqual(['a', 'b', 'c', undefined]);
  });

  it('reads singly what the list failed to give', async () => {
    const one = bank('one', 'a', 'b', 'c');
    const loader = loaderOver([one], () => Promise.reject(failure('one')));

    const loaded = await Promise.all(['a', 'b', 'c'].map((ref) => loader.load(accountId('one', ref))));

    expect(loaded.map((account) => account?.providerId)).toEqual(['a', 'b', 'c']);
  });

  it('does not look for a cheaper way for one or two', async () => {
    const one = bank('one', 'a', 'b');
    let asked = 0;
    const loader = loaderOver([one], async () => {
      asked += 1;
      return new Map();
    });

    await Promise.all(['a', 'b'].map((ref) => loader.load(accountId('one', ref))));

    expect(asked).toBe(0);
  });

  it.each<[string, NodeKind, boolean, boolean]>([
    ['tells of a record that it cannot read', 'Card', false, true],
    ['says nothing of it to a caller that is held to accounts', 'Card', true, false],
    ['tells of an account, which grants have said to be its own', 'Account', true, true],
  ])('%s', async (_, kind, isHeld, tells) => {
    const { connector } = bank('one');
    const broken = new UpstreamError({ connector, code: 'INVALID_RESPONSE', sent: 'yes' });
    const loader = createNodeLoader<unknown>({
      kind,
      access: new CallerAccess(aPrincipal(isHeld ? { accounts: new Set() } : {}), [connector]),
      call: newCall(),
      reads: () => ({ read: () => Promise.reject(broken) }),
    });
    const loading = loader.load(toGlobalId({ connector: 'one', kind, ref: 'x' }));

    await (tells ? expect(loading).rejects.toBe(broken) : expect(loading).resolves.toBeNull());
  });

  it('fails for the objects of a failing connector alone', async () => {
    const [up, down] = [bank('up', 'a'), bank('down', 'b')];
    down.fail();
    const loader = loaderOver([up, down]);

    const results = await Promise.allSettled(
      [accountId('up', 'a'), accountId('down', 'b')].map((id) => loader.load(id)),
    );

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});
