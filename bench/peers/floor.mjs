// The floor: node:http and undici, no GraphQL. MODE=lists reads the ends of transfers from lists, as the gateway does.
import { createServer } from 'node:http';
import * as provider from './provider.mjs';

const readsLists = process.env.MODE === 'lists';

const HANDLERS = {
  '/accounts': async () => ({ accounts: { nodes: (await provider.listAccounts()).map(shownAccount) } }),
  '/transfers': async () => {
    const transfers = await provider.listTransfers();
    const { accounts, counterparties } = readsLists ? await endsOfLists() : await endsOneByOne(transfers);
    const nodes = transfers.map((transfer) => ({
      id: transfer.id,
      rail: transfer.rail,
      direction: transfer.direction,
      status: transfer.status,
      amount: transfer.amount,
      createdAt: transfer.createdAt,
      source: shownEnd(accounts.get(transfer.accountRef)),
      destination: shownEnd(counterparties.get(transfer.counterpartyRef)),
    }));
    return { transfers: { nodes } };
  },
  '/account': async (search) => {
    const { id, name, currency, accountNumberLast4, balance } = await provider.readAccount(
      provider.toRef(search.slice('id='.length)),
    );
    return { account: { id, name, currency, accountNumberLast4, balance } };
  },
};

createServer((request, response) => {
  const [path, search] = request.url.split('?');
  request.resume();
  HANDLERS[path](search).then(
    (data) => {
      const body = Buffer.from(JSON.stringify({ data }));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    },
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');

function shownAccount({ id, providerId, type, currency, accountNumberLast4, routingNumber, ...account }) {
  const { createdAt, connector } = account;
  return { id, providerId, type, currency, accountNumberLast4, routingNumber, createdAt, connector };
}

function shownEnd({ __typename, id, name, accountNumberLast4 }) {
  return __typename === 'Account' ? { id, accountNumberLast4 } : { id, name };
}

async function endsOfLists() {
  const [accounts, counterparties] = await Promise.all([
    provider.listAccounts(),
    provider.listCounterparties(),
    provider.listLocks(),
  ]);
  return {
    accounts: new Map(accounts.map((each) => [each.providerId, each])),
    counterparties: new Map(counterparties.map((each) => [provider.toRef(each.id), each])),
  };
}

async function endsOneByOne(transfers) {
  const [accounts, counterparties] = await Promise.all([
    readEach(
      transfers.map(({ accountRef }) => accountRef),
      provider.readAccount,
    ),
    readEach(
      transfers.map(({ counterpartyRef }) => counterpartyRef),
      provider.readCounterparty,
    ),
  ]);
  return { accounts, counterparties };
}

async function readEach(refs, readOne) {
  const distinct = [...new Set(refs)];
  return new Map(await Promise.all(distinct.map(async (ref) => [ref, await readOne(ref)])));
}
