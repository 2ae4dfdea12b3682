import type { ClassType } from 'type-graphql';
import { AccountResolver } from './account/account.resolver.js';
import { Account } from './account/account.type.js';
import { AccountFieldsResolver } from './account/account-fields.resolver.js';
import { AccountListsResolver } from './account/account-lists.resolver.js';
import { AccountMutationsResolver } from './account/account-mutations.resolver.js';
import { BusinessResolver } from './business/business.resolver.js';
import { Business } from './business/business.type.js';
import { BusinessFieldsResolver } from './business/business-fields.resolver.js';
import { BusinessMutationsResolver } from './business/business-mutations.resolver.js';
import { PortfolioResolver } from './business/portfolio.resolver.js';
import { Portfolio } from './business/portfolio.type.js';
import { WireInstructionsResolver } from './business/wire-instructions.resolver.js';
import { CardResolver } from './card/card.resolver.js';
import { Card } from './card/card.type.js';
import { CardFundingResolver } from './card/card-funding.resolver.js';
import { CardMutationsResolver } from './card/card-mutations.resolver.js';
import { CashPositionResolver } from './cash-position/cash-position.resolver.js';
import { ConnectorPosition } from './cash-position/cash-position.type.js';
import { ConnectorResolver } from './connector/connector.resolver.js';
import { connectorField } from './connector/connector-field.js';
import { CounterpartyResolver } from './counterparty/counterparty.resolver.js';
import { Counterparty } from './counterparty/counterparty.type.js';
import { CounterpartyMutationsResolver } from './counterparty/counterparty-mutations.resolver.js';
import { DocumentResolver } from './document/document.resolver.js';
import { Document } from './document/document.type.js';
import { HostedPageMutationsResolver } from './hosted-page/hosted-page-mutations.resolver.js';
import { LedgerResolver } from './ledger/ledger.resolver.js';
import { Ledger } from './ledger/ledger.type.js';
import { NodeResolver } from './node/node.resolver.js';
import { OperationResolver } from './operation/operation.resolver.js';
import { Operation } from './operation/operation.type.js';
import { RecurringTransferResolver } from './recurring-transfer/recurring-transfer.resolver.js';
import { RecurringTransfer } from './recurring-transfer/recurring-transfer.type.js';
import { RecurringTransferLifecycleResolver } from './recurring-transfer/recurring-transfer-lifecycle.resolver.js';
import { RecurringTransferMutationsResolver } from './recurring-transfer/recurring-transfer-mutations.resolver.js';
import { ScheduledTransfer } from './recurring-transfer/scheduled-transfer.type.js';
import { ConnectorFailure } from './shared/connector-failure.type.js';
import { MoneyResolver } from './shared/money.resolver.js';
import { TransactionResolver } from './transaction/transaction.resolver.js';
import { Transaction } from './transaction/transaction.type.js';
import { TransactionFieldsResolver } from './transaction/transaction-fields.resolver.js';
import { TransferResolver } from './transfer/transfer.resolver.js';
import { Transfer } from './transfer/transfer.type.js';
import { TransferFieldsResolver } from './transfer/transfer-fields.resolver.js';
import { TransferMutationsResolver } from './transfer/transfer-mutations.resolver.js';
import { TrustedDomainConfigResolver } from './trusted-domain-config/trusted-domain-config.resolver.js';
import { TrustedDomainConfig } from './trusted-domain-config/trusted-domain-config.type.js';
import { TrustedDomainConfigMutationsResolver } from './trusted-domain-config/trusted-domain-config-mutations.resolver.js';
import { UserDataMutationsResolver } from './user-data/user-data-mutations.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';
import { WebhookDashboardMutationsResolver } from './webhook-dashboard/webhook-dashboard-mutations.resolver.js';

const OF_A_CONNECTOR = [
  Account,
  Business,
  Card,
  Counterparty,
  Document,
  Ledger,
  Portfolio,
  RecurringTransfer,
  ScheduledTransfer,
  Transaction,
  Transfer,
  TrustedDomainConfig,
] as const;

/** Every resolver class of the schema. */
export const RESOLVERS: readonly [ClassType, ...ClassType[]] = [
  ViewerResolver,
  NodeResolver,
  ConnectorResolver,
  AccountResolver,
  AccountFieldsResolver,
  AccountListsResolver,
  CashPositionResolver,
  CardResolver,
  TransactionResolver,
  TransactionFieldsResolver,
  TransferResolver,
  TransferFieldsResolver,
  CounterpartyResolver,
  BusinessResolver,
  BusinessFieldsResolver,
  WireInstructionsResolver,
  PortfolioResolver,
  DocumentResolver,
  LedgerResolver,
  RecurringTransferResolver,
  TrustedDomainConfigResolver,
  OperationResolver,
  TransferMutationsResolver,
  CounterpartyMutationsResolver,
  BusinessMutationsResolver,
  AccountMutationsResolver,
  RecurringTransferMutationsResolver,
  RecurringTransferLifecycleResolver,
  CardMutationsResolver,
  CardFundingResolver,
  HostedPageMutationsResolver,
  TrustedDomainConfigMutationsResolver,
  WebhookDashboardMutationsResolver,
  UserDataMutationsResolver,
  MoneyResolver,
  ...OF_A_CONNECTOR.map((type) => connectorField(type, 'The connector that the object was read through.')),
  connectorField(Operation, 'The connector that the operation was sent through.'),
  connectorField(ConnectorFailure, 'The connector.'),
  connectorField(ConnectorPosition, 'The connector.'),
];
