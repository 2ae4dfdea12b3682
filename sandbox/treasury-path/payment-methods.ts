import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { fail, failAll } from './errors.js';
import * as fields from './fields.js';
import type { Json } from './state.js';
import type { World } from './world.js';

/** The names of payment methods. **Source** contract 7. */
export const METHODS: readonly string[] = [
  'local',
  'wire',
  'swift',
  'npp',
  'bank_transfer',
  'bpay',
  'eft',
  'interac',
  'faster_payments',
  'chaps',
  'ach',
  'fps',
  'rtgs',
  'fast',
  'giro',
  'fedwire',
  'fednow',
  'balance',
];

/** Local clearing by country and currency. */
const LOCAL: Readonly<Record<string, readonly string[]>> = {
  'US USD': ['ach', 'fedwire', 'fednow'],
  'GB GBP': ['faster_payments', 'chaps'],
  'AU AUD': ['npp', 'bpay', 'bank_transfer'],
  'CA CAD': ['eft', 'interac'],
  'HK HKD': ['fps', 'rtgs'],
  'SG SGD': ['fast', 'giro'],
  'DE EUR': ['bank_transfer'],
  'FR EUR': ['bank_transfer'],
  'IE EUR': ['bank_transfer'],
  'JP JPY': ['bank_transfer'],
};
const NAMES = ['country_code', 'currency_code', 'entity_type'] as const;
const ENTITY_TYPES = ['COMPANY', 'PERSONAL'] as const;

/** The two helpers for forms. **Source** contract 8. */
export function paymentMethodRoutes(world: World): readonly Route[] {
  return [
    { method: 'GET', path: `${API}/payment_methods`, handler: (request) => methods(world, request) },
    {
      method: 'POST',
      path: `${API}/bank_account_requirements`,
      handler: (request) => requirements(world, request),
    },
  ];
}

function methods(world: World, { query }: SimRequest): SimResponse {
  const { country, currency } = requireParameters(Object.fromEntries(query));
  const clearing = LOCAL[`${country} ${currency}`];
  const local = clearing ? [{ transfer_method: 'LOCAL', local_clearing_systems: clearing }] : [];
  return answer(world, 200, [...local, { transfer_method: 'SWIFT', local_clearing_systems: [] }]);
}

function requirements(world: World, request: SimRequest): SimResponse {
  const body = fields.bodyOf(request);
  const { country, currency, entityType } = requireParameters(body);
  const isLocal = `${country} ${currency}` in LOCAL && body['transfer_method'] !== 'SWIFT';
  const required = [
    field('account_name', 'Account holder name'),
    field('account_number', currency === 'EUR' ? 'IBAN' : 'Account number'),
    isLocal ? field('routing_number', 'Routing number') : field('swift_code', 'SWIFT/BIC'),
    ...(entityType === 'PERSONAL' ? [field('date_of_birth', 'Date of birth', 'date')] : []),
    { ...field('party_address', 'Address'), required: !isLocal },
  ];
  const asked = { country_code: country, currency_code: currency, entity_type: entityType };
  return answer(world, 200, { ...asked, fields: required });
}

function field(name: string, label: string, type = 'text'): Json {
  return { name, label, type, required: true };
}

function requireParameters(given: Json): {
  readonly country: string;
  readonly currency: string;
  readonly entityType: string;
} {
  const absent = NAMES.filter((name) => fields.isBlank(given[name]));
  if (absent.length > 0) {
    throw failAll(
      400,
      absent.map((name) => ({ field: name, message: `${name} is required` })),
    );
  }
  const [country = '', currency = '', entityType = ''] = NAMES.map((name) =>
    String(given[name]).toUpperCase(),
  );
  if (ENTITY_TYPES.some((type) => type === entityType)) return { country, currency, entityType };
  throw fail(400, 'entity_type', `entity_type must be one of ${ENTITY_TYPES.join(', ')}`);
}
