import { ownCall } from '../http/upstream.js';
import { defineProvider } from '../provider.js';
import { accountsPort } from './accounts.js';
import { openApi } from './api.js';
import { balancesPort } from './balances.js';
import { readBusinesses } from './business-reads.js';
import { businessesPort } from './businesses.js';
import { createBusinessPort } from './create-business.js';
import { createTransferPort } from './create-transfer.js';
import { documentsPort } from './documents.js';
import { linkBankAccountPort } from './link-bank-account.js';
import { portfoliosPort } from './portfolios.js';
import { setPortfolioAllocationPort } from './set-portfolio-allocation.js';
import { DOCUMENTED_URLS, toSettings } from './settings.js';
import { submitBusinessOnboardingPort } from './submit-business-onboarding.js';
import { transfersPort } from './transfers.js';
import { updateUserDataPort } from './update-user-data.js';
import { webhookDashboardPort } from './webhook-dashboard.js';

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
