import type { Portfolio, PortfolioAllocation } from '../../../domain/business.js';
import type { ConnectorRef } from '../../../domain/capabilities.js';
import { MalformedResponseError } from '../../../domain/errors.js';
import { toGlobalId } from '../../../domain/ids.js';
import { Fields } from '../../reading/fields.js';
import { readPortfolio, readProduct } from '../json/records.js';
import { toBusinessRef } from '../refs.js';
import { toBusinessId } from './to-business.js';

/** Treasure portfolio → `Portfolio`. One allocation that cannot be read spoils them all: without it they would not make 100. */
export function toPortfolio(fields: Fields, businessId: string, connector: ConnectorRef): Portfolio {
  const { balance, updated_at } = readPortfolio(fields);
  return {
    id: toGlobalId({ connector: connector.name, kind: 'Portfolio', ref: toBusinessRef(businessId) }),
    connector: connector.name,
    businessId: toBusinessId(businessId, connector),
    allocations: fields
      .list('products')
      .map((product, index) => toAllocation(new Fields(product, `${fields.path}.products[${index}]`))),
    balance,
    updatedAt: updated_at,
  };
}

function toAllocation(fields: Fields): PortfolioAllocation {
  const { product, percentage } = readProduct(fields);
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(percentage);
  if (!match) {
    const required = 'a percentage with at most two decimals';
    throw new MalformedResponseError(`${fields.path}.percentage`, required, fields.raw('percentage'));
  }
  const [, whole, hundredths = ''] = match;
  return { product, percentage: `${whole}.${hundredths.padEnd(2, '0')}` };
}
