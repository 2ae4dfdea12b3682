import type { Business } from '../../../domain/business.js';
import type { ConnectorRef } from '../../../domain/capabilities.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import type { WireBusiness } from '../json/records.js';
import { toBusinessRef } from '../refs.js';

/** Treasure business → `Business`. Its statuses are open sets: given as they are. */
export function toBusiness(wire: WireBusiness, connector: ConnectorRef): Business {
  return {
    id: toBusinessId(wire.id, connector),
    connector: connector.name,
    providerId: wire.id,
    name: wire.legal_name,
    status: wire.status,
    onboardingStatus: wire.sub_status,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    userData: toShownUserData(wire.user_data),
  };
}

/** The global id of a business. */
export function toBusinessId(businessId: string, connector: ConnectorRef): string {
  return toGlobalId({ connector: connector.name, kind: 'Business', ref: toBusinessRef(businessId) });
}
