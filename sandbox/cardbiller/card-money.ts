import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { fail } from './errors.js';
import { amountOf, bodyOf, descriptionOf } from './fields.js';
import { accountOf, cardOf, ledgerOf, requireActive } from './lookup.js';
import { type CardMove, load, takeBack } from './postings.js';
import type { CardStatus, TransactionRecord } from './state.js';
import { answerOne, movementView } from './views.js';
import type { World } from './world.js';

/** Moves money between a card and its ledger. A repeated request is booked again. **Source** contract 4.4, 4.5, 9. */
export function cardMoneyRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/treasury/:accountUuid/load-card/:cardUuid',
      handler: (request) => moveMoney(world, request, { run: load, allowed: ['Active'] }),
    },
    {
      method: 'POST',
      path: '/v1/treasury/:accountUuid/debit-card/:cardUuid',
      handler: (request) => {
        const allowed: CardStatus[] = world.settings.debitSuspendedCards
          ? ['Active', 'Suspended']
          : ['Active'];
        return moveMoney(world, request, { run: takeBack, allowed });
      },
    },
  ];
}

interface Kind {
  readonly run: (world: World, move: CardMove) => TransactionRecord;
  /** The required status of the card. */
  readonly allowed: readonly CardStatus[];
}

function moveMoney(world: World, request: SimRequest, { run, allowed }: Kind): SimResponse {
  const card = cardOf(world, accountOf(world, request), request);
  const minor = amountOf(request);
  const description = descriptionOf(bodyOf(request));
  if (!allowed.includes(card.status)) {
    throw fail('CARD_NOT_ACTIVE', `The card is ${card.status.toLowerCase()}.`);
  }
  const ledger = requireActive(ledgerOf(world, card));
  const row = run(world, { ledger, card, minor, description });
  world.countEffect(description ?? row.uuid);
  return answerOne(world, 200, movementView(world, row, { ledger, card }));
}
