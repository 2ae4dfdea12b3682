import type { PortfolioAllocation } from '../../../domain/business.js';

/**
 * The body of `POST /portfolio`. A percentage goes out as a JSON number: with at most two decimals it is written with the digits that
 * were given. **Source** manage a portfolio.
 */
export function toPortfolioBody(allocations: readonly PortfolioAllocation[]): object {
  return {
    products: allocations.map(({ product, percentage }) => ({
      product: product.toLowerCase(),
      percentage: Number(percentage),
    })),
  };
}
