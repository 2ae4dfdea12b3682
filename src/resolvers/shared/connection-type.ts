import { type ClassType, Field, ObjectType } from 'type-graphql';
import type { Connection, Edge, Identified } from '../../domain/connection.js';
import { ConnectorFailure } from './connector-failure.type.js';
import { PageInfo } from './page-info.type.js';

/** The singular and plural of a noun for descriptions, such as `an account` and `accounts`. */
export interface NounWords {
  readonly one: string;
  readonly many: string;
}

/** The source and the order of the rows of a list. The store belongs to the gateway, so no connector can be missing from it. */
export interface ListOrigin {
  readonly from: 'connectors' | 'store';
  readonly order: 'newest' | 'earliest' | 'oldest';
}

/** The connection type over a node type, and its edge type: `AccountConnection` and `AccountEdge` for `Account`. */
export function connectionType<T extends Identified>(
  name: string,
  nodeClass: ClassType<T>,
  { one, many }: NounWords,
  { from = 'connectors', order = 'newest' }: Partial<ListOrigin> = {},
): ClassType<Connection<T>> {
  const NodeEdge = edgeType(name, nodeClass, one);

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of ${many}, ${order} first.`,
  })
  class NodeConnection implements Connection<T> {
    @Field(() => [NodeEdge], { description: `The edges: the ${many} with their cursors.` })
    readonly edges!: ReadonlyArray<Edge<T>>;

    @Field(() => PageInfo, { description: 'Pagination information.' })
    readonly pageInfo!: PageInfo;

    readonly unavailable!: readonly ConnectorFailure[];

    @Field(() => [nodeClass], { description: `The nodes: the ${many} without their cursors.` })
    get nodes(): readonly T[] {
      return this.edges.map(({ node }) => node);
    }
  }

  if (from === 'connectors') {
    const description = `The connectors whose ${many} could not be read. Empty if the list is complete.`;
    Field(() => [ConnectorFailure], { description })(NodeConnection.prototype, 'unavailable');
  }
  return NodeConnection;
}

/** The type of an edge: a node with its cursor. */
function edgeType<T extends Identified>(
  name: string,
  nodeClass: ClassType<T>,
  one: string,
): ClassType<Edge<T>> {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `${capitalise(one)} and its cursor in a list.`,
  })
  class NodeEdge implements Edge<T> {
    @Field(() => nodeClass, { description: `The node: ${one}.` })
    readonly node!: T;

    @Field(() => String, {
      description: 'Opaque cursor of this edge. Pass it as `after` to read the edges that follow.',
    })
    readonly cursor!: string;
  }
  return NodeEdge;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
