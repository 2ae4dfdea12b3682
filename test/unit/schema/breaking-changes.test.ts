import { describe, expect, it } from 'vitest';
import { breakingChanges, unnamedChanges } from '../../../scripts/schema/breaking-changes.js';

const RELEASED = `
  type Query { transfer(id: ID!): Transfer transfers(filter: TransferFilter): [Transfer!] }
  type Transfer { id: ID! direction: Direction! note: String }
  enum Direction { CREDIT DEBIT }
  input TransferFilter { text: String }
`;
const changed = (from: string, to: string) => breakingChanges(RELEASED, RELEASED.replace(from, to));
const coordinates = (changes: readonly { readonly coordinate: string }[]) =>
  changes.map(({ coordinate }) => coordinate);

describe('the breaking changes since the last release', () => {
  it.each([
    ['Transfer.note', 'note: String', ''],
    ['Transfer.direction', 'direction: Direction!', 'direction: Direction'],
    ['TransferFilter.text', 'text: String', 'search: String'],
    ['TransferFilter.text', 'text: String', 'text: String!'],
    ['Direction.DEBIT', 'DEBIT', ''],
    ['Query.transfer.id', 'transfer(id: ID!)', 'transfer(id: String!)'],
    ['Query.transfer.key', 'transfer(id: ID!)', 'transfer(id: ID!, key: ID!)'],
  ])('have %s among them', async (coordinate, from, to) => {
    expect(coordinates(await changed(from, to))).toContain(coordinate);
  });

  it.each([
    ['note: String', 'note: String more: String'],
    ['text: String', 'text: String search: String'],
    ['CREDIT DEBIT', 'CREDIT DEBIT UNKNOWN'],
    ['note: String', 'note: String!'],
  ])('are none where %s becomes %s', async (from, to) => {
    expect(await changed(from, to)).toEqual([]);
  });
});

describe('the changelog', () => {
  const log = (lines: string) =>
    `# Changelog\n\n## Unreleased\n\n${lines}\n\n## 0.1.0\n\n- \`Transfer.id\`: old news\n`;
  const change = (coordinate: string) => ({ coordinate, message: `${coordinate} was removed` });

  it('lacks a planted change without a line', async () => {
    const changes = await changed('note: String', '');

    expect(coordinates(unnamedChanges(changes, log('- Something else.')))).toEqual(['Transfer.note']);
  });

  it('lacks nothing once a line names the coordinate', async () => {
    const changes = await changed('note: String', '');

    expect(unnamedChanges(changes, log('- `Transfer.note`: read `Transfer.memo`.'))).toEqual([]);
  });

  it.each([
    ['of an earlier release', 'Transfer.id', ''],
    ['for a longer coordinate', 'Query.transfer', '- `Query.transfer.id`: write `key`.'],
    ['for a shorter coordinate', 'Query.transfer.id', '- `Query.transfer`: write `node`.'],
    ['for the same field of another type', 'Transfer.note', '- `ScheduledTransfer.note`: gone.'],
  ])('does not name a change by a line %s', (_, coordinate, lines) => {
    expect(unnamedChanges([change(coordinate)], log(lines))).toHaveLength(1);
  });

  it('names nothing where it has no section for what is unreleased', () => {
    expect(unnamedChanges([change('Transfer')], '# Changelog without the section')).toHaveLength(1);
  });
});
