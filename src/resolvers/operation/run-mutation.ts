import type { CommandOf, ResultOf, Sources, WriteKind } from '../../datasources/index.js';
import { fromGlobalId, type NodeKind } from '../../domain/ids.js';
import type { UserError } from '../../domain/operation.js';
import { keyErrors } from '../../domain/rules/texts.js';
import { unless, userError } from '../../domain/rules/user-errors.js';
import { type NamedObject, type Outcome, objectsIn } from '../../operations/index.js';
import type { GatewayContext } from '../context.js';
import type { KeyedInput } from '../shared/keyed.input.js';

/** A connector that an input names, and the field that names it. */
export interface NamedConnector {
  readonly field: string;
  readonly name: string;
}

/** A mutation request that a resolver reads from the input. */
export interface Mutation<K extends WriteKind> {
  readonly kind: K;
  /** The input as received. The connector of the first object that it names, as the table of mutations defines, sends the request. */
  readonly input: KeyedInput;
  /** Sends it through this connector instead. */
  readonly connector?: NamedConnector | null;
  /** Further errors of the input. */
  readonly problems?: readonly UserError[];
  /** Called if the input has no errors. */
  readonly command: () => CommandOf<K>;
}

/** Executes the mutation unless the input is invalid. Nothing is recorded for an invalid input. */
export async function runMutation<K extends WriteKind>(
  { actions, sources }: GatewayContext,
  mutation: Mutation<K>,
): Promise<Outcome<ResultOf<K>>> {
  const { kind, input, connector, problems = [] } = mutation;
  const { idempotencyKey } = input;
  const objects = objectsIn(kind, input);
  const errors = [
    ...keyErrors(idempotencyKey),
    ...objectErrors(sources, objects),
    ...(connector ? connectorErrors(sources, connector) : []),
    ...problems,
  ];
  if (errors.length > 0) return { operation: null, replayed: false, result: null, errors };
  return actions.run({
    kind,
    connector: connector?.name ?? fromGlobalId(objects[0]?.id ?? '')?.connector ?? '',
    idempotencyKey,
    command: mutation.command(),
  });
}

/** Returns the same error for a connector without access and for a connector that does not exist. */
export function connectorErrors(sources: Sources, { field, name }: NamedConnector): readonly UserError[] {
  return unless(isReached(sources, name), () =>
    userError(field, 'required the name of a connector that you reach', 'NOT_FOUND'),
  );
}

/** The connector to send a request through instead of the connector of the account. */
export function toVia(name: string | null | undefined): NamedConnector | null {
  return name === null || name === undefined ? null : { field: 'via', name };
}

function objectErrors(sources: Sources, objects: readonly NamedObject[]): readonly UserError[] {
  return objects.flatMap(({ field, id, kinds }) => {
    const named = fromGlobalId(id);
    const isFine = named !== null && kinds.includes(named.kind) && isReached(sources, named.connector);
    return unless(isFine, () =>
      userError(field, `required the id of ${toPhrase(kinds)} that you reach`, 'NOT_FOUND'),
    );
  });
}

function isReached(sources: Sources, name: string): boolean {
  return sources.connectors().some((connector) => connector.name === name);
}

function toPhrase(kinds: readonly NodeKind[]): string {
  const [kind] = kinds;
  if (kinds.length !== 1 || kind === undefined) return 'something';
  return /^[AEIOU]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
