import { ArgsType, Field, InputType } from 'type-graphql';
import type * as accounts from '../../domain/account.js';
import type * as domain from '../../domain/counterparty.js';
import { AccountType } from '../account/account.enum.js';
import type { InputOf } from '../shared/inputs.js';
import { KeyedInput } from '../shared/keyed.input.js';
import { PageArgs } from '../shared/page-args.js';
import { JsonObject } from '../shared/scalars.js';

@InputType('CounterpartyFilter', {
  description: 'Which counterparties to list. Every field given must match.',
})
export class CounterpartyFilter implements InputOf<domain.CounterpartyFilter> {
  @Field(() => [String], { nullable: true, description: 'Names or ids of the connectors to ask.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => String, { nullable: true, description: 'Part of the name, in any letter case.' })
  readonly search!: string | null | undefined;
}

@ArgsType()
export class CounterpartiesArgs extends PageArgs {
  @Field(() => CounterpartyFilter, {
    nullable: true,
    description: 'Which counterparties to list; all when left out.',
  })
  readonly filter!: CounterpartyFilter | null | undefined;
}

@InputType('CounterpartyAchInput', { description: 'Where ACH transfers reach a counterparty.' })
export class CounterpartyAchInput {
  @Field(() => String, { description: 'The number of the account, whole.' })
  readonly accountNumber!: string;

  @Field(() => String, { description: 'The ABA routing number: nine digits.' })
  readonly routingNumber!: string;

  @Field(() => AccountType, { description: 'The product that it is.' })
  readonly accountType!: accounts.AccountType;
}

@InputType('CounterpartyWireInput', { description: 'Where wires reach a counterparty.' })
export class CounterpartyWireInput {
  @Field(() => String, { description: 'The number of the account, whole.' })
  readonly accountNumber!: string;

  @Field(() => String, { description: 'The ABA routing number: nine digits.' })
  readonly routingNumber!: string;

  @Field(() => String, { description: 'What the bank is called.' })
  readonly bankName!: string;
}

@InputType('CreateCounterpartyInput', { description: 'A counterparty to register.' })
export class CreateCounterpartyInput extends KeyedInput {
  @Field(() => String, { description: 'The name of the connector to register it at.' })
  readonly connector!: string;

  @Field(() => String, { description: 'What it is called.' })
  readonly name!: string;

  @Field(() => CounterpartyAchInput, { nullable: true, description: 'Where ACH transfers reach it.' })
  readonly ach!: CounterpartyAchInput | null | undefined;

  @Field(() => CounterpartyWireInput, { nullable: true, description: 'Where wires reach it.' })
  readonly wire!: CounterpartyWireInput | null | undefined;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your own JSON, to be kept at the provider on the counterparty.',
  })
  readonly userData!: accounts.UserData | null | undefined;
}
