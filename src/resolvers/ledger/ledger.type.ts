import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/ledger.js';
import { AccountBalance } from '../account/account.type.js';
import { connectionType } from '../shared/connection-type.js';
import { Node } from '../shared/node.type.js';
import { ProviderId } from '../shared/node-fields.js';
import { LedgerStatus } from './ledger.enum.js';

@ObjectType('Ledger', { implements: Node, simpleResolvers: true, description: 'A ledger that funds cards.' })
export class Ledger implements domain.Ledger {
  readonly id!: string;
  readonly connector!: string;
  readonly accountId!: string | null;
  readonly createdAt!: string | null;

  @ProviderId('ledger')
  readonly providerId!: string;

  @Field(() => LedgerStatus, { description: 'Ledger status.' })
  readonly status!: domain.LedgerStatus;

  @Field(() => AccountBalance, {
    nullable: true,
    description: 'The balance that is available to cards; null if the provider does not return it.',
  })
  readonly availableBalance!: AccountBalance | null;
}

export const LedgerConnection = connectionType('Ledger', Ledger, { one: 'a ledger', many: 'ledgers' });
