import { Field, ID, InputType } from 'type-graphql';
import type * as accounts from '../../domain/account.js';
import type * as commands from '../../domain/commands.js';
import type { UserError } from '../../domain/operation.js';
import { nameErrors } from '../../domain/rules/texts.js';
import { AccountType } from '../account/account.enum.js';

@InputType('BankDetailsInput', { description: 'The details of an account at another bank and its holder.' })
export class BankDetailsInput implements commands.GivenBankDetails {
  @Field(() => String, { description: "The holder's first name." })
  readonly firstName!: string;

  @Field(() => String, { description: "The holder's last name." })
  readonly lastName!: string;

  @Field(() => String, { description: 'The full account number.' })
  readonly accountNumber!: string;

  @Field(() => String, { description: 'The ABA routing number: nine digits.' })
  readonly routingNumber!: string;

  @Field(() => AccountType, { description: 'The type of the account.' })
  readonly accountType!: accounts.AccountType;
}

@InputType('TransferDestinationInput', {
  description: 'The other party of a transfer. Give exactly one field.',
})
export class TransferDestinationInput {
  @Field(() => ID, { nullable: true, description: 'The `id` of an account.' })
  readonly account!: string | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The `id` of a counterparty.' })
  readonly counterparty!: string | null | undefined;

  @Field(() => BankDetailsInput, {
    nullable: true,
    description: 'The bank details of an account that is not registered.',
  })
  readonly bankDetails!: BankDetailsInput | null | undefined;
}

/** The errors of bank details, without regard to other fields. */
export function destinationErrors({ bankDetails }: TransferDestinationInput): readonly UserError[] {
  if (!bankDetails) return [];
  const { firstName, lastName, accountNumber, routingNumber } = bankDetails;
  return Object.entries({ firstName, lastName, accountNumber, routingNumber }).flatMap(([field, text]) =>
    nameErrors(text, `destination.bankDetails.${field}`),
  );
}

/** Converts the destination to the domain type. **Throws** `TypeError` if no field is given, which the schema prevents. */
export function toDestination({
  account,
  counterparty,
  bankDetails,
}: TransferDestinationInput): commands.TransferDestination {
  if (isGiven(account)) return { account };
  if (isGiven(counterparty)) return { counterparty };
  if (bankDetails) return { bankDetails: { ...bankDetails } };
  throw new TypeError('a destination of a transfer without any field came through');
}

function isGiven(id: string | null | undefined): id is string {
  return id !== null && id !== undefined;
}
