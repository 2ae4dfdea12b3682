import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Recurrence, UpdateRecurringTransfer } from '../../domain/commands.js';
import type { UserError } from '../../domain/operation.js';
import { moneyErrors, toMoney } from '../../domain/rules/given-money.js';
import { durationErrors } from '../../domain/rules/recurrence.js';
import { textErrors } from '../../domain/rules/texts.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation, toVia } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { destinationErrors, toDestination } from '../transfer/transfer-destination.input.js';
import { frequencyErrors, missingFrequencyErrors, toFrequencyWord } from './frequency.js';
import {
  CreateRecurringTransferInput,
  type RecurrenceInput,
  UpdateRecurringTransferInput,
} from './recurring-transfer.input.js';
import {
  CreateRecurringTransferPayload,
  UpdateRecurringTransferPayload,
} from './recurring-transfer.payload.js';

/** The mutations that create and update recurring transfers. */
@Resolver()
export class RecurringTransferMutationsResolver {
  @RequiresScope('recurring:write')
  @Mutation(() => CreateRecurringTransferPayload, {
    nullable: true,
    description:
      'Creates a transfer that the provider repeats on a schedule. Needs the scope `recurring:write`.',
  })
  async createRecurringTransfer(
    @Arg('input', () => CreateRecurringTransferInput, { description: 'The recurring transfer to create.' })
    input: CreateRecurringTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<CreateRecurringTransferPayload> {
    const { source: from, via, destination: to, amount, direction, recurrence } = input;
    const outcome = await runMutation(context, {
      kind: 'createRecurringTransfer',
      input,
      connector: toVia(via),
      problems: [
        ...destinationErrors(to),
        ...moneyErrors(amount),
        ...missingFrequencyErrors(recurrence, 'recurrence.'),
        ...recurrenceErrors(recurrence, 'recurrence.'),
      ],
      command: () => ({
        source: from,
        destination: toDestination(to),
        amount: toMoney(amount),
        direction: direction ?? 'PUSH',
        recurrence: toRecurrence(recurrence),
      }),
    });
    return { ...toPayload(outcome), recurringTransfer: outcome.result };
  }

  @RequiresScope('recurring:write')
  @Mutation(() => UpdateRecurringTransferPayload, {
    nullable: true,
    description: 'Updates a recurring transfer. Needs the scope `recurring:write`.',
  })
  async updateRecurringTransfer(
    @Arg('input', () => UpdateRecurringTransferInput, { description: 'The changes to a recurring transfer.' })
    input: UpdateRecurringTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<UpdateRecurringTransferPayload> {
    const outcome = await runMutation(context, {
      kind: 'updateRecurringTransfer',
      input,
      problems: [...moneyErrors(input.amount), ...recurrenceErrors(input)],
      command: () => toUpdate(input),
    });
    return { ...toPayload(outcome), recurringTransfer: outcome.result };
  }
}

function recurrenceErrors(
  given: RecurrenceInput | UpdateRecurringTransferInput,
  prefix = '',
): readonly UserError[] {
  return [
    ...frequencyErrors(given, prefix),
    ...durationErrors(given, prefix),
    ...textErrors(given.memo, `${prefix}memo`),
  ];
}

function toRecurrence(given: RecurrenceInput): Recurrence {
  const { frequencyData, startingDate, duration } = given;
  return {
    frequency: toFrequencyWord(given) ?? '',
    ...{ frequencyData, startingDate, duration },
    transfersQuantity: given.transfersQuantity ?? null,
    memo: given.memo ?? null,
    transferNow: given.transferNow ?? false,
  };
}

function toUpdate(input: UpdateRecurringTransferInput): UpdateRecurringTransfer {
  return {
    id: input.id,
    amount: input.amount ? toMoney(input.amount) : null,
    frequency: toFrequencyWord(input),
    frequencyData: input.frequencyData ?? null,
    startingDate: input.startingDate ?? null,
    duration: input.duration ?? null,
    transfersQuantity: input.transfersQuantity ?? null,
    memo: input.memo ?? null,
    transferNow: input.transferNow ?? false,
  };
}
