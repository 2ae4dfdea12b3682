import { ArgsType, Field, InputType } from 'type-graphql';
import type * as accounts from '../../domain/account.js';
import type * as domain from '../../domain/counterparty.js';
import { AccountType } from '../account/account.enum.js';
import type { InputOf } from '../shared/inputs.js';
import { KeyedInput } from '../shared/keyed.input.js';
import { PageArgs } from '../shared/page-args.js';
import { JsonObject } from '../shared/scalars.js';

@InputType('CounterpartyFilter', {
  description: 'Which counterparties to list. All given fields must match.',
})
export class CounterpartyFilter implements InputOf<domain.CounterpartyFilter> {
  @Field(() => [String], { nullable: true, description: 'Names or ids of the connectors to read.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => String, { nullable: true, description: 'Part of the name. Case-insensitive.' })
  readonly search!: string | null | undefined;
}

@ArgsType()
export class CounterpartiesArgs extends PageArgs {
  @Field(() => CounterpartyFilter, {
    nullable: true,
    description: 'Which counterparties to list; all if omitted.',
  })
  readonly filter!: CounterpartyFilter | null | undefined;
}

@InputType('CounterpartyAchInput', { description: 'The bank details of a counterparty for ACH transfers.' })
export class CounterpartyAchInput {
  @Field(() => String, { description: 'The full account number.' })
  readonly accountNumber!: string;

  @Field(() => String, { description: 'The ABA routing number: nine digits.' })
  readonly routingNumber!: string;

  @Field(() => AccountType, { description: 'The type of the account.' })
  readonly accountType!: accounts.AccountType;
}

@InputType('CounterpartyWireInput', { description: 'The bank details of a counterparty for wires.' })
export class CounterpartyWireInput {
  @Field(() => String, { description: 'The full account number.' })
  readonly accountNumber!: string;

  @Field(() => String, { description: 'The ABA routing number: nine digits.' })
  readonly routingNumber!: string;

  @Field(() => String, { description: 'The name of the bank.' })
  readonly bankName!: string;
}

@InputType('CreateCounterpartyInput', { description: 'A counterparty to register.' })
export class CreateCounterpartyInput extends KeyedInput {
  @Field(() => String, { description: 'The name of the connector to register it at.' })
  readonly connector!: string;

  @Field(() => String, { description: 'The name.' })
  readonly name!: string;

  @Field(() => CounterpartyAchInput, { nullable: true, description: 'The bank details for ACH transfers.' })
  readonly ach!: CounterpartyAchInput | null | undefined;

  @Field(() => CounterpartyWireInput, { nullable: true, description: 'The bank details for wires.' })
  readonly wire!: CounterpartyWireInput | null | undefined;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your JSON to store at the provider on the counterparty.',
  })
  readonly userData!: accounts.UserData | null | undefined;
}
