import { ArgsType, Field } from 'type-graphql';
import type { ConnectorsFilter, ListArgs } from '../../datasources/index.js';
import { checkFilter } from './checked-filter.js';
import { withoutNulls } from './inputs.js';
import { PageArgs, toListArgs } from './page-args.js';

/** The arguments of a list that can be filtered only by connector. */
@ArgsType()
export class ConnectorsArgs extends PageArgs {
  @Field(() => [String], {
    nullable: true,
    description: 'Names or ids of the connectors to read; all that the caller has access to if omitted.',
  })
  readonly connectors!: readonly string[] | null | undefined;
}

/** Converts the arguments of such a list for the sources. **Throws** `InvalidInputError` if `first` is out of range, or `connectors` is empty. */
export function toConnectorsListArgs(field: string, args: ConnectorsArgs): ListArgs<ConnectorsFilter> {
  const filter = withoutNulls({ connectors: args.connectors });
  checkFilter(filter, '');
  return toListArgs(field, args, filter);
}
