import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { fail, invalidId } from './errors.js';
import * as fields from './fields.js';
import { type Created, once } from './idempotency.js';
import { countEffect, usableAccount } from './originations.js';
import { listPage } from './paging.js';
import { findIn, readRoutes } from './reading.js';
import type { CardProductRecord, CardRecord, CardStatus } from './state.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

const FOLLOWS: Readonly<Record<CardStatus, readonly string[]>> = {
  unactivated: ['active', 'terminated'],
  active: ['suspended', 'terminated'],
  suspended: ['active', 'terminated'],
  terminated: [],
};
const STATUSES = ['unactivated', 'active', 'suspended', 'terminated'];

/** `/card`. **Source** contract 14. */
export function cardRoutes(world: World): readonly Route[] {
  const find = (request: SimRequest): CardRecord =>
    findIn({ what: 'Card', rows: () => world.state.cards }, request);
  return [
    {
      method: 'POST',
      path: '/card',
      handler: (request) => once(world, request, () => create(world, request)),
    },
    {
      method: 'GET',
      path: '/card',
      handler: (request) =>
        listPage(world, request, {
          rows: world.state.cards,
          view: (card) => cardView(world, card, request.query),
          filters: { account_id: (card) => card.accountId },
        }),
    },
    {
      method: 'GET',
      path: '/card/:id',
      handler: (request) => ({ status: 200, body: cardView(world, find(request), request.query) }),
    },
    {
      method: 'PATCH',
      path: '/card/:id',
      handler: (request) => ({ status: 200, body: patch(world, find(request), request) }),
    },
    {
      method: 'GET',
      path: '/card/:id/token',
      handler: (request) => ({ status: 200, body: { token: `tok_${find(request).id.slice(5)}` } }),
    },
  ];
}

/** `/cardproduct`. **Source** contract 14. */
export function cardProductRoutes(world: World): readonly Route[] {
  return readRoutes(world, {
    path: '/cardproduct',
    what: 'Card product',
    rows: () => world.state.cardProducts,
    view: productView,
    lastPage: 'missing',
  });
}

function cardView(world: World, card: CardRecord, query?: URLSearchParams): JsonObject {
  const masked = world.settings.maskedPan ? `111111______${card.pan.slice(-4)}` : null;
  const fulfillment = {
    shipping_method: 'USPS Mail (5-7 business days)',
    status: 'issued',
    tracking_number: null,
  };
  return {
    id: card.id,
    account_id: card.accountId,
    person_id: card.personId,
    card_product_id: card.productId,
    status: card.status,
    last4: card.pan.slice(-4),
    expiration: card.expiration,
    pan: query?.get('show_pan') === 'true' ? card.pan : masked,
    cvv: query?.get('show_cvv') === 'true' ? card.cvv : null,
    pin_is_set: card.pinIsSet,
    card_controls: card.controls,
    fulfillment: card.physical ? fulfillment : null,
    created_at: isoSeconds(card.createdMs),
    updated_at: isoSeconds(card.updatedMs),
    userdata: card.userdata,
  };
}

function productView(product: CardProductRecord): JsonObject {
  return {
    id: product.id,
    type: product.type,
    status: 'active',
    card_front_image_file_id: null,
    card_back_image_file_id: null,
    card_controls: null,
    card_auth_loop_endpoint_id: null,
    created_at: isoSeconds(product.createdMs),
    updated_at: isoSeconds(product.updatedMs),
    userdata: null,
  };
}

function create(world: World, request: SimRequest): Created {
  const body = fields.bodyOf(request);
  const accountId = fields.requiredText(body, 'account_id');
  const personId = fields.requiredText(body, 'person_id');
  const productId = fields.requiredText(body, 'card_product_id');
  const status = fields.wordOf(body, 'status', ['unactivated', 'active'], 'unactivated') as CardStatus;
  const options = fields.optionalObject(body, 'creation_options');
  if (options) fields.optionalText(options, 'name_line_two', 26);
  const details = { controls: fields.optionalObject(body, 'card_controls'), pinIsSet: hasPin(body) };
  const userdata = fields.userdataOf(body);
  const account = usableAccount(world, 'account_id', accountId);
  if (!account.personIds.includes(personId)) throw invalidId('person_id', personId);
  const product = world.state.cardProducts.get(productId);
  if (!product) throw invalidId('card_product_id', productId);
  const card = addCard(world, { accountId, personId, product, status, ...details, userdata });
  countEffect(world, request, card);
  return { body: cardView(world, card) };
}

/** Creates a card with random numbers. */
export function addCard(
  world: World,
  order: Pick<CardRecord, 'accountId' | 'personId' | 'status' | 'pinIsSet' | 'controls' | 'userdata'> & {
    readonly product: CardProductRecord;
    readonly atMs?: number;
  },
): CardRecord {
  const { product, atMs, ...data } = order;
  const createdMs = atMs ?? world.nowMs;
  const made = new Date(createdMs);
  const month = String(made.getUTCMonth() + 1).padStart(2, '0');
  return world.state.cards.add({
    ...data,
    id: world.newId('card'),
    createdMs,
    updatedMs: createdMs,
    productId: product.id,
    physical: product.type === 'physical',
    pan: `411111${world.random.digits(10)}`,
    cvv: world.random.digits(3),
    expiration: `${month}${String((made.getUTCFullYear() + 4) % 100).padStart(2, '0')}`,
  });
}

function hasPin(body: JsonObject): boolean {
  const pin = fields.optionalText(body, 'pin');
  if (pin !== null && !/^[0-9]{4}$/.test(pin)) throw fail(400, "Parameter 'pin' must be four digits.");
  return pin !== null;
}

function patch(world: World, card: CardRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, ['status', 'pin', 'card_controls', 'userdata']);
  const to = fields.wordOf(body, 'status', STATUSES, card.status) as CardStatus;
  const controls = fields.optionalObject(body, 'card_controls');
  const userdata = fields.userdataOf(body);
  const setsPin = hasPin(body);
  if (to !== card.status && !FOLLOWS[card.status].includes(to)) {
    throw fail(400, `Card ${card.id} is ${card.status} and can't become ${to}.`);
  }
  card.status = to;
  card.pinIsSet ||= setsPin;
  if (body['card_controls'] !== undefined) card.controls = controls;
  if (body['userdata'] !== undefined) card.userdata = userdata;
  card.updatedMs = world.nowMs;
  notify(world, 'card.update', card.id);
  return cardView(world, card);
}
