import { ownCall } from '../http/own-call.js';
import { defineProvider } from '../provider.js';
import { accountsPort } from './accounts.js';
import { openApi } from './api.js';
import { balancesPort } from './balances.js';
import { readBusinesses } from './business-reads.js';
import { businessesPort } from './businesses.js';
import { documentsPort } from './documents.js';
import { portfoliosPort } from './portfolios.js';
import { DOCUMENTED_URLS, toSettings } from './settings.js';
import { transfersPort } from './transfers.js';

/** Treasure: invested portfolios of businesses, with wires in and out. */
export const treasure = defineProvider({
  id: 'TREASURE',
  key: 'treasure',
  name: 'Treasure',
  summary: 'cash management and investing for businesses',
  capabilities: ['ACCOUNTS', 'BALANCES', 'WIRE_TRANSFERS', 'BUSINESSES', 'PORTFOLIO_ALLOCATION', 'DOCUMENTS'],
  documentedUrls: DOCUMENTED_URLS,
  settings: toSettings,
  open: (settings, context) => {
    const api = openApi(settings, context);
    return {
      ports: {
        accounts: accountsPort(api),
        balances: balancesPort(api),
        transfers: transfersPort(api),
        businesses: businessesPort(api),
        portfolios: portfoliosPort(api),
        documents: documentsPort(api),
      },
      check: async (signal) => {
        await readBusinesses(api, ownCall(signal));
      },
      health: () => api.upstream.health(),
      close: () => api.close(),
    };
  },
});
