import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/transfer.js';
import type { InputOf } from '../shared/inputs.js';
import { MoneyInput } from '../shared/money.input.js';
import { type NamedInput, namedInput } from '../shared/named-input.js';
import { PageArgs } from '../shared/page-args.js';
import { CalendarDate, JsonObject } from '../shared/scalars.js';
import { OriginatedInput } from './originated.input.js';
import { TransferDirection, TransferRail, TransferStatus } from './transfer.enum.js';

interface ByProviderKey {
  readonly providerIdempotencyKey?: string;
}

@InputType('TransferFilter', { description: 'Which transfers to list. All given fields must match.' })
export class TransferFilter implements InputOf<domain.TransferFilter & ByProviderKey> {
  @Field(() => String, {
    nullable: true,
    description:
      'The idempotency key of your request that created the transfer. Only your own requests through this gateway are found; nothing is found until the transfer is known.',
  })
  readonly idempotencyKey!: string | null | undefined;

  @Field(() => String, {
    nullable: true,
    description:
      'The idempotency key that the provider stores on the transfer, exactly. It differs from the key of your request. Treasure and TreasuryPath store one; their lists are searched for it.',
  })
  readonly providerIdempotencyKey!: string | null | undefined;

  @Field(() => [String], { nullable: true, description: 'Names or ids of the connectors to read.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => [TransferRail], { nullable: true, description: 'Any of these rails.' })
  readonly rails!: readonly domain.TransferRail[] | null | undefined;

  @Field(() => [TransferStatus], { nullable: true, description: 'Any of these statuses.' })
  readonly statuses!: readonly domain.TransferStatus[] | null | undefined;

  @Field(() => TransferDirection, { nullable: true, description: 'Only pushes, or only pulls.' })
  readonly direction!: domain.TransferDirection | null | undefined;

  @Field(() => ID, {
    nullable: true,
    description: 'The `id` of an account that is the source or the destination.',
  })
  readonly account!: string | null | undefined;

  @Field(() => ID, {
    nullable: true,
    description: 'The `id` of a counterparty that is the source or the destination.',
  })
  readonly counterparty!: string | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: 'The first creation date, inclusive, in UTC.' })
  readonly createdFrom!: string | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: 'The last creation date, inclusive, in UTC.' })
  readonly createdTo!: string | null | undefined;
}

@ArgsType()
export class TransfersArgs extends PageArgs {
  @Field(() => TransferFilter, { nullable: true, description: 'Which transfers to list; all if omitted.' })
  readonly filter!: TransferFilter | null | undefined;
}

@InputType('AchOptionsInput', { description: 'Options of ACH transfers.' })
export class AchOptionsInput {
  @Field(() => String, {
    nullable: true,
    description: 'The standard entry class code, such as `CCD`; chosen by the provider if omitted.',
  })
  readonly secCode!: string | null | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'The service level, such as `sameday`; chosen by the provider if omitted.',
  })
  readonly service!: string | null | undefined;

  @Field(() => [String], { nullable: true, description: 'The addenda records of the entry: lines of text.' })
  readonly addenda!: readonly string[] | null | undefined;
}

@InputType('CreateTransferInput', { description: 'A transfer to create.' })
export class CreateTransferInput extends OriginatedInput {
  @Field(() => MoneyInput, { description: 'The amount to move.' })
  readonly amount!: MoneyInput;

  @Field(() => TransferRail, {
    nullable: true,
    description:
      'The rail of the transfer. If omitted: `INTERNAL` to an account, `ACH` to a counterparty or to bank details.',
  })
  readonly rail!: domain.TransferRail | null | undefined;

  @Field(() => TransferDirection, {
    nullable: true,
    defaultValue: 'PUSH',
    description: 'Whether the originating account sends the money (`PUSH`) or receives it (`PULL`).',
  })
  readonly direction!: domain.TransferDirection | null;

  @Field(() => AchOptionsInput, { nullable: true, description: 'Options for the rail `ACH`.' })
  readonly ach!: AchOptionsInput | null | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'The description for the parties. The rail limits its length.',
  })
  readonly description!: string | null | undefined;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your JSON to store at the provider on the transfer.',
  })
  readonly userData!: UserData | null | undefined;
}

export const CancelTransferInput = namedInput(
  'cancelTransfer',
  'A transfer to cancel.',
  'The `id` of the transfer.',
);
export type CancelTransferInput = NamedInput;
