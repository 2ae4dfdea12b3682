import { withChange } from './bank.js';
import { ACCOUNT_LEFT_OUT, FEW_CALLS, type Mode } from './mode.js';

/** A currency that no list of currencies contains. */
function currency(name: string, code: string): Mode {
  const bank = withChange('account', 'acct_2', { currency: code });
  return { name: `currency-${name}`, bank, shows: ACCOUNT_LEFT_OUT, maxCalls: FEW_CALLS };
}

/** Values that a scalar of the schema refuses. */
export const VALUES: readonly Mode[] = [
  { name: 'no-fault', shows: {}, maxCalls: FEW_CALLS },
  currency('us', 'US'),
  currency('usdd', 'USDD'),
  currency('sign', '$'),
  currency('usdc', 'USDC'),
  currency('proto', '__proto__'),
];
