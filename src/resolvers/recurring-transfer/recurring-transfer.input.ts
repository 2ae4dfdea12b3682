import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';
import type * as transfers from '../../domain/transfer.js';
import type { InputOf } from '../shared/inputs.js';
import { KeyedInput } from '../shared/keyed.input.js';
import { MoneyInput } from '../shared/money.input.js';
import { type NamedInput, namedInput } from '../shared/named-input.js';
import { PageArgs } from '../shared/page-args.js';
import { CalendarDate, Decimal } from '../shared/scalars.js';
import { OriginatedInput } from '../transfer/originated.input.js';
import { TransferDirection } from '../transfer/transfer.enum.js';
import { RecurrenceDuration, RecurrenceFrequency } from './recurring-transfer.enum.js';

@InputType('AmountRange', { description: 'A range of amounts, in any currency.' })
export class AmountRange implements domain.AmountRange {
  @Field(() => Decimal, { nullable: true, description: 'The minimum amount, inclusive; none if omitted.' })
  readonly min!: string | null | undefined;

  @Field(() => Decimal, { nullable: true, description: 'The maximum amount, inclusive; none if omitted.' })
  readonly max!: string | null | undefined;
}

@InputType('RecurringTransferFilter', {
  description: 'Which recurring transfers to list. All given fields must match.',
})
export class RecurringTransferFilter implements InputOf<domain.RecurringTransferFilter> {
  @Field(() => [String], { nullable: true, description: 'Names or ids of the connectors to read.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => String, { nullable: true, description: 'Part of the memo. Case-insensitive.' })
  readonly search!: string | null | undefined;

  @Field(() => Decimal, {
    nullable: true,
    description: 'The minimum amount, inclusive, in any currency.',
  })
  readonly minAmount!: string | null | undefined;

  @Field(() => Decimal, {
    nullable: true,
    description: 'The maximum amount, inclusive, in any currency.',
  })
  readonly maxAmount!: string | null | undefined;

  @Field(() => [AmountRange], {
    nullable: true,
    description: 'Ranges of amounts. An amount matches if it is in one of them.',
  })
  readonly amounts!: readonly AmountRange[] | null | undefined;
}

@ArgsType()
export class RecurringTransfersArgs extends PageArgs {
  @Field(() => RecurringTransferFilter, {
    nullable: true,
    description: 'Which recurring transfers to list; all if omitted.',
  })
  readonly filter!: RecurringTransferFilter | null | undefined;
}

const FREQUENCY = 'The frequency. Give either `frequency` or `providerFrequency`.';
const WORD =
  "The frequency as the provider's own value, for a frequency that has no value in `RecurrenceFrequency`. Give either `frequency` or `providerFrequency`.";
const FREQUENCY_DATA =
  'The day of the month, or the day of the week (Monday is 1), depending on `frequency`.';
const STARTING = 'The first day on which a transfer can be made.';
const QUANTITY =
  'The number of transfers to make. The duration `NUMBER_OF_TRANSFERS` requires it; with `CONTINUOUS`, only 0 is valid.';
const NOW = 'Whether to make one transfer immediately, in addition to the scheduled transfers.';

@InputType('RecurrenceInput', { description: 'The schedule of a recurring transfer.' })
export class RecurrenceInput {
  @Field(() => RecurrenceFrequency, { nullable: true, description: FREQUENCY })
  readonly frequency!: domain.RecurrenceFrequency | null | undefined;

  @Field(() => String, { nullable: true, description: WORD })
  readonly providerFrequency!: string | null | undefined;

  @Field(() => Int, { description: FREQUENCY_DATA })
  readonly frequencyData!: number;

  @Field(() => CalendarDate, { description: STARTING })
  readonly startingDate!: string;

  @Field(() => RecurrenceDuration, { description: 'The duration.' })
  readonly duration!: domain.RecurrenceDuration;

  @Field(() => Int, { nullable: true, description: QUANTITY })
  readonly transfersQuantity!: number | null | undefined;

  @Field(() => String, { nullable: true, description: 'The purpose.' })
  readonly memo!: string | null | undefined;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: NOW })
  readonly transferNow!: boolean | null;
}

@InputType('CreateRecurringTransferInput', { description: 'A recurring transfer to create.' })
export class CreateRecurringTransferInput extends OriginatedInput {
  @Field(() => MoneyInput, { description: 'The amount of each transfer.' })
  readonly amount!: MoneyInput;

  @Field(() => TransferDirection, {
    nullable: true,
    defaultValue: 'PUSH',
    description: 'Whether the originating account sends the money (`PUSH`) or receives it (`PULL`).',
  })
  readonly direction!: transfers.TransferDirection | null;

  @Field(() => RecurrenceInput, { description: 'The schedule of the transfer.' })
  readonly recurrence!: RecurrenceInput;
}

@InputType('UpdateRecurringTransferInput', {
  description: 'The changes to a recurring transfer. Omitted fields do not change.',
})
export class UpdateRecurringTransferInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the recurring transfer.' })
  readonly id!: string;

  @Field(() => MoneyInput, { nullable: true, description: 'The amount of each transfer.' })
  readonly amount!: MoneyInput | null | undefined;

  @Field(() => RecurrenceFrequency, { nullable: true, description: FREQUENCY })
  readonly frequency!: domain.RecurrenceFrequency | null | undefined;

  @Field(() => String, { nullable: true, description: WORD })
  readonly providerFrequency!: string | null | undefined;

  @Field(() => Int, { nullable: true, description: FREQUENCY_DATA })
  readonly frequencyData!: number | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: STARTING })
  readonly startingDate!: string | null | undefined;

  @Field(() => RecurrenceDuration, { nullable: true, description: 'The duration.' })
  readonly duration!: domain.RecurrenceDuration | null | undefined;

  @Field(() => Int, { nullable: true, description: QUANTITY })
  readonly transfersQuantity!: number | null | undefined;

  @Field(() => String, { nullable: true, description: 'The purpose.' })
  readonly memo!: string | null | undefined;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: NOW })
  readonly transferNow!: boolean | null;
}

@InputType('ActivateRecurringTransferInput', { description: 'A recurring transfer to activate.' })
export class ActivateRecurringTransferInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the recurring transfer.' })
  readonly id!: string;

  @Field(() => String, {
    description:
      'The local date, or local date and time, of the end user, such as `2026-03-02` or `2026-03-02T09:30:00`, without a zone.',
  })
  readonly localDateTime!: string;
}

export const DeactivateRecurringTransferInput = namedInput(
  'deactivateRecurringTransfer',
  'A recurring transfer to pause.',
  'The `id` of the recurring transfer.',
);
export type DeactivateRecurringTransferInput = NamedInput;

export const DeleteRecurringTransferInput = namedInput(
  'deleteRecurringTransfer',
  'A recurring transfer to delete.',
  'The `id` of the recurring transfer.',
);
export type DeleteRecurringTransferInput = NamedInput;

export const CancelScheduledTransferInput = namedInput(
  'cancelScheduledTransfer',
  'A scheduled transfer to cancel.',
  'The `id` of the scheduled transfer.',
);
export type CancelScheduledTransferInput = NamedInput;
