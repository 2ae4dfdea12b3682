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

/** What marks one operation at a provider, the same at every attempt. */
export interface Mark {
  /** For providers that honour an idempotency key. */
  readonly providerKey: string;
  /** Short and unique: travels in a field that the provider hands back, so that the effect is recognised in its lists. */
  readonly reference: string;
  /** When the first attempt went out, RFC 3339 UTC: nothing of it is older. */
  readonly sentAt: string;
}

/** One way to the provider: for one attempt of one operation. */
export interface Attempt {
  readonly call: Call;
  readonly mark: Mark;
  readonly guard: SendGuard;
  /** Whether no attempt before this one can have reached the provider. */
  readonly isFirst: boolean;
}

/** What a look into the provider's own lists says of an operation. */
export type Finding<R> =
  | { readonly kind: 'found'; readonly result: R }
  /** Everything of the time in question was looked at: it is not there. */
  | { readonly kind: 'absent' }
  /** The list could not be read whole, or more than one thing would fit. */
  | { readonly kind: 'unclear'; readonly why: string };

/**
 * How the outcome of a write is proven when its answer was lost.
 *
 * `KEY`: the provider honours the key: the same request again. `LIST`: it has no key: what the lists say. `KEY_AND_LIST`: look first,
 * then again with the key. `CONVERGES`: the same end state, however often it is asked for. `NOTHING`: a person must look.
 */
export type Settlement = 'KEY' | 'LIST' | 'KEY_AND_LIST' | 'CONVERGES' | 'NOTHING';

/** The provider did something, but not what it was asked for: a person must look. `required` and `arrived` hold no account numbers. */
export class UnexpectedEffectError extends Error {
  override readonly name = 'UnexpectedEffectError';

  constructor(field: string, required: string, arrived: string) {
    super(`${field}: required ${required}, arrived ${arrived}`);
  }
}

/** One command as it is carried out at a provider. Made of the command alone: after a crash the same is made again. */
export interface Write<R> {
  readonly settlement: Settlement;
  /** Writes of one lock go one after the other, over all gateways, so that evidence stays readable; null: side by side. */
  readonly lock: string | null;
  /** One request, sent once. What comes back is compared with what was asked. **Throws** `UpstreamError`. */
  send(attempt: Attempt): Promise<R>;
  /** Looks for the effect; there for `LIST` and `KEY_AND_LIST`. Never changes anything. **Throws** `UpstreamError`. */
  find?(look: { readonly call: Call; readonly mark: Mark }): Promise<Finding<R>>;
  /** A clear refusal of the provider → what the end user is told. */
  toUserErrors(refusal: UpstreamError): readonly UserError[];
}

/** A mutation at a provider. */
export interface WritePort<C, R> {
  /** Everything that is known to be wrong before anything is sent; may read. **Throws** `UpstreamError` when it cannot be known. */
  check(call: Call, command: C): Promise<readonly UserError[]>;
  write(command: C): Write<R>;
}

/** What a mutation leaves behind; null where the provider gave nothing to show. */
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
