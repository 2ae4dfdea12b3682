import { Field, ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/business.js';
import { connectionType } from '../shared/connection-type.js';
import { Node } from '../shared/node.type.js';
import { CreatedAt, ProviderId, UpdatedAt, UserDataField } from '../shared/node-fields.js';
import { CurrencyCode } from '../shared/scalars.js';
import { BusinessStatus } from './business.enum.js';

@ObjectType('Business', {
  implements: Node,
  simpleResolvers: true,
  description: 'A legal entity whose money a provider holds. TreasuryPath calls it an entity.',
})
export class Business implements domain.Business {
  readonly id!: string;
  readonly connector!: string;

  @ProviderId('business')
  readonly providerId!: string;

  @Field(() => String, { nullable: true, description: 'The name; null if unknown.' })
  readonly name!: string | null;

  @Field(() => BusinessStatus, { description: 'Lifecycle status.' })
  readonly status!: domain.BusinessStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own status value; null if there is none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Onboarding status, as the provider's own value; null if there is none.",
  })
  readonly onboardingStatus!: string | null;

  @CreatedAt('registered')
  readonly createdAt!: string | null;

  @UpdatedAt()
  readonly updatedAt!: string | null;

  @UserDataField('business')
  readonly userData!: UserData | null;
}

@ObjectType('WireInstructions', {
  simpleResolvers: true,
  description:
    'The instructions for wires that deposit money for a business. A field is null if the provider omits it.',
})
export class WireInstructions implements domain.WireInstructions {
  /** The business that the instructions belong to. */
  readonly businessId!: string;
  readonly accountNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'The bank that receives the wire.' })
  readonly bankName!: string | null;

  @Field(() => String, { nullable: true, description: 'The name on the account.' })
  readonly accountName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The ABA routing number, for domestic wires in the US.',
  })
  readonly routingNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'The BIC, for international wires.' })
  readonly swiftCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reference that the wire must include to be credited.',
  })
  readonly reference!: string | null;

  @Field(() => CurrencyCode, { nullable: true, description: 'The currency that the account accepts.' })
  readonly currency!: string | null;
}

export const BusinessConnection = connectionType('Business', Business, {
  one: 'a business',
  many: 'businesses',
});
