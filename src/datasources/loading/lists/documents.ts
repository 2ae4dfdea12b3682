import type { Connection } from '../../../domain/connection.js';
import type { Document } from '../../../domain/document.js';
import type { RequestScope } from '../scope.js';
import { type ConnectorsFilter, emptyConnection, type ListArgs } from '../sources.js';
import { connectorOf, list } from './list.js';

/** Lists documents. They belong to a business as a whole, so a caller limited to accounts sees none. */
export function listDocuments(
  scope: RequestScope,
  args: ListArgs<ConnectorsFilter & { readonly business?: string }>,
): Promise<Connection<Document>> {
  if (scope.access.isAccountScoped) return Promise.resolve(emptyConnection());
  const { business } = args.filter;
  return list(
    scope,
    args,
    {
      port: 'documents',
      open: async (connector, call) =>
        (await connector.ports.documents?.list(call, { filter: args.filter })) ?? [],
      matches: (document) => business === undefined || document.businessId === business,
    },
    connectorOf(business),
  );
}
