// Faults that a client of a provider can have, each as a change of its text.

const FIRST_PAGE = 'a list that stops after its first page';
const BALANCE = 'a balance 100 times too high';
const FILTER = 'a dropped filter';
const NARROWING = 'a forgotten narrowing to accounts';
const ENDS = 'source and destination swapped';
const SIGN = 'a wrong sign';

/** The provider that is rendered from the templates. */
export const RENDERED = 'north-bank';

/** By provider: the fault, the file in its folder, and the pairs of a text and its replacement. */
const FAULTS = {
  'treasury-prime': [
    [
      'account locks that stop after their first page',
      'reads/lists.ts',
      ['if (next === null || received === 0 || seen.has(next)) return;', "if (next !== 'none') return;"],
    ],
    [
      FIRST_PAGE,
      'reads/lists.ts',
      ['received: records.length, next };', 'received: records.length, next: null };'],
    ],
    [
      BALANCE,
      'mappers/to-account.ts',
      ['return { current, available,', `return { current: ${hundredfold('current')}, available,`],
    ],
    [FILTER, 'reads/transactions.ts', ['query: toDays(filter)', 'query: {}']],
    [NARROWING, 'reads/transactions.ts', ['if (!accounts)', 'if (!accounts || accounts)']],
    [
      ENDS,
      'mappers/to-transfer.ts',
      [
        'source: account,\n    destination: counterparty,',
        'source: counterparty,\n    destination: account,',
      ],
    ],
    [
      SIGN,
      'mappers/to-transaction.ts',
      ["minor < 0n ? 'DEBIT' : 'CREDIT'", "minor < 0n ? 'CREDIT' : 'DEBIT'"],
    ],
  ],
  treasure: [
    [FIRST_PAGE, 'reads/paged-list.ts', ['received: records.length }', 'received: 0 }']],
    [BALANCE, 'mappers/to-balance.ts', ['current: balance,', `current: ${hundredfold('balance')},`]],
    [FILTER, 'reads/transfers.ts', ['query: toQuery(filter),', 'query: {},']],
    [NARROWING, 'reads/transfers.ts', ['keeps: toLimit(api, limit),', 'keeps: () => true,']],
    [
      ENDS,
      'mappers/to-transfer.ts',
      ['source: portfolio, destination: bank', 'source: bank, destination: portfolio'],
    ],
    [
      SIGN,
      'mappers/to-transfer.ts',
      ["withdrawal: 'PUSH', deposit: 'PULL'", "withdrawal: 'PULL', deposit: 'PUSH'"],
    ],
  ],
  cardbiller: [
    [
      FIRST_PAGE,
      'reads/transaction-reads.ts',
      ['const hasAll = stated !== null && found.size >= stated;', 'const hasAll = true;'],
      ['const isEnd = records.length === 0 ||', 'const isEnd = hasAll || records.length === 0 ||'],
    ],
    [
      BALANCE,
      'mappers/to-balance.ts',
      ['return { available,', `return { available: ${hundredfold('available')},`],
    ],
    [FILTER, 'reads/transactions.ts', ['account, query }', 'account, query: {} }']],
    [
      NARROWING,
      'reads/transactions.ts',
      ['accountsWithin(api.resources, accounts)', 'accountsWithin(api.resources, undefined)'],
    ],
    [
      ENDS,
      'mappers/to-transfer.ts',
      ['source: ofLedger, destination: ofCard', 'source: ofCard, destination: ofLedger'],
    ],
    [
      SIGN,
      'mappers/to-transaction.ts',
      ["Debit: 'DEBIT', Credit: 'CREDIT'", "Debit: 'CREDIT', Credit: 'DEBIT'"],
    ],
  ],
  // Has no balances, accounts and directions.
  linker: [
    [FIRST_PAGE, 'reads/shifting-list.ts', ['received.length < list.limit', 'received.length <= list.limit']],
    [
      'an amount 100 times too high',
      'mappers/to-recurring-transfer.ts',
      ['amount: json.amount,', `amount: ${hundredfold('json.amount')},`],
    ],
    [FILTER, 'narrowing.ts', ['return isExact ? { search } : {};', 'return isExact ? {} : {};']],
    [
      ENDS,
      'mappers/to-recurring-transfer.ts',
      ['source: json.from,\n    destination: json.to,', 'source: json.to,\n    destination: json.from,'],
    ],
  ],
  // Leaves no filter to the provider but the accounts.
  'treasury-path': [
    [
      FIRST_PAGE,
      'reads/lists.ts',
      ['isLast: saysLast(body, page) ?? !isPaged', 'isLast: (saysLast(body, page) ?? !isPaged) || true'],
    ],
    [
      BALANCE,
      'mappers/to-balance.ts',
      ['current: current_balance,', `current: ${hundredfold('current_balance')},`],
    ],
    [NARROWING, 'reads/transfers.ts', ['...(limit && { keeps: toLimit(api, limit) })', '...(limit && {})']],
    [
      ENDS,
      'mappers/to-transfer.ts',
      [
        'source: source?.party ?? null,\n      destination: destination?.party ?? null,',
        'source: destination?.party ?? null,\n      destination: source?.party ?? null,',
      ],
    ],
    [SIGN, 'mappers/to-transfer.ts', ["!isTopUp ? 'PUSH' : 'PULL'", "!isTopUp ? 'PULL' : 'PUSH'"]],
  ],
  [RENDERED]: [
    [
      FIRST_PAGE,
      'reads/lists.ts',
      ['received: records.length, next };', 'received: records.length, next: null };'],
    ],
    [
      BALANCE,
      'mappers/to-balance.ts',
      ['return { current, available,', `return { current: ${hundredfold('current')}, available,`],
    ],
    [FILTER, 'reads/transfers.ts', ['toAccounts(named, accounts);', 'toAccounts(undefined, accounts);']],
    [NARROWING, 'reads/transfers.ts', ['toAccounts(named, accounts);', 'toAccounts(named, undefined);']],
    [
      ENDS,
      'mappers/to-transfer.ts',
      ['source: account,\n      destination: outside,', 'source: outside,\n      destination: account,'],
    ],
    [SIGN, 'mappers/to-transfer.ts', ["credit: 'PUSH', debit: 'PULL'", "credit: 'PULL', debit: 'PUSH'"]],
  ],
};

/** Every fault, or those of these providers. */
export function plantsOf(providers) {
  return Object.entries(FAULTS)
    .filter(([provider]) => providers.length === 0 || providers.includes(provider))
    .flatMap(([provider, faults]) =>
      faults.map(([fault, file, ...changes]) => ({
        ...{ provider, fault, changes },
        file: `src/datasources/${provider}/${file}`,
      })),
    );
}

function hundredfold(money) {
  return `${money} && { ...${money}, minor: ${money}.minor * 100n }`;
}
