import type { Business } from '../../../domain/business.js';
import type { ConnectorRef } from '../../../domain/capabilities.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import type { BusinessJson } from '../json/records.js';
import { toBusinessRef } from '../refs.js';

/** Treasure business → `Business`. Its statuses are open sets: given as they are. */
export function toBusiness(json: BusinessJson, connector: ConnectorRef): Business {
  return {
    id: toBusinessId(json.id, connector),
    connector: connector.name,
    providerId: json.id,
    name: json.legal_name,
    status: json.status,
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
