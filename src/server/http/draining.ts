import type { FastifyInstance } from 'fastify';
import { refusal } from '../errors/error-codes.js';

/** Responds 503 to requests that arrive on open connections while the gateway shuts down. Running requests finish. */
export function refuseWhileClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!isClosing) return;
    const message = 'the gateway is shutting down; retry';
    await reply
      .code(503)
      .header('retry-after', '1')
      .header('connection', 'close')
      .send(refusal('SHUTTING_DOWN', message, request.id, { retryable: true, retryAfterSeconds: 1 }));
  });
}
