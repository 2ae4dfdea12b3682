import type { Business } from '../../../domain/business.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import type { Reader } from '../../reading/records.js';
import type { BusinessJson } from '../json/records.js';
import { toBusinessId } from './to-account.js';

/** Treasury Prime business → `Business`. It has no states: those belong to its applications. */
export function toBusiness(reader: Reader, json: BusinessJson): Business {
  return {
    id: toBusinessId(reader, json.id),
    connector: reader.connector.name,
    providerId: json.id,
    name: json.name,
    status: 'UNKNOWN',
    providerStatus: null,
    onboardingStatus: null,
    createdAt: json.created_at,
    updatedAt: json.updated_at,
    userData: toShownUserData(json.userdata),
  };
}
