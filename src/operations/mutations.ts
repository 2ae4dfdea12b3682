import type { CommandOf, ResultOf, WriteKind } from '../datasources/index.js';
import type {
  CreateHostedPageToken,
  CreateTransfer,
  Named,
  TransferDestination,
} from '../domain/commands.js';
import type { NodeKind } from '../domain/ids.js';
import type { Transfer } from '../domain/transfer.js';

/**
 * The table of mutations. Authorization, the journal, the audit log and `docs/authorization.md` read it. It is the only place that says
 * how a mutation uses the objects that it names.
 *
 * A new mutation needs three things: its port (`Writes`, and the capability in `PortsOf`), its row here, which the compiler requires for
 * every kind of `Writes`, and its resolver. The schema does not build if one of its mutations has no row. The tests fail if an id in its
 * input has no entry in `ids`.
 */

/** How a mutation uses an object that its input names. `named-objects.ts` says what each use requires of the caller. */
export type Use = 'PAYS_FROM' | 'PAYS_TO' | 'CHANGES' | 'READS';

/** One id in the input of a mutation. */
export interface NamedId<C> {
  /** Path in the GraphQL input, as `UserError.field` gives it. */
  readonly field: string;
  readonly use: Use;
  readonly kinds: readonly NodeKind[];
  /** The id in the command; null where the command does not give it. */
  readonly id: (command: C) => string | null;
  /** For an account-scoped caller, access is checked on the object of this kind with the same reference. */
  readonly limitedAs?: NodeKind;
  /** Whether the provider's own id is accepted as well as a global id. */
  readonly acceptsProviderId?: true;
}

/** The fields of every row. */
export interface AnyMutationRow<C> {
  /** The ids in the input. The first one names the connector, unless the input does. */
  readonly ids: ReadonlyArray<NamedId<C>>;
  /** The kind of object that the mutation creates; null where it creates none. */
  readonly creates: NodeKind | null;
}

/** The row of a journaled mutation. */
export interface MutationRow<K extends WriteKind> extends AnyMutationRow<CommandOf<K>> {
  /** The target of the change. Converging changes of the same target run one after the other; null where there is no target. */
  readonly target: (command: CommandOf<K>) => string | null;
  /** The id of the created or changed object in a result; null where the result has none. */
  readonly objectId: (result: ResultOf<K>) => string | null;
  /** The transfer in a result; null where the provider's answer does not contain it. */
  readonly transfer?: (result: ResultOf<K>) => Transfer | null;
  /** The transfer to search for at the connector of the accounts, when the provider's answer does not name it. */
  readonly paired?: (command: CommandOf<K>) => CreateTransfer;
}

/** The mutations without a journal. They move no money, and their answers are not stored. */
export interface DirectCommands {
  createHostedPageToken: CreateHostedPageToken;
  upsertTrustedDomainConfig: { readonly domains: readonly string[] };
  createWebhookDashboardLink: object;
  resolveOperation: { readonly id: string; readonly subject: string | null };
}

export type DirectKind = keyof DirectCommands;

/** The row of a mutation without a journal. */
export interface DirectRow<K extends DirectKind> extends AnyMutationRow<DirectCommands[K]> {
  /** How the mutation uses the connector as a whole. An account-scoped caller may not run it. */
  readonly wholeConnector?: Use;
}

export type MutationName = WriteKind | DirectKind;

export type MutationTable = { readonly [K in WriteKind]: MutationRow<K> } & {
  readonly [K in DirectKind]: DirectRow<K>;
};

const nothing = () => null;
const itself = ({ id }: Named) => id;
const itsBusiness = ({ business }: { readonly business: string }) => business;
const resultId = (result: { readonly id: string } | null) => result?.id ?? null;
const transferOf = (funding: ResultOf<'loadCard'> | null) => funding?.transfer ?? null;
const transferId = (funding: ResultOf<'loadCard'> | null) => resultId(transferOf(funding));
const theTransfer = (transfer: Transfer | null) => transfer;

/** The kinds of object that operations create or change. */
const RESOLVED_AS: readonly NodeKind[] = [
  ...(['Account', 'Business', 'Card', 'Counterparty', 'Document', 'Portfolio'] as const),
  ...(['RecurringTransfer', 'ScheduledTransfer', 'Transaction', 'Transfer'] as const),
];

/** The `id` of the one object that a command changes. */
const changed = (...kinds: readonly NodeKind[]): ReadonlyArray<NamedId<Named>> => [
  { field: 'id', use: 'CHANGES', kinds, id: itself },
];

const BUSINESS = { field: 'business', use: 'CHANGES', kinds: ['Business'], id: itsBusiness } as const;

/**
 * The source and destination of a transfer that an account originates. With `direction: PULL` the source receives the money, and the
 * same rules hold.
 */
