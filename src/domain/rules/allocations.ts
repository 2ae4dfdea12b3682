import type { PortfolioAllocation } from '../business.js';
import type { UserError } from '../operation.js';
import { unless, userError } from './user-errors.js';

const DECIMALS = 20;
const PERCENTAGE = /^(\d{1,3})(?:\.(\d{1,20}))?$/;

/**
 * Errors of an allocation: each product once, each percentage from 0 to 100, a sum of exactly 100, such as 33.34 + 33.33 + 33.33.
 */
export function allocationErrors(
  allocations: readonly PortfolioAllocation[],
  field = 'allocations',
): readonly UserError[] {
  const shares = allocations.map(({ percentage }) => toUnits(percentage));
  const wrong = shares.flatMap((share, index) =>
    unless(share !== null, () =>
      userError(`${field}.${index}.percentage`, 'required a decimal from 0 to 100'),
    ),
  );
  if (wrong.length > 0) return wrong;
  const products = new Set(allocations.map(({ product }) => product));
  const total = shares.reduce<bigint>((sum, share) => sum + (share ?? 0n), 0n);
  return [
    ...unless(products.size === allocations.length, () =>
      userError(field, 'required each product at most once'),
    ),
    ...unless(total === units('100', ''), () =>
      userError(field, `required percentages with a sum of exactly 100, arrived ${toText(total)}`),
    ),
  ];
}

function toUnits(percentage: string): bigint | null {
  const match = PERCENTAGE.exec(percentage);
  const value = match ? units(match[1] ?? '0', match[2] ?? '') : null;
  return value !== null && value <= units('100', '') ? value : null;
}

function units(whole: string, fraction: string): bigint {
  return BigInt(whole + fraction.padEnd(DECIMALS, '0'));
}

function toText(value: bigint): string {
  const digits = value.toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return digits.slice(0, -DECIMALS) + (fraction && `.${fraction}`);
}
