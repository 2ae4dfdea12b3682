import { once } from 'node:events';
import { type AddressInfo, createServer, connect as open, type Socket } from 'node:net';

/** A pooler before PostgreSQL that keeps a server connection for a client until its transaction, or its session, ends. */
export interface Pooler {
  readonly port: number;
  close(): Promise<void>;
}

export interface PoolerOptions {
  readonly mode: 'session' | 'transaction';
  /** The socket of the server. */
  readonly path: string;
  readonly user: string;
  readonly database: string;
  /** The most connections to the server. */
  readonly size: number;
}

/** What a client may set when it starts. **Source** PgBouncer: ignore_startup_parameters. */
const STARTS = [
  'user',
  'database',
  'application_name',
  'client_encoding',
  'datestyle',
  'timezone',
  'standard_conforming_strings',
];
const TERMINATE = 'X'.charCodeAt(0);
const READY = 'Z'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);
const ADMITTED = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);

export async function startPooler(options: PoolerOptions): Promise<Pooler> {
  const pool = createServers(options);
  const clients = new Set<Socket>();
  const listener = createServer((client) => {
    clients.add(client);
    client.on('error', () => client.destroy());
    serve(client, options.mode, pool);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    async close() {
      for (const client of clients) client.destroy();
      pool.close();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

/** A connection to the server, and who hears its messages. */
interface Server {
  readonly socket: Socket;
  heard: (frame: Buffer) => void;
}

type Servers = ReturnType<typeof createServers>;

/** The connection that was used last is used next. */
function createServers({ path, user, database, size }: PoolerOptions) {
  const all: Server[] = [];
  const free: Server[] = [];
  const waiting: Array<(server: Server) => void> = [];
  const release = (server: Server) => {
    server.heard = () => {};
    const next = waiting.shift();
    if (next === undefined) free.push(server);
    else next(server);
  };
  const begin = () => {
    const server: Server = { socket: open(path), heard: () => {} };
    all.push(server);
    server.socket.on('error', () => server.socket.destroy());
    server.socket.write(startup({ user, database }));
    server.heard = (frame) => {
      if (frame[0] === READY) release(server);
    };
    frames(server.socket, (frame) => server.heard(frame));
  };
  return {
    take: () =>
      new Promise<Server>((resolve) => {
        const server = free.pop();
        if (server !== undefined) return resolve(server);
        waiting.push(resolve);
        if (all.length < size) begin();
      }),
    release,
    close: () => {
      for (const { socket } of all) socket.destroy();
    },
  };
}

function serve(client: Socket, mode: PoolerOptions['mode'], servers: Servers): void {
  let taken: Promise<Server> | null = null;
  const take = async () => {
    const server = await servers.take();
    server.heard = (frame) => {
      client.write(frame);
      if (mode === 'session' || frame[0] !== READY || frame[5] !== IDLE) return;
      taken = null;
      servers.release(server);
    };
    return server;
  };
  const admit = (parameters: readonly string[]) => {
    const refused = parameters.find((each) => !STARTS.includes(each.toLowerCase()));
    if (refused === undefined) client.write(ADMITTED);
    else client.end(refusal(`unsupported startup parameter: ${refused}`));
  };
  frames(
    client,
    (frame) => {
      if (frame[0] === TERMINATE) return client.end();
      taken ??= take();
      void taken.then(({ socket }) => socket.write(frame));
    },
    admit,
  );
  client.once('close', () => void taken?.then((server) => reset(server, servers)));
}

/** What PgBouncer does to a connection whose session has ended. */
function reset(server: Server, servers: Servers): void {
  server.heard = (frame) => {
    if (frame[0] === READY) servers.release(server);
  };
  server.socket.write(message('Q', Buffer.from('discard all\0')));
}

/** Calls `heard` with each message; the first of a client has no type and goes to `started` as the names of its parameters. */
function frames(
  socket: Socket,
  heard: (frame: Buffer) => void,
  started?: (parameters: readonly string[]) => void,
) {
  let rest: Buffer = Buffer.alloc(0);
  let typed = started === undefined ? 1 : 0;
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= typed + 4) {
      const end = typed + rest.readInt32BE(typed);
      if (rest.length < end) return;
      const frame = rest.subarray(0, end);
      rest = rest.subarray(end);
      if (typed === 1) heard(frame);
      else started?.(namesIn(frame));
      typed = 1;
    }
  });
}

function namesIn(frame: Buffer): string[] {
  const parts = frame.subarray(8).toString().split('\0');
  return parts.filter((name, each) => each % 2 === 0 && name !== '');
}

function startup(parameters: Readonly<Record<string, string>>): Buffer {
  const text = Object.entries(parameters).map(([name, value]) => `${name}\0${value}\0`);
  const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), Buffer.from(`${text.join('')}\0`)]);
  return message('', body);
}

function refusal(text: string): Buffer {
  return message('E', Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${text}\0\0`));
}

function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}
