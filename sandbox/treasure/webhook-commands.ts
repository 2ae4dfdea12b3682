import { badInput, oneOf, requireObject, requireString, wholeNumber } from '../kernel/json.js';
import { sendInTurn } from '../kernel/notices.js';
import { toWireBankAccount } from './bank-accounts.js';
import { toWireBusiness } from './businesses.js';
import { toWireDocument } from './documents.js';
import { toWireOnboarding } from './onboarding.js';
import { toWirePortfolio } from './portfolio.js';
import { FORGERIES, rotateSecret } from './signing.js';
import type { Json, Message } from './state.js';
import { toWireTransfer } from './transfer-wire.js';
import { deliver, newMessage } from './webhooks.js';
import type { World } from './world.js';

/** The commands that send, repeat, delay, reorder and forge messages. */
export const WEBHOOK_COMMANDS: Readonly<Record<string, (world: World, command: Json) => unknown>> = {
  emit: (world, command) => {
    const message = contentOf(world, command);
    deliver(world, message);
    return { messages: [message.id] };
  },
  duplicate,
  delay: (world, command) => {
    world.state.outbox.delayMs = wholeNumber(command['ms'], 'ms', { min: 0 });
    world.state.outbox.toDelay = wholeNumber(command['count'], 'count', { min: 1, fallback: 1 });
    return { delaying: world.state.outbox.toDelay };
  },
  reorder: (world, command) => {
    world.notices.toHold = wholeNumber(command['count'], 'count', { min: 2, fallback: 2 });
    return { holding: world.notices.toHold };
  },
  forge: (world, command) => {
    const forgery = oneOf(command['as'] ?? 'wrong-secret', FORGERIES, 'as');
    const message = command['type'] === undefined ? sentMessage(world, command) : contentOf(world, command);
    deliver(world, message, forgery);
    return { messages: [message.id] };
  },
  'rotate-signing-secret': (world, command) => {
    rotateSecret(
      world,
      command['secret'] === undefined ? undefined : requireString(command['secret'], 'secret'),
    );
    return { secrets: world.secrets.length };
  },
  'enable-endpoint': (world) => {
    world.state.outbox.isDisabled = false;
    world.state.outbox.failingSinceMs = world.state.outbox.lastFailureMs = null;
    return { enabled: true };
  },
};

/** Sends a message again with the same id: the given one, or the last one. */
function duplicate(world: World, command: Json): unknown {
  const times = wholeNumber(command['times'], 'times', { min: 1, fallback: 1 });
  const message = sentMessage(world, command);
  sendInTurn(
    world,
    Array.from({ length: times }, () => () => deliver(world, message)),
  );
  return { messages: [message.id], times };
}

function sentMessage(world: World, command: Json): Message {
  const { messages } = world.state;
  const wanted = command['message'];
  const found = wanted === undefined ? messages.at(-1) : messages.find(({ id }) => id === wanted);
  if (!found) throw badInput('the id of a message that was sent', wanted, 'message');
  return found;
}

/** A new message about the object with the given id, or with the data and business given. */
function contentOf(world: World, command: Json): Message {
  const type = requireString(command['type'], 'type');
  if (command['id'] === undefined) {
    const business = requireString(command['business'], 'business');
    return newMessage(world, {
      type,
      business_id: business,
      data: requireObject(command['data'] ?? {}, 'data'),
    });
  }
  const id = requireString(command['id'], 'id');
  const found = wireOf(world, type, id);
  if (!found) throw badInput(`the id of what ${type} is about`, id, 'id');
  return newMessage(world, { type, ...found });
}

function wireOf(
  world: World,
  type: string,
  id: string,
): { readonly business_id: string; readonly data: Json } | undefined {
  const { businesses, bankAccounts, transfers, documents, portfolios, onboardings } = world.state;
  const about = <T>(one: T | undefined, businessId: (one: T) => string, toWire: (one: T) => Json) =>
    one && { business_id: businessId(one), data: toWire(one) };
  switch (type.split('.')[0]) {
    case 'business':
      return about(businesses.get(id), (one) => one.id, toWireBusiness);
    case 'bank_account':
      return about(bankAccounts.get(id), (one) => one.businessId, toWireBankAccount);
    case 'transfer':
      return about(transfers.get(id), (one) => one.businessId, toWireTransfer);
    case 'document':
      return about(documents.get(id), (one) => one.businessId, toWireDocument);
    case 'portfolio':
      return about(portfolios.get(id), (one) => one.businessId, toWirePortfolio);
    case 'onboarding':
      return about(onboardings.get(id), (one) => one.businessId, toWireOnboarding);
    default:
      return undefined;
  }
}
