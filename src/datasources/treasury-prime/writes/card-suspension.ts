import type { Card, CardStatus } from '../../../domain/card.js';
import type { Named } from '../../../domain/commands.js';
import { UpstreamError } from '../../../domain/errors.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { Call } from '../../http/upstream.js';
import type { WritePort } from '../../ports/writes.js';
import { readNamed } from '../../reading/named.js';
import { userMessages } from '../../writing/user-messages.js';
import type { TreasuryPrimeApi } from '../api.js';
import { type CardJson, readCard } from '../json/records.js';
import { type CardTools, openCardTools, withForm } from '../reads/cards.js';
import type { Reading } from '../reads/lists.js';
import { refOf } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { sendChange } from './sending.js';

/** **Source** cards: an illegal change of state is a 400. */
const toUserErrors = userMessages({
  REJECTED: { code: 'CARD_NOT_ACTIVE', field: 'id', says: 'refused to change this card' },
  NOT_FOUND: { code: 'NOT_FOUND', field: 'id', says: 'does not know this card' },
});

/** The status to set, and the current statuses that allow it. */
interface Turn {
  readonly word: string;
  readonly from: readonly CardStatus[];
  readonly required: string;
}

const SUSPEND: Turn = {
  word: 'suspended',
  from: ['ACTIVE', 'SUSPENDED'],
  required: 'an active card',
};

/** The same status would activate a card that was never activated. This mutation must not do that. */
const UNSUSPEND: Turn = {
  word: 'active',
  from: ['SUSPENDED', 'ACTIVE'],
  required: 'a suspended card',
};

/** Suspends a card: new uses are declined, and refunds still arrive. */
export function suspendCardPort(api: TreasuryPrimeApi): WritePort<Named, Card> {
  return turnPort(api, SUSPEND);
}

/** Reactivates a suspended card. */
export function unsuspendCardPort(api: TreasuryPrimeApi): WritePort<Named, Card> {
  return turnPort(api, UNSUSPEND);
}

function turnPort(api: TreasuryPrimeApi, turn: Turn): WritePort<Named, Card> {
  const tools = openCardTools(api);
  return {
    plan: ({ id }) => {
      const ref = refOf(api.connector, 'Card', id);
      if (!ref) return { errors: [unknown(api)] };
      const change = { path: pathOf(ref), id: ref, noun: 'card', status: turn.word, toDomain: readCard };
      return {
        recoveryMethod: 'CONVERGES',
        lock: null,
        check: (call) => stateErrors({ api, call }, tools, ref, turn),
        send: async (attempt) => toCard(tools, attempt.call, await sendChange(api, attempt, change)),
        toUserErrors,
      };
    },
  };
}

/** The provider decides about an unknown status. */
async function stateErrors(
  { api, call }: Reading,
  { mapper }: CardTools,
  ref: string,
  { from, required }: Turn,
): Promise<readonly UserError[]> {
  const answer = await orUnknown(api.upstream.get(call, pathOf(ref), {}, { fresh: true }));
  if (!answer) return [unknown(api)];
  const { status } = mapper.toCard(readNamed(api, answer, { noun: 'card', id: ref }, readCard), 'UNKNOWN');
  if (from.includes(status) || status === 'UNKNOWN') return [];
  return [userError('id', `required ${required}, arrived one that is ${status}`, 'CARD_NOT_ACTIVE')];
}

/** The change is done. A card product that cannot be read now does not change that. */
function toCard(tools: CardTools, call: Call, json: CardJson): Promise<Card> {
  return withForm(tools, call, json).catch((error: unknown) => {
    if (!(error instanceof UpstreamError)) throw error;
    return tools.mapper.toCard(json, 'UNKNOWN');
  });
}

function pathOf(ref: string): string {
  return `/card/${encodeURIComponent(ref)}`;
}

function unknown({ connector }: TreasuryPrimeApi): UserError {
  return userError('id', `required a card of ${connector.name}`, 'NOT_FOUND');
}
