import type { GraphQLField } from 'graphql';
import { fromGlobalId } from '../../../src/domain/ids.js';
import { CASES } from '../mutations/cases.js';
import { PLAIN } from '../mutations/plain-cases.js';
import { newKey } from '../mutations/world.js';
import { type Expectation, isDone, isRefused } from './expectations.js';
import type { Row } from './rows.js';
import type { Scene } from './scene.js';

const outOfReach = isRefused('NOT_FOUND');
/** What belongs to a connector as a whole is not offered to a caller that is limited to accounts. */
const notOffered = isRefused('CAPABILITY_UNSUPPORTED');

/** Every mutation, and what a caller held to another account gets. */
const HELD: Readonly<Record<string, Expectation>> = {
  activateRecurringTransfer: outOfReach,
  cancelScheduledTransfer: outOfReach,
  cancelTransfer: outOfReach,
  // New things of a caller's own take nothing from anybody: who may have them is a matter of scopes.
  createBusiness: isDone,
  createCounterparty: isDone,
  createHostedPageToken: outOfReach,
  createRecurringTransfer: outOfReach,
  createTransfer: outOfReach,
  createWebhookDashboardLink: notOffered,
  deactivateRecurringTransfer: outOfReach,
  debitCard: outOfReach,
  deleteRecurringTransfer: outOfReach,
  issueCard: outOfReach,
  linkBankAccount: outOfReach,
  loadCard: outOfReach,
  resolveOperation: outOfReach,
  setPortfolioAllocation: outOfReach,
  submitBusinessOnboarding: outOfReach,
  suspendCard: outOfReach,
  unsuspendCard: outOfReach,
  updateRecurringTransfer: outOfReach,
  updateUserData: outOfReach,
  upsertTrustedDomainConfig: notOffered,
};

/** The row of one mutation; undefined when nobody has said what to expect of it. */
export function mutationRow(field: GraphQLField<unknown, unknown>, scene: Scene): Row | undefined {
  const found = [...CASES, ...PLAIN].find(({ mutation }) => mutation === field.name);
  const held = HELD[field.name];
  if (!found || !held) return undefined;
  const isJournaled = CASES.includes(found);
  const input = found.input(scene.world);
  const journaled = isJournaled ? 'operation { id status }' : '';
  return {
    query: `mutation ($input: ${field.args[0]?.type}) {
      asked: ${field.name}(input: $input) { ${journaled} errors { field messages code } } }`,
    variables: () => ({ input: isJournaled ? { idempotencyKey: newKey(), ...input } : input }),
    connector: connectorOf(input),
    ...{ operator: isDone, outsider: outOfReach, held },
  };
}

/** The mutations that somebody has said something of. */
export const MUTATIONS = Object.keys(HELD);

/** The connector that an input names, or that of the first object in it. */
function connectorOf(input: object): string {
  const named = 'connector' in input ? String(input.connector) : null;
  const ids = Object.values(input).filter((each): each is string => typeof each === 'string');
  return named ?? ids.flatMap((id) => fromGlobalId(id)?.connector ?? [])[0] ?? '';
}
