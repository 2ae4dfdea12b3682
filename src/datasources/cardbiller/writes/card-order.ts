import type { IssueCard } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import type { CardbillerApi } from '../api.js';
import { refOf } from '../refs.js';
import { accountOfLedger, ledgersWithin, type Resources } from '../resources.js';

/** **Source** issue card: label (assumed). */
const MAX_LABEL = 100;

/** A card to issue, by lower-case UUIDs. */
export interface CardOrder {
  readonly account: string;
  readonly ledger: string;
  readonly label: string | null;
}

/** A command → the order, or every error in the command. **Source** issue card. */
export function toCardOrder(
  { connector, resources }: Pick<CardbillerApi, 'connector' | 'resources'>,
  command: IssueCard,
): { readonly order: CardOrder } | { readonly errors: readonly UserError[] } {
  const account = refOf(connector, 'Account', command.account);
  const given = refOf(connector, 'Ledger', command.ledger ?? undefined);
  const label = command.label?.trim() ?? null;
  const errors = [...labelErrors(label), ...strayErrors(command)];
  if (!account || !resources.treasuryAccounts.includes(account)) {
    const message = `required an account of ${connector.name} that cards can be issued for`;
    return { errors: [userError('account', message, 'NOT_FOUND'), ...errors] };
  }
  if (given === null || (given !== undefined && !resources.ledgers.includes(given))) {
    return {
      errors: [userError('ledger', `required a ledger of ${connector.name}`, 'NOT_FOUND'), ...errors],
    };
  }
  const ledger = toLedger(resources, account, given);
  if (typeof ledger !== 'string') return { errors: [ledger, ...errors] };
  return errors.length > 0 ? { errors } : { order: { account, ledger, label } };
}

/** The ledger in the command, or else the only ledger that the account is known to have. */
function toLedger(resources: Resources, account: string, given: string | undefined): string | UserError {
  if (given !== undefined) {
    const isOther = (accountOfLedger(resources, given) ?? account) !== account;
    return isOther ? userError('ledger', 'required a ledger of the account, arrived one of another') : given;
  }
  const [only, ...more] = ledgersWithin(resources, [account]);
  const isKnown = resources.ledgers.every((each) => accountOfLedger(resources, each) !== null);
  if (only !== undefined && more.length === 0 && isKnown) return only;
  return userError(
    'ledger',
    'required the ledger that funds the card: which one it is does not follow from the account',
  );
}

function labelErrors(label: string | null): readonly UserError[] {
  const isFine = label === null || (label.length >= 1 && label.length <= MAX_LABEL);
  return unless(isFine, () =>
    userError(
      'label',
      `required 1 to ${MAX_LABEL} characters, not counting blanks around them, arrived ${label?.length}`,
    ),
  );
}

/** The fields of a command that a request cannot carry. */
function strayErrors({ form, userData }: IssueCard): readonly UserError[] {
  return [
    ...unless(form !== 'PHYSICAL', () =>
      userError(
        'form',
        'required VIRTUAL: whether cards are of plastic is set up for the account, not chosen',
      ),
    ),
    ...unless(userData === null, () => userError('userData', 'required none: none is kept on these cards')),
  ];
}
