/** Rows of cells, the first of them the head → a table in Markdown. */
export function table([head = [], ...rows]: readonly string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
