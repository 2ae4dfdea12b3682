import { expect } from 'vitest';
import type { NodeKind } from '../../../src/domain/ids.js';
import { type Expectation, isGiven, isNothing, knowsNothingOf } from './expectations.js';
import type { Row } from './rows.js';
import type { Estate, Scene } from './scene.js';

type IdOf = (scene: Scene) => string;

/** Something is behind the field. */
const leadsOn =
  (field: string): Expectation =>
  (reply, scene) => {
    isGiven(reply, scene);
    expect(reply.data.asked[field]).not.toBeNull();
  };

/** `asked` is the object that the field belongs to, with the field alone. */
const of = (name: string, rest: string, connector: string, id: IdOf): Row => {
  const [type = '', field = ''] = name.split('.');
  return {
    query: `query ($id: ID!) { asked: node(id: $id) { ... on ${type} { ${field} ${rest} } } }`,
    variables: (scene) => ({ id: id(scene) }),
    connector,
    kind: type as NodeKind,
    ...{ operator: leadsOn(field), outsider: isNothing, held: isNothing },
  };
};

const OBJECT = '{ __typename ... on Node { id } }';
const ROWS = '{ nodes { id } }';
const strangers =
  (kind: keyof Omit<Estate, 'counterparties'>): IdOf =>
  ({ foreign }) =>
    foreign[kind];
const others =
  (kind: string): IdOf =>
  ({ elsewhere }) =>
    elsewhere[kind] ?? '';

/** An end of a transfer is read with the scope of whatever stands there: of this one, an account or a counterparty. */
const end = (field: 'source' | 'destination'): Row =>
  of(`Transfer.${field}`, OBJECT, 'tp-main', strangers('Transfer'));

const connectorOf = (type: string, connector: string, id: IdOf): readonly [string, Row] => [
  `${type}.connector`,
  of(`${type}.connector`, '{ name }', connector, id),
];

/** Every field of an object that asks for more than the object, or leads to another one. */
export const FIELDS: Readonly<Record<string, Row>> = {
  'Account.accountNumber': of('Account.accountNumber', '', 'tp-main', strangers('Account')),
  'Account.business': of('Account.business', OBJECT, 'tp-main', strangers('Account')),
  'Account.cards': of('Account.cards', ROWS, 'tp-main', strangers('Account')),
  'Account.ledger': of('Account.ledger', OBJECT, 'cards-main', others('LedgerAccount')),
  'Account.transactions': of('Account.transactions', ROWS, 'tp-main', strangers('Account')),
  'Account.transfers': of('Account.transfers', ROWS, 'tp-main', strangers('Account')),
  'Business.accounts': of('Business.accounts', ROWS, 'tp-main', strangers('Business')),
  'Business.documents': of('Business.documents', ROWS, 'treasure-main', others('Business')),
  'Business.portfolio': of('Business.portfolio', OBJECT, 'treasure-main', others('Business')),
  'Business.wireInstructions': of(
    'Business.wireInstructions',
    '{ __typename }',
    'treasure-main',
    others('Business'),
  ),
  'Card.account': of('Card.account', OBJECT, 'tp-main', strangers('Card')),
  'Card.ledger': of('Card.ledger', OBJECT, 'cards-main', others('Card')),
  'Ledger.account': of('Ledger.account', OBJECT, 'cards-main', others('Ledger')),
  'Ledger.cards': of('Ledger.cards', ROWS, 'cards-main', others('Ledger')),
  'Event.subject': of('Event.subject', OBJECT, 'tp-main', others('Event')),
  'Ledger.transactions': of('Ledger.transactions', ROWS, 'cards-main', others('Ledger')),
  'Operation.caller': of('Operation.caller', '', 'tp-main', ({ operation }) => operation.id),
  'Operation.subject': of('Operation.subject', OBJECT, 'tp-main', ({ operation }) => operation.id),
  'OperationTransition.providerMessage': {
    ...of('Operation.history', '{ providerMessage }', 'tp-main', ({ operation }) => operation.id),
    operator: ({ data }) => expect(data.asked.history[0]).toEqual({ providerMessage: null }),
  },
  'Portfolio.business': of('Portfolio.business', OBJECT, 'treasure-main', others('Portfolio')),
  'Transaction.account': of('Transaction.account', OBJECT, 'tp-main', strangers('Transaction')),
  'Transaction.card': of('Transaction.card', OBJECT, 'tp-main', strangers('CardTransaction')),
  'Transaction.transfer': of('Transaction.transfer', OBJECT, 'tp-main', strangers('Transaction')),
  'Transfer.destination': end('destination'),
  'Transfer.operation': of('Transfer.operation', OBJECT, 'tp-main', ({ world }) => world.fresh[0] ?? ''),
  'Transfer.source': end('source'),
  'WireInstructions.accountNumber': {
    ...of('Business.wireInstructions', '{ accountNumber }', 'treasure-main', others('Business')),
    operator: ({ data }) => expect(data.asked.wireInstructions.accountNumber).toEqual(expect.any(String)),
  },
  'UpdateUserDataPayload.node': {
    query: `mutation ($id: ID!, $key: String!) {
      asked: updateUserData(input: { id: $id, idempotencyKey: $key, userData: { desk: "1" } }) { node { id } } }`,
    variables: ({ foreign }) => ({ id: foreign.Account, key: crypto.randomUUID() }),
    connector: 'tp-main',
    kind: 'Account',
    operator: leadsOn('node'),
    outsider: ({ data }) => expect(data).toEqual({ asked: { node: null } }),
    held: ({ data }) => expect(data).toEqual({ asked: { node: null } }),
  },
  'ConnectorPosition.connector': {
    query: '{ asked: cashPosition { byConnector { connector { name } } } }',
    connector: 'tp-main',
    kind: 'Account',
    ...{ operator: isGiven, outsider: knowsNothingOf('tp-main'), held: isGiven },
  },
  'ConnectorFailure.connector': {
    query: '{ asked: accounts(first: 1) { unavailable { connector { name } } } }',
    connector: 'tp-main',
    kind: 'Account',
    ...{ operator: isGiven, outsider: knowsNothingOf('tp-main'), held: isGiven },
  },
  'Viewer.connectors': {
    query: '{ asked: viewer { connectors { name } } }',
    connector: 'tp-main',
    ...{ operator: isGiven, outsider: knowsNothingOf('tp-main'), held: isGiven },
  },
  ...Object.fromEntries([
    connectorOf('Account', 'tp-main', strangers('Account')),
    connectorOf('Business', 'tp-main', strangers('Business')),
    connectorOf('Card', 'tp-main', strangers('Card')),
    connectorOf('Counterparty', 'tp-main', strangers('Counterparty')),
    connectorOf('Document', 'treasure-main', others('Document')),
    connectorOf('Event', 'tp-main', others('Event')),
    connectorOf('Ledger', 'cards-main', others('Ledger')),
    connectorOf('Operation', 'tp-main', ({ operation }) => operation.id),
    connectorOf('Portfolio', 'treasure-main', others('Portfolio')),
    connectorOf('RecurringTransfer', 'linker-app', others('RecurringTransfer')),
    connectorOf('ScheduledTransfer', 'linker-app', others('ScheduledTransfer')),
    connectorOf('Transaction', 'tp-main', strangers('Transaction')),
    connectorOf('Transfer', 'tp-main', strangers('Transfer')),
    connectorOf('TrustedDomainConfig', 'path-main', others('TrustedDomainConfig')),
  ]),
};
