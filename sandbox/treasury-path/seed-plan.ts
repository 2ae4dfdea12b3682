import type { SeedPlan } from '../kernel/seed-plan.js';
import type { Size } from '../kernel/types.js';
import type { CompanyRecord, EntityRecord, FeatureStatus } from './state.js';
import type { World } from './world.js';

/** The counts of objects in one size. */
export interface Counts {
  readonly companies: number;
  readonly entityAccounts: number;
  readonly recipientAccounts: number;
  readonly recipients: number;
  readonly payments: number;
}

const COUNTS: Readonly<Record<Size, Counts>> = {
  small: { companies: 1, entityAccounts: 5, recipientAccounts: 3, recipients: 12, payments: 60 },
  default: { companies: 3, entityAccounts: 26, recipientAccounts: 14, recipients: 60, payments: 300 },
  large: { companies: 15, entityAccounts: 130, recipientAccounts: 70, recipients: 300, payments: 1_500 },
};

/** The shared data of the parts of the seed. */
export type Plan = SeedPlan<World, Counts>;

/** The counts of a size. */
export function countsOf(size: Size): Counts {
  return COUNTS[size];
}

/** A company with its active entity. */
export interface Customer {
  readonly company: CompanyRecord;
  readonly entity: EntityRecord;
  /** Its multi-currency account is open. */
  readonly isBanked: boolean;
}

/** An entity by its index in its company; the first one is active. */
export interface EntityPlan {
  readonly country: string;
  readonly feature: FeatureStatus | null;
}

const US = 'US';
const FAMILIES: ReadonlyArray<readonly EntityPlan[]> = [
  [
    { country: US, feature: 'ACTIVE' },
    { country: US, feature: 'CREATED' },
  ],
  [
    { country: US, feature: 'ACTIVE' },
    { country: US, feature: 'SUBMITTED' },
  ],
  [
    { country: US, feature: 'ACTION_REQUIRED' },
    { country: 'GB', feature: null },
  ],
];

/** The entities of a company by its index; one company also has an entity without an application. */
export function entitiesOf(index: number, { companies }: Counts): readonly EntityPlan[] {
  const family = FAMILIES[index % FAMILIES.length] ?? [];
  return companies === 1 ? [...family, { country: 'GB', feature: null }] : family;
}

/** The total in nearly equal shares, the first ones larger. */
export function shares(total: number, parts: number): readonly number[] {
  const base = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, index) => base + (index < total % parts ? 1 : 0));
}
