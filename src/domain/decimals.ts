/** Compares two plain decimals exactly: negative if `a` is smaller, 0 if they are equal, positive if it is larger. */
export function compareDecimals(a: string, b: string): number {
  const decimals = Math.max(decimalsIn(a), decimalsIn(b));
  const difference = toScaled(a, decimals) - toScaled(b, decimals);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function decimalsIn(text: string): number {
  return (text.split('.')[1] ?? '').length;
}

/** The decimal times ten to the power of `decimals`. */
function toScaled(text: string, decimals: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(decimals, '0')}`);
}
