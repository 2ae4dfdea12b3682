import type { CreateTransfer } from '../../../src/domain/commands.js';
import { all, fundedAccounts, one, usd } from './objects.js';
import type { Stage } from './stage.js';
import { liesAt, type WriteCase, writeCase } from './write-case.js';

const PLAIN = { direction: 'PUSH', ach: null, description: null, userData: null } as const;

/** An ACH of so much to somebody. */
export async function achTransfer(stage: Stage, more: Partial<CreateTransfer> = {}): Promise<CreateTransfer> {
  const [from] = await fundedAccounts(stage);
  const to = one(
    await all(stage, 'counterparties'),
    ({ ach }) => ach !== null,
    'a counterparty reached by ACH',
  );
  return {
    ...PLAIN,
    source: from.id,
    destination: { counterparty: to.id },
    amount: usd(1234n),
    rail: 'ACH',
    userData: { invoice: 'A-17' },
    ...more,
  };
}

export async function wireTransfer(stage: Stage): Promise<CreateTransfer> {
  const to = one(
    await all(stage, 'counterparties'),
    ({ wire }) => wire !== null,
    'a counterparty reached by wire',
  );
  return achTransfer(stage, { rail: 'WIRE', destination: { counterparty: to.id } });
}

export async function bookTransfer(stage: Stage): Promise<CreateTransfer> {
  const [from, to] = await fundedAccounts(stage);
  return achTransfer(stage, { source: from.id, destination: { account: to.id }, rail: 'INTERNAL' });
}

/** A transfer that has just been made. */
export async function newTransfer(
  stage: Stage,
  command: CreateTransfer,
): Promise<{ readonly id: string; readonly providerId: string }> {
  return (await stage.carryOut('createTransfer', command)) as { id: string; providerId: string };
}

/** A card in this state. */
export async function cardThatIs(stage: Stage, status: string): Promise<{ readonly id: string }> {
  const { id } = one(await all(stage, 'cards'), (card) => card.status === status, `a card that is ${status}`);
  return { id };
}

const ends = ({ destination: to }: CreateTransfer): string =>
  'account' in to ? to.account : 'counterparty' in to ? to.counterparty : '';

/** Each end of a transfer by the name that it has in an answer. */
const ENDS: Readonly<Record<string, readonly [source: string, destination: string]>> = {
  '/ach': ['/account_id', '/counterparty_id'],
  '/book': ['/from_account_id', '/to_account_id'],
  '/wire': ['/account_id', '/counterparty_id'],
};

const otherEnds = (path: string) => {
  const [source, destination] = ENDS[path] ?? [];
  return { [source ?? '']: 'acct_another', [destination ?? '']: 'cp_another' };
};

/** The reference of another operation. */
const OTHER_REFERENCE = 'XQ7M2KTR9PA';

const transferCase = (
  [title, path]: readonly [title: string, path: string],
  command: (stage: Stage) => Promise<CreateTransfer>,
  lies: Readonly<Record<string, unknown>> = {},
) =>
  writeCase('createTransfer', {
    title,
    command,
    shows: (asked) => {
      const { amount, rail, direction, userData } = asked;
      return {
        ...{ amount, rail, direction, userData, status: 'PENDING' },
        source: { id: asked.source },
        destination: { id: ends(asked) },
      };
    },
    request: { method: 'POST', path },
    lies: liesAt({
      ...{ '/amount': '12.35', '/userdata/exchequer_reference': OTHER_REFERENCE },
      ...otherEnds(path),
      ...lies,
    }),
    evidence: 'mark',
  });

const cancelCase = (title: string, path: string, command: (stage: Stage) => Promise<CreateTransfer>) =>
  writeCase('cancelTransfer', {
    title,
    command: async (stage) => ({ id: (await newTransfer(stage, await command(stage))).id }),
    shows: ({ id }) => ({ id, status: 'CANCELED', cancelable: false }),
    request: { method: 'PATCH', path },
    lies: liesAt({ '/status': 'sent', '/id': 'another' }),
    evidence: null,
  });

