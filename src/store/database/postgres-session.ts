import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { StoreUnavailableError } from '../errors.js';
import { CHANNEL } from './database.js';
import { toStoreError } from './faults.js';
import { createKeyedMutex } from './keyed-mutex.js';
import { toUnreachable } from './postgres-address.js';
import { connectionConfig } from './postgres-pool.js';
import { toReason } from './reasons.js';
import { sessionSettings } from './session-settings.js';
import { sharedSession } from './unsuitable.js';

/**
 * The dedicated connection of this gateway. It receives notices and holds locks. It is opened on demand and reopened after a
 * failure. It requires its own session: a pooler in transaction mode between gateway and PostgreSQL is refused.
 */
export interface PostgresSession {
  /** The connection, opened if there is none. **Throws** `StoreUnavailableError`. */
  connected(): Promise<PostgresConnection>;
  close(): Promise<void>;
}

export interface PostgresConnection {
  /** Aborted when the connection ends. */
  readonly lost: AbortSignal;
  /** The mark of the session in `exchequer.session`. A statement that finds another mark runs in another session. */
  readonly mark: string;
  /** **Throws** `StoreUnavailableError` and ends the connection. */
  query(text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Ends the connection, whose locks are lost. */
  end(cause: unknown): void;
}

export interface SessionListener {
  /** Called with the topic of each notice. */
  heard(topic: string): void;
  /** Called when notices may have been missed. */
  lost(): void;
}

const STATEMENT_MS = 5000;

export function createPostgresSession(
  url: string,
  listener: SessionListener,
  newMark: () => string = randomUUID,
): PostgresSession {
  let current: Promise<PostgresConnection> | null = null;
  let closed = false;
  const clients = new Set<pg.Client>();

  const make = (): Promise<PostgresConnection> => {
    const client = newClient(url);
    clients.add(client);
    const gone = () => {
      current = null;
      clients.delete(client);
    };
    return connect({ url, client, listener, gone, mark: newMark() });
  };

  return {
    async connected() {
      if (closed) throw new StoreUnavailableError(undefined, 'it is closed');
      current ??= make();
      return current;
    },
    async close() {
      closed = true;
      await Promise.all([...clients].map((client) => client.end().catch(() => {})));
    },
  };
}

function newClient(url: string): pg.Client {
  try {
    return new pg.Client(connectionConfig({ url, statementMs: STATEMENT_MS }));
  } catch (error) {
    throw toUnreachable(url, error);
  }
}

interface Connecting {
  readonly url: string;
  readonly client: pg.Client;
  readonly listener: SessionListener;
  readonly mark: string;
  /** Called once, when the connection ends or cannot be opened. */
  readonly gone: () => void;
}

async function connect({ url, client, listener, mark, gone }: Connecting): Promise<PostgresConnection> {
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
    await client.query(sessionSettings(STATEMENT_MS));
    await markSession(client, mark);
    await client.query(`listen ${CHANNEL}`);
    listening = true;
  } catch (error) {
    lose(error);
    throw toUnreachable(url, error);
  }
  return { lost: ended.signal, mark, query: asking(client, lose), end: lose };
}

/** **Throws** `UnsuitableDatabaseError` if the session has the mark of another gateway. */
async function markSession(client: pg.Client, mark: string): Promise<void> {
  const { rowCount } = await client.query(MARK, [mark]);
  if (rowCount !== 1) throw sharedSession();
}

const MARK = `select set_config('exchequer.session', $1, false)
  where coalesce(current_setting('exchequer.session', true), '') = ''`;

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
