import type { Route } from '../kernel/types.js';
import { activeLedger } from './lookup.js';
import { answerOne, ledgerView } from './views.js';
import type { World } from './world.js';

/** The available balance of a ledger. **Source** contract 4.1. */
export function ledgerRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/treasury/ledger-balance/:ledgerUuid',
      handler: (request) => {
        const ledger = activeLedger(world, request, request.params['ledgerUuid']);
        return answerOne(world, 200, ledgerView(world, ledger));
      },
    },
  ];
}
