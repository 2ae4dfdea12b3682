import { HostedPageMutationsResolver } from './hosted-page-mutations.resolver.js';

export const hostedPageResolvers = [HostedPageMutationsResolver] as const;
