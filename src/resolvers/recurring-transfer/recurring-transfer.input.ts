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

@InputType('RecurringTransferFilter', {
  description: 'Which recurring transfers to list. All given fields must match.',
})
export class RecurringTransferFilter implements InputOf<domain.RecurringTransferFilter> {
  @Field(() => [String], { nullable: true, description: 'Names or ids of the connectors to ask.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => String, { nullable: true, description: 'Part of the memo. Case-insensitive.' })
  readonly search!: string | null | undefined;

  @Field(() => Decimal, {
    nullable: true,
    description: 'The smallest amount, included, whatever its currency.',
  })
  readonly minAmount!: string | null | undefined;

  @Field(() => Decimal, {
    nullable: true,
    description: 'The largest amount, included, whatever its currency.',
  })
  readonly maxAmount!: string | null | undefined;
}

@ArgsType()
export class RecurringTransfersArgs extends PageArgs {
  @Field(() => RecurringTransferFilter, {
    nullable: true,
    description: 'Which recurring transfers to list; all if omitted.',
  })
  readonly filter!: RecurringTransferFilter | null | undefined;
}

const FREQUENCY = 'How often it moves money. Either this or `providerFrequency`.';
const WORD =
  "How often, in the provider's own word, for a frequency that has no value in `RecurrenceFrequency`. Either this or `frequency`.";
const FREQUENCY_DATA = 'The day of the month, or of the week from Monday as 1, as `frequency` has it.';
const STARTING = 'The first day on which a transfer may be made.';
const QUANTITY = 'How many transfers to make: with `NUMBER_OF_TRANSFERS`, and only with it.';
const NOW = 'Whether to make one transfer at once, beside those to come.';

@InputType('RecurrenceInput', { description: 'When a recurring transfer is to be made.' })
export class RecurrenceInput {
  @Field(() => RecurrenceFrequency, { nullable: true, description: FREQUENCY })
  readonly frequency!: domain.RecurrenceFrequency | null | undefined;

  @Field(() => String, { nullable: true, description: WORD })
  readonly providerFrequency!: string | null | undefined;

  @Field(() => Int, { description: FREQUENCY_DATA })
  readonly frequencyData!: number;

  @Field(() => CalendarDate, { description: STARTING })
  readonly startingDate!: string;

  @Field(() => RecurrenceDuration, { description: 'How long it goes on.' })
  readonly duration!: domain.RecurrenceDuration;

  @Field(() => Int, { nullable: true, description: QUANTITY })
  readonly transfersQuantity!: number | null | undefined;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  readonly memo!: string | null | undefined;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: NOW })
  readonly transferNow!: boolean | null;
}

@InputType('CreateRecurringTransferInput', { description: 'A recurring transfer to set up.' })
export class CreateRecurringTransferInput extends OriginatedInput {
  @Field(() => MoneyInput, { description: 'What each transfer moves.' })
  readonly amount!: MoneyInput;

  @Field(() => TransferDirection, {
    nullable: true,
    defaultValue: 'PUSH',
    description: 'Whether the originating account pushes the money out or pulls it in.',
  })
  readonly direction!: transfers.TransferDirection | null;

  @Field(() => RecurrenceInput, { description: 'When it is to be made.' })
  readonly recurrence!: RecurrenceInput;
}

@InputType('UpdateRecurringTransferInput', {
  description: 'What to change of a recurring transfer. What is left out stays as it is.',
})
export class UpdateRecurringTransferInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the recurring transfer.' })
  readonly id!: string;

  @Field(() => MoneyInput, { nullable: true, description: 'What each transfer moves.' })
  readonly amount!: MoneyInput | null | undefined;

  @Field(() => RecurrenceFrequency, { nullable: true, description: FREQUENCY })
  readonly frequency!: domain.RecurrenceFrequency | null | undefined;

  @Field(() => String, { nullable: true, description: WORD })
  readonly providerFrequency!: string | null | undefined;

  @Field(() => Int, { nullable: true, description: FREQUENCY_DATA })
  readonly frequencyData!: number | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: STARTING })
  readonly startingDate!: string | null | undefined;

  @Field(() => RecurrenceDuration, { nullable: true, description: 'How long it goes on.' })
  readonly duration!: domain.RecurrenceDuration | null | undefined;

  @Field(() => Int, { nullable: true, description: QUANTITY })
  readonly transfersQuantity!: number | null | undefined;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
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
  'A recurring transfer to end.',
  'The `id` of the recurring transfer.',
);
export type DeleteRecurringTransferInput = NamedInput;

export const CancelScheduledTransferInput = namedInput(
  'cancelScheduledTransfer',
  'A scheduled transfer to cancel.',
  'The `id` of the scheduled transfer.',
);
export type CancelScheduledTransferInput = NamedInput;
