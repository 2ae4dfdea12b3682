import type { Card } from '../../../domain/card.js';
import type { IssueCard } from '../../../domain/commands.js';
import { MalformedResponseError } from '../../../domain/errors.js';
import type { Answer } from '../../http/upstream.js';
import type { WritePort } from '../../ports/writes.js';
import { readRecord } from '../../reading/records.js';
import { readCard } from '../json/card.js';
import { toCard } from '../mappers/to-card.js';
import { type CardFactsMapper, cardFactsMapper } from '../mappers/to-card-facts.js';
import { issueCardPath } from '../paths.js';
import { cardbillerMessages } from '../user-errors.js';
import { NO_FACTS } from './card-facts.js';
import { type CardOrder, toCardOrder } from './card-order.js';
import type { Cards } from './card-place.js';
import { expectSame } from './expectation.js';

/** **Source** issue card, errors. */
const toUserErrors = cardbillerMessages({
  ACCOUNT_NOT_TREASURY: {
    code: 'PROVIDER_REJECTED',
    field: 'account',
    says: 'issues cards for treasury accounts alone, and this is none',
  },
  LEDGER_NOT_ACTIVE: { code: 'LEDGER_INACTIVE', field: 'ledger', says: 'has not activated this ledger' },
  CARD_PROGRAM_NOT_ENABLED: {
    code: 'PROVIDER_REJECTED',
    field: 'account',
    says: 'needs a card programme to be set up for this account first',
  },
  NOT_FOUND: { code: 'NOT_FOUND', says: 'does not know this account or its ledger' },
  REJECTED: {
    code: 'PROVIDER_REJECTED',
    says: 'refused to issue the card',
  },
});

/** Issues cards. If the answer is lost, only the provider's dashboard shows the outcome. **Source** idempotency: 6. */
export function issueCardPort({ api, known }: Cards): WritePort<IssueCard, Card> {
  const toFacts = cardFactsMapper(api);
  return {
    plan: (command) => {
      const ordered = toCardOrder(api, command);
      if ('errors' in ordered) return ordered;
      const { order } = ordered;
      return {
        recoveryMethod: 'NOTHING',
        lock: null,
        send: async ({ call, mark, guard }) => {
          const label = order.label ?? mark.reference;
          const path = issueCardPath(order.account);
          const body = { ledgerUuid: order.ledger, label };
          const answer = await api.upstream.send(call, { method: 'POST', path, body, guard });
          const { uuid, facts } = readIssued(api, toFacts, { ...order, label }, answer);
          await known.learn(uuid, facts, Date.parse(answer.at));
          return toCard(api, {
            uuid,
            account: order.account,
            ledger: order.ledger,
            facts: { ...NO_FACTS, ...facts },
          });
        },
        toUserErrors,
      };
    },
  };
}

/** An answer without the card's id cannot be shown: a person must look. **Throws** `UpstreamError`, `UnexpectedEffectError`. */
function readIssued(
  api: Cards['api'],
  toFacts: CardFactsMapper,
  order: CardOrder,
  answer: Answer,
): { readonly uuid: string; readonly facts: ReturnType<CardFactsMapper> } {
  const wire = readRecord(api, 'card', answer, (fields) => {
    const card = readCard(api, fields, api.currency);
    if (card.cardUuid === null) throw new MalformedResponseError('card.cardUuid', 'a UUID', null);
    return { ...card, cardUuid: card.cardUuid };
  });
  expectSame('account', order.account, wire.accountUuid);
  expectSame('ledger', order.ledger, wire.ledgerUuid);
  const { account, ledger, label } = order;
  return {
    uuid: wire.cardUuid,
    facts: { account, ledger, label, createdAt: answer.at, ...toFacts(wire, answer.at) },
  };
}
