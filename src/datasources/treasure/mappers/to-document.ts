import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { Document } from '../../../domain/document.js';
import { toGlobalId } from '../../../domain/ids.js';
import type { WireDocument } from '../json/records.js';
import { toOwnedRef } from '../refs.js';
import { toBusinessId } from './to-business.js';

/** Treasure document → `Document`. Its link is no part of it. */
export function toDocument(wire: WireDocument, businessId: string, connector: ConnectorRef): Document {
  const ref = toOwnedRef({ businessId, id: wire.id });
  return {
    id: toGlobalId({ connector: connector.name, kind: 'Document', ref }),
    connector: connector.name,
    providerId: wire.id,
    businessId: toBusinessId(businessId, connector),
    type: wire.type,
    status: wire.status,
    name: wire.filename,
    mimeType: wire.mime_type,
    sizeBytes: wire.size_bytes,
    createdAt: wire.created_at,
    userData: wire.user_data,
  };
}
