import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../domain/connection.js';
import { InvalidInputError } from '../../domain/errors.js';
import type * as domain from '../../domain/event.js';
import type { EventListArgs } from '../../events/index.js';
import type { GatewayContext } from '../context.js';
import { type ReadNode, readableKinds, readNode } from '../node/read-node.js';
import { withConnectorNames, withoutNulls } from '../shared/inputs.js';
import { Node } from '../shared/node.type.js';
import { readCount } from '../shared/page-args.js';
import { RequiresScope, RequiresScopeOfKind } from '../shared/scope-guard.js';
import { EventsArgs } from './event.input.js';
import { Event, EventConnection } from './event.type.js';

@Resolver(() => Event)
export class EventResolver {
  @RequiresScope('events:read')
  @Query(() => EventConnection, {
    nullable: true,
    description:
      'The changes that the gateway learnt of, of the objects that the caller can read: with `first`, oldest first after the cursor `after`; with `last`, newest first before the cursor `before`. To follow the changes, pass `endCursor` as `after` again and again; on a page without events it is the cursor that the page started after. Needs the scope `events:read`, and the read scope of the kind of each subject.',
  })
  events(
    @Args(() => EventsArgs) args: EventsArgs,
    @Ctx() { events, principal }: GatewayContext,
  ): Promise<Connection<domain.Event>> {
    const filter = withConnectorNames(withoutNulls(args.filter));
    return events.list({ ...toPage(args), filter, kinds: readableKinds(principal) });
  }

  @RequiresScopeOfKind()
  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'The object that changed, as it is now; null if it no longer exists or the caller has no access to it. Needs the read scope of the kind of the object.',
  })
  subject(@Root() { subjectId }: Event, @Ctx() context: GatewayContext): Promise<ReadNode | null> {
    return readNode(context, subjectId);
  }
}

/** **Throws** `InvalidInputError` for a mixture of the arguments of both directions. */
function toPage({
  first,
  after,
  last,
  before,
}: EventsArgs): Pick<EventListArgs, 'direction' | 'limit' | 'from'> {
  const isBackward = isGiven(last) || isGiven(before);
  if (isBackward && (isGiven(first) || isGiven(after))) {
    throw new InvalidInputError(
      'events: required first and after, or last and before, arrived arguments of both',
    );
  }
  return isBackward
    ? { direction: 'backward', limit: readCount(last, 'last'), from: before ?? null }
    : { direction: 'forward', limit: readCount(first, 'first'), from: after ?? null };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
