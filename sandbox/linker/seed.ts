import { companyName } from '../kernel/names.js';
import { HOUR } from '../kernel/time.js';
import type { Size } from '../kernel/types.js';
import { dropJob, plan, ruleOf } from './lifecycle.js';
import { nextOccurrence } from './schedule.js';
import { type Recipe, ROUTING_NUMBERS, recipesFor, SHARED_LAST_FOUR, USERS } from './seed-plan.js';
import type { Party, Rail, SeriesRecord } from './state.js';
import { addDays, type Day } from './time.js';
import type { World } from './world.js';

const HOURS_APART = 37;
/** The interval of series that were created in the same second as the previous one. */
const TIE_EVERY = 5;
const DOZEN = 12;
/** The age of active series: longer than a month, so that each has run. **Units** days. */
const BEGAN_DAYS_AGO = 75;
const COMING_IN_DAYS = 20;

/** Creates the users, their series and jobs. No job is due before tomorrow. */
export function seed(world: World, size: Size): void {
  for (const id of USERS) {
    const isEnrolled = id !== 'newcomer';
    world.state.users.set(id, { id, isEnrolled, revokedUpTo: -1 });
    if (isEnrolled) seedSeries(world, id, size);
  }
}

/** Adds a series as if its user had just created it. */
export function addSeeded(
  world: World,
  recipe: Recipe,
  order: Pick<SeriesRecord, 'userId' | 'createdMs' | 'memo'> & { readonly place: number },
): SeriesRecord {
  const { frequency, frequencyData, remaining, state } = recipe;
  const series: SeriesRecord = {
    ...{ userId: order.userId, createdMs: order.createdMs, memo: order.memo, frequency, frequencyData },
    id: world.random.uuid(),
    rail: railOf(world, recipe, order.place),
    minor: amountOf(world),
    startingDate: startOf(world, state),
    durationType: remaining === null ? 'continuous' : 'numberOfTransfers',
    remaining,
    status: 'ACTIVE',
    endingDate: null,
    consumedThrough: state === 'coming' ? null : world.today,
    shown: {},
  };
  world.state.addSeries(series);
  settle(world, series, state);
  return series;
}

function seedSeries(world: World, userId: string, size: Size): void {
  const recipes = recipesFor(size);
  for (const [index, recipe] of recipes.entries()) {
    const age = recipes.length - (index % TIE_EVERY === 0 ? index + 1 : index);
    const suffix = index < DOZEN ? '' : ` ${Math.floor(index / DOZEN) + 1}`;
    const createdMs = world.nowMs - age * HOURS_APART * HOUR;
    addSeeded(world, recipe, { userId, createdMs, memo: recipe.memo + suffix, place: index });
  }
}

/** Plans the job of the series, if it has one. */
function settle(world: World, series: SeriesRecord, state: Recipe['state']): void {
  if (state === 'finished') {
    series.status = 'INACTIVE';
    series.endingDate = nextOccurrence(ruleOf(world, series), addDays(world.today, -40));
    series.consumedThrough = series.endingDate;
    return;
  }
  plan(world, series, world.tomorrow);
  if (state !== 'paused') return;
  series.status = 'INACTIVE';
  dropJob(world, series);
}

function startOf(world: World, state: Recipe['state']): Day {
  return addDays(world.today, state === 'coming' ? COMING_IN_DAYS : -BEGAN_DAYS_AGO);
}

/** Whole and broken amounts, small enough for most accounts. **Units** minor. */
function amountOf({ random }: World): bigint {
  const minor = random.int(20, 900) * 100;
  return BigInt(random.chance(0.5) ? minor : minor + random.int(1, 99));
}

function railOf(world: World, { rail }: Recipe, place: number): Rail {
  const from: Party = { kind: 'paired', place };
  if (rail === 'internal') return { kind: 'internal', from, to: { kind: 'paired', place: place + 1 } };
  return { kind: 'ach', direction: rail, from, to: payee(world, place) };
}

function payee({ random }: World, place: number): Party {
  const lastFour = place % DOZEN === 0 || place % DOZEN === 3 ? SHARED_LAST_FOUR : random.digits(4);
  const account = {
    name: companyName(random).legal,
    accountNumber: `1${random.digits(7)}${lastFour}`,
    routingNumber: random.pick(ROUTING_NUMBERS),
    accountType: random.pick(['checking', 'savings'] as const),
  };
  return { kind: 'external', account, counterpartyId: null };
}
