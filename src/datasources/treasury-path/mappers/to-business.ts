import type { Business } from '../../../domain/business.js';
import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { EntityJson, FeatureJson } from '../json/records.js';
import { type OwnedRef, toOwnedId } from '../refs.js';

/** TreasuryPath entity → `Business`, with the state of its multi-currency account as it is given. */
export function toBusiness(
  json: EntityJson,
  companyId: string,
  multiCurrency: FeatureJson | null,
  connector: ConnectorRef,
): Business {
  return {
    id: toBusinessId({ companyId, id: json.id }, connector),
    connector: connector.name,
    providerId: json.id,
    name: json.name,
    status: 'UNKNOWN',
    providerStatus: null,
    onboardingStatus: multiCurrency?.status ?? null,
    createdAt: json.created_at,
    updatedAt: json.updated_at,
    userData: null,
  };
}

/** The global id of a business. */
export function toBusinessId(entity: OwnedRef, connector: ConnectorRef): string {
  return toOwnedId(connector, 'Business', entity);
}
