import type { Attempt, Connector, Write, WriteKind, WritePort } from '../../../src/datasources/index.js';
import { UpstreamError } from '../../../src/domain/errors.js';
import type { Move, OperationRecord, OperationStore } from '../../../src/store/index.js';
import type { Bug } from './gateway.js';

type AnyPort = WritePort<object, unknown>;

/** A write of this kind goes out once more when no answer came. */
export function sendsAgain(kind: WriteKind): Bug {
  return { connector: (connector) => withPort(connector, kind, (port) => ({ ...port, plan: again(port) })) };
}

function again(port: AnyPort): AnyPort['plan'] {
  return (command) => {
    const plan = port.plan(command);
    if ('errors' in plan) return plan;
    return { ...plan, send: (attempt) => sendTwice(plan, attempt) };
  };
}

async function sendTwice(write: Write<unknown>, attempt: Attempt): Promise<unknown> {
  try {
    return await write.send(attempt);
  } catch (error) {
    if (error instanceof UpstreamError && error.sent === 'maybe') return write.send(attempt);
    throw error;
  }
}

function withPort(connector: Connector, kind: WriteKind, change: (port: AnyPort) => AnyPort): Connector {
  const port = connector.ports[kind] as AnyPort | undefined;
  return port ? { ...connector, ports: { ...connector.ports, [kind]: change(port) } } : connector;
}

/** DISPATCHED is written down only when what came of the call is; nothing that would notice looks before. */
export const dispatchesLate: Bug = {
  store: (store) => {
    const owed = new Map<string, Move>();
    const move = async (id: string, wanted: Move): Promise<OperationRecord | null> => {
      if (wanted.to === 'DISPATCHED') return owe(store, owed, id, wanted);
      const dispatched = owed.get(id);
      owed.delete(id);
      if (dispatched) await store.move(id, dispatched);
      return store.move(id, wanted);
    };
    const holdsLease: OperationStore['holdsLease'] = async (id, owner, atMs) =>
      owed.has(id) || store.holdsLease(id, owner, atMs);
    const changed: Partial<OperationStore> = { move, holdsLease };
    return new Proxy(store, {
      get: (target, name) => Reflect.get(name in changed ? changed : target, name),
    });
  },
};

async function owe(
  store: OperationStore,
  owed: Map<string, Move>,
  id: string,
  move: Move,
): Promise<OperationRecord | null> {
  const record = await store.findById(id);
  owed.set(id, move);
  return record && { ...record, status: 'DISPATCHED', attempts: record.attempts + 1 };
}
