// The schema of the GraphQL peers: the part of the gateway's schema that the compared operations need.
import DataLoader from 'dataloader';
import * as provider from './provider.mjs';

export const typeDefs = /* GraphQL */ `
  type Query {
    accounts(first: Int): AccountConnection!
    account(id: ID!): Account
    transfers(first: Int, filter: TransferFilter): TransferConnection!
  }
  input TransferFilter { rails: [TransferRail!] }
  enum TransferRail { ACH INTERNAL WIRE FEDNOW }
  enum TransferDirection { PUSH PULL }
  enum TransferStatus { PENDING PROCESSING SENT RETURNED UNKNOWN }
  enum AccountType { CHECKING SAVINGS OTHER }
  type AccountConnection { nodes: [Account!]! }
  type TransferConnection { nodes: [Transfer!]! }
  type Connector { name: String! provider: String! }
  type Money { amount: String! currency: String! }
  type AccountBalance { current: Money available: Money }
  type Account {
    id: ID!
    providerId: String!
    type: AccountType!
    name: String
    currency: String!
    accountNumberLast4: String
    routingNumber: String
    createdAt: String
    connector: Connector!
    balance: AccountBalance
  }
  type Counterparty { id: ID! name: String }
  union TransferParty = Account | Counterparty
  type Transfer {
    id: ID!
    rail: TransferRail!
    direction: TransferDirection!
    status: TransferStatus!
    amount: Money!
    createdAt: String
    source: TransferParty
    destination: TransferParty
  }
`;

export const resolvers = {
  Query: {
    accounts: async (_, { first }) => ({ nodes: (await provider.listAccounts()).slice(0, first) }),
    account: (_, { id }, { loaders }) => loaders.account.load(provider.toRef(id)),
    transfers: async (_, { first }) => ({ nodes: (await provider.listTransfers()).slice(0, first) }),
  },
  Transfer: {
    source: ({ accountRef }, _, { loaders }) => loaders.account.load(accountRef),
    destination: ({ counterpartyRef }, _, { loaders }) => loaders.counterparty.load(counterpartyRef),
  },
};

/** The loaders of one request. The provider reads no several objects by their ids. */
export function createLoaders() {
  const loader = (read) => new DataLoader((refs) => Promise.all(refs.map(read)));
  return { account: loader(provider.readAccount), counterparty: loader(provider.readCounterparty) };
}
