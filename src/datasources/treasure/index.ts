import { ownCall } from '../http/upstream.js';
import { defineProvider } from '../provider.js';
import { openApi } from './api.js';
import { accountsPort } from './reads/accounts.js';
import { balancesPort } from './reads/balances.js';
import { readBusinesses } from './reads/business-reads.js';
import { businessesPort } from './reads/businesses.js';
import { documentsPort } from './reads/documents.js';
import { portfoliosPort } from './reads/portfolios.js';
import { transfersPort } from './reads/transfers.js';
import { DOCUMENTED_URLS, toSettings } from './settings.js';
import { webhooksPort } from './webhooks.js';
import { createBusinessPort } from './writes/create-business.js';
import { createTransferPort } from './writes/create-transfer.js';
import { linkBankAccountPort } from './writes/link-bank-account.js';
import { setPortfolioAllocationPort } from './writes/set-portfolio-allocation.js';
import { submitBusinessOnboardingPort } from './writes/submit-business-onboarding.js';
import { updateUserDataPort } from './writes/update-user-data.js';
import { webhookDashboardPort } from './writes/webhook-dashboard.js';

/** Treasure: invested portfolios of businesses, with wires in and out. */
export const treasure = defineProvider({
  id: 'TREASURE',
  key: 'treasure',
  name: 'Treasure',
  summary: 'cash management and investing for businesses',
  capabilities: [
    'ACCOUNTS',
    'BALANCES',
    'WIRE_TRANSFERS',
    'BUSINESSES',
    'BANK_ACCOUNT_LINKING',
    'PORTFOLIO_ALLOCATION',
    'DOCUMENTS',
    'ONBOARDING',
    'WEBHOOKS',
    'WEBHOOK_DASHBOARD',
    'USER_DATA',
  ],
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
        createTransfer: createTransferPort(api),
        createBusiness: createBusinessPort(api),
        submitBusinessOnboarding: submitBusinessOnboardingPort(api),
        linkBankAccount: linkBankAccountPort(api),
        setPortfolioAllocation: setPortfolioAllocationPort(api),
        updateUserData: updateUserDataPort(api),
        webhooks: webhooksPort(context.connector, settings),
        webhookDashboard: webhookDashboardPort(api),
      },
      check: async (signal) => {
        await readBusinesses(api, ownCall(signal));
      },
      health: () => api.upstream.health(),
      close: () => api.close(),
      secrets: [settings.clientId, settings.clientSecret],
    };
  },
});
