import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { Document } from '../../../domain/document.js';
import { toGlobalId } from '../../../domain/ids.js';
import type { DocumentJson } from '../json/records.js';
import { toOwnedRef } from '../refs.js';
import { toBusinessId } from './to-business.js';

/** Treasure document → `Document`. Its link is no part of it. */
export function toDocument(json: DocumentJson, businessId: string, connector: ConnectorRef): Document {
  const ref = toOwnedRef({ businessId, id: json.id });
  return {
    id: toGlobalId({ connector: connector.name, kind: 'Document', ref }),
    connector: connector.name,
    providerId: json.id,
    businessId: toBusinessId(businessId, connector),
    type: json.type,
    status: json.status,
    name: json.filename,
    mimeType: json.mime_type,
    sizeBytes: json.size_bytes,
    createdAt: json.created_at,
    userData: json.user_data,
  };
}
