import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Card } from '../../domain/card.js';
import { nameErrors } from '../../domain/rules/texts.js';
import { unless, userError } from '../../domain/rules/user-errors.js';
import type { Outcome } from '../../operations/index.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import type { NamedInput } from '../shared/named-input.js';
import type { Payload } from '../shared/payload-of.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { IssueCardInput, SuspendCardInput, UnsuspendCardInput } from './card.input.js';
import { IssueCardPayload, SuspendCardPayload, UnsuspendCardPayload } from './card.payload.js';

@Resolver()
export class CardMutationsResolver {
  @RequiresScope('cards:write')
  @Mutation(() => IssueCardPayload, {
    nullable: true,
    description: 'Issues a card. Needs the scope `cards:write`.',
  })
  async issueCard(
    @Arg('input', () => IssueCardInput, { description: 'The card to issue.' })
    input: IssueCardInput,
    @Ctx() context: GatewayContext,
  ): Promise<IssueCardPayload> {
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
  @Mutation(() => SuspendCardPayload, {
    nullable: true,
    description: 'Suspends a card until it is unsuspended. Needs the scope `cards:write`.',
  })
  async suspendCard(
    @Arg('input', () => SuspendCardInput, { description: 'The card to suspend.' }) input: SuspendCardInput,
    @Ctx() context: GatewayContext,
  ): Promise<SuspendCardPayload> {
    return toCardPayload(await change(context, 'suspendCard', input));
  }

  @RequiresScope('cards:write')
  @Mutation(() => UnsuspendCardPayload, {
    nullable: true,
    description: 'Unsuspends a card, so that it can be used again. Needs the scope `cards:write`.',
  })
  async unsuspendCard(
    @Arg('input', () => UnsuspendCardInput, { description: 'The card to unsuspend.' })
    input: UnsuspendCardInput,
    @Ctx() context: GatewayContext,
  ): Promise<UnsuspendCardPayload> {
    return toCardPayload(await change(context, 'unsuspendCard', input));
  }
}

function change(
  context: GatewayContext,
  kind: 'suspendCard' | 'unsuspendCard',
  input: NamedInput,
): Promise<Outcome<Card>> {
  return runMutation(context, { kind, input, command: () => ({ id: input.id }) });
}

function toCardPayload(outcome: Outcome<Card>): Payload<{ card: Card }> {
  return { ...toPayload(outcome), card: outcome.result };
}
