/** Rows of cells → a Markdown table. The first row is the head. */
export function table([head = [], ...rows]: readonly string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
