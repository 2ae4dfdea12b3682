import type { AnyPorts } from '../../../src/datasources/ports/ports.js';
import type { Account } from '../../../src/domain/account.js';
import { fromGlobalId, type NodeKind, toGlobalId } from '../../../src/domain/ids.js';
import type { Money } from '../../../src/domain/money.js';
import type { Listed } from '../../../src/domain/page.js';
import { readAll } from '../../support/feeds.js';
import { present, type Stage } from './stage.js';

type Connector = Stage['connector'];

export const usd = (minor: bigint): Money => ({ minor, currency: 'USD' });

/** The provider's own reference in a global id. */
export function refOf(id: string): string {
  return present(fromGlobalId(id), 'a global id').ref;
}

/** A global id of something at this connector, whether it is there or not. */
export function idAt({ name }: Connector, kind: NodeKind, ref: string): string {
  return toGlobalId({ connector: name, kind, ref });
}

/** Everything that a port lists. */
export async function all<P extends keyof AnyPorts, T extends Listed = RowOf<P>>(
  stage: Stage,
  port: P,
  connector = stage.connector,
): Promise<readonly T[]> {
  const { list } = present(connector.ports[port], port) as unknown as Listing<T>;
  return readAll(await list(stage.call(), { filter: {} }));
}

interface Listing<T extends Listed> {
  readonly list: (call: unknown, query: object) => Promise<Parameters<typeof readAll<T>>[0]>;
}

type RowOf<P extends keyof AnyPorts> =
  NonNullable<AnyPorts[P]> extends {
    readonly read: (...args: never[]) => Promise<infer T>;
  }
    ? Extract<T, Listed>
    : never;

/** The accounts of a connector in full. */
export async function fullAccounts(stage: Stage, connector = stage.connector): Promise<readonly Account[]> {
  const { read } = present(connector.ports.accounts, 'accounts');
  const rows = await all(stage, 'accounts', connector);
  const full = await Promise.all(rows.map(({ id }) => read(stage.call(), refOf(id))));
  return full.flatMap((account) => account ?? []);
}

/** Open deposit accounts, the one with the most money first. */
export async function fundedAccounts(
  stage: Stage,
  connector = stage.connector,
): Promise<readonly [Account, Account]> {
  const stated = (await fullAccounts(stage, connector)).filter(({ status, kind }) => {
    return status === 'OPEN' && kind === 'DEPOSIT';
  });
  const [most, next] = stated.sort((a, b) => Number(availableIn(b) - availableIn(a)));
  return [present(most, 'an account with money'), present(next, 'another account')];
}

export function availableIn({ balance }: Pick<Account, 'balance'>): bigint {
  return balance?.available?.minor ?? 0n;
}

/** The first of a list that fits. */
export function one<T>(rows: readonly T[], fits: (row: T) => boolean, what: string): T {
  return present(rows.find(fits), what);
}
