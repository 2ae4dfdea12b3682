import { ownCall } from '../http/own-call.js';
import { defineProvider } from '../provider.js';
import { accountsPort } from './accounts.js';
import { openApi } from './api.js';
import { balancesPort } from './balances.js';
import { businessesPort } from './businesses.js';
import { counterpartiesPort } from './counterparties.js';
import { COMPANIES_PATH } from './paths.js';
import { DOCUMENTED_URLS, toSettings } from './settings.js';
import { transfersPort } from './transfers.js';
import { trustedDomainsPort } from './trusted-domains.js';

/** TreasuryPath: balances in many currencies, linked bank accounts, and payments between them and recipients. */
export const treasuryPath = defineProvider({
  id: 'TREASURY_PATH',
  key: 'treasury-path',
  name: 'TreasuryPath',
  summary: 'multi-currency accounts, linked funding accounts and payments',
  capabilities: ['ACCOUNTS', 'BALANCES', 'COUNTERPARTIES', 'PAYMENTS', 'BUSINESSES', 'TRUSTED_DOMAINS'],
  documentedUrls: DOCUMENTED_URLS,
  settings: toSettings,
  open: (settings, context) => {
    const api = openApi(settings, context);
    return {
      ports: {
        accounts: accountsPort(api),
        balances: balancesPort(api),
        counterparties: counterpartiesPort(api),
        transfers: transfersPort(api),
        businesses: businessesPort(api),
        trustedDomains: trustedDomainsPort(api, async () => settings.trustedDomains),
      },
      check: async (signal) => {
        await api.upstream.get(ownCall(signal), COMPANIES_PATH, { per_page: 1 });
      },
      health: () => api.upstream.health(),
      close: () => api.close(),
    };
  },
});
