import { ownCall } from '../http/upstream.js';
import { defineProvider } from '../provider.js';
import { openApi } from './api.js';
import { accountsPort } from './reads/accounts.js';
import { balancesPort } from './reads/balances.js';
import { businessesPort } from './reads/businesses.js';
import { cardsPort } from './reads/cards.js';
import { counterpartiesPort } from './reads/counterparties.js';
import { transactionsPort } from './reads/transactions.js';
import { transfersPort } from './reads/transfers.js';
import { DOCUMENTED_URLS, toSettings } from './settings.js';
import { webhooksPort } from './webhooks.js';
import { cancelTransferPort } from './writes/cancel-transfer.js';
import { suspendCardPort, unsuspendCardPort } from './writes/card-suspension.js';
import { createCounterpartyPort } from './writes/create-counterparty.js';
import { createTransferPort } from './writes/create-transfer.js';
import { updateUserDataPort } from './writes/update-user-data.js';

/** Treasury Prime: deposit accounts with ACH, book transfers, wires and cards. */
export const treasuryPrime = defineProvider({
  id: 'TREASURY_PRIME',
  key: 'treasury-prime',
  name: 'Treasury Prime',
  summary: 'bank accounts, transfers and cards',
  capabilities: [
    'ACCOUNTS',
    'BALANCES',
    'TRANSACTIONS',
    'COUNTERPARTIES',
    'CARDS',
    'ACH_TRANSFERS',
    'INTERNAL_TRANSFERS',
    'WIRE_TRANSFERS',
    'TRANSFER_CANCELLATION',
    'BUSINESSES',
    'WEBHOOKS',
    'USER_DATA',
  ],
  documentedUrls: DOCUMENTED_URLS,
  settings: toSettings,
  open: (settings, context) => {
    const api = openApi(settings, context);
    const accounts = accountsPort(api);
    return {
      ports: {
        accounts,
        balances: balancesPort(api),
        transactions: transactionsPort(api),
        transfers: transfersPort(api),
        counterparties: counterpartiesPort(api),
        cards: cardsPort(api),
        businesses: businessesPort(api, accounts),
        createTransfer: createTransferPort(api),
        cancelTransfer: cancelTransferPort(api),
        createCounterparty: createCounterpartyPort(api),
        suspendCard: suspendCardPort(api),
        unsuspendCard: unsuspendCardPort(api),
        updateUserData: updateUserDataPort(api),
        webhooks: webhooksPort(context.connector, settings.webhooks),
      },
      check: async (signal) => {
        await api.upstream.get(ownCall(signal), '/ping');
      },
      health: () => api.upstream.health(),
      close: () => api.upstream.close(),
      secrets: [settings.keyId, settings.keyValue],
    };
  },
});
