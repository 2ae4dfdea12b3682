import type { FundCard } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { amountErrors, currencyErrors } from '../../../domain/rules/amounts.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import { isSendable, MAX_DECIMALS } from '../mappers/funding-body.js';
import { MAX_OWN_DESCRIPTION } from '../mappers/reference.js';

/** The errors in a load or debit that do not depend on its card. **Source** load card, traps: 6. */
export function fundingErrors({ amount, description }: FundCard, currency: string): readonly UserError[] {
  const length = description?.length ?? 0;
  return [
    ...amountErrors(amount),
    ...currencyErrors(amount, currency),
    ...unless(isSendable(amount), () =>
      userError('amount.amount', `required at most ${MAX_DECIMALS} decimals`),
    ),
    ...unless(length <= MAX_OWN_DESCRIPTION, () =>
      userError('description', `required at most ${MAX_OWN_DESCRIPTION} characters, arrived ${length}`),
    ),
  ];
}
