import pg from 'pg';
import { StoreUnavailableError } from '../errors.js';
import { CHANNEL } from './database.js';
import { toStoreError } from './faults.js';
import { createKeyedMutex } from './keyed-mutex.js';
import { toUnreachable } from './postgres-address.js';
import { connectionConfig } from './postgres-pool.js';
import { toReason } from './reasons.js';

/**
 * The dedicated connection of this gateway. It receives notices and holds locks. It is opened on demand and reopened after a
 * failure. It requires its own session, so a transaction pooler between gateway and PostgreSQL does not work.
 */
export interface PostgresSession {
  /** The connection, opened if there is none. **Throws** `StoreUnavailableError`. */
  connected(): Promise<PostgresConnection>;
  close(): Promise<void>;
}

export interface PostgresConnection {
  /** Aborted when the connection ends. */
  readonly lost: AbortSignal;
  /** **Throws** `StoreUnavailableError` and ends the connection. */
  query(text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
}

export interface SessionListener {
  /** Called with the topic of each notice. */
  heard(topic: string): void;
  /** Called when notices may have been missed. */
  lost(): void;
}

const STATEMENT_MS = 5000;

export function createPostgresSession(url: string, listener: SessionListener): PostgresSession {
  let current: Promise<PostgresConnection> | null = null;
  let closed = false;
  const clients = new Set<pg.Client>();

  const make = (): Promise<PostgresConnection> => {
    const client = new pg.Client(connectionConfig({ url, statementMs: STATEMENT_MS }));
    clients.add(client);
    const gone = () => {
      current = null;
      clients.delete(client);
    };
    return connect({ url, client, listener, gone });
  };

  return {
    connected() {
      if (closed) return Promise.reject(new StoreUnavailableError(undefined, 'it is closed'));
      current ??= make();
      return current;
    },
    async close() {
      closed = true;
      await Promise.all([...clients].map((client) => client.end().catch(() => {})));
    },
  };
}

interface Connecting {
  readonly url: string;
  readonly client: pg.Client;
  readonly listener: SessionListener;
  /** Called once, when the connection ends or cannot be opened. */
  readonly gone: () => void;
}

async function connect({ url, client, listener, gone }: Connecting): Promise<PostgresConnection> {
  const ended = new AbortController();
  let listening = false;
  const lose = (cause: unknown) => {
    if (ended.signal.aborted) return;
    gone();
    ended.abort(new StoreUnavailableError(cause, toReason(cause)));
    if (listening) listener.lost();
    client.end().catch(() => {});
  };
  client.on('error', lose);
  client.on('end', () => lose(new Error('the connection ended')));
  client.on('notification', ({ payload }) => listener.heard(payload ?? ''));
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    listening = true;
  } catch (error) {
    lose(error);
    throw toUnreachable(url, error);
  }
  return { lost: ended.signal, query: asking(client, lose) };
}

/** An error ends the connection, because the state of its locks is unknown. */
function asking(client: pg.Client, lose: (cause: unknown) => void): PostgresConnection['query'] {
  const mutex = createKeyedMutex<'connection'>();
  const ask: PostgresConnection['query'] = async (text, values) => {
    try {
      const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
      return rows;
    } catch (error) {
      lose(error);
      throw toStoreError(error);
    }
  };
  return (text, values) => mutex.run('connection', () => ask(text, values));
}
