/** Whose a bank account is: an entity's of ours, or a recipient's. */
export type Owner = 'ENTITY' | 'COUNTERPARTY';

/** **Source** bank accounts: both kinds come in one list. */
export const OWNERS = { entity: 'ENTITY', counterparty: 'COUNTERPARTY' } as const satisfies Record<
  string,
  Owner
>;
