import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type * as domain from '../../domain/account.js';
import type * as capabilities from '../../domain/capabilities.js';
import { Provider } from '../connector/connector.enum.js';
import type { InputOf } from '../shared/inputs.js';
import { KeyedInput } from '../shared/keyed.input.js';
import { PageArgs } from '../shared/page-args.js';
import { CalendarDate, CurrencyCode, JsonObject } from '../shared/scalars.js';
import { AccountKind, AccountStatus, AccountType } from './account.enum.js';

@InputType('AccountFilter', { description: 'Which accounts to list. All given fields must match.' })
export class AccountFilter implements InputOf<domain.AccountFilter> {
  @Field(() => [String], { nullable: true, description: 'Names or ids of the connectors to read.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => [Provider], { nullable: true, description: 'The providers to read.' })
  readonly providers!: readonly capabilities.Provider[] | null | undefined;

  @Field(() => [AccountKind], { nullable: true, description: 'Any of these kinds.' })
  readonly kinds!: readonly domain.AccountKind[] | null | undefined;

  @Field(() => [AccountStatus], { nullable: true, description: 'Any of these statuses.' })
  readonly statuses!: readonly domain.AccountStatus[] | null | undefined;

  @Field(() => CurrencyCode, { nullable: true, description: 'Accounts in this currency.' })
  readonly currency!: string | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: 'The first opening date, inclusive, in UTC.' })
  readonly createdFrom!: string | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: 'The last opening date, inclusive, in UTC.' })
  readonly createdTo!: string | null | undefined;

  @Field(() => String, {
    nullable: true,
    description: "Part of the name, of the provider's id or of the last four digits. Case-insensitive.",
  })
  readonly search!: string | null | undefined;
}

@ArgsType()
export class AccountsArgs extends PageArgs {
  @Field(() => AccountFilter, { nullable: true, description: 'Which accounts to list; all if omitted.' })
  readonly filter!: AccountFilter | null | undefined;
}

@InputType('LinkBankAccountInput', { description: 'An account at another bank to link to a business.' })
export class LinkBankAccountInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the business.' })
  readonly business!: string;

  @Field(() => String, { description: 'The full account number.' })
  readonly accountNumber!: string;

  @Field(() => String, { description: 'The ABA routing number: nine digits.' })
  readonly routingNumber!: string;

  @Field(() => String, { description: 'The name of the bank.' })
  readonly bankName!: string;

  @Field(() => AccountType, { description: 'The type of the account.' })
  readonly accountType!: domain.AccountType;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your JSON to store at the provider on the account.',
  })
  readonly userData!: domain.UserData | null | undefined;
}
