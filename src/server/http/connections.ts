import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One connection. */
interface Connection {
  /** With TLS: the socket of TCP until the handshake is done, then the one of TLS over it. */
  readonly sockets: Set<Socket>;
  /** The requests without a complete answer, in the order in which they arrived. */
  readonly requests: FastifyRequest[];
}

/**
 * The connections of a server and the requests on them. Node closes only idle connections that have had a request: one that never had
 * any, or whose request never arrives completely, would delay the end of the server.
 */
export class Connections {
  readonly #open = new Map<string, Connection>();
  readonly #bySocket = new WeakMap<Socket, Connection>();
  readonly #waiting: Array<() => void> = [];
  #requests = 0;
  #isClosing = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => this.#add(socket));
    server.on('secureConnection', (socket: Socket) => {
      // Node ends with a fault of memory if both sockets are destroyed.
      this.#open.get(keyOf(socket))?.sockets.clear();
      this.#add(socket);
    });
  }

  /** Counts a request until its answer is complete or its client is gone. */
  addRequest(request: FastifyRequest, reply: FastifyReply): void {
    const { socket } = request.raw;
    const connection = this.#bySocket.get(socket) ?? { sockets: new Set([socket]), requests: [] };
    this.#bySocket.set(socket, connection);
    connection.requests.push(request);
    this.#requests += 1;
    const release = () => this.#release(connection, request);
    reply.raw.once('finish', release).once('close', release);
  }

  /** Whether no other request has arrived after it on its connection. */
  isLast({ raw }: FastifyRequest): boolean {
    return this.#bySocket.get(raw.socket)?.requests.at(-1)?.raw === raw;
  }

  /** Closes every connection that has no request: now, or as soon as its last answer is complete. */
  closeIdle(): void {
    this.#isClosing = true;
    for (const connection of this.#open.values()) {
      if (connection.requests.length === 0) destroy(connection);
    }
  }

  /** Closes the connections with a request that has not arrived completely. */
  closeUnfinished(): void {
    for (const connection of this.#open.values()) {
      if (connection.requests.some(({ raw }) => !raw.complete)) destroy(connection);
    }
  }

  /** Resolves when no request is left. */
  async answered(): Promise<void> {
    if (this.#requests === 0) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #add(socket: Socket): void {
    if (this.#isClosing) return void socket.destroy();
    const key = keyOf(socket);
    const connection = this.#open.get(key) ?? { sockets: new Set<Socket>(), requests: [] };
    connection.sockets.add(socket);
    this.#open.set(key, connection);
    this.#bySocket.set(socket, connection);
    socket.once('close', () => {
      connection.sockets.delete(socket);
      if (connection.sockets.size === 0 && this.#open.get(key) === connection) this.#open.delete(key);
    });
  }

  #release({ requests, sockets }: Connection, request: FastifyRequest): void {
    const index = requests.indexOf(request);
    if (index < 0) return;
    requests.splice(index, 1);
    this.#requests -= 1;
    if (this.#isClosing && requests.length === 0) for (const socket of sockets) socket.destroySoon?.();
    if (this.#requests === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The same for both sockets of a TLS connection. */
function keyOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return [remoteAddress, remotePort, localAddress, localPort].join(' ');
}

function destroy({ sockets }: Connection): void {
  for (const socket of sockets) socket.destroy();
}
