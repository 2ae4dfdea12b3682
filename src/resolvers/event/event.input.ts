import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type * as domain from '../../domain/event.js';
import type { InputOf } from '../shared/inputs.js';
import { MAX_FIRST } from '../shared/page-args.js';
import { DateTime } from '../shared/scalars.js';

@InputType('EventFilter', { description: 'Which events to list. All given fields must match.' })
export class EventFilter implements InputOf<domain.EventFilter> {
  @Field(() => [String], { nullable: true, description: 'Names or ids of connectors.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => [String], { nullable: true, description: 'Any of these types, such as `transfer.updated`.' })
  readonly types!: readonly string[] | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The `id` of the subject.' })
  readonly subject!: string | null | undefined;

  @Field(() => DateTime, { nullable: true, description: 'The earliest time of receipt, inclusive.' })
  readonly since!: string | null | undefined;
}

@ArgsType()
export class EventsArgs {
  @Field(() => Int, {
    nullable: true,
    description: `The maximum number of events to return, oldest first, from 1 to ${MAX_FIRST}. 25 if neither \`first\` nor \`last\` is given.`,
  })
  readonly first!: number | null | undefined;

  @Field(() => String, {
    nullable: true,
    description:
      'A cursor of any list of events that this caller received. The page starts after this cursor. Give it with `first` only.',
  })
  readonly after!: string | null | undefined;

  @Field(() => Int, {
    nullable: true,
    description: `The maximum number of events to return, newest first, from 1 to ${MAX_FIRST}.`,
  })
  readonly last!: number | null | undefined;

  @Field(() => String, {
    nullable: true,
    description:
      'A cursor of any list of events that this caller received. The page has the events before this cursor. Give it with `last` only.',
  })
  readonly before!: string | null | undefined;

  @Field(() => EventFilter, { nullable: true, description: 'Which events to list; all if omitted.' })
  readonly filter!: EventFilter | null | undefined;
}