const turnCase = (kind: 'suspendCard' | 'unsuspendCard', from: string, to: 'SUSPENDED' | 'ACTIVE') =>
  writeCase(kind, {
    command: (stage) => cardThatIs(stage, from),
    shows: ({ id }) => ({ id, status: to }),
    request: { method: 'PATCH', path: '/card/*' },
    lies: liesAt({ '/status': from.toLowerCase(), '/id': 'another' }),
    evidence: null,
  });

export const treasuryPrimeCases: readonly WriteCase[] = [
  transferCase(
    ['out by ACH', '/ach'],
    (stage) => achTransfer(stage, { ach: { secCode: 'CCD', service: 'SAMEDAY', addenda: ['A-17'] } }),
    { '/direction': 'debit' },
  ),
  transferCase(
    ['in by ACH', '/ach'],
    (stage) => achTransfer(stage, { direction: 'PULL', description: 'A text that is longer than the field' }),
    { '/direction': 'credit' },
  ),
  transferCase(['between accounts', '/book'], bookTransfer),
  transferCase(['by wire', '/wire'], wireTransfer),
  cancelCase('of an ACH', '/ach/*', (stage) => achTransfer(stage)),
  cancelCase('of a book transfer', '/book/*', bookTransfer),
  cancelCase('of a wire', '/wire/*', wireTransfer),
  writeCase('createCounterparty', {
    command: async () => ({
      name: 'Harbour Supplies LLC',
      ach: { accountNumber: '000123456789', routingNumber: '021000021', accountType: 'CHECKING' as const },
      wire: null,
      userData: { vendor: 7 },
    }),
    shows: ({ name, userData }) => ({
      ...{ name, userData, wire: null },
      ach: { accountNumberLast4: '6789', routingNumber: '021000021' },
    }),
    request: { method: 'POST', path: '/counterparty' },
    lies: liesAt({
      '/name_on_account': 'Another LLC',
      '/ach/account_number': '000123456780',
      '/ach/routing_number': '026009593',
      '/wire': { account_number: '000123456789', routing_number: '021000021' },
    }),
    evidence: 'mark',
  }),
  writeCase('createCounterparty', {
    title: 'paid by wire',
    command: async () => ({
      name: 'Quay Logistics LLC',
      ach: null,
      wire: { accountNumber: '000987654321', routingNumber: '021000021', bankName: 'First Harbour Bank' },
      userData: null,
    }),
    shows: ({ name }) => ({ name, ach: null, wire: { accountNumberLast4: '4321' } }),
    request: { method: 'POST', path: '/counterparty' },
    lies: liesAt({
      '/name_on_account': 'Another LLC',
      '/wire/account_number': '000987654320',
      '/wire/routing_number': '026009593',
      '/ach': { account_number: '000987654321', routing_number: '021000021' },
    }),
    evidence: 'mark',
  }),
  turnCase('suspendCard', 'ACTIVE', 'SUSPENDED'),
  turnCase('unsuspendCard', 'SUSPENDED', 'ACTIVE'),
  writeCase('updateUserData', {
    title: 'of an account',
    command: async (stage) => ({ id: (await fundedAccounts(stage))[0].id, userData: { team: 'north' } }),
    shows: () => null,
    request: { method: 'PATCH', path: '/account/*' },
    lies: liesAt({ '/userdata': { team: 'south' }, '/id': 'another' }),
    evidence: null,
  }),
  writeCase('updateUserData', {
    title: 'of a transfer made here',
    command: async (stage) => ({
      id: (await newTransfer(stage, await achTransfer(stage))).id,
      userData: null,
    }),
    shows: () => null,
    request: { method: 'PATCH', path: '/ach/*' },
    lies: liesAt({ '/userdata': {}, '/id': 'another' }),
    evidence: null,
  }),
  writeCase('updateUserData', {
    title: 'of a transaction',
    command: async (stage) => ({
      id: one(await all(stage, 'transactions'), () => true, 'a transaction').id,
      userData: { invoice: 'A-17' },
    }),
    shows: () => null,
    request: { method: 'PATCH', path: '/transaction/*' },
    lies: liesAt({ '/userdata': { invoice: 'A-18' }, '/id': 'another' }),
    evidence: null,
  }),
];
