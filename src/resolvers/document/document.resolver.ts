import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../domain/connection.js';
import type * as domain from '../../domain/document.js';
import type { GatewayContext } from '../context.js';
import { ConnectorsArgs, toConnectorsListArgs } from '../shared/connectors-args.js';
import { Url } from '../shared/scalars.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { SecretField } from '../shared/secret-field.js';
import { Document, DocumentConnection } from './document.type.js';

@Resolver(() => Document)
export class DocumentResolver {
  @RequiresScope('documents:read')
  @Query(() => DocumentConnection, {
    nullable: true,
    description:
      'The documents of all connectors in one list, newest first. Needs the scope `documents:read`.',
  })
  documents(
    @Args(() => ConnectorsArgs) args: ConnectorsArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.Document>> {
    return sources.documents(toConnectorsListArgs('Query.documents', args));
  }

  @SecretField()
  @FieldResolver(() => Url, {
    nullable: true,
    description:
      'A short-lived download link; null if the provider gives none. The gateway requests a new link for each read and does not store it.',
  })
  downloadUrl(@Root() document: Document, @Ctx() { sources }: GatewayContext): Promise<string | null> {
    return sources.downloadUrlOf(document);
  }
}
