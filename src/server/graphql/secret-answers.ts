import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { isSecretField } from '../../resolvers/index.js';

/** Forbids every program on the way to change the answer, and so to compress it. */
export const UNCHANGED = 'no-store, no-transform';

/** Marks the answers that can contain the value of a secret field, so that nothing compresses them. */
export function secretAnswersPlugin(schema: GraphQLSchema): ApolloServerPlugin {
  const known = new WeakMap<DocumentNode, boolean>();
  const asksForSecrets = (document: DocumentNode) => {
    const answer = known.get(document) ?? hasSecretField(schema, document);
    known.set(document, answer);
    return answer;
  };
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ document, response }) {
          if (document && asksForSecrets(document)) response.http.headers.set('cache-control', UNCHANGED);
        },
      };
    },
  };
}

function hasSecretField(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let isFound = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const field = types.getFieldDef();
        if (!field || !isSecretField(field)) return;
        isFound = true;
        return BREAK;
      },
    }),
  );
  return isFound;
}
