import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { moneyErrors, toMoney } from '../../domain/rules/given-money.js';
import { textErrors } from '../../domain/rules/texts.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { type CardFundingInput, DebitCardInput, LoadCardInput } from './card.input.js';
import { DebitCardPayload, LoadCardPayload } from './card.payload.js';

/** The mutations that move money between a ledger and its cards. */
@Resolver()
export class CardFundingResolver {
  @RequiresScope('cards:fund')
  @Mutation(() => LoadCardPayload, {
    nullable: true,
    description: 'Moves money from the ledger of a card to the card. Needs the scope `cards:fund`.',
  })
  loadCard(
    @Arg('input', () => LoadCardInput, { description: 'The card to load and the amount.' })
    input: LoadCardInput,
    @Ctx() context: GatewayContext,
  ): Promise<LoadCardPayload> {
    return fund(context, 'loadCard', input);
  }

  @RequiresScope('cards:fund')
  @Mutation(() => DebitCardPayload, {
    nullable: true,
    description: 'Moves money from a card back to its ledger. Needs the scope `cards:fund`.',
  })
  debitCard(
    @Arg('input', () => DebitCardInput, { description: 'The card to debit and the amount.' })
    input: DebitCardInput,
    @Ctx() context: GatewayContext,
  ): Promise<DebitCardPayload> {
    return fund(context, 'debitCard', input);
  }
}

async function fund(
  context: GatewayContext,
  kind: 'loadCard' | 'debitCard',
  input: CardFundingInput,
): Promise<LoadCardPayload> {
  const { card, amount, description } = input;
  const outcome = await runMutation(context, {
    kind,
    input,
    problems: [...moneyErrors(amount), ...textErrors(description, 'description')],
    command: () => ({ card, amount: toMoney(amount), description: description ?? null }),
  });
  const { result } = outcome;
  return {
    ...toPayload(outcome),
    card: result?.card ?? null,
    transfer: result?.transfer ?? null,
    ledger: result?.ledger ?? null,
  };
}
