/** Hundredths of a point: the smallest steps that costs are counted in. */
export const POINT = 100;

/** Every field that is asked for, whatever it holds. */
export const FIELD = POINT / 10;

/** A field of introspection: answered from memory, in great numbers. */
export const INTROSPECTION_FIELD = POINT / 100;

/** An object with an id of its own: a record of a provider or of the journal. */
export const RECORD = POINT;

/** A stretch of a list, asked of one connector or several. */
const LIST = 10 * POINT;
/** One object, read at a provider or in the store. */
const READ = 5 * POINT;
/** A read that is mostly spared: the object is at hand, or many are fetched together. */
const SOMETIMES = 2 * POINT;
/** Text that is looked for in the rows of a list: many are read for the few that fit. */
export const SEARCH = 50 * POINT;
/** Recorded in the journal, sent, and perhaps looked for afterwards. */
const WRITE = 50 * POINT;

/**
 * What a field costs beside `FIELD`, because answering it takes a read or a write. Every field with a resolver of its own stands
 * here or among `FREE`.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
  'Query.account': READ,
  'Query.accounts': LIST,
  'Query.businesses': LIST,
  'Query.card': READ,
  'Query.cards': LIST,
  'Query.cashPosition': 2 * LIST,
  'Query.counterparties': LIST,
  'Query.documents': LIST,
  'Query.ledger': READ,
  'Query.ledgers': LIST,
  'Query.node': READ,
  'Query.nodes': READ,
  'Query.operation': READ,
  'Query.operations': LIST,
  'Query.recurringTransfers': LIST,
  'Query.scheduledTransfers': LIST,
  'Query.transaction': READ,
  'Query.transactions': LIST,
  'Query.transfer': READ,
  'Query.transfers': LIST,
  'Query.trustedDomainConfig': READ,

  'Account.name': SOMETIMES,
  'Account.balance': SOMETIMES,
  'Account.business': SOMETIMES,
  'Account.ledger': SOMETIMES,
  'Account.transactions': LIST,
  'Account.transfers': LIST,
  'Account.cards': LIST,
  'Business.accounts': LIST,
  'Business.documents': LIST,
  'Business.portfolio': READ,
  'Business.wireInstructions': READ,
  'Card.account': SOMETIMES,
  'Card.ledger': SOMETIMES,
  'Document.downloadUrl': READ,
  'Ledger.account': SOMETIMES,
  'Ledger.cards': LIST,
  'Ledger.transactions': LIST,
  'Operation.subject': READ,
  'Portfolio.business': SOMETIMES,
  'Transaction.account': SOMETIMES,
  'Transaction.card': SOMETIMES,
  'Transaction.transfer': SOMETIMES,
  'Transfer.destination': SOMETIMES,
  'Transfer.operation': SOMETIMES,
  'Transfer.source': SOMETIMES,
  'UpdateUserDataPayload.node': READ,

  'Mutation.activateRecurringTransfer': WRITE,
  'Mutation.cancelScheduledTransfer': WRITE,
  'Mutation.cancelTransfer': WRITE,
  'Mutation.createBusiness': WRITE,
  'Mutation.createCounterparty': WRITE,
  'Mutation.createHostedPageToken': WRITE,
  'Mutation.createRecurringTransfer': WRITE,
  'Mutation.createTransfer': WRITE,
  'Mutation.createWebhookDashboardLink': WRITE,
  'Mutation.deactivateRecurringTransfer': WRITE,
  'Mutation.debitCard': WRITE,
  'Mutation.deleteRecurringTransfer': WRITE,
  'Mutation.issueCard': WRITE,
  'Mutation.linkBankAccount': WRITE,
  'Mutation.loadCard': WRITE,
  'Mutation.setPortfolioAllocation': WRITE,
  'Mutation.submitBusinessOnboarding': WRITE,
  'Mutation.suspendCard': WRITE,
  'Mutation.unsuspendCard': WRITE,
  'Mutation.updateRecurringTransfer': WRITE,
  'Mutation.updateUserData': WRITE,
  'Mutation.upsertTrustedDomainConfig': WRITE,
};

/** Fields with a resolver that reads nothing: what it needs is at hand. `Type.field`, or `*.field` for every type. */
export const FREE: ReadonlySet<string> = new Set([
  '*.connector',
  '*.nodes',
  'Account.accountNumber',
  'Money.amount',
  'Query.connectors',
  'Query.viewer',
  'Transfer.timeline',
  'Viewer.connectors',
  'Viewer.scopes',
  'WireInstructions.accountNumber',
]);

/** How many of a type a plain list is taken to hold; a list that says how many by an argument is counted by that. */
export const LENGTHS: Readonly<Record<string, number>> = {
  Connector: 5,
  ConnectorFailure: 5,
  ConnectorPosition: 5,
  CurrencyPosition: 3,
  OperationTransition: 5,
  PortfolioAllocation: 5,
  TransferObservation: 5,
  UserError: 5,
};

/** The list of a connection when the caller does not say how many. */
export const DEFAULT_FIRST = 25;
