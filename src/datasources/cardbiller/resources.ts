/** What is served, by lower-case UUID: Cardbiller lists none of it. */
export interface Resources {
  readonly treasuryAccounts: readonly string[];
  readonly ledgers: readonly string[];
  readonly cards: readonly string[];
  /** Whose they are, as far as the configuration says: ledger → treasury account, card → ledger. Nothing at Cardbiller tells. */
  readonly owners?: {
    readonly ledgers: ReadonlyMap<string, string>;
    readonly cards: ReadonlyMap<string, string>;
  };
}

/** The treasury account of a ledger: the one stated, else the only one there is; null where that is not known. */
export function accountOfLedger({ owners, treasuryAccounts }: Resources, ledger: string): string | null {
  return owners?.ledgers.get(ledger) ?? soleOf(treasuryAccounts);
}

/** The ledgers of a treasury account; null where there are some of which it is not known whose they are. */
export function ledgersOfAccount(resources: Resources, account: string): readonly string[] | null {
  const { ledgers } = resources;
  if (ledgers.some((ledger) => accountOfLedger(resources, ledger) === null)) return null;
  return ledgers.filter((ledger) => accountOfLedger(resources, ledger) === account);
}

/** The ledger of a card: the one stated, else the only one there is; null where that is not known. */
export function ledgerOfCard({ owners, ledgers }: Resources, card: string): string | null {
  return owners?.cards.get(card) ?? soleOf(ledgers);
}

/** The treasury account of a card: that of its ledger, else the only one there is. */
export function accountOfCard(resources: Resources, card: string): string | null {
  const ledger = ledgerOfCard(resources, card);
  return ledger === null ? soleOf(resources.treasuryAccounts) : accountOfLedger(resources, ledger);
}

/** The configured accounts that are among these refs; all without. */
export function accountsWithin(
  { treasuryAccounts }: Resources,
  refs: readonly string[] | undefined,
): readonly string[] {
  const wanted = refs && new Set(refs.map((ref) => ref.toLowerCase()));
  return treasuryAccounts.filter((account) => wanted?.has(account) ?? true);
}

/** The configured ledgers of these accounts; all without. One whose account is not known belongs to none of them. */
export function ledgersWithin(resources: Resources, refs: readonly string[] | undefined): readonly string[] {
  if (refs === undefined) return resources.ledgers;
  const accounts = new Set(accountsWithin(resources, refs));
  return resources.ledgers.filter((ledger) => accounts.has(accountOfLedger(resources, ledger) ?? ''));
}

function soleOf(list: readonly string[]): string | null {
  return list.length === 1 ? (list[0] ?? null) : null;
}
