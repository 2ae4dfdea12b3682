import { type Call, ownCall } from '../http/upstream.js';
import { defineProvider } from '../provider.js';
import { type CardbillerApi, openApi } from './api.js';
import { accountsPort } from './reads/accounts.js';
import { balancesPort } from './reads/balances.js';
import { cardsPort } from './reads/cards.js';
import { openKnownCards } from './reads/known-cards.js';
import { readBalanceOfLedger } from './reads/ledger-reads.js';
import { ledgersPort } from './reads/ledgers.js';
import { probeTransactions } from './reads/transaction-reads.js';
import { transactionsPort } from './reads/transactions.js';
import { transfersPort } from './reads/transfers.js';
import { toSettings } from './settings.js';
import { suspendCardPort, unsuspendCardPort } from './writes/card-suspension.js';
import { debitCardPort, loadCardPort } from './writes/fund-card.js';
import { issueCardPort } from './writes/issue-card.js';

/** Cardbiller: treasury accounts whose ledgers fund debit cards. No address is documented: each entry names its own. */
export const cardbiller = defineProvider({
  id: 'CARDBILLER',
  key: 'cardbiller',
  name: 'Cardbiller',
  summary: 'debit cards that ledgers fund',
  capabilities: ['ACCOUNTS', 'BALANCES', 'TRANSACTIONS', 'LEDGERS', 'CARDS', 'CARD_ISSUING', 'CARD_FUNDING'],
  documentedUrls: {},
  settings: toSettings,
  open: (settings, context) => {
    const api = openApi(settings, context);
    const known = openKnownCards(api, context.memory);
    const cards = { api, known };
    return {
      ports: {
        accounts: accountsPort(api),
        balances: balancesPort(api),
        transactions: transactionsPort(api),
        ledgers: ledgersPort(api),
        cards: cardsPort(api, known),
        transfers: transfersPort(api),
        issueCard: issueCardPort(cards),
        suspendCard: suspendCardPort(cards),
        unsuspendCard: unsuspendCardPort(cards),
        loadCard: loadCardPort(cards),
        debitCard: debitCardPort(cards),
      },
      check: (signal) => check(api, ownCall(signal)),
      health: () => api.upstream.health(),
      close: () => api.upstream.close(),
      secrets: [settings.token],
    };
  },
});

/** A ledger that is not active has answered too. */
async function check(api: CardbillerApi, call: Call): Promise<void> {
  const [ledger] = api.resources.ledgers;
  const [account] = api.resources.treasuryAccounts;
  if (ledger !== undefined) await readBalanceOfLedger(api, call, ledger);
  else if (account !== undefined) await probeTransactions(api, call, account);
}
