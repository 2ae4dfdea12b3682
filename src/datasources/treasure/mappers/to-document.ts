import type { Document, DocumentStatus, DocumentType } from '../../../domain/document.js';
import { toGlobalId } from '../../../domain/ids.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { DocumentJson } from '../json/records.js';
import { toOwnedRef } from '../refs.js';
import { toBusinessId } from './to-business.js';

/** **Source** documents: type (reseller). */
const TYPES: Readonly<Record<string, DocumentType>> = {
  identification: 'IDENTIFICATION',
  bank_statement: 'BANK_STATEMENT',
  tax_form: 'TAX_FORM',
  contract: 'CONTRACT',
  license: 'LICENSE',
  other: 'OTHER',
};

/** **Source** documents: status (reseller). */
const STATUSES: Readonly<Record<string, DocumentStatus>> = {
  pending: 'PENDING',
  verified: 'VERIFIED',
  rejected: 'REJECTED',
  expired: 'EXPIRED',
};

/** Treasure document → `Document`. Its link is no part of it. */
export function documentMapper(reader: Reader): (json: DocumentJson, businessId: string) => Document {
  const { connector } = reader;
  const toType = wordTable(reader, 'document.type', TYPES, 'UNKNOWN');
  const toStatus = wordTable(reader, 'document.status', STATUSES, 'UNKNOWN');
  return (json, businessId) => ({
    id: toGlobalId({
      connector: connector.name,
      kind: 'Document',
      ref: toOwnedRef({ businessId, id: json.id }),
    }),
    connector: connector.name,
    providerId: json.id,
    businessId: toBusinessId(businessId, connector),
    type: toType(json.type),
    providerType: json.type,
    status: toStatus(json.status),
    providerStatus: json.status,
    name: json.filename,
    mimeType: json.mime_type,
    sizeBytes: json.size_bytes,
    createdAt: json.created_at,
    userData: json.user_data,
  });
}
