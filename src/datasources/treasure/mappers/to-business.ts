import type { Business, BusinessStatus } from '../../../domain/business.js';
import type { ConnectorRef } from '../../../domain/capabilities.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import { meaningOf, type Reader, wordTable } from '../../reading/records.js';
import type { BusinessJson } from '../json/records.js';
import { toBusinessRef } from '../refs.js';

/** **Source** create a business: status (an open set). */
const STATUSES: Readonly<Record<string, BusinessStatus>> = {
  PENDING: 'PENDING',
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
};

/** The mapper of businesses that are read: it counts the statuses that it has not met. */
export function businessMapper(reader: Reader): (json: BusinessJson) => Business {
  const toStatus = wordTable(reader, 'business.status', STATUSES, 'UNKNOWN');
  return (json) => ({ ...toBusiness(json, reader.connector), status: toStatus(json.status) });
}

/** Treasure business → `Business`. Its sub-statuses are an open set: given as they are. */
export function toBusiness(json: BusinessJson, connector: ConnectorRef): Business {
  return {
    id: toBusinessId(json.id, connector),
    connector: connector.name,
    providerId: json.id,
    name: json.legal_name,
    status: meaningOf(STATUSES, json.status) ?? 'UNKNOWN',
    providerStatus: json.status,
    onboardingStatus: json.sub_status,
    createdAt: json.created_at,
    updatedAt: json.updated_at,
    userData: toShownUserData(json.user_data),
  };
}

/** The global id of a business. */
export function toBusinessId(businessId: string, connector: ConnectorRef): string {
  return toGlobalId({ connector: connector.name, kind: 'Business', ref: toBusinessRef(businessId) });
}
