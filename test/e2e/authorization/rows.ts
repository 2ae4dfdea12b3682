import type { NodeKind } from '../../../src/domain/ids.js';
import type { Expectation } from './expectations.js';
import type { Scene } from './scene.js';

/** One field of the schema, how it is asked for as `asked`, and what whom gets. */
export interface Row {
  readonly query: string;
  readonly variables?: (scene: Scene) => object;
  /** Who reaches everything. */
  readonly operator: Expectation;
  /** The connector that is taken away. */
  readonly connector: string;
  /** Who reaches all other connectors. */
  readonly outsider: Expectation;
  /** Who reaches all connectors, but one account alone that has nothing to do with what is asked for. */
  readonly held: Expectation;
  /** What is led to or come from, where that decides which scope is needed. */
  readonly kind?: NodeKind;
}
