import { companyName } from '../kernel/names.js';
import { DAY, HOUR } from '../kernel/time.js';
import { addFeature } from './features.js';
import { type Customer, type EntityPlan, entitiesOf, type Plan } from './seed-plan.js';
import type { CompanyRecord, EntityRecord } from './state.js';

const FIRST_DAYS = 400;

/** Companies with their entities and applications, and one company without access for the keys. */
export function seedCompanies(plan: Plan): readonly Customer[] {
  const { counts } = plan;
  const customers = Array.from({ length: counts.companies }, (_, index) => {
    const company = addCompany(plan, { index, inScope: true });
    return settle(plan, company, entitiesOf(index, counts));
  });
  const foreign = addCompany(plan, { index: counts.companies, inScope: false });
  settle(plan, foreign, [{ country: 'US', feature: 'ACTIVE' }]);
  return customers;
}

function addCompany(
  { world, anchorMs }: Plan,
  { index, inScope }: { readonly index: number; readonly inScope: boolean },
): CompanyRecord {
  const createdMs = anchorMs - FIRST_DAYS * DAY + index * 3 * DAY;
  return world.state.companies.add({
    id: world.newId('Company'),
    name: companyName(world.random).short,
    country: 'US',
    defaultCurrency: 'USD',
    inScope,
    madeByApi: false,
    createdMs,
    updatedMs: createdMs,
  });
}

function settle(plan: Plan, company: CompanyRecord, plans: readonly EntityPlan[]): Customer {
  const entities = plans.map((one, index) => addEntity(plan, company, { ...one, index }));
  const [entity] = entities;
  if (!entity) throw new RangeError(`company ${company.name} must have an entity`);
  return { company, entity, isBanked: plans[0]?.feature === 'ACTIVE' };
}

function addEntity(
  { world }: Plan,
  company: CompanyRecord,
  { country, feature, index }: EntityPlan & { readonly index: number },
): EntityRecord {
  const { short, legal } = companyName(world.random);
  const createdMs = company.createdMs + (index + 1) * HOUR;
  const entity = world.state.entities.add({
    id: world.newId('Entity'),
    companyId: company.id,
    name: country === 'US' ? legal : `${short} Ltd`,
    country,
    isActive: index === 0,
    createdMs,
    updatedMs: createdMs,
  });
  if (feature) addFeature(world, entity, { status: feature, atMs: createdMs + DAY });
  return entity;
}
