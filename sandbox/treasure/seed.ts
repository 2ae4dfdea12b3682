import { companyName } from '../kernel/names.js';
import { DAY, startOfHour } from '../kernel/time.js';
import type { Size } from '../kernel/types.js';
import { createPortfolio } from './portfolio.js';
import { seedHoldings } from './seed-holdings.js';
import { onboardingDocument } from './seed-onboarding.js';
import type { Business } from './state.js';
import { stampOf } from './time.js';
import type { World } from './world.js';

const COUNTS: Readonly<Record<Size, number>> = { small: 3, default: 12, large: 120 };

/** The pattern of twelve businesses: eight open, three in onboarding, one closed. */
const KINDS = [
  'OPEN',
  'OPEN',
  'PENDING',
  'OPEN',
  'OPEN',
  'PENDING',
  'OPEN',
  'OPEN',
  'PENDING',
  'OPEN',
  'CLOSED',
  'OPEN',
] as const;

const SUB_STATUSES = [
  'AWAITING_ONBOARDING_INFORMATION',
  'AWAITING_INTERNAL_REVIEW',
  'CUSTODIAN_NEEDS_INFO',
  'AWAITING_CUSTODIAN_SUBMISSION',
  'AWAITING_CUSTODIAN_REVIEW',
  'INTERNAL_NEEDS_INFO',
] as const;

/** Creates the data of that size up to the current hour of the clock. The same seed gives the same data. */
export function seed(world: World, size: Size): void {
  world.isSeeding = true;
  const nowMs = startOfHour(world.nowMs);
  try {
    for (let index = 0; index < COUNTS[size]; index += 1) seedBusiness(world, index, nowMs);
  } finally {
    world.isSeeding = false;
  }
}

function seedBusiness(world: World, index: number, nowMs: number): void {
  const { random, state } = world;
  const status = KINDS[index % KINDS.length] ?? 'OPEN';
  const [youngest, oldest] = status === 'OPEN' ? [550, 600] : [4, 60];
  const createdMs = nowMs - random.int(youngest, oldest) * DAY - random.int(0, DAY);
  const name = companyName(random);
  const business: Business = {
    id: random.uuid(),
    createdMs,
    createdAt: stampOf(createdMs, random.int(0, 999_999)),
    updatedAt: stampOf(createdMs + random.int(1, 3 * DAY), random.int(0, 999_999)),
    legalName: name.legal,
    doingBusinessAs: random.chance(0.7) ? name.short : null,
    status,
    subStatus: subStatusOf(status, Math.floor(index / 3)),
    userData: random.chance(0.8) ? { customer_ref: `cus_${random.digits(4)}` } : null,
  };
  state.businesses.set(business.id, business);
  const portfolio = createPortfolio(world, business.id, business.createdAt);
  if (business.subStatus !== 'AWAITING_ONBOARDING_INFORMATION') {
    state.onboardings.set(business.id, {
      businessId: business.id,
      document: onboardingDocument(random),
      updatedAt: business.updatedAt,
    });
  }
  if (status === 'OPEN') seedHoldings(world, portfolio, { openedMs: createdMs + 5 * DAY, nowMs });
}

function subStatusOf(status: Business['status'], turn: number): string | null {
  if (status === 'OPEN') return null;
  return status === 'CLOSED' ? 'DECLINED' : (SUB_STATUSES[turn % SUB_STATUSES.length] ?? null);
}
