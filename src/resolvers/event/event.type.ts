import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/event.js';
import type { NodeKind } from '../../domain/ids.js';
import { connectionType } from '../shared/connection-type.js';
import { Node } from '../shared/node.type.js';
import { DateTime } from '../shared/scalars.js';
import { EventChange, EventOrigin } from './event.enum.js';

@ObjectType('FieldChange', {
  simpleResolvers: true,
  description: 'A field of the subject before and after an event.',
})
export class FieldChange implements domain.FieldChange {
  @Field(() => String, { description: 'The name of the field in this API.' })
  readonly field!: string;

  @Field(() => String, { nullable: true, description: 'The earlier value; null if it is unknown.' })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: 'The new value; null if there is none.' })
  readonly after!: string | null;
}

@ObjectType('Event', {
  implements: Node,
  simpleResolvers: true,
  description: 'A change of one object that the gateway learnt of.',
})
export class Event implements domain.Event {
  readonly id!: string;
  readonly connector!: string;
  readonly subjectKind!: NodeKind;
  readonly subjectId!: string;
  readonly accountIds!: readonly string[];

  @Field(() => String, {
    description: 'The kind of the subject and the change, for example `transfer.updated`.',
  })
  readonly type!: string;

  @Field(() => EventChange, { description: 'What happened to the subject.' })
  readonly change!: domain.EventChange;

  @Field(() => [FieldChange], {
    description: 'The fields that changed, as far as they are known. Sensitive fields are never listed.',
  })
  readonly changes!: readonly FieldChange[];

  @Field(() => EventOrigin, { description: 'How the gateway learnt of the event.' })
  readonly origin!: domain.EventOrigin;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the change happened, as the provider states it; null if it states no time.',
  })
  readonly occurredAt!: string | null;

  @Field(() => DateTime, { description: 'When the gateway learnt of the change.' })
  readonly receivedAt!: string;
}

export const EventConnection = connectionType(
  'Event',
  Event,
  { one: 'an event', many: 'events' },
  { from: 'store', order: 'oldest' },
);
