import type { Document } from '../../../domain/document.js';
import type { Call } from '../../http/upstream.js';
import type { DocumentsPort } from '../../ports/ports.js';
import type { Fields } from '../../reading/fields.js';
import { type NamedRecord, readNamed } from '../../reading/named.js';
import type { TreasureApi } from '../api.js';
import { readDocument } from '../json/records.js';
import { documentMapper } from '../mappers/to-document.js';
import { businessPath } from '../paths.js';
import { type OwnedRef, parseBusinessId, parseOwnedRef } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { feedsByBusiness } from './business-reads.js';
import { isSafeLink } from './links.js';
import { type PagedList, pagedList } from './paged-list.js';

/** The papers of each business. */
export function documentsPort(api: TreasureApi): DocumentsPort {
  const toDocument = documentMapper(api);
  const toDomain = (fields: Fields, businessId: string) => toDocument(readDocument(fields), businessId);
  const list: PagedList<Document> = { name: 'documents', noun: 'document', query: {}, toDomain };
  return {
    list: async (call, { filter }) => {
      const named =
        filter.business === undefined ? undefined : parseBusinessId(api.connector, filter.business);
      if (named === null) return [];
      const businessIds = named === undefined ? undefined : [named];
      return feedsByBusiness(api, call, businessIds, (businessId) => pagedList(api, call, businessId, list));
    },
    read: async (call, ref) => {
      const owned = parseOwnedRef(ref);
      if (!owned) return null;
      const answer = await orUnknown(
        api.upstream.get(call, businessPath(owned.businessId, 'documents', owned.id)),
      );
      if (!answer) return null;
      return readNamed(api, answer, documentOf(owned), (fields) => toDomain(fields, owned.businessId));
    },
    downloadUrl: (call, ref) => readDownloadUrl(api, call, ref),
  };
}

function documentOf({ businessId, id }: OwnedRef): NamedRecord {
  return { noun: 'document', id, owners: { business_id: businessId } };
}

/** The link lets anybody in who holds it: it is read afresh, into a memo that is thrown away at once. */
async function readDownloadUrl(api: TreasureApi, call: Call, ref: string): Promise<string | null> {
  const owned = parseOwnedRef(ref);
  if (!owned) return null;
  const path = businessPath(owned.businessId, 'documents', owned.id);
  const alone: Call = { ...call, memo: new Map() };
  const answer = await orUnknown(api.upstream.get(alone, path, {}, { fresh: true }));
  const link =
    answer && readNamed(api, answer, documentOf(owned), (fields) => fields.maybeText('download_url'));
  return link !== null && isSafeLink(link) ? link : null;
}
