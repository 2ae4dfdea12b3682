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
 * `KEY`: the provider honours the idempotency key; send the same request again. `LIST`: there is no key; read the provider's lists.
 * `KEY_AND_LIST`: read the lists first, then send again with the key. `CONVERGES`: repeated requests reach the same end state. `NOTHING`:
 * a person must look.
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

/** One command, ready to be carried out at a provider. */
export interface Write<R> {
  readonly recoveryMethod: RecoveryMethod;
  /** Writes with the same lock run one after the other, across all gateways, so that evidence stays clear. Null: no lock. */
  readonly lock: string | null;
  /**
   * Checks before the first attempt that need a read or depend on the time, and do not follow from the command alone. Not called again
   * after a crash. Absent where there is nothing to check. **Throws** `UpstreamError` when the checks cannot be made.
   */
  check?(call: Call): Promise<readonly UserError[]>;
  /** Sends one request, once, and compares the answer with the command. **Throws** `UpstreamError`. */
  send(attempt: Attempt): Promise<R>;
  /** Searches for the effect. Present for `LIST` and `KEY_AND_LIST`. Never changes anything. **Throws** `UpstreamError`. */
  find?(look: { readonly call: Call; readonly mark: Mark }): Promise<Finding<R>>;
  /** A clear refusal of the provider → the errors that the end user receives. */
  toUserErrors(refusal: UpstreamError): readonly UserError[];
}

/** The write of a command, or the errors in the command. */
export type Plan<R> = { readonly errors: readonly UserError[] } | Write<R>;

/** A mutation at a provider. */
export interface WritePort<C, R> {
  /**
   * Creates the write from the command alone, without a read and without the time. After a crash the same command gives the same write.
   */
  plan(command: C): Plan<R>;
}

/** The results of a mutation; null if the provider returned none. */
export interface Funding {
  readonly card: Card | null;
  readonly transfer: Transfer | null;
  readonly ledger: Ledger | null;
}

/** Every journaled mutation, with its command and its result. */
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
