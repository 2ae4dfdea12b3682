import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { GatewayUnderTest } from './gateway.js';

/** Global ids of what there is to work with; several of a kind, so that no case is in the way of another. */
export interface World {
  readonly accounts: readonly string[];
  readonly counterparty: string;
  readonly bankCards: readonly string[];
  readonly suspendedCards: readonly string[];
  /** Transfers that have not gone out yet. */
  readonly fresh: readonly string[];
  readonly portfolio: string;
  readonly linked: string;
  readonly business: string;
  readonly others: readonly string[];
  /** Businesses whose application has not been handed in. */
  readonly applicants: readonly string[];
  readonly cards: readonly string[];
  readonly ledger: string;
  readonly program: string;
  readonly active: readonly string[];
  readonly resting: readonly string[];
  readonly scheduled: readonly string[];
  readonly customer: string;
  /** The next operation that needs review and that nobody has resolved. */
  readonly nextInReview: () => string;
}

interface Node {
  readonly id: string;
  readonly [field: string]: any;
}

export const newKey = () => randomUUID();

const OPERATIONS_IN_REVIEW = 20;

/** Reads what the providers hold, and makes what must be new. */
export async function survey(gateway: GatewayUnderTest): Promise<World> {
  const list = async (field: string, args: string, fields = 'id'): Promise<readonly Node[]> => {
    const { data, errors } = await gateway.ask(`{ list: ${field}(${args}) { nodes { ${fields} } } }`);
    if (errors.length > 0) throw new Error(`${field}: ${JSON.stringify(errors)}`);
    return data.list.nodes;
  };
  const filter = (connector: string) => `first: 50, filter: { connectors: ["${connector}"] }`;
  const bankCards = await list('cards', filter('tp-main'), 'id status');
  const series = await list('recurringTransfers', filter('linker-app'), 'id status');
  const ledgers = await list('ledgers', 'connectors: ["cards-main"]', 'id status account { id }');
  const ledger = ledgers.find(({ status }) => status === 'ACTIVE');
  const businesses = await list('businesses', 'connectors: ["treasure-main"]', 'id status');
  const customers = await list('businesses', 'connectors: ["path-main"]', 'id providerId onboardingStatus');
  const counterparties = await list('counterparties', filter('tp-main'), 'id ach { accountNumberLast4 }');
  const cards = await list('cards', filter('cards-main'), 'id ledger { id }');
  const ids = (nodes: readonly Node[], status?: string) =>
    nodes.filter((node) => status === undefined || node['status'] === status).map(({ id }) => id);
  const inReview = await gateway.review('tp-main', OPERATIONS_IN_REVIEW);
  const [from, to] = exampleIds('20-pay-another-account');
  const [portfolio, linked] = exampleIds('24-withdraw-from-a-portfolio');
  const counterparty = counterparties.find(({ ach }) => ach)?.id ?? '';
  return {
    accounts: [from, to],
    counterparty,
    bankCards: ids(bankCards, 'ACTIVE'),
    suspendedCards: ids(bankCards, 'SUSPENDED'),
    fresh: [await newTransfer(gateway, from, counterparty), await newTransfer(gateway, from, counterparty)],
    portfolio,
    linked,
    business: ids(businesses, 'OPEN')[0] ?? '',
    others: ids(businesses, 'OPEN').slice(1),
    applicants: [await newBusiness(gateway), await newBusiness(gateway)],
    cards: cards.filter((card) => card['ledger']?.id === ledger?.id).map(({ id }) => id),
    ledger: ledger?.id ?? '',
    program: ledger?.['account']?.id ?? '',
    active: ids(series, 'ACTIVE'),
    resting: [await resting(gateway, ids(series, 'ACTIVE').at(-1) ?? '')],
    scheduled: ids(await list('scheduledTransfers', 'connectors: ["linker-app"]')),
    customer: customers.find(({ onboardingStatus }) => onboardingStatus === 'ACTIVE')?.['providerId'] ?? '',
    nextInReview: () => inReview.shift() ?? '',
  };
}

/** The ids that an example is written with. */
function exampleIds(name: string): readonly [string, string] {
  const text = readFileSync(`examples/${name}.graphql`, 'utf8');
  const [from = '', to = ''] = [...text.matchAll(/ID! = "([^"]+)"/g)].map(([, id]) => id ?? '');
  return [from, to];
}

async function newTransfer(gateway: GatewayUnderTest, from: string, counterparty: string): Promise<string> {
  const input = {
    idempotencyKey: newKey(),
    source: from,
    destination: { counterparty },
    rail: 'ACH',
    amount: { amount: '1.00', currency: 'USD' },
  };
  const query =
    'mutation ($input: CreateTransferInput!) { made: createTransfer(input: $input) { transfer { id } errors { messages } } }';
  return idOf(await gateway.ask(query, { input }), 'transfer');
}

async function newBusiness(gateway: GatewayUnderTest): Promise<string> {
  const input = { idempotencyKey: newKey(), connector: 'treasure-main', legalName: `Quay ${newKey()}` };
  const query =
    'mutation ($input: CreateBusinessInput!) { made: createBusiness(input: $input) { business { id } errors { messages } } }';
  return idOf(await gateway.ask(query, { input }), 'business');
}

async function resting(gateway: GatewayUnderTest, id: string): Promise<string> {
  const input = { idempotencyKey: newKey(), id };
  const query =
    'mutation ($input: DeactivateRecurringTransferInput!) { made: deactivateRecurringTransfer(input: $input) { recurringTransfer { id } errors { messages } } }';
  return idOf(await gateway.ask(query, { input }), 'recurringTransfer');
}

function idOf({ data, errors }: { data: any; errors: readonly any[] }, field: string): string {
  const id = data?.made?.[field]?.id;
  if (typeof id === 'string') return id;
  throw new Error(`nothing was made: ${JSON.stringify({ data, errors })}`);
}
