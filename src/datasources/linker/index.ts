import { ownCall } from '../http/own-call.js';
import { defineProvider } from '../provider.js';
import { openApi } from './api.js';
import { recurringTransfersPort } from './recurring-transfers.js';
import { scheduledTransfersPort } from './scheduled-transfers.js';
import { toSettings } from './settings.js';
import { PATHS, recordsOf } from './wire.js';

/** Linker Finance, over Treasury Prime: transfers that repeat, for one end user at a time. */
export const linker = defineProvider({
  id: 'LINKER',
  key: 'linker',
  name: 'Linker',
  summary: 'recurring transfers of end users',
  capabilities: ['RECURRING_TRANSFERS'],
  documentedUrls: {},
  settings: toSettings,
  open: (settings, context) => {
    const api = openApi(settings, context);
    return {
      ports: {
        recurringTransfers: recurringTransfersPort(api),
        scheduledTransfers: scheduledTransfersPort(api),
      },
      check: async (signal) => {
        // Where callers bring the tokens, there is none to prove anything with.
        if (api.isCallersOwn) return;
        const answer = await api.upstream.get(ownCall(signal), PATHS.recurringTransfers, { limit: 1 });
        recordsOf(api, answer, 'recurringTransfers');
      },
      health: () => api.upstream.health(),
      close: () => api.upstream.close(),
      callerHeader: settings.callerHeader ?? undefined,
    };
  },
});
