import type { Business } from '../../../domain/business.js';
import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { WireEntity, WireFeature } from '../json/records.js';
import { type OwnedRef, toOwnedId } from '../refs.js';

/** TreasuryPath entity → `Business`, with the state of its multi-currency account as it is given. */
export function toBusiness(
  wire: WireEntity,
  companyId: string,
  multiCurrency: WireFeature | null,
  connector: ConnectorRef,
): Business {
  return {
    id: toBusinessId({ companyId, id: wire.id }, connector),
    connector: connector.name,
    providerId: wire.id,
    name: wire.name,
    status: null,
    onboardingStatus: multiCurrency?.status ?? null,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    userData: null,
  };
}

/** The global id of a business. */
export function toBusinessId(entity: OwnedRef, connector: ConnectorRef): string {
  return toOwnedId(connector, 'Business', entity);
}
