import {
  HttpReply,
  type SimContext,
  type SimDefinition,
  type SimProvider,
} from '../../../../sandbox/kernel/types.js';

/** A provider of one account, for tests of the kernel: deposits, a list, and one setting. */
export const echoDefinition: SimDefinition = {
  provider: 'echo',
  connector: 'echo-main',
  configuration: { credentials: { token: 'open-sesame' } },
  create,
};

function create(context: SimContext): SimProvider {
  let stated = 0n;
  let settings: Record<string, unknown> = { loud: false };
  const deposit = (minor: bigint): void => {
    stated += minor;
    context.book.post({
      at: context.clock.now(),
      entries: [
        { account: 'purse', currency: 'USD', minor },
        { account: 'outside', currency: 'USD', minor: -minor },
      ],
    });
  };
  return {
    routes: [
      {
        method: 'GET',
        path: '/v1/items/:id',
        handler: ({ params }) => ({ status: 200, body: { id: params['id'], tags: ['a'] } }),
      },
      {
        method: 'POST',
        path: '/v1/deposits',
        handler: ({ headers }) => {
          deposit(100n);
          context.book.effect(headers['idempotency-key'] ?? 'none');
          return { status: 201, body: { booked: true } };
        },
      },
    ],
    authenticate: ({ headers }) => {
      if (headers['authorization'] !== 'Bearer open-sesame')
        throw new HttpReply({ status: 401, body: { error: 'who?' } });
    },
    notFound: ({ path }) => ({ status: 404, body: { error: `nothing at ${path}` } }),
    idempotencyKey: ({ headers }) => headers['idempotency-key'],
    reset: ({ seed }) => {
      stated = 0n;
      deposit(BigInt(seed));
    },
    settings: (changes) => {
      settings = { ...settings, ...changes };
      return settings;
    },
    event: (command) => {
      if (command['do'] === 'misstate') stated += 5n;
      return { status: 200, body: { done: command['do'] } };
    },
    records: () => ({ purses: [{ id: 'purse', minor: stated }] }),
    statedBalances: () => [{ account: 'purse', currency: 'USD', minor: stated }],
  };
}
