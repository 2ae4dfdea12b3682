import type { AccountKind } from '../../../domain/account.js';
import type { TransferParty } from '../../../domain/transfer.js';
import type { Reader } from '../../reading/records.js';
import type { BankAccountJson } from '../json/records.js';
import { kindReader } from './account-kinds.js';
import { OWNERS, type Owner } from './account-owners.js';
import { toAccountId } from './to-account.js';
import { toCounterpartyId } from './to-counterparty.js';

/** Who stands behind a payment profile. */
export interface End {
  readonly party: TransferParty;
  /** Of an account of ours; null for a recipient. */
  readonly accountKind: AccountKind | null;
}

/** The ends that a company's payments can have, by the id of their profile. */
export type Ends = ReadonlyMap<string, End>;

/** The bank accounts of a company → who stands behind each of their profiles. */
export function endsMapper(reader: Reader): (wires: readonly BankAccountJson[], companyId: string) => Ends {
  const toKind = kindReader(reader);
  const toEnd = (json: BankAccountJson, companyId: string): End | null => {
    const owner = ownerOf(json);
    if (owner === 'ENTITY') {
      const id = toAccountId(reader, companyId, json.id);
      return { party: { kind: 'Account', id }, accountKind: toKind(json) };
    }
    if (owner === null || json.owner_id === null) return null;
    const id = toCounterpartyId(companyId, json.owner_id, reader.connector);
    return { party: { kind: 'Counterparty', id }, accountKind: null };
  };
  return (wires, companyId) =>
    new Map(
      wires.flatMap((json) => {
        const end = toEnd(json, companyId);
        return end ? json.payment_profiles.map(({ id }) => [id, end] as const) : [];
      }),
    );
}

function ownerOf({ owner_type }: BankAccountJson): Owner | null {
  const word = owner_type.toLowerCase();
  return Object.hasOwn(OWNERS, word) ? OWNERS[word as keyof typeof OWNERS] : null;
}
