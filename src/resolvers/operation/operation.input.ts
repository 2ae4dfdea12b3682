import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type * as domain from '../../domain/operation.js';
import type { InputOf } from '../shared/inputs.js';
import { PageArgs } from '../shared/page-args.js';
import { CalendarDate } from '../shared/scalars.js';
import { OperationKind, OperationStatus } from './operation.enum.js';

@InputType('OperationFilter', { description: 'Which operations to list. All given fields must match.' })
export class OperationFilter implements InputOf<domain.OperationFilter> {
  @Field(() => [String], {
    nullable: true,
    description: 'Names or ids of the connectors that the operations were sent through.',
  })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => [OperationStatus], { nullable: true, description: 'Any of these statuses.' })
  readonly statuses!: readonly domain.OperationStatus[] | null | undefined;

  @Field(() => [OperationKind], { nullable: true, description: 'Any of these kinds.' })
  readonly kinds!: readonly string[] | null | undefined;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first request date, inclusive, in UTC.',
  })
  readonly createdFrom!: string | null | undefined;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The last request date, inclusive, in UTC.',
  })
  readonly createdTo!: string | null | undefined;
}

@ArgsType()
export class OperationsArgs extends PageArgs {
  @Field(() => OperationFilter, {
    nullable: true,
    description: 'Which operations to list; all if omitted.',
  })
  readonly filter!: OperationFilter | null | undefined;
}

@ArgsType()
export class OperationArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'The `id` of an operation. Give either `id` or `idempotencyKey`.',
  })
  readonly id!: string | null | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'The idempotency key of the request. Give either `id` or `idempotencyKey`.',
  })
  readonly idempotencyKey!: string | null | undefined;
}
