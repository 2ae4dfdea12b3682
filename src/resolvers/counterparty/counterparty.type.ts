import { Field, ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/counterparty.js';
import { connectionType } from '../shared/connection-type.js';
import { Node } from '../shared/node.type.js';
import { CreatedAt, ProviderId, UpdatedAt, UserDataField } from '../shared/node-fields.js';
import { BankDetails } from '../transfer/bank-details.type.js';

@ObjectType('Counterparty', {
  implements: Node,
  simpleResolvers: true,
  description: 'The other party of transfers, as registered at a provider.',
})
export class Counterparty implements domain.Counterparty {
  readonly id!: string;
  readonly connector!: string;

  @ProviderId('counterparty')
  readonly providerId!: string;

  @Field(() => String, { nullable: true, description: 'The name; null if unknown.' })
  readonly name!: string | null;

  @Field(() => BankDetails, {
    nullable: true,
    description: 'The bank details for ACH transfers; null if there are none.',
  })
  readonly ach!: BankDetails | null;

  @Field(() => BankDetails, {
    nullable: true,
    description: 'The bank details for wires; null if there are none.',
  })
  readonly wire!: BankDetails | null;

  @CreatedAt('registered')
  readonly createdAt!: string | null;

  @UpdatedAt()
  readonly updatedAt!: string | null;

  @UserDataField('counterparty')
  readonly userData!: UserData | null;
}

export const CounterpartyConnection = connectionType('Counterparty', Counterparty, {
  one: 'a counterparty',
  many: 'counterparties',
});
