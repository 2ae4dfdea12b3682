import { ownCall } from '../http/upstream.js';
import { defineProvider } from '../provider.js';
import { openApi } from './api.js';
import { COMPANIES_PATH } from './paths.js';
import { accountsPort } from './reads/accounts.js';
import { balancesPort } from './reads/balances.js';
import { businessesPort } from './reads/businesses.js';
import { counterpartiesPort } from './reads/counterparties.js';
import { transfersPort } from './reads/transfers.js';
import { DOCUMENTED_URLS, toSettings } from './settings.js';
import { hostedPagesPort } from './writes/hosted-pages.js';
import { openKnownDomains } from './writes/known-domains.js';
import { trustedDomainsPort } from './writes/trusted-domains.js';

/** TreasuryPath: balances in many currencies, linked bank accounts, and payments between them and recipients. */
export const treasuryPath = defineProvider({
  id: 'TREASURY_PATH',
  key: 'treasury-path',
  name: 'TreasuryPath',
  summary: 'multi-currency accounts, linked funding accounts and payments',
  capabilities: [
    'ACCOUNTS',
    'BALANCES',
    'COUNTERPARTIES',
    'PAYMENTS',
    'BUSINESSES',
    'HOSTED_PAGES',
    'TRUSTED_DOMAINS',
  ],
  documentedUrls: DOCUMENTED_URLS,
  settings: toSettings,
  open: (settings, context) => {
    const api = openApi(settings, context);
    const known = openKnownDomains(api, context.memory, settings.trustedDomains);
    return {
      ports: {
        accounts: accountsPort(api),
        balances: balancesPort(api),
        counterparties: counterpartiesPort(api),
        transfers: transfersPort(api),
        businesses: businessesPort(api),
        hostedPages: hostedPagesPort(api, settings),
        trustedDomains: trustedDomainsPort(api, known),
      },
      check: async (signal) => {
        await api.upstream.get(ownCall(signal), COMPANIES_PATH, { per_page: 1 });
      },
      health: () => api.upstream.health(),
      close: () => api.close(),
      secrets: [settings.apiKey, settings.apiSecret],
    };
  },
});
