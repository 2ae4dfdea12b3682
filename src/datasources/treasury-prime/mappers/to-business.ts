import type { Business } from '../../../domain/business.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import type { Reader } from '../../reading/records.js';
import type { WireBusiness } from '../json/records.js';
import { toBusinessId } from './to-account.js';

/** Treasury Prime business → `Business`. It has no states: those belong to its applications. */
export function toBusiness(reader: Reader, wire: WireBusiness): Business {
  return {
    id: toBusinessId(reader, wire.id),
    connector: reader.connector.name,
    providerId: wire.id,
    name: wire.name,
    status: null,
    onboardingStatus: null,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    userData: toShownUserData(wire.userdata),
  };
}
