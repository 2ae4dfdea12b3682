import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import type { WireInstructions } from './state.js';
import type { World } from './world.js';

const BANK = {
  name: 'Harbor Clearing Bank',
  routing: '026000000',
  address: { street: '1 Pier Rd', city: 'New York', state: 'NY', postal_code: '10004', country: 'US' },
} as const;

/** The wire instructions for deposits. **Source** contract 4.6. */
export function wireInstructionRoutes(world: World): readonly Route[] {
  const path = '/v1/businesses/:business/wire_instructions';
  return [{ method: 'GET', path, handler: (request) => read(world, request) }];
}

/** Creates the deposit account of a business when it opens. */
export function openDepositAccount(world: World, businessId: string, createdAt: string): WireInstructions {
  const instructions = { accountNumber: `4000${world.random.digits(8)}`, createdAt };
  world.state.wireInstructions.set(businessId, instructions);
  return instructions;
}

function read(world: World, { params }: SimRequest): SimResponse {
  const { id, legalName } = world.openBusiness(params['business']);
  const kept = world.state.wireInstructions.get(id) ?? openDepositAccount(world, id, world.stamp());
  return {
    status: 200,
    body: {
      business_id: id,
      wire_instructions: {
        bank_name: BANK.name,
        account_name: legalName,
        account_number: kept.accountNumber,
        routing_number: BANK.routing,
        swift_code: null,
        bank_address: BANK.address,
        intermediary_bank: null,
        reference: `FFC ${id.slice(0, 8)}`,
        currency: 'USD',
      },
      created_at: kept.createdAt,
      updated_at: kept.createdAt,
    },
  };
}
