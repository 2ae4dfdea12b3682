import { ArgsType, Field, Int } from 'type-graphql';
import type { ListArgs } from '../../datasources/index.js';
import { InvalidInputError } from '../../domain/errors.js';
import { checkFilter } from './checked-filter.js';
import { withConnectorNames } from './inputs.js';

const DEFAULT_FIRST = 25;
export const MAX_FIRST = 100;

/** The arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_FIRST,
    description: `The maximum number of edges to return, from 1 to ${MAX_FIRST}.`,
  })
  readonly first!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'A cursor from the same list with the same filter. The page starts after this cursor.',
  })
  readonly after!: string | null | undefined;
}

/** Converts the arguments of a list for the sources. **Throws** `InvalidInputError` if `first` is out of range, or nothing can match. */
export function toListArgs<F extends object>(field: string, page: PageArgs, filter: F): ListArgs<F> {
  checkFilter(filter, 'filter.');
  return {
    field,
    first: readCount(page.first, 'first'),
    after: page.after ?? null,
    filter: withConnectorNames(filter),
  };
}

/** The number of edges of a page. **Throws** `InvalidInputError` if it is out of range. */
export function readCount(given: number | null | undefined, argument: 'first' | 'last'): number {
  const count = given ?? DEFAULT_FIRST;
  if (count >= 1 && count <= MAX_FIRST) return count;
  throw new InvalidInputError(`${argument}: required 1..${MAX_FIRST}, arrived ${count}`, argument);
}
