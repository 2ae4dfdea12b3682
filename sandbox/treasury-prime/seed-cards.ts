import { DAY, HOUR } from '../kernel/time.js';
import { authorize, clear } from './card-events.js';
import { addCard } from './cards.js';
import { MERCHANTS } from './seed-names.js';
import { affordable, type Plan, wholeSecond } from './seed-plan.js';
import type { CardEventRecord, CardProductRecord, CardRecord, CardStatus } from './state.js';

const STATUSES: readonly CardStatus[] = [
  'active',
  'active',
  'unactivated',
  'suspended',
  'active',
  'terminated',
  'active',
  'active',
];

/** Three products, cards in every status, and some declined and uncollected purchases. */
export function planCards(plan: Plan): void {
  const { world, counts } = plan;
  const products = (['physical', 'virtual', 'virtual'] as const).map((type, n) => addProduct(plan, type, n));
  for (let n = 0; n < counts.cards; n += 1) {
    const account = plan.active[n % plan.active.length];
    const product = products[n % products.length];
    if (!account || !product) continue;
    const status = STATUSES[n % STATUSES.length] ?? 'active';
    const spanMs = plan.anchorMs - 3 * DAY - account.createdMs;
    const card = addCard(world, {
      accountId: account.id,
      personId: account.personIds[0] ?? '',
      product,
      status: status === 'unactivated' ? status : 'active',
      pinIsSet: n % 2 === 0,
      controls: null,
      userdata: n % 10 === 0 ? { seat: `S-${n}` } : null,
      atMs: wholeSecond(account.createdMs + DAY + world.random.int(0, Math.max(DAY, spanMs / 2))),
    });
    plan.last.push(() => finishCard(plan, card, status));
    if (n % 8 === 0) planDecline(plan, card);
    if (n % 16 === 1) planOpenHold(plan, card);
  }
}

function addProduct(
  { world, anchorMs }: Plan,
  type: CardProductRecord['type'],
  n: number,
): CardProductRecord {
  const createdMs = anchorMs - (535 - n) * DAY;
  return world.state.cardProducts.add({ id: world.newId('cdpt'), createdMs, updatedMs: createdMs, type });
}

function finishCard({ world, anchorMs }: Plan, card: CardRecord, status: CardStatus): void {
  card.status = status;
  if (status === 'suspended' || status === 'terminated') {
    card.updatedMs = wholeSecond(anchorMs - world.random.int(1, 40) * HOUR);
  }
}

function planDecline({ world, steps, anchorMs }: Plan, card: CardRecord): void {
  const atMs = wholeSecond(anchorMs - world.random.int(1, 30) * DAY);
  const merchant = merchantOf(world.random.int(0, MERCHANTS.length - 1));
  const minor = BigInt(world.random.int(500, 90_000));
  const decline = 'merchant_category_not_allowed';
  steps.push({ atMs, rows: 0, run: () => void authorize(world, card, { minor, merchant, decline, atMs }) });
}

function planOpenHold({ world, steps, anchorMs }: Plan, card: CardRecord): void {
  const account = world.state.accounts.get(card.accountId);
  if (!account) return;
  const atMs = wholeSecond(anchorMs - world.random.int(3, 60) * HOUR);
  const merchant = merchantOf(world.random.int(0, MERCHANTS.length - 1));
  const wanted = world.random.int(800, 40_000);
  const run = (): void =>
    void authorize(world, card, { minor: affordable(world, account, wanted), merchant, atMs });
  steps.push({ atMs, rows: 1, run });
}

/** A purchase that was collected a day later: three rows. */
export function planPurchase({ world, steps }: Plan, card: CardRecord, atMs: number): void {
  const account = world.state.accounts.get(card.accountId);
  if (!account) return;
  const merchant = merchantOf(world.random.int(0, MERCHANTS.length - 1));
  const wanted = world.random.int(300, 60_000);
  let event: CardEventRecord | undefined;
  const buy = (): void => {
    event = authorize(world, card, { minor: affordable(world, account, wanted), merchant, atMs });
  };
  const collect = (): void => {
    if (event) clear(world, event, event.minor, atMs + DAY);
  };
  steps.push({ atMs, rows: 1, run: buy }, { atMs: atMs + DAY, rows: 2, run: collect });
}

function merchantOf(n: number): CardEventRecord['merchant'] {
  const [name, mcc] = MERCHANTS[n] ?? MERCHANTS[0];
  return { name, mcc };
}
