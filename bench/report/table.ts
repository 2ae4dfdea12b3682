/** A table in Markdown: the first column to the left, the others to the right. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.map(escapeBar).join(' | ')} |`).join('\n');
}

/** A figure with three significant digits, without an exponent; `–` where there is none. */
export function toFigure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  if (value >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

function escapeBar(text: string): string {
  return text.replaceAll('|', '\\|');
}
