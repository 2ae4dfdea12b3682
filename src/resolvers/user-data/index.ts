import { UserDataMutationsResolver } from './user-data-mutations.resolver.js';

export const userDataResolvers = [UserDataMutationsResolver] as const;
