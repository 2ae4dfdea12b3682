/** One point. **Units** hundredths of a point, the smallest unit of cost. */
export const POINT = 100;

/** Each selected field. */
export const FIELD = POINT / 10;

/** Each field of introspection, which is resolved from memory. */
export const INTROSPECTION_FIELD = POINT / 100;

/** An object with an id: a record of a provider or of the journal. */
export const RECORD = POINT;

/** A page of a list of one or more connectors. */
const LIST = 10 * POINT;
/** One object that is read at a provider or in the store. */
const READ = 5 * POINT;
/** A read that is usually avoided: the object is in memory, or many objects are read together. */
const SOMETIMES = 2 * POINT;
/** A text search in a list, which reads many rows for few matches. */
export const SEARCH = 50 * POINT;
/** A write: recorded in the journal, sent, and possibly searched for during recovery. */
const WRITE = 50 * POINT;

/**
 * The cost of a field besides `FIELD`, for the read or write that it needs. Every field with a resolver is listed here or in
 * `FREE`.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
  'Query.account': READ,
  'Query.accounts': LIST,
  'Query.allOperations': LIST,
  'Query.businesses': LIST,
  'Query.card': READ,
  'Query.cards': LIST,
  'Query.cashPosition': 2 * LIST,
  'Query.counterparties': LIST,
  'Query.documents': LIST,
  'Query.events': LIST,
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
  'Event.subject': READ,
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
  'Transfer.timeline': SOMETIMES,
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
  'Mutation.resolveOperation': WRITE,
  'Mutation.setPortfolioAllocation': WRITE,
  'Mutation.submitBusinessOnboarding': WRITE,
  'Mutation.suspendCard': WRITE,
  'Mutation.unsuspendCard': WRITE,
  'Mutation.updateRecurringTransfer': WRITE,
  'Mutation.updateUserData': WRITE,
  'Mutation.upsertTrustedDomainConfig': WRITE,
};

/** Fields with a resolver that reads nothing. **Shape** `Type.field`, or `*.field` for every type. */
export const FREE: ReadonlySet<string> = new Set([
  '*.connector',
  '*.nodes',
  'Account.accountNumber',
  'BalanceTotal.amount',
  'Money.amount',
  'Operation.caller',
  'Operation.kind',
  'OperationTransition.providerMessage',
  'Query.connectors',
  'Query.viewer',
  'Viewer.connectors',
  'Viewer.scopes',
  'WireInstructions.accountNumber',
]);

/** The assumed length of plain lists by type. A list with an argument for its length counts with this argument. */
export const LENGTHS: Readonly<Record<string, number>> = {
  Connector: 5,
  ConnectorFailure: 5,
  ConnectorPosition: 5,
  CurrencyPosition: 3,
  FieldChange: 3,
  OperationTransition: 5,
  PortfolioAllocation: 5,
  TransferObservation: 5,
  UserError: 5,
};

/** The number of rows of a connection without `first`. */
export const DEFAULT_FIRST = 25;
