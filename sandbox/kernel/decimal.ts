/** The parts of a decimal number: `-12.5e1` is `-`, `12`, `5` and `1`. */
interface DecimalParts {
  readonly sign?: string;
  readonly whole?: string;
  readonly fraction?: string;
  readonly exponent?: string;
}

/** The exact number in minor units; undefined if it has more decimals. */
export function exactMinor(parts: DecimalParts, decimals: number): bigint | undefined {
  const { sign, whole = '', fraction = '', exponent = '0' } = parts;
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length + decimals;
  const divisor = 10n ** BigInt(Math.max(0, -shift));
  if (digits % divisor !== 0n) return undefined;
  const minor = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / divisor;
  return sign === '-' ? -minor : minor;
}
