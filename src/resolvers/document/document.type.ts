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
  description: 'A paper that a provider keeps, such as a statement.',
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
    description: "The provider's own word for the type; null where it has none.",
  })
  readonly providerType!: string | null;

  @Field(() => DocumentStatus, { description: 'Its review status.' })
  readonly status!: domain.DocumentStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own word for the status; null where it has none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => String, { nullable: true, description: 'Its title or file name; null where it has none.' })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its media type, such as `application/pdf`; null where unknown.',
  })
  readonly mimeType!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its size in bytes; null where unknown.' })
  readonly sizeBytes!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was made; null where unknown.' })
  readonly createdAt!: string | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your own JSON, kept at the provider on the document; null where there is none.',
  })
  readonly userData!: UserData | null;
}

export const DocumentConnection = connectionType('Document', Document, {
  one: 'a document',
  many: 'documents',
});
