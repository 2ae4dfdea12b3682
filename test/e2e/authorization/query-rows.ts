import { expect } from 'vitest';
import type { NodeKind } from '../../../src/domain/ids.js';
import {
  hasNoRows,
  hasOnly,
  hasRows,
  isGiven,
  isNothing,
  knowsNothingOf,
  refusesTheConnector,
} from './expectations.js';
import type { Row } from './rows.js';
import type { Scene } from './scene.js';

type IdOf = (scene: Scene) => string;

/** A field that gives one object by its id. */
const one = (field: string, connector: string, id: IdOf): Row => ({
  query: `query ($id: ID!) { asked: ${field}(id: $id) { id } }`,
  variables: (scene) => ({ id: id(scene) }),
  ...{ connector, operator: isGiven, outsider: isNothing, held: isNothing },
});

/** A field that lists objects of several connectors. `own`: what of a row is asked for, and whether it is the held caller's. */
const many = (
  field: string,
  connector: string,
  own: readonly [string, (row: any, scene: Scene) => boolean] | null,
): Row => ({
  query: `{ asked: ${field}(first: 50) {
    nodes { id connector { name } ${own?.[0] ?? ''} } unavailable { connector { name } } } }`,
  connector,
  operator: hasRows,
  outsider: knowsNothingOf(connector),
  held: own ? hasOnly(own[1]) : hasNoRows,
});

const ACCOUNT = 'account { id }';
const isOfAccount = ({ account }: any, { own }: Scene) => account?.id === own.Account;
const ENDS = ['source', 'destination'].map((end) => `${end} { ... on Account { id } }`).join(' ');
const isEnd = ({ source, destination }: any, { own }: Scene) =>
  source?.id === own.Account || destination?.id === own.Account;

const NODE: NodeKind = 'Account';

/** Every field of `Query`. */
export const QUERIES: Readonly<Record<string, Row>> = {
  account: one('account', 'tp-main', ({ foreign }) => foreign.Account),
  accounts: many('accounts', 'tp-main', ['', ({ id }, { own }) => id === own.Account]),
  allOperations: {
    query: '{ asked: allOperations { nodes { id connector { name } } } }',
    connector: 'tp-main',
    ...{ operator: hasRows, outsider: knowsNothingOf('tp-main'), held: hasNoRows },
  },
  businesses: many('businesses', 'tp-main', ['', ({ id }, { own }) => id === own.Business]),
  card: one('card', 'tp-main', ({ foreign }) => foreign.Card),
  cards: many('cards', 'tp-main', [ACCOUNT, isOfAccount]),
  cashPosition: {
    query:
      '{ asked: cashPosition { totals { accountCount } byConnector { connector { name } } unavailable { code } } }',
    connector: 'tp-main',
    operator: ({ data, errors }) => {
      expect(errors).toEqual([]);
      expect(data.asked.totals[0].accountCount).toBeGreaterThan(1);
    },
    outsider: knowsNothingOf('tp-main'),
    held: ({ data, errors }) => {
      expect([data.asked.totals, errors]).toEqual([[{ accountCount: 1 }], []]);
    },
  },
  connectors: {
    query: '{ asked: connectors { name } }',
    connector: 'tp-main',
    ...{ operator: isGiven, outsider: knowsNothingOf('tp-main'), held: isGiven },
  },
  counterparties: many('counterparties', 'tp-main', null),
  documents: many('documents', 'treasure-main', null),
  events: {
    query: `{ asked: events(last: 20) {
      nodes { id connector { name } subject { id ... on Transfer { ${ENDS} } } } } }`,
    connector: 'tp-main',
    operator: hasRows,
    outsider: knowsNothingOf('tp-main'),
    held: hasOnly(({ subject }, scene) => isEnd(subject, scene)),
  },
  ledger: one('ledger', 'cards-main', ({ elsewhere }) => elsewhere['Ledger'] ?? ''),
  ledgers: many('ledgers', 'cards-main', null),
  node: { ...one('node', 'tp-main', ({ foreign }) => foreign.Account), kind: NODE },
  nodes: {
    query: 'query ($ids: [ID!]!) { asked: nodes(ids: $ids) { id } }',
    variables: ({ foreign }) => ({ ids: [foreign.Account] }),
    connector: 'tp-main',
    kind: NODE,
    operator: ({ data }, { foreign }) => expect(data).toEqual({ asked: [{ id: foreign.Account }] }),
    outsider: ({ data, errors }) => expect([data, errors]).toEqual([{ asked: [null] }, []]),
    held: ({ data, errors }) => expect([data, errors]).toEqual([{ asked: [null] }, []]),
  },
  operation: one('operation', 'tp-main', ({ operation }) => operation.id),
  operations: {
    query: '{ asked: operations { nodes { id connector { name } } } }',
    connector: 'tp-main',
    // The outsider is the operator itself, from whom the connector was taken.
    ...{ operator: hasRows, outsider: knowsNothingOf('tp-main'), held: hasNoRows },
  },
  recurringTransfers: many('recurringTransfers', 'linker-app', null),
  scheduledTransfers: many('scheduledTransfers', 'linker-app', null),
  transaction: one('transaction', 'tp-main', ({ foreign }) => foreign.Transaction),
  transactions: many('transactions', 'tp-main', [ACCOUNT, isOfAccount]),
  transfer: one('transfer', 'tp-main', ({ foreign }) => foreign.Transfer),
  transfers: many('transfers', 'tp-main', [ENDS, isEnd]),
  trustedDomainConfig: {
    query: '{ asked: trustedDomainConfig(connector: "path-main") { domains } }',
    connector: 'path-main',
    ...{ operator: isGiven, outsider: refusesTheConnector, held: isNothing },
  },
  viewer: {
    query: '{ asked: viewer { subject connectors { name } } }',
    connector: 'tp-main',
    ...{ operator: isGiven, outsider: knowsNothingOf('tp-main'), held: isGiven },
  },
};
