import { Field, Int, ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/document.js';
import { connectionType } from '../shared/connection-type.js';
import { Node } from '../shared/node.type.js';
import { CreatedAt, ProviderId, UserDataField } from '../shared/node-fields.js';
import { DocumentStatus, DocumentType } from './document.enum.js';

@ObjectType('Document', {
  implements: Node,
  simpleResolvers: true,
  description: 'A document that a provider stores, such as a statement.',
})
export class Document implements domain.Document {
  readonly id!: string;
  readonly connector!: string;
  readonly businessId!: string | null;

  @ProviderId('document')
  readonly providerId!: string;

  @Field(() => DocumentType, { description: 'Its type.' })
  readonly type!: domain.DocumentType;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own type value; null if there is none.",
  })
  readonly providerType!: string | null;

  @Field(() => DocumentStatus, { description: 'Its review status.' })
  readonly status!: domain.DocumentStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own status value; null if there is none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => String, { nullable: true, description: 'The title or file name; null if there is none.' })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its media type, such as `application/pdf`; null if unknown.',
  })
  readonly mimeType!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its size in bytes; null if unknown.' })
  readonly sizeBytes!: number | null;

  @CreatedAt('created')
  readonly createdAt!: string | null;

  @UserDataField('document')
  readonly userData!: UserData | null;
}

export const DocumentConnection = connectionType('Document', Document, {
  one: 'a document',
  many: 'documents',
});
