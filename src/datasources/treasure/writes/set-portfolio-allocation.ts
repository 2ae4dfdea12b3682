import type { Portfolio, PortfolioAllocation } from '../../../domain/business.js';
import type { SetPortfolioAllocation } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { allocationErrors } from '../../../domain/rules/allocations.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import { UnexpectedEffectError, type WritePort } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { readRecord } from '../../reading/records.js';
import type { TreasureApi } from '../api.js';
import { readPortfolio } from '../json/records.js';
import { toPortfolioBody } from '../mappers/portfolio-body.js';
import { toPortfolio } from '../mappers/to-portfolio.js';
import { businessPath } from '../paths.js';
import { parseBusinessId, toAccountRef } from '../refs.js';
import { treasureMessages } from '../user-errors.js';
import { readStanding, unknownBusiness } from './business-standing.js';

/** **Source** manage a portfolio. */
const PRODUCTS: readonly string[] = ['managed_treasuries', 'managed_income', 'managed_money_market'];
const PERCENTAGE = /^\d{1,3}(?:\.\d{1,2}0*)?$/;

/** **Source** manage a portfolio, errors. */
const toUserErrors = treasureMessages({
  toField: (target) => (/^products\b/.test(target) ? 'allocations' : null),
  refused: { says: 'refused the allocation' },
  unknown: { field: 'business', says: 'no longer knows the business' },
});

/** Sets the allocation of the portfolio of a business. */
export function setPortfolioAllocationPort(api: TreasureApi): WritePort<SetPortfolioAllocation, Portfolio> {
  const { connector } = api;
  return {
    plan: ({ business, allocations }) => {
      const businessId = parseBusinessId(connector, business);
      if (businessId === null) return { errors: [unknownBusiness(connector, 'business')] };
      const errors = sharesErrors(allocations);
      if (errors.length > 0) return { errors };
      const path = businessPath(businessId, 'portfolio');
      return {
        recoveryMethod: 'CONVERGES',
        lock: `${connector.name}:${toAccountRef({ kind: 'portfolio', businessId })}`,
        check: async (call) => {
          const standing = await readStanding(api, call, businessId);
          return unless(standing !== null, () => unknownBusiness(connector, 'business'));
        },
        send: async ({ call, guard }) => {
          const body = toPortfolioBody(allocations);
          const answer = await api.upstream.send(call, { method: 'POST', path, body, guard });
          return readRecord(api, 'portfolio', answer, (fields) => {
            confirmBusiness(businessId, fields);
            return confirm(allocations, toPortfolio(fields, businessId, connector));
          });
        },
        toUserErrors,
      };
    },
  };
}

function sharesErrors(allocations: readonly PortfolioAllocation[]): readonly UserError[] {
  const errors = allocations.flatMap(({ product, percentage }, index) => [
    ...unless(PRODUCTS.includes(product.toLowerCase()), () =>
      userError(`allocations.${index}.product`, `required one of ${PRODUCTS.join(', ')}`),
    ),
    ...unless(PERCENTAGE.test(percentage), () =>
      userError(
        `allocations.${index}.percentage`,
        'required a decimal from 0 to 100 with at most two decimals',
      ),
    ),
  ]);
  return errors.length > 0 ? errors : allocationErrors(inLowerCase(allocations));
}

function inLowerCase(allocations: readonly PortfolioAllocation[]): readonly PortfolioAllocation[] {
  return allocations.map((each) => ({ ...each, product: each.product.toLowerCase() }));
}

function confirmBusiness(businessId: string, fields: Fields): void {
  const { business_id } = readPortfolio(fields);
  if (business_id !== null && business_id !== businessId)
    throw new UnexpectedEffectError('business_id', businessId, business_id);
}

/** The portfolio with its new allocation. **Throws** `UnexpectedEffectError` when the allocation differs from the command. */
function confirm(allocations: readonly PortfolioAllocation[], portfolio: Portfolio): Portfolio {
  const required = inWords(allocations);
  const arrived = inWords(portfolio.allocations);
  if (arrived !== required) throw new UnexpectedEffectError('products', required, arrived);
  return portfolio;
}

/** A canonical form of an allocation: sorted, without products whose share is zero. */
function inWords(allocations: readonly PortfolioAllocation[]): string {
  const shares = inLowerCase(allocations).map(({ product, percentage }) => ({
    product,
    share: toShare(percentage),
  }));
  const given = shares
    .filter(({ share }) => share !== '0')
    .map(({ product, share }) => `${share} ${product}`);
  return given.sort().join(', ');
}

/** Removes insignificant zeros: 33.30 → 33.3, 007 → 7. */
function toShare(percentage: string): string {
  const [whole = '', fraction = ''] = percentage.split('.');
  const kept = fraction.replace(/0+$/, '');
  return `${BigInt(whole)}${kept && `.${kept}`}`;
}
