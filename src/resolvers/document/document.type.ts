import { Field, Int, ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/document.js';
import { connectionType } from '../shared/connection-type.js';
import { Node } from '../shared/node.type.js';
import { DateTime, JsonObject } from '../shared/scalars.js';
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

  @Field(() => String, { description: "The provider's own id of the document." })
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

  @Field(() => DateTime, { nullable: true, description: 'When the document was created; null if unknown.' })
  readonly createdAt!: string | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your JSON, stored at the provider on the document; null if there is none.',
  })
  readonly userData!: UserData | null;
}

export const DocumentConnection = connectionType('Document', Document, {
  one: 'a document',
  many: 'documents',
});
