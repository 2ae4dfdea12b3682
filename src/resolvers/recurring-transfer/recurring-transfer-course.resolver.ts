import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { localDateTimeErrors } from '../../domain/rules/recurrence.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import {
  ActivateRecurringTransferInput,
  CancelScheduledTransferInput,
  RecurringTransferInput,
} from './recurring-transfer.input.js';
import { DeletePayload, RecurringTransferPayload } from './recurring-transfer.payload.js';

/** What lets recurring transfers go on, rest and end. */
@Resolver()
export class RecurringTransferCourseResolver {
  @RequiresScope('recurring:write')
  @Mutation(() => RecurringTransferPayload, {
    nullable: true,
    description: 'Takes up a recurring transfer that rests. Needs the scope `recurring:write`.',
  })
  async activateRecurringTransfer(
    @Arg('input', () => ActivateRecurringTransferInput, {
      description: 'The recurring transfer to take up again.',
    })
    input: ActivateRecurringTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<RecurringTransferPayload> {
    const { id, localDateTime } = input;
    const outcome = await runMutation(context, {
      kind: 'activateRecurringTransfer',
      input,
      problems: localDateTimeErrors(localDateTime),
      command: () => ({ id, localDateTime }),
    });
    return { ...toPayload(outcome), recurringTransfer: outcome.result };
  }

  @RequiresScope('recurring:write')
  @Mutation(() => RecurringTransferPayload, {
    nullable: true,
    description: 'Lets a recurring transfer rest. Needs the scope `recurring:write`.',
  })
  async deactivateRecurringTransfer(
    @Arg('input', () => RecurringTransferInput, { description: 'The recurring transfer to let rest.' })
    input: RecurringTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<RecurringTransferPayload> {
    const outcome = await runMutation(context, {
      kind: 'deactivateRecurringTransfer',
      input,
      command: () => ({ id: input.id }),
    });
    return { ...toPayload(outcome), recurringTransfer: outcome.result };
  }

  @RequiresScope('recurring:write')
  @Mutation(() => DeletePayload, {
    nullable: true,
    description: 'Ends a recurring transfer for good. Needs the scope `recurring:write`.',
  })
  deleteRecurringTransfer(
    @Arg('input', () => RecurringTransferInput, { description: 'The recurring transfer to end.' })
    input: RecurringTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<DeletePayload> {
    return remove(context, 'deleteRecurringTransfer', input);
  }

  @RequiresScope('recurring:write')
  @Mutation(() => DeletePayload, {
    nullable: true,
    description: 'Leaves out one coming transfer of a recurring transfer. Needs the scope `recurring:write`.',
  })
  cancelScheduledTransfer(
    @Arg('input', () => CancelScheduledTransferInput, { description: 'The scheduled transfer to leave out.' })
    input: CancelScheduledTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<DeletePayload> {
    return remove(context, 'cancelScheduledTransfer', input);
  }
}

async function remove(
  context: GatewayContext,
  kind: 'deleteRecurringTransfer' | 'cancelScheduledTransfer',
  input: RecurringTransferInput | CancelScheduledTransferInput,
): Promise<DeletePayload> {
  const { id } = input;
  const outcome = await runMutation(context, { kind, input, command: () => ({ id }) });
  const isGone = outcome.operation?.status === 'SUCCEEDED';
  return { ...toPayload(outcome), deletedId: isGone ? id : null };
}
