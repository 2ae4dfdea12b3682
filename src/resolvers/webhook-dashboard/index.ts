import { WebhookDashboardMutationsResolver } from './webhook-dashboard-mutations.resolver.js';

export const webhookDashboardResolvers = [WebhookDashboardMutationsResolver] as const;
