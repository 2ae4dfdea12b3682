import { newKey, survey, type World } from '../mutations/world.js';
import { type AuthorizationGateway, type Caller, OPERATOR } from './gateway.js';

/** Ids of one account and what hangs on it. */
export interface Estate {
  readonly Account: string;
  readonly Business: string;
  readonly Card: string;
  readonly Counterparty: string;
  /** A transfer with that counterparty. */
  readonly Transfer: string;
  /** An entry that names its transfer, and one that names its card. */
  readonly Transaction: string;
  readonly CardTransaction: string;
  readonly counterparties: readonly string[];
}

/** Who has what. */
export interface Scene {
  readonly world: World;
  /** Of the caller that is held to one account. */
  readonly own: Estate;
  /** Of somebody else, with nothing in common. */
  readonly foreign: Estate;
  /** Objects that belong to neither, by kind; and an account with one ledger. */
  readonly elsewhere: Readonly<Record<string, string>>;
  /** What the operator has done, by its id and key. */
  readonly operation: { readonly id: string; readonly key: string };
  readonly held: Caller;
}

const PARTY = '{ ... on Account { id } ... on Counterparty { counterparty: id } }';
const CANDIDATES =
  '{ accounts(first: 100, filter: { connectors: ["tp-main"] }) { nodes { id } unavailable { code } } }';
const MISSING = 'unavailable { code }';
const ESTATE = `query ($id: ID!) { account(id: $id) {
  id business { id } cards(first: 1) { nodes { id } ${MISSING} }
  transactions(first: 100) { nodes { id card { id } transfer { id } } ${MISSING} }
  transfers(first: 100) {
    nodes { id source ${PARTY} destination ${PARTY} } pageInfo { hasNextPage } ${MISSING}
  }
} }`;
const OTHERS = `{
  documents(first: 1) { nodes { id } }
  recurringTransfers(first: 1) { nodes { id } }
  scheduledTransfers(first: 1) { nodes { id } }
  accounts(first: 50, filter: { connectors: ["cards-main"] }) { nodes { id ledger { id } } }
}`;
const DOMAINS = `mutation { set: upsertTrustedDomainConfig(input: { connector: "path-main", domains: ["a.example"] }) {
  trustedDomainConfig { id }
} }`;

export async function setScene(gateway: AuthorizationGateway): Promise<Scene> {
  const world = await survey(gateway);
  const [own, foreign] = await strangers(gateway, world);
  return {
    ...{ world, own, foreign },
    elsewhere: { ...(await othersIds(gateway, world)), Event: await eventAbout(gateway, foreign.Transfer) },
    operation: await somethingDone(gateway, foreign),
    held: { subject: 'held', accounts: [own.Account] },
  };
}

/** Two accounts that the cases of the mutations leave alone. */
async function strangers(gateway: AuthorizationGateway, { accounts }: World): Promise<[Estate, Estate]> {
  const { data } = await gateway.ask(CANDIDATES);
  const estates: Estate[] = [];
  for (const { id } of data.accounts.nodes) {
    if (accounts.includes(id)) continue;
    const { data, text } = await gateway.as(OPERATOR, ESTATE, { id });
    if (/"code":/.test(text)) throw new Error(`an account was not read whole: ${text}`);
    const [estate] = toEstate(data.account);
    const own = estates.find((each) => estate && areStrangers(each, estate));
    if (own && estate) return [own, estate];
    if (estate) estates.push(estate);
  }
  throw new Error('the sandbox has no two accounts with nothing in common');
}

function areStrangers(own: Estate, each: Estate): boolean {
  return each.Business !== own.Business && !own.counterparties.includes(each.Counterparty);
}

function toEstate(account: any): Estate[] {
  const { nodes: transfers, pageInfo } = account.transfers;
  const partner = ({ source, destination }: any) => source?.counterparty ?? destination?.counterparty;
  const transfer = transfers.find(partner);
  const [card] = account.cards.nodes;
  const byTransfer = account.transactions.nodes.find((each: any) => each.transfer);
  const byCard = account.transactions.nodes.find((each: any) => each.card);
  if (!account.business || !card || !transfer || !byTransfer || !byCard || pageInfo.hasNextPage) return [];
  const estate = {
    Account: account.id,
    Business: account.business.id,
    Card: card.id,
    Counterparty: partner(transfer),
    Transfer: transfer.id,
    Transaction: byTransfer.id,
    CardTransaction: byCard.id,
    counterparties: transfers.map(partner).filter(Boolean),
  };
  return [estate];
}

async function othersIds(
  gateway: AuthorizationGateway,
  world: World,
): Promise<Readonly<Record<string, string>>> {
  const { data } = await gateway.ask(OTHERS);
  const domains = await gateway.ask(DOMAINS);
  const portfolio = await gateway.ask(
    'query ($id: ID!) { node(id: $id) { ... on Business { portfolio { id } } } }',
    { id: world.business },
  );
  return {
    Account: world.portfolio,
    Business: world.business,
    Card: world.cards[0] ?? '',
    Document: data.documents.nodes[0].id,
    Ledger: world.ledger,
    LedgerAccount: data.accounts.nodes.find(({ ledger }: any) => ledger)?.id ?? '',
    Portfolio: portfolio.data.node.portfolio.id,
    RecurringTransfer: data.recurringTransfers.nodes[0].id,
    ScheduledTransfer: data.scheduledTransfers.nodes[0].id,
    TrustedDomainConfig: domains.data.set.trustedDomainConfig.id,
  };
}

/** An event about a transfer. Its timeline is complete once every status is stored, and its event with it. */
async function eventAbout(gateway: AuthorizationGateway, transfer: string): Promise<string> {
  await gateway.ask('query ($id: ID!) { transfer(id: $id) { timeline { at } } }', { id: transfer });
  const { data } = await gateway.ask(
    'query ($id: ID!) { events(first: 1, filter: { subject: $id }) { nodes { id } } }',
    { id: transfer },
  );
  return data.events.nodes[0].id;
}

/** A transfer that the operator makes, out of the stranger's account. */
async function somethingDone(
  gateway: AuthorizationGateway,
  { Account: from, Counterparty: counterparty }: Estate,
): Promise<Scene['operation']> {
  const key = newKey();
  const amount = { amount: '1.00', currency: 'USD' };
  const { data, errors } = await gateway.ask(
    'mutation ($input: CreateTransferInput!) { made: createTransfer(input: $input) { operation { id } errors { messages } } }',
    { input: { idempotencyKey: key, source: from, destination: { counterparty }, rail: 'ACH', amount } },
  );
  const id = data?.made?.operation?.id;
  if (!id) throw new Error(`nothing was done: ${JSON.stringify({ data, errors })}`);
  return { id, key };
}
