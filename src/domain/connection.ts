import type { ConnectorFailure } from './errors.js';

/** An object of a connection. */
export interface Identified {
  /** Global id. */
  readonly id: string;
}

/** A page of a list over several connectors, newest first. */
export interface Connection<T extends Identified> {
  readonly edges: ReadonlyArray<Edge<T>>;
  readonly pageInfo: PageInfo;
  readonly unavailable: readonly ConnectorFailure[];
}

export interface Edge<T extends Identified> {
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
