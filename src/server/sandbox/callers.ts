import type { JwtIssuer } from '../../auth/index.js';
import { developmentIssuer, mintDevelopmentToken, SCOPES, type Scope } from '../../auth/index.js';
import type { Connectors, Sources } from '../../datasources/index.js';
import { systemClock } from '../../domain/clock.js';
import { withinDeadline } from '../../domain/deadline.js';
import type { TransferParty } from '../../domain/transfer.js';
import { keptDevelopmentKey } from './development-key.js';

/** The callers of the sandbox. */
export interface SandboxCallers {
  readonly tokens: { readonly operator: string; readonly analyst: string; readonly endUser: string };
  /** The issuer of the tokens. Only a gateway over the sandbox can accept it. */
  readonly issuer: JwtIssuer;
}

const READ: readonly Scope[] = SCOPES.filter((scope) => scope.endsWith(':read'));
const END_USER: readonly Scope[] = [
  'accounts:read',
  'cards:read',
  'transactions:read',
  'transfers:read',
  'transfers:write',
  'counterparties:read',
  'counterparties:write',
  'operations:read',
];
/** The number of transfers that are searched for the accounts of the end user. */
const CANDIDATES = 100;
/** **Units** milliseconds. */
const CHOOSE_WITHIN_MS = 20_000;
/** The lifetime of tokens. Each start prints new ones. **Units** seconds. */
const TOKEN_LIFE_SECONDS = 30 * 24 * 3600;

/** Creates an operator with all scopes, an analyst with read scopes, and an end user of a mobile app who pays from two accounts. */
export async function createSandboxCallers(connectors: Connectors, dataDir: string): Promise<SandboxCallers> {
  const key = await keptDevelopmentKey(dataDir);
  const accounts = await chooseAccounts(connectors);
  const mint = (subject: string, scopes: readonly string[], limit: { accounts?: readonly string[] } = {}) =>
    mintDevelopmentToken(key, {
      subject,
      scopes,
      connectors: ['*'],
      ...limit,
      expiresInSeconds: TOKEN_LIFE_SECONDS,
      nowMs: systemClock.nowMs(),
    });
  const tokens = {
    operator: await mint('operator', ['*']),
    analyst: await mint('analyst', READ),
    endUser: await mint('end-user', END_USER, { accounts }),
  };
  return { tokens, issuer: developmentIssuer(key) };
}

/** The ends of a transfer between two open accounts at one bank, so that further transfers are possible. One has a card. */
function chooseAccounts(connectors: Connectors): Promise<readonly string[]> {
  return withinDeadline(systemClock, CHOOSE_WITHIN_MS, (signal) => findAccounts(connectors, signal));
}

async function findAccounts(connectors: Connectors, signal: AbortSignal): Promise<readonly string[]> {
  const principal = {
    subject: 'sandbox',
    scopes: new Set(SCOPES),
    grants: { connectors: 'all', accounts: 'all' },
  } as const;
  const sources = connectors.sourcesFor({ principal, signal, requestId: null });
  const filter = { rails: ['INTERNAL'], statuses: ['COMPLETED'] } as const;
  const { edges } = await sources.transfers({ field: 'sandbox', first: CANDIDATES, after: null, filter });
  for (const { node } of edges) {
    const pair = await openAccounts(sources, [node.source, node.destination]);
    if (pair.length === 2 && (await haveCard(sources, pair))) return pair;
  }
  return [];
}

async function openAccounts(
  sources: Sources,
  parties: ReadonlyArray<TransferParty | null>,
): Promise<readonly string[]> {
  const ids = parties.flatMap((party) => (party?.kind === 'Account' ? [party.id] : []));
  const accounts = await Promise.all(ids.map((id) => sources.account(id)));
  return accounts.flatMap((account) => (account?.status === 'OPEN' ? [account.id] : []));
}

async function haveCard(sources: Sources, accounts: readonly string[]): Promise<boolean> {
  const cards = await Promise.all(
    accounts.map((account) =>
      sources.cards({ field: 'sandbox', first: 1, after: null, filter: { account, statuses: ['ACTIVE'] } }),
    ),
  );
  return cards.some(({ edges }) => edges.length > 0);
}
