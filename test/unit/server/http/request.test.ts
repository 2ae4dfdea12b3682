import { EventEmitter, once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it, vi } from 'vitest';
import type { Principal } from '../../../../src/auth/callers/principal.js';
import type { SourcesRequest } from '../../../../src/datasources/index.js';
import { type Clock, systemClock } from '../../../../src/domain/clock.js';
import type { Open } from '../../../../src/server/graphql/open-request.js';
import { toContext, toRequestId } from '../../../../src/server/http/request.js';
import { appOver, WITH_KEY } from '../../../support/app.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { fakeEvents } from '../../../support/fake-events.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { collectGarbage } from '../../../support/garbage.js';
import { manualClock } from '../../../support/manual-clock.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('toRequestId', () => {
  it.each(['a', 'my-id_1', 'x'.repeat(64)])('takes %j', (id) => {
    expect(toRequestId(id)).toBe(id);
  });

  it.each([undefined, '', 'a b', 'x'.repeat(65), 'a\nb', 'ä', '<x>', ['a', 'b']])(
    'makes one instead of %j',
    (header) => {
      expect(toRequestId(header)).toMatch(UUID);
    },
  );
});

describe('requireCaller', () => {
  it.each([{}, { authorization: 'Bearer nonsense' }, { authorization: 'Basic b3BzOm9wcw==' }])(
    'gives everybody else the same answer: %j',
    async (headers) => {
      const { app } = await appOver();

      const answer = await app.inject({ url: '/metrics', headers: { ...headers, 'x-request-id': 'r-1' } });

      expect(answer.statusCode).toBe(401);
      expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
      expect(answer.json()).toEqual({
        errors: [
          {
            message: 'required a valid API key or JWT in the header Authorization: Bearer <key or token>',
            extensions: { code: 'UNAUTHENTICATED', retryable: false, requestId: 'r-1' },
          },
        ],
      });
    },
  );

  it('refuses before it reads the body', async () => {
    const { app, open } = await appOver();
    const payload = '{ this is no JSON';

    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload });

    expect(answer.statusCode).toBe(401);
    expect(open).not.toHaveBeenCalled();
  });

  it('lets a known caller through', async () => {
    const { app } = await appOver();

    expect((await app.inject({ url: '/metrics', headers: WITH_KEY })).statusCode).toBe(200);
  });
});

describe('toContext', () => {
  const principal: Principal = {
    subject: 'ops',
    scopes: new Set(),
    grants: { connectors: 'all', accounts: 'all' },
  };

  function contextOf(
    given: Principal | null,
    sent: IncomingHttpHeaders = {},
    wanted: readonly string[] = [],
    clock: Clock = manualClock(),
  ) {
    const open = vi.fn<Open>((_: SourcesRequest) => ({
      ...{ sources: fakeSources(), actions: fakeActions(), events: fakeEvents() },
    }));
    const raw = new EventEmitter();
    const request = { principal: given, id: 'r-1', headers: sent } as unknown as FastifyRequest;
    const reply = { raw } as unknown as FastifyReply;
    const context = toContext({ open, callerHeaders: wanted, clock }, request, reply);
    return { context, raw, signal: open.mock.calls[0]?.[0].signal, open };
  }

  it('holds the caller, the request id and sources of its own', () => {
    const { context, open } = contextOf(principal);

    expect(context).toMatchObject({ principal, requestId: 'r-1' });
    expect(open).toHaveBeenCalledWith(expect.objectContaining({ principal, requestId: 'r-1' }));
  });

  it('hands on the headers that some connector takes from its callers, and no other', () => {
    const sent = {
      authorization: 'Bearer key',
      cookie: 'session=1',
      'x-linker-token': 'one',
      'x-other-token': 'two',
      'set-cookie': ['a', 'b'],
    };

    const { open } = contextOf(principal, sent, ['x-linker-token', 'set-cookie', 'x-absent-token']);

    expect(open.mock.calls[0]?.[0].callerHeaders).toEqual({ 'x-linker-token': 'one' });
  });

  it.each([
    [['x-linker-token'], {}],
    [[], { 'x-linker-token': 'one' }],
  ])('hands on no header where connectors take %j and the caller sends %j', (wanted, sent) => {
    const { open } = contextOf(principal, sent, wanted);

    expect(open.mock.calls[0]?.[0].callerHeaders).toEqual({});
  });

  it('ends when the caller goes away', () => {
    const { raw, signal } = contextOf(principal);

    expect(signal?.aborted).toBe(false);
    raw.emit('close');
    expect(signal?.aborted).toBe(true);
  });

  it('ends after 25 seconds', async () => {
    const clock = manualClock();
    const { signal } = contextOf(principal, {}, [], clock);

    clock.advance(24_999);
    await Promise.resolve();
    const before = signal?.aborted;
    clock.advance(1);
    await Promise.resolve();

    expect(before).toBe(false);
    expect(signal?.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('ends at its deadline although garbage was collected before', async () => {
    const soon: Clock = { ...systemClock, sleep: (_ms, signal) => systemClock.sleep(50, signal) };
    const { signal } = contextOf(principal, {}, [], soon);
    if (!signal) throw new Error('required a signal');
    const ended = once(signal, 'abort');

    await collectGarbage();
    await ended;

    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('leaves no timer behind when the response is sent', async () => {
    const clock = manualClock();
    const stopped: boolean[] = [];
    const watching: Clock = {
      ...clock,
      sleep: (ms, signal) => {
        signal?.addEventListener('abort', () => stopped.push(true));
        return clock.sleep(ms, signal);
      },
    };

    contextOf(principal, {}, [], watching).raw.emit('close');

    expect(stopped).toEqual([true]);
  });

  it('is not made for a request without a caller', () => {
    expect(() => contextOf(null)).toThrow('without a caller');
  });
});
