import DataLoader from 'dataloader';
import { UpstreamError } from '../../domain/errors.js';
import { groupBy } from '../../domain/group-by.js';
import type { NodeKind } from '../../domain/ids.js';
import type { Call } from '../http/upstream.js';
import type { AnyPorts, Read, ReadMany } from '../ports/ports.js';
import type { Connector } from '../provider.js';
import type { CallerAccess } from './caller-access.js';

/** Reads the objects of one kind at a connector. */
export interface SingleReads<T> {
  readonly read: Read<T>;
  readonly readMany?: ReadMany<T> | undefined;
}

export interface NodeLoaderOptions<T> {
  readonly kind: NodeKind;
  readonly access: CallerAccess;
  readonly call: Call;
  readonly reads: (ports: AnyPorts) => SingleReads<T> | undefined;
}

/** Loads the objects of one kind by global id: each once per request, grouped by connector. Null if an object does not exist. */
export type NodeLoader<T> = DataLoader<string, T | null>;

/** From this number of objects on, `readMany` is used. */
const MANY = 3;

export function createNodeLoader<T>(options: NodeLoaderOptions<T>): NodeLoader<T> {
  return new DataLoader<string, T | null>((ids) => loadAll(options, ids), { maxBatchSize: 1000 });
}

async function loadAll<T>(
  options: NodeLoaderOptions<T>,
  ids: readonly string[],
): Promise<Array<T | null | Error>> {
  const refs = ids.map((id) => options.access.parse(id, options.kind));
  const groups = groupBy(
    refs.filter((found) => found !== null),
    ({ connector }) => connector,
  );
  const answers = new Map<Connector, ReadonlyMap<string, T | null | Error>>();
  await Promise.all(
    [...groups].map(async ([connector, wanted]) =>
      answers.set(
        connector,
        await loadFrom(
          options,
          connector,
          wanted.map(({ parsed }) => parsed.ref),
        ),
      ),
    ),
  );
  return refs.map((found) => (found ? (answers.get(found.connector)?.get(found.parsed.ref) ?? null) : null));
}

async function loadFrom<T>(
  { kind, reads, call, access }: NodeLoaderOptions<T>,
  connector: Connector,
  refs: readonly string[],
): Promise<ReadonlyMap<string, T | null | Error>> {
  const port = reads(connector.ports);
  const hidesBroken = access.isAccountScoped && kind !== 'Account';
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

/** Reads many objects at once. If that fails, single reads follow. */
async function readMany<T>(
  port: SingleReads<T>,
  call: Call,
  refs: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  if (!port.readMany) return new Map();
  return port.readMany(call, refs).catch(() => new Map<string, T>());
}

/**
 * An unreadable record exists, but may belong to another caller. A caller limited to accounts gets null instead of the error,
 * unless its grants already include the object. The record is reported where it is read.
 */
function toAnswer(hidesBroken: boolean, error: unknown): Error | null {
  if (hidesBroken && error instanceof UpstreamError && error.code === 'INVALID_RESPONSE') return null;
  return error instanceof Error ? error : new Error('a read failed', { cause: error });
}
