import DataLoader from 'dataloader';
import { UpstreamError } from '../../domain/errors.js';
import type { NodeKind } from '../../domain/ids.js';
import type { Call } from '../http/upstream.js';
import type { AnyPorts, Read, ReadMany } from '../ports/ports.js';
import type { Connector } from '../provider.js';
import type { Reach } from './reach.js';

/** How the objects of one kind are read at a connector. */
export interface SingleReads<T> {
  readonly read: Read<T>;
  readonly readMany?: ReadMany<T> | undefined;
}

export interface NodeLoaderOptions<T> {
  readonly kind: NodeKind;
  readonly reach: Reach;
  readonly call: Call;
  readonly reads: (ports: AnyPorts) => SingleReads<T> | undefined;
}

/** Loads the objects of one kind by global id, for one request: each once, grouped by connector. Null for what is not there. */
export type NodeLoader<T> = DataLoader<string, T | null>;

/** Below this many, a cheaper way than single reads is not looked for. */
const MANY = 3;

export function createNodeLoader<T>(options: NodeLoaderOptions<T>): NodeLoader<T> {
  return new DataLoader<string, T | null>((ids) => loadAll(options, ids), { maxBatchSize: 1000 });
}

async function loadAll<T>(
  options: NodeLoaderOptions<T>,
  ids: readonly string[],
): Promise<Array<T | null | Error>> {
  const groups = new Map<Connector, string[]>();
  const refs = ids.map((id) => options.reach.parse(id, options.kind));
  for (const found of refs) {
    if (found) groups.set(found.connector, [...(groups.get(found.connector) ?? []), found.parsed.ref]);
  }
  const answers = new Map<Connector, ReadonlyMap<string, T | null | Error>>();
  await Promise.all(
    [...groups].map(async ([connector, wanted]) =>
      answers.set(connector, await loadFrom(options, connector, wanted)),
    ),
  );
  return refs.map((found) => (found ? (answers.get(found.connector)?.get(found.parsed.ref) ?? null) : null));
}

async function loadFrom<T>(
  { kind, reads, call, reach }: NodeLoaderOptions<T>,
  connector: Connector,
  refs: readonly string[],
): Promise<ReadonlyMap<string, T | null | Error>> {
  const port = reads(connector.ports);
  const hidesBroken = reach.isLimited && kind !== 'Account';
  const answers = new Map<string, T | null | Error>();
  if (!port) return answers;
  const found = refs.length >= MANY ? await readMany(port, call, refs) : new Map<string, T>();
  const read = async (ref: string) => {
    answers.set(
      ref,
      found.get(ref) ?? (await port.read(call, ref).catch((error) => toAnswer(hidesBroken, error))),
    );
  };
  await Promise.all(refs.map(read));
  return answers;
}

/** A list that fails does not fail what single reads can still give. */
async function readMany<T>(
  port: SingleReads<T>,
  call: Call,
  refs: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  if (!port.readMany) return new Map();
  return port.readMany(call, refs).catch(() => new Map<string, T>());
}

/**
 * A record that cannot be read is there, and may be somebody else's: whoever is held to accounts learns nothing of it but where grants
 * have already said that it is theirs. It is reported where it is read.
 */
function toAnswer(hidesBroken: boolean, error: unknown): Error | null {
  if (hidesBroken && error instanceof UpstreamError && error.code === 'INVALID_RESPONSE') return null;
  return error instanceof Error ? error : new Error('a read failed', { cause: error });
}
