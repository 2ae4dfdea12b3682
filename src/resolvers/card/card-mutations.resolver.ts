import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Card } from '../../domain/card.js';
import { nameErrors } from '../../domain/rules/texts.js';
import { unless, userError } from '../../domain/rules/user-errors.js';
import type { Outcome } from '../../operations/index.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { CardInput, IssueCardInput } from './card.input.js';
import { CardPayload } from './card.payload.js';

@Resolver()
export class CardMutationsResolver {
  @RequiresScope('cards:write')
  @Mutation(() => CardPayload, {
    nullable: true,
    description: 'Issues a card. Needs the scope `cards:write`.',
  })
  async issueCard(
    @Arg('input', () => IssueCardInput, { description: 'The card to issue.' })
    input: IssueCardInput,
    @Ctx() context: GatewayContext,
  ): Promise<CardPayload> {
    const { account, ledger, label, form, userData } = input;
    const outcome = await runMutation(context, {
      kind: 'issueCard',
      input,
      problems: [
        ...nameErrors(label, 'label'),
        ...unless(form !== 'UNKNOWN', () =>
          userError('form', 'required VIRTUAL or PHYSICAL, arrived UNKNOWN'),
        ),
      ],
      command: () => ({
        account,
        ledger: ledger ?? null,
        label: label ?? null,
        form: form ?? 'VIRTUAL',
        userData: userData ?? null,
      }),
    });
    return toCardPayload(outcome);
  }

  @RequiresScope('cards:write')
  @Mutation(() => CardPayload, {
    nullable: true,
    description: 'Blocks a card until it is unsuspended. Needs the scope `cards:write`.',
  })
  async suspendCard(
    @Arg('input', () => CardInput, { description: 'The card to suspend.' }) input: CardInput,
    @Ctx() context: GatewayContext,
  ): Promise<CardPayload> {
    return toCardPayload(await change(context, 'suspendCard', input));
  }

  @RequiresScope('cards:write')
  @Mutation(() => CardPayload, {
    nullable: true,
    description: 'Lets a suspended card be used again. Needs the scope `cards:write`.',
  })
  async unsuspendCard(
    @Arg('input', () => CardInput, { description: 'The card to unsuspend.' }) input: CardInput,
    @Ctx() context: GatewayContext,
  ): Promise<CardPayload> {
    return toCardPayload(await change(context, 'unsuspendCard', input));
  }
}

function change(
  context: GatewayContext,
  kind: 'suspendCard' | 'unsuspendCard',
  input: CardInput,
): Promise<Outcome<Card>> {
  return runMutation(context, { kind, input, command: () => ({ id: input.id }) });
}

function toCardPayload(outcome: Outcome<Card>): CardPayload {
  return { ...toPayload(outcome), card: outcome.result };
}
