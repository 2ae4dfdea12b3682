import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { localDateTimeErrors } from '../../domain/rules/recurrence.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import type { Payload } from '../shared/payload-of.js';
import { RequiresScope } from '../shared/scope-guard.js';
import {
  ActivateRecurringTransferInput,
  CancelScheduledTransferInput,
  DeactivateRecurringTransferInput,
  DeleteRecurringTransferInput,
} from './recurring-transfer.input.js';
import {
  ActivateRecurringTransferPayload,
  CancelScheduledTransferPayload,
  DeactivateRecurringTransferPayload,
  DeleteRecurringTransferPayload,
} from './recurring-transfer.payload.js';

/** The mutations that activate, pause and delete recurring transfers and cancel scheduled ones. */
@Resolver()
export class RecurringTransferLifecycleResolver {
  @RequiresScope('recurring:write')
  @Mutation(() => ActivateRecurringTransferPayload, {
    nullable: true,
    description: 'Activates a paused recurring transfer. Needs the scope `recurring:write`.',
  })
  async activateRecurringTransfer(
    @Arg('input', () => ActivateRecurringTransferInput, {
      description: 'The recurring transfer to activate.',
    })
    input: ActivateRecurringTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<ActivateRecurringTransferPayload> {
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
  @Mutation(() => DeactivateRecurringTransferPayload, {
    nullable: true,
    description: 'Pauses a recurring transfer. Needs the scope `recurring:write`.',
  })
  async deactivateRecurringTransfer(
    @Arg('input', () => DeactivateRecurringTransferInput, {
      description: 'The recurring transfer to pause.',
    })
    input: DeactivateRecurringTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<DeactivateRecurringTransferPayload> {
    const outcome = await runMutation(context, {
      kind: 'deactivateRecurringTransfer',
      input,
      command: () => ({ id: input.id }),
    });
    return { ...toPayload(outcome), recurringTransfer: outcome.result };
  }

  @RequiresScope('recurring:write')
  @Mutation(() => DeleteRecurringTransferPayload, {
    nullable: true,
    description: 'Deletes a recurring transfer permanently. Needs the scope `recurring:write`.',
  })
  deleteRecurringTransfer(
    @Arg('input', () => DeleteRecurringTransferInput, { description: 'The recurring transfer to delete.' })
    input: DeleteRecurringTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<DeleteRecurringTransferPayload> {
    return remove(context, 'deleteRecurringTransfer', input);
  }

  @RequiresScope('recurring:write')
  @Mutation(() => CancelScheduledTransferPayload, {
    nullable: true,
    description: 'Cancels one scheduled transfer of a recurring transfer. Needs the scope `recurring:write`.',
  })
  cancelScheduledTransfer(
    @Arg('input', () => CancelScheduledTransferInput, { description: 'The scheduled transfer to cancel.' })
    input: CancelScheduledTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<CancelScheduledTransferPayload> {
    return remove(context, 'cancelScheduledTransfer', input);
  }
}

async function remove(
  context: GatewayContext,
  kind: 'deleteRecurringTransfer' | 'cancelScheduledTransfer',
  input: DeleteRecurringTransferInput | CancelScheduledTransferInput,
): Promise<Payload<{ deletedId: string }>> {
  const { id } = input;
  const outcome = await runMutation(context, { kind, input, command: () => ({ id }) });
  const isGone = outcome.operation?.status === 'SUCCEEDED';
  return { ...toPayload(outcome), deletedId: isGone ? id : null };
}
