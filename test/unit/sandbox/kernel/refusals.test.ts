import { describe, expect, it } from 'vitest';
import { withReshapedRefusals } from '../../../../sandbox/kernel/refusals.js';
import {
  type Handler,
  HttpReply,
  type SimProvider,
  type SimRequest,
  type SimResponse,
} from '../../../../sandbox/kernel/types.js';
import { aContext } from './context.js';
import { echoDefinition } from './echo-provider.js';

const REQUEST: SimRequest = {
  method: 'GET',
  path: '/v1/nowhere',
  params: { id: '7' },
  query: new URLSearchParams(),
  headers: {},
  rawBody: Buffer.alloc(0),
  body: undefined,
};

/** Says in the body that it has been here, and how often. */
const signed = ({ body, ...rest }: SimResponse): SimResponse => ({ ...rest, body: { signed: body } });

const refuse = (): never => {
  throw new HttpReply({ status: 409, body: 'no', headers: { 'Retry-After': '2' } });
};
const SIGNED = { status: 409, body: { signed: 'no' }, headers: { 'Retry-After': '2' } };

function providerWith(parts: Partial<SimProvider>): SimProvider {
  return withReshapedRefusals({ ...echoDefinition.create(aContext()), ...parts }, signed);
}

/** What the one route of a provider with this handler throws or answers. */
async function outcomeOf(handler: Handler): Promise<unknown> {
  const [route] = providerWith({ routes: [{ method: 'GET', path: '/x', handler }] }).routes;
  return thrownBy(async () => route?.handler(REQUEST));
}

async function thrownBy(act: () => unknown): Promise<unknown> {
  try {
    return { answered: await act() };
  } catch (thrown) {
    return thrown;
  }
}

const responseOf = (thrown: unknown): unknown => (thrown instanceof HttpReply ? thrown.response : { thrown });

describe('a reshaped refusal', () => {
  it('comes from a handler that throws it', async () => {
    expect(responseOf(await outcomeOf(refuse))).toEqual(SIGNED);
  });

  it('comes from a handler that rejects with it', async () => {
    const later = async (): Promise<SimResponse> => {
      await Promise.resolve();
      return refuse();
    };

    expect(responseOf(await outcomeOf(later))).toEqual(SIGNED);
  });

  it('comes from the authentication', async () => {
    const { authenticate } = providerWith({ authenticate: refuse });

    expect(responseOf(await thrownBy(() => authenticate(REQUEST)))).toEqual(SIGNED);
  });

  it('is the answer for an unknown path', () => {
    expect(providerWith({}).notFound(REQUEST)).toEqual({
      status: 404,
      body: { signed: { error: 'nothing at /v1/nowhere' } },
    });
  });
});

describe('what is no refusal', () => {
  const answer: SimResponse = { status: 200, body: 'yes' };

  it.each<[string, Handler]>([
    ['at once', () => answer],
    ['later', async () => answer],
  ])('leaves the answer that comes %s as it is', async (_, handler) => {
    const { answered } = (await outcomeOf(handler)) as { answered: unknown };

    expect(answered).toBe(answer);
  });

  it.each([[new TypeError('a fault of ours')], ['a word'], [undefined], [{ response: { status: 409 } }]])(
    'is thrown on as it is: %j',
    async (thrown) => {
      const fail = (): never => {
        throw thrown;
      };
      const { authenticate } = providerWith({ authenticate: fail });

      expect(await outcomeOf(fail)).toBe(thrown);
      expect(await thrownBy(() => authenticate(REQUEST))).toBe(thrown);
    },
  );

  it('lets in whom the provider lets in, and hands each the request', async () => {
    const seen: SimRequest[] = [];
    const { authenticate, routes } = providerWith({
      authenticate: (request) => void seen.push(request),
      routes: [
        {
          method: 'GET',
          path: '/x',
          handler: (request) => {
            seen.push(request);
            return answer;
          },
        },
      ],
    });

    authenticate(REQUEST);
    await routes[0]?.handler(REQUEST);

    expect(seen).toEqual([REQUEST, REQUEST]);
    expect(seen[0]).toBe(REQUEST);
  });
});

describe('a provider with reshaped refusals', () => {
  it('keeps its other parts, and what commands are refused with', async () => {
    const plain = { ...echoDefinition.create(aContext()), headers: { Via: 'echo' }, event: refuse };

    const reshaped = withReshapedRefusals(plain, signed);

    expect(reshaped.routes.map(({ method, path }) => [method, path])).toEqual([
      ['GET', '/v1/items/:id'],
      ['POST', '/v1/deposits'],
    ]);
    expect(reshaped.headers).toEqual({ Via: 'echo' });
    expect(reshaped.settings({ loud: true })).toEqual({ loud: true });
    expect(responseOf(await thrownBy(() => reshaped.event({})))).toMatchObject({ status: 409, body: 'no' });
  });

  it('is another one: the plain one refuses as before', async () => {
    const plain: SimProvider = {
      ...echoDefinition.create(aContext()),
      routes: [{ method: 'GET', path: '/x', handler: refuse }],
    };

    withReshapedRefusals(plain, signed);

    expect(responseOf(await thrownBy(() => plain.routes[0]?.handler(REQUEST)))).toMatchObject({ body: 'no' });
  });
});
