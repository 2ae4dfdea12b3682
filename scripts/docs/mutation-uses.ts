import { MUTATIONS, type MutationName, type Use } from '../../src/operations/index.js';
import { table } from './table.js';

const USES: readonly Use[] = ['CHANGES', 'PAYS_FROM', 'PAYS_TO', 'READS'];

const COLUMNS: Readonly<Record<Use, string>> = {
  CHANGES: 'changes',
  PAYS_FROM: 'pays from',
  PAYS_TO: 'pays to',
  READS: 'reads',
};

type Entry = (typeof MUTATIONS)[MutationName]['ids'][number];

/** One row for each mutation, by name: the fields of its input that name objects, by use, and the kind of object that it creates. */
export function mutationUses(): string {
  const names = (Object.keys(MUTATIONS) as MutationName[]).sort();
  const head = ['mutation', ...USES.map((use) => COLUMNS[use]), 'creates'];
  return table([
    head,
    ...names.map((name) => [
      `\`${name}\``,
      ...USES.map((use) => usedBy(name, use)),
      MUTATIONS[name].creates ?? '',
    ]),
  ]);
}

function usedBy(name: MutationName, use: Use): string {
  const row = MUTATIONS[name];
  const ids: readonly Entry[] = row.ids;
  const named = ids.filter((entry) => entry.use === use).map(inWords);
  const isWhole = 'wholeConnector' in row && row.wholeConnector === use;
  return [...named, ...(isWhole ? ['the connector as a whole'] : [])].join(', ');
}

function inWords({ field, kinds, limitedAs, acceptsProviderId }: Entry): string {
  const limited = limitedAs === undefined ? '' : `; its ${limitedAs} for a caller limited to accounts`;
  const ownId = acceptsProviderId ? "; or the provider's own id" : '';
  return `\`${field}\` (${kinds.join(', ')}${limited}${ownId})`;
}

/** What the columns require of the caller, as `named-objects.ts` checks it. */
export const USE_RULES = `The objects that the input of a mutation names, by what the mutation does with them. An object that it *changes* or *pays from* must be
one that the caller may change. An object that it *pays to* or *reads* must be one that the caller sees. \`direction: PULL\` reverses the
flow of money between the two ends; the same rules hold. A mutation that uses the connector as a whole is not offered to a caller limited to accounts.`;
