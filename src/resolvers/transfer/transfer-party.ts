import { createUnionType } from 'type-graphql';
import type { NodeObject, Sources } from '../../datasources/index.js';
import { fromGlobalId } from '../../domain/ids.js';
import type * as domain from '../../domain/transfer.js';
import { Account } from '../account/account.type.js';
import { Card } from '../card/card.type.js';
import type { GatewayContext } from '../context.js';
import { Counterparty } from '../counterparty/counterparty.type.js';
import { Ledger } from '../ledger/ledger.type.js';
import { SCOPE_OF_KIND } from '../node/read-node.js';
import { requireScope } from '../shared/scope-guard.js';
import { BankDetails } from './bank-details.type.js';

export const TransferParty = createUnionType({
  name: 'TransferParty',
  description: 'One party of a transfer: an object with an id, or the bank details on the transfer.',
  types: () => [Account, Counterparty, Card, Ledger, BankDetails] as const,
  resolveType: (party) => ('id' in party ? fromGlobalId(party.id)?.kind : 'BankDetails'),
});

/** One party of a transfer. An object is returned completely. */
export type Party = NodeObject | domain.BankDetails;

type ReadParty = (sources: Sources, id: string) => Promise<Party | null> | null;

const READS: Readonly<Record<Exclude<domain.TransferParty['kind'], 'BankDetails'>, ReadParty>> = {
  Account: (sources, id) => sources.account(id),
  Counterparty: (sources, id) => sources.counterparty(id),
  Card: (sources, id) => sources.card(id),
  Ledger: (sources, id) => sources.ledger(id),
};

/**
 * The party that a transfer names; null if the caller has no access to it.
 *
 * **Throws** `ForbiddenError` when the caller lacks the read scope of the party's kind.
 */
export function readParty(
  { principal, sources }: GatewayContext,
  party: domain.TransferParty | null,
): Promise<Party | null> | Party | null {
  if (party === null) return null;
  if (party.kind === 'BankDetails') return party.details;
  requireScope(principal, SCOPE_OF_KIND[party.kind]);
  return READS[party.kind](sources, party.id);
}
