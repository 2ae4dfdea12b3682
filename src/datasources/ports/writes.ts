import type { Account } from '../../domain/account.js';
import type { Business, Portfolio } from '../../domain/business.js';
import type { Card } from '../../domain/card.js';
import type * as commands from '../../domain/commands.js';
import type { Counterparty } from '../../domain/counterparty.js';
import type { UpstreamError } from '../../domain/errors.js';
import type { Ledger } from '../../domain/ledger.js';
import type { UserError } from '../../domain/operation.js';
import type { RecurringTransfer } from '../../domain/recurring-transfer.js';
import type { Transfer } from '../../domain/transfer.js';
import type { Call, SendGuard } from '../http/upstream.js';

/** The marks of one operation at a provider, the same for every attempt. */
export interface Mark {
  /** For providers that honour an idempotency key. */
  readonly providerKey: string;
  /**
   * Short and unique. It is sent in a field that the provider returns, so that recovery finds the effect in the provider's lists.
   */
  readonly reference: string;
  /** The time of the first attempt. No effect of the operation is older. **Shape** RFC 3339 UTC. */
  readonly sentAt: string;
}

/** One attempt of one operation. */
export interface Attempt {
  readonly call: Call;
  readonly mark: Mark;
  readonly guard: SendGuard;
  /** True if no earlier attempt can have reached the provider. */
  readonly isFirst: boolean;
}

/** The result of a search for an operation in the provider's lists. */
export type Finding<R> =
  | { readonly kind: 'found'; readonly result: R }
  /** The search covered every record of the time in question and found none. */
  | { readonly kind: 'absent' }
  /** The list could not be read completely, or several records match. */
  | { readonly kind: 'unclear'; readonly why: string };

/**
 * How the outcome of a write is proven when its answer was lost.
 *
 * `KEY`: the provider honours the key: the same request again. `LIST`: it has no key: what the lists say. `KEY_AND_LIST`: look first,
 * then again with the key. `CONVERGES`: the same end state, however often it is asked for. `NOTHING`: a person must look.
 */
export type RecoveryMethod = 'KEY' | 'LIST' | 'KEY_AND_LIST' | 'CONVERGES' | 'NOTHING';

/**
 * The effect at the provider differs from the command and needs review by a person. `required` and `arrived` contain no account
 * numbers.
 */
export class UnexpectedEffectError extends Error {
  override readonly name = 'UnexpectedEffectError';

  constructor(field: string, required: string, arrived: string) {
    super(`${field}: required ${required}, arrived ${arrived}`);
  }
}

/** One command as it is carried out at a provider. */
export interface Write<R> {
  readonly recoveryMethod: RecoveryMethod;
  /** Writes of one lock go one after the other, over all gateways, so that evidence stays readable; null: side by side. */
  readonly lock: string | null;
  /**
   * What stands against the first attempt and does not follow from the command alone: it is read, or depends on the time. Not asked
   * again after a crash. Absent where there is nothing of the kind. **Throws** `UpstreamError` when it cannot be known.
   */
  check?(call: Call): Promise<readonly UserError[]>;
  /** One request, sent once. What comes back is compared with what was asked. **Throws** `UpstreamError`. */
  send(attempt: Attempt): Promise<R>;
  /** Looks for the effect; there for `LIST` and `KEY_AND_LIST`. Never changes anything. **Throws** `UpstreamError`. */
  find?(look: { readonly call: Call; readonly mark: Mark }): Promise<Finding<R>>;
  /** A clear refusal of the provider → what the end user is told. */
  toUserErrors(refusal: UpstreamError): readonly UserError[];
}

/** The write of a command, or what is wrong with the command. */
export type Plan<R> = { readonly errors: readonly UserError[] } | Write<R>;

/** A mutation at a provider. */
export interface WritePort<C, R> {
  /** Made of the command alone, without a read and without the time: after a crash the same command gives the same write. */
  plan(command: C): Plan<R>;
}

/** The results of a mutation; null if the provider returned none. */
export interface Funding {
  readonly card: Card | null;
  readonly transfer: Transfer | null;
  readonly ledger: Ledger | null;
}

/** Every journaled mutation: its command and what it gives. */
export interface Writes {
  createTransfer: WritePort<commands.CreateTransfer, Transfer | null>;
  cancelTransfer: WritePort<commands.Named, Transfer>;
  createCounterparty: WritePort<commands.CreateCounterparty, Counterparty>;
  createBusiness: WritePort<commands.CreateBusiness, Business>;
  submitBusinessOnboarding: WritePort<commands.SubmitBusinessOnboarding, Business>;
  linkBankAccount: WritePort<commands.LinkBankAccount, Account>;
  setPortfolioAllocation: WritePort<commands.SetPortfolioAllocation, Portfolio>;
  createRecurringTransfer: WritePort<commands.CreateRecurringTransfer, RecurringTransfer | null>;
  updateRecurringTransfer: WritePort<commands.UpdateRecurringTransfer, RecurringTransfer>;
  activateRecurringTransfer: WritePort<commands.ActivateRecurringTransfer, RecurringTransfer>;
  deactivateRecurringTransfer: WritePort<commands.Named, RecurringTransfer>;
  deleteRecurringTransfer: WritePort<commands.Named, null>;
  cancelScheduledTransfer: WritePort<commands.Named, null>;
  issueCard: WritePort<commands.IssueCard, Card>;
  suspendCard: WritePort<commands.Named, Card>;
  unsuspendCard: WritePort<commands.Named, Card>;
  loadCard: WritePort<commands.FundCard, Funding>;
  debitCard: WritePort<commands.FundCard, Funding>;
  updateUserData: WritePort<commands.UpdateUserData, null>;
}

export type WriteKind = keyof Writes;
export type CommandOf<K extends WriteKind> = Writes[K] extends WritePort<infer C, unknown> ? C : never;
export type ResultOf<K extends WriteKind> = Writes[K] extends WritePort<never, infer R> ? R : never;
