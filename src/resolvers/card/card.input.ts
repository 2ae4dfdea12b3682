import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/card.js';
import type { InputOf } from '../shared/inputs.js';
import { KeyedInput } from '../shared/keyed.input.js';
import { MoneyInput } from '../shared/money.input.js';
import { type NamedInput, namedInput } from '../shared/named-input.js';
import { PageArgs } from '../shared/page-args.js';
import { JsonObject } from '../shared/scalars.js';
import { CardForm, CardStatus } from './card.enum.js';

@InputType('CardFilter', { description: 'Which cards to list. All given fields must match.' })
export class CardFilter implements InputOf<domain.CardFilter> {
  @Field(() => [String], { nullable: true, description: 'Names or ids of the connectors to read.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => [CardStatus], { nullable: true, description: 'Any of these statuses.' })
  readonly statuses!: readonly domain.CardStatus[] | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The `id` of the account that the cards spend from.' })
  readonly account!: string | null | undefined;
}

@ArgsType()
export class CardsArgs extends PageArgs {
  @Field(() => CardFilter, { nullable: true, description: 'Which cards to list; all if omitted.' })
  readonly filter!: CardFilter | null | undefined;
}

@InputType('IssueCardInput', { description: 'A card to issue.' })
export class IssueCardInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the account that the card spends from.' })
  readonly account!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The `id` of the ledger that funds the card, if the provider funds cards from ledgers.',
  })
  readonly ledger!: string | null | undefined;

  @Field(() => String, { nullable: true, description: 'Display name.' })
  readonly label!: string | null | undefined;

  @Field(() => CardForm, {
    nullable: true,
    defaultValue: 'VIRTUAL',
    description: 'The form of the card: `VIRTUAL` or `PHYSICAL`.',
  })
  readonly form!: domain.CardForm | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your JSON to store at the provider on the card.',
  })
  readonly userData!: UserData | null | undefined;
}

export const SuspendCardInput = namedInput('suspendCard', 'A card to suspend.', 'The `id` of the card.');
export type SuspendCardInput = NamedInput;

export const UnsuspendCardInput = namedInput(
  'unsuspendCard',
  'A card to unsuspend.',
  'The `id` of the card.',
);
export type UnsuspendCardInput = NamedInput;

/** The fields of the inputs that move money between a ledger and a card. */
@InputType('CardFundingInput', { description: 'Money between a ledger and one of its cards.' })
export abstract class CardFundingInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the card.' })
  readonly card!: string;

  @Field(() => MoneyInput, { description: 'The amount to move.' })
  readonly amount!: MoneyInput;

  @Field(() => String, { nullable: true, description: 'The purpose.' })
  readonly description!: string | null | undefined;
}

@InputType('LoadCardInput', { description: 'Money to move from a ledger to one of its cards.' })
export class LoadCardInput extends CardFundingInput {}

@InputType('DebitCardInput', { description: 'Money to move from a card back to its ledger.' })
export class DebitCardInput extends CardFundingInput {}
