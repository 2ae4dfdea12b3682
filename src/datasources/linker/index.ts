import { ownCall } from '../http/upstream.js';
import { defineProvider } from '../provider.js';
import { openApi } from './api.js';
import { PATHS, recordsOf } from './json/records.js';
import { recurringTransfersPort } from './reads/recurring-transfers.js';
import { scheduledTransfersPort } from './reads/scheduled-transfers.js';
import { toSettings } from './settings.js';
import { cancelScheduledTransferPort } from './writes/cancel-scheduled-transfer.js';
import { createRecurringTransferPort } from './writes/create-recurring-transfer.js';
import { createTransferPort } from './writes/create-transfer.js';
import { deleteRecurringTransferPort } from './writes/delete-recurring-transfer.js';
import { activateRecurringTransferPort, deactivateRecurringTransferPort } from './writes/series-activity.js';
import { updateRecurringTransferPort } from './writes/update-recurring-transfer.js';

/** Linker Finance, over Treasury Prime: transfers, single ones and those that repeat, for one end user at a time. */
export const linker = defineProvider({
  id: 'LINKER',
  key: 'linker',
  name: 'Linker',
  summary: 'recurring transfers of end users',
  capabilities: ['ACH_TRANSFERS', 'INTERNAL_TRANSFERS', 'RECURRING_TRANSFERS'],
  documentedUrls: {},
  settings: toSettings,
  open: (settings, context) => {
    const api = openApi(settings, context);
    return {
      ports: {
        recurringTransfers: recurringTransfersPort(api),
        scheduledTransfers: scheduledTransfersPort(api),
        createTransfer: createTransferPort(api),
        createRecurringTransfer: createRecurringTransferPort(api),
        updateRecurringTransfer: updateRecurringTransferPort(api),
        activateRecurringTransfer: activateRecurringTransferPort(api),
        deactivateRecurringTransfer: deactivateRecurringTransferPort(api),
        deleteRecurringTransfer: deleteRecurringTransferPort(api),
        cancelScheduledTransfer: cancelScheduledTransferPort(api),
      },
      check: async (signal) => {
        // Where callers bring the tokens, there is none to prove anything with.
        if (api.isCallersOwn) return;
        const answer = await api.upstream.get(ownCall(signal), PATHS.recurringTransfers, { limit: 1 });
        recordsOf(api, answer, 'recurringTransfers');
      },
      health: () => api.upstream.health(),
      close: () => api.upstream.close(),
      accountsFrom: settings.accountsFrom,
      callerHeader: settings.callerHeader ?? undefined,
      secrets: settings.token === null ? [] : [settings.token],
    };
  },
});
