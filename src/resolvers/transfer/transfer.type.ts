import { Field, ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/transfer.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { CreatedAt, ProviderId, UpdatedAt, UserDataField } from '../shared/node-fields.js';
import { CalendarDate, DateTime } from '../shared/scalars.js';
import { ObservationOrigin, TransferDirection, TransferRail, TransferStatus } from './transfer.enum.js';

@ObjectType('TransferObservation', {
  simpleResolvers: true,
  description: 'An observed status of a transfer.',
})
export class TransferObservation implements domain.TransferObservation {
  @Field(() => TransferStatus, { description: 'The status.' })
  readonly status!: domain.TransferStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own status value; null if there is none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => DateTime, {
    description:
      'When the status changed, as the provider returns it. If the provider does not, when the transfer last changed.',
  })
  readonly at!: string | null;

  @Field(() => ObservationOrigin, { description: 'How the gateway observed the status.' })
  readonly origin!: domain.ObservationOrigin;
}

@ObjectType('Transfer', { implements: Node, simpleResolvers: true, description: 'A movement of money.' })
export class Transfer implements domain.Transfer {
  readonly id!: string;
  readonly connector!: string;
  readonly source!: domain.TransferParty | null;
  readonly destination!: domain.TransferParty | null;
  readonly timeline!: readonly TransferObservation[];
  readonly idempotencyKey!: string | null;

  @ProviderId('transfer')
  readonly providerId!: string;

  @Field(() => TransferRail, { description: 'The rail of the transfer.' })
  readonly rail!: domain.TransferRail;

  @Field(() => TransferDirection, {
    description: 'The direction of the transfer from the view of the originating account.',
  })
  readonly direction!: domain.TransferDirection;

  @Field(() => TransferStatus, { description: 'The status of the transfer.' })
  readonly status!: domain.TransferStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own status value; null if there is none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => Money, { description: 'The amount, always positive.' })
  readonly amount!: Money;

  @Field(() => String, {
    nullable: true,
    description: 'The description for the parties; null if there is none.',
  })
  readonly description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The ACH standard entry class code, such as `CCD`; null for other rails.',
  })
  readonly secCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The service level, such as `sameday`; null if the rail has no choice of level.',
  })
  readonly service!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The effective date; null if the provider does not return it.',
  })
  readonly effectiveDate!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The provider's reason or return code, such as `R01`; null unless the transfer failed or was returned.",
  })
  readonly failureReason!: string | null;

  @Field(() => Boolean, { description: 'Whether the transfer can still be canceled.' })
  readonly cancelable!: boolean;

  @CreatedAt('created')
  readonly createdAt!: string | null;

  @UpdatedAt()
  readonly updatedAt!: string | null;

  @UserDataField('transfer')
  readonly userData!: UserData | null;
}

export const TransferConnection = connectionType('Transfer', Transfer, {
  one: 'a transfer',
  many: 'transfers',
});
