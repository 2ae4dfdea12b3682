import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type * as domain from '../../domain/transfer.js';
import type { InputOf } from '../shared/inputs.js';
import { PageArgs } from '../shared/page-args.js';
import { CalendarDate } from '../shared/scalars.js';
import { TransferDirection, TransferRail, TransferStatus } from './transfer.enum.js';

@InputType('TransferFilter', { description: 'Which transfers to list. Every field given must match.' })
export class TransferFilter implements InputOf<domain.TransferFilter> {
  @Field(() => String, {
    nullable: true,
    description: 'The idempotency key that the provider keeps on the transfer.',
  })
  readonly idempotencyKey!: string | null | undefined;

  @Field(() => [String], { nullable: true, description: 'Names of the connectors to ask.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => [TransferRail], { nullable: true, description: 'Any of these rails.' })
  readonly rails!: readonly domain.TransferRail[] | null | undefined;

  @Field(() => [TransferStatus], { nullable: true, description: 'Any of these statuses.' })
  readonly statuses!: readonly domain.TransferStatus[] | null | undefined;

  @Field(() => TransferDirection, { nullable: true, description: 'Only pushes, or only pulls.' })
  readonly direction!: domain.TransferDirection | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The `id` of an account at either end.' })
  readonly account!: string | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The `id` of a counterparty at either end.' })
  readonly counterparty!: string | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: 'The first day of creation, included, in UTC.' })
  readonly createdFrom!: string | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day of creation, included, in UTC.' })
  readonly createdTo!: string | null | undefined;
}

@ArgsType()
export class TransfersArgs extends PageArgs {
  @Field(() => TransferFilter, { nullable: true, description: 'Which transfers to list; all when left out.' })
  readonly filter!: TransferFilter | null | undefined;
}
