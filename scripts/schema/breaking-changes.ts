import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** A change after which an operation that was valid may be refused, or may mean something else. */
export interface BreakingChange {
  /** The schema coordinate, such as `Transfer.direction`. */
  readonly coordinate: string;
  readonly message: string;
}

/** The breaking changes from one schema to the next. Both are SDL. */
export async function breakingChanges(released: string, present: string): Promise<readonly BreakingChange[]> {
  const changes = await diff(buildSchema(released), buildSchema(present));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({ coordinate: path ?? message, message }));
}

/** The changes whose coordinate the changelog does not name under "Unreleased". `changelog` is Markdown. */
export function unnamedChanges(
  changes: readonly BreakingChange[],
  changelog: string,
): readonly BreakingChange[] {
  const named = new Set(unreleased(changelog).match(/[@\w]+(?:\.\w+)*/g));
  return changes.filter(({ coordinate }) => !named.has(coordinate));
}

/** The section "Unreleased", up to the next heading of its level. */
function unreleased(changelog: string): string {
  const [, section = ''] = changelog.split(/^## Unreleased[^\n]*$/m);
  return section.split(/^## /m)[0] ?? '';
}
