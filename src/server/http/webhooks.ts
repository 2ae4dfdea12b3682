import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Intake, Receipt } from '../../events/index.js';
import { StoreUnavailableError } from '../../store/index.js';
import { refusal } from '../errors/error-codes.js';
import { type Budgets, isTooManyAttempts } from '../limits/gate.js';

export interface WebhookRoutes {
  readonly intake: Intake;
  readonly budgets: Budgets;
}

/** Notices are short; the largest contain one object. **Units** bytes. */
const MAX_BODY_BYTES = 256 * 1024;

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const REFUSALS: Readonly<Partial<Record<Receipt, Refused>>> = {
  NO_WEBHOOKS: { status: 404, code: 'NOT_FOUND', message: 'required a connector that receives webhooks' },
  UNPROVEN: { status: 401, code: 'UNAUTHENTICATED', message: 'required a webhook that proves its sender' },
};

/** Serves `POST /webhooks/<connector>`. A webhook is stored before the response says so. */
export async function serveWebhooks(app: FastifyInstance, { intake, budgets }: WebhookRoutes): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post('/webhooks/:connector', { bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
      const { connector } = request.params as { readonly connector: string };
      const receipt = await received(intake, connector, request);
      const refused = receipt === 'AWAY' ? AWAY : REFUSALS[receipt];
      if (!refused) return reply.send({ status: 'ok' });
      if (receipt !== 'AWAY' && (await isTooManyAttempts(budgets, request, reply))) return reply;
      return answer(reply, request, refused);
    });
  });
}

const AWAY: Refused = {
  status: 503,
  code: 'STORE_UNAVAILABLE',
  message: 'the gateway cannot store the webhook; send it again',
};

/** `AWAY`: the store cannot be reached, so the provider has to send it again. */
async function received(
  intake: Intake,
  connector: string,
  { headers, body }: FastifyRequest,
): Promise<Receipt | 'AWAY'> {
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? undefined : value,
  ]);
  const arrived = {
    headers: Object.fromEntries(single) as Record<string, string | undefined>,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
  try {
    return await intake(connector, arrived);
  } catch (error) {
    if (error instanceof StoreUnavailableError) return 'AWAY';
    throw error;
  }
}

function answer(
  reply: FastifyReply,
  { id }: FastifyRequest,
  { status, code, message }: Refused,
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send(refusal(code, message, id));
}