const ENDS: ReadonlyArray<NamedId<{ readonly source: string; readonly destination: TransferDestination }>> = [
  { field: 'source', use: 'PAYS_FROM', kinds: ['Account'], id: ({ source }) => source },
  {
    field: 'destination.account',
    use: 'PAYS_TO',
    kinds: ['Account'],
    id: ({ destination }) => ('account' in destination ? destination.account : null),
  },
  {
    field: 'destination.counterparty',
    use: 'PAYS_TO',
    kinds: ['Counterparty'],
    id: ({ destination }) => ('counterparty' in destination ? destination.counterparty : null),
  },
];

export const MUTATIONS: MutationTable = {
  createTransfer: {
    ids: ENDS,
    creates: 'Transfer',
    target: nothing,
    objectId: resultId,
    transfer: theTransfer,
    paired: (command) => command,
  },
  cancelTransfer: {
    ids: changed('Transfer'),
    creates: null,
    target: itself,
    objectId: resultId,
    transfer: theTransfer,
  },
  createCounterparty: { ids: [], creates: 'Counterparty', target: nothing, objectId: resultId },
  createBusiness: { ids: [], creates: 'Business', target: nothing, objectId: resultId },
  submitBusinessOnboarding: { ids: [BUSINESS], creates: null, target: itsBusiness, objectId: resultId },
  linkBankAccount: { ids: [BUSINESS], creates: 'Account', target: itsBusiness, objectId: resultId },
  setPortfolioAllocation: {
    // A portfolio is a separate account and shares the reference of its business.
    ids: [{ ...BUSINESS, limitedAs: 'Portfolio' }],
    creates: null,
    target: itsBusiness,
    objectId: resultId,
  },
  createRecurringTransfer: {
    ids: ENDS,
    creates: 'RecurringTransfer',
    target: nothing,
    objectId: resultId,
  },
  updateRecurringTransfer: {
    ids: changed('RecurringTransfer'),
    creates: null,
    target: itself,
    objectId: resultId,
  },
  activateRecurringTransfer: {
    ids: changed('RecurringTransfer'),
    creates: null,
    target: itself,
    objectId: resultId,
  },
  deactivateRecurringTransfer: {
    ids: changed('RecurringTransfer'),
    creates: null,
    target: itself,
    objectId: resultId,
  },
  deleteRecurringTransfer: {
    ids: changed('RecurringTransfer'),
    creates: null,
    target: itself,
    objectId: nothing,
  },
  cancelScheduledTransfer: {
    ids: changed('ScheduledTransfer'),
    creates: null,
    target: itself,
    objectId: nothing,
  },
  issueCard: {
    ids: [
      { field: 'account', use: 'PAYS_FROM', kinds: ['Account'], id: ({ account }) => account },
      { field: 'ledger', use: 'PAYS_FROM', kinds: ['Ledger'], id: ({ ledger }) => ledger },
    ],
    creates: 'Card',
    target: nothing,
    objectId: resultId,
  },
  suspendCard: { ids: changed('Card'), creates: null, target: itself, objectId: resultId },
  unsuspendCard: { ids: changed('Card'), creates: null, target: itself, objectId: resultId },
  loadCard: {
    // The money comes from the ledger of the card. A caller needs write access to the card to load it.
    ids: [{ field: 'card', use: 'CHANGES', kinds: ['Card'], id: ({ card }) => card }],
    creates: 'Transfer',
    target: nothing,
    objectId: transferId,
    transfer: transferOf,
  },
  debitCard: {
    ids: [{ field: 'card', use: 'PAYS_FROM', kinds: ['Card'], id: ({ card }) => card }],
    creates: 'Transfer',
    target: nothing,
    objectId: transferId,
    transfer: transferOf,
  },
  updateUserData: {
    ids: changed('Account', 'Business', 'Card', 'Counterparty', 'Document', 'Transaction', 'Transfer'),
    creates: null,
    target: itself,
    objectId: nothing,
  },
  createHostedPageToken: {
    // The hosted page shows and changes a business as a whole.
    ids: [
      {
        field: 'entityId',
        use: 'CHANGES',
        kinds: ['Business'],
        id: ({ entityId }) => entityId,
        acceptsProviderId: true,
      },
    ],
    creates: null,
  },
  upsertTrustedDomainConfig: { ids: [], creates: null, wholeConnector: 'CHANGES' },
  createWebhookDashboardLink: { ids: [], creates: null, wholeConnector: 'READS' },
  // It changes the journal only. Operations of every caller belong to a connector as a whole.
  resolveOperation: {
    ids: [
      { field: 'id', use: 'CHANGES', kinds: ['Operation'], id: ({ id }) => id },
      { field: 'subject', use: 'READS', kinds: RESOLVED_AS, id: ({ subject }) => subject },
    ],
    creates: null,
    wholeConnector: 'CHANGES',
  },
};
