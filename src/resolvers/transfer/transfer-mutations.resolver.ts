import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AchOptions, CreateTransfer } from '../../domain/commands.js';
import type { UserError } from '../../domain/operation.js';
import { moneyErrors, toMoney } from '../../domain/rules/given-money.js';
import { nameErrors, textErrors } from '../../domain/rules/texts.js';
import { unless, userError } from '../../domain/rules/user-errors.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation, toVia } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { type AchOptionsInput, CancelTransferInput, CreateTransferInput } from './transfer.input.js';
import { CancelTransferPayload, CreateTransferPayload } from './transfer.payload.js';
import { destinationErrors, toDestination } from './transfer-destination.input.js';

const MAX_WORD = 32;
const MAX_ADDENDA = 100;

@Resolver()
export class TransferMutationsResolver {
  @RequiresScope('transfers:write')
  @Mutation(() => CreateTransferPayload, {
    nullable: true,
    description: 'Creates a transfer out of an account or into it. Needs the scope `transfers:write`.',
  })
  async createTransfer(
    @Arg('input', () => CreateTransferInput, { description: 'The transfer to create.' })
    input: CreateTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<CreateTransferPayload> {
    const outcome = await runMutation(context, {
      kind: 'createTransfer',
      input,
      connector: toVia(input.via),
      problems: [
        ...destinationErrors(input.destination),
        ...moneyErrors(input.amount),
        ...achErrors(input.ach),
        ...textErrors(input.description, 'description'),
      ],
      command: () => toCreateTransfer(input),
    });
    return { ...toPayload(outcome), transfer: outcome.result };
  }

  @RequiresScope('transfers:write')
  @Mutation(() => CancelTransferPayload, {
    nullable: true,
    description: 'Cancels a transfer that has not been sent. Needs the scope `transfers:write`.',
  })
  async cancelTransfer(
    @Arg('input', () => CancelTransferInput, { description: 'The transfer to cancel.' })
    input: CancelTransferInput,
    @Ctx() context: GatewayContext,
  ): Promise<CancelTransferPayload> {
    const outcome = await runMutation(context, {
      kind: 'cancelTransfer',
      input,
      command: () => ({ id: input.id }),
    });
    return { ...toPayload(outcome), transfer: outcome.result };
  }
}

function toCreateTransfer(input: CreateTransferInput): CreateTransfer {
  const to = toDestination(input.destination);
  return {
    source: input.source,
    destination: to,
    amount: toMoney(input.amount),
    rail: input.rail ?? ('account' in to ? 'INTERNAL' : 'ACH'),
    direction: input.direction ?? 'PUSH',
    ach: toAchOptions(input.ach),
    description: input.description ?? null,
    userData: input.userData ?? null,
  };
}

function toAchOptions(ach: AchOptionsInput | null | undefined): AchOptions | null {
  if (!ach) return null;
  return { secCode: ach.secCode ?? null, service: ach.service ?? null, addenda: ach.addenda ?? [] };
}

function achErrors(ach: AchOptionsInput | null | undefined): readonly UserError[] {
  const addenda = ach?.addenda ?? [];
  return [
    ...nameErrors(ach?.secCode, 'ach.secCode', MAX_WORD),
    ...nameErrors(ach?.service, 'ach.service', MAX_WORD),
    ...unless(addenda.length <= MAX_ADDENDA, () =>
      userError('ach.addenda', `required at most ${MAX_ADDENDA}, arrived ${addenda.length}`),
    ),
    ...addenda.slice(0, MAX_ADDENDA).flatMap((line, index) => textErrors(line, `ach.addenda.${index}`)),
  ];
}
