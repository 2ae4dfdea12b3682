import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Clock, systemClock } from '../../domain/clock.js';
import { refusal } from '../errors/error-codes.js';
import { Connections } from './connections.js';

/** How long a request may take to arrive completely once the gateway shuts down. **Units** milliseconds. */
const ARRIVAL_MS = 1_000;

/** The end of an HTTP server, in two steps: it says that it is not ready, then it accepts no request. */
export class Draining {
  readonly #connections: Connections;
  readonly #app: FastifyInstance;
  readonly #clock: Clock;
  #isAnnounced = false;
  #isClosing = false;

  /** Must be created before other hooks are added to the app. */
  constructor(app: FastifyInstance, clock: Clock = systemClock) {
    this.#app = app;
    this.#clock = clock;
    this.#connections = new Connections(app.server);
    app.addHook('onRequest', async (request, reply) => this.#connections.addRequest(request, reply));
    app.addHook('onSend', async (request, reply) => {
      if (this.#isClosing && this.#connections.isLast(request)) reply.header('connection', 'close');
    });
    app.addHook('preClose', async () => this.#begin());
  }

  /** Whether a load balancer should send requests. */
  get isReady(): boolean {
    return !this.#isAnnounced;
  }

  /** Responds 503 to requests that arrive on open connections while the gateway shuts down. Running requests finish. */
  readonly refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!this.#isClosing) return;
    const message = 'the gateway is shutting down; retry';
    await reply
      .code(503)
      .header('retry-after', '1')
      .send(refusal('SHUTTING_DOWN', message, request.id, { retryable: true, retryAfterSeconds: 1 }));
  };

  /**
   * Closes the app. For `graceMs`, a server that listens answers requests as usual and is not ready, so that load balancers stop sending
   * requests. Then it accepts none, closes idle connections and waits for the running requests.
   */
  async close(graceMs: number): Promise<void> {
    this.#isAnnounced = true;
    if (graceMs > 0 && this.#app.server.listening) await this.#clock.sleep(graceMs);
    this.#begin();
    const arrival = new AbortController();
    const closed = this.#app.close();
    this.#clock.sleep(ARRIVAL_MS, arrival.signal).then(
      () => this.#connections.closeUnfinished(),
      () => undefined,
    );
    await closed;
    await this.#connections.answered();
    arrival.abort();
  }

  #begin(): void {
    this.#isClosing = true;
    this.#connections.closeIdle();
  }
}
