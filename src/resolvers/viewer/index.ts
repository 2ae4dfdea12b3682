import { ViewerResolver } from './viewer.resolver.js';

export const viewerResolvers = [ViewerResolver] as const;
