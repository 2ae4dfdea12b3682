import type { ConnectorFailure } from './errors.js';
import type { Listed } from './page.js';

/** A page of a list over several connectors, newest first. */
export interface Connection<T extends Listed> {
  readonly edges: ReadonlyArray<Edge<T>>;
  readonly pageInfo: PageInfo;
  readonly unavailable: readonly ConnectorFailure[];
}

export interface Edge<T extends Listed> {
  readonly node: T;
  /** Encrypted when it is read. */
  readonly cursor: string;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}
