import type { ClassType } from 'type-graphql';
import { accountResolvers } from './account/index.js';
import { businessResolvers } from './business/index.js';
import { cardResolvers } from './card/index.js';
import { cashPositionResolvers } from './cash-position/index.js';
import { connectorField } from './connector/connector-field.js';
import { connectorResolvers } from './connector/index.js';
import { counterpartyResolvers } from './counterparty/index.js';
import { documentResolvers } from './document/index.js';
import { eventResolvers } from './event/index.js';
import { hostedPageResolvers } from './hosted-page/index.js';
import { ledgerResolvers } from './ledger/index.js';
import { nodeResolvers } from './node/index.js';
import { operationResolvers } from './operation/index.js';
import { recurringTransferResolvers } from './recurring-transfer/index.js';
import { amountField } from './shared/amount-field.js';
import { ConnectorFailure } from './shared/connector-failure.type.js';
import { Money } from './shared/money.type.js';
import { transactionResolvers } from './transaction/index.js';
import { transferResolvers } from './transfer/index.js';
import { trustedDomainConfigResolvers } from './trusted-domain-config/index.js';
import { userDataResolvers } from './user-data/index.js';
import { viewerResolvers } from './viewer/index.js';
import { webhookDashboardResolvers } from './webhook-dashboard/index.js';

/** Every resolver class of the schema. */
export const RESOLVERS: readonly [ClassType, ...ClassType[]] = [
  ...viewerResolvers,
  ...nodeResolvers,
  ...connectorResolvers,
  ...accountResolvers,
  ...cashPositionResolvers,
  ...cardResolvers,
  ...transactionResolvers,
  ...transferResolvers,
  ...counterpartyResolvers,
  ...businessResolvers,
  ...documentResolvers,
  ...ledgerResolvers,
  ...recurringTransferResolvers,
  ...trustedDomainConfigResolvers,
  ...operationResolvers,
  ...eventResolvers,
  ...hostedPageResolvers,
  ...webhookDashboardResolvers,
  ...userDataResolvers,
  amountField(Money),
  connectorField(ConnectorFailure, 'The connector.'),
];
