import { describe, expect, it } from 'vitest';
import { hostedPagesPort } from '../../../../../src/datasources/treasury-path/writes/hosted-pages.js';
import type { CreateHostedPageToken } from '../../../../../src/domain/commands.js';
import { UpstreamError } from '../../../../../src/domain/errors.js';
import { newCall } from '../../../../support/attempts.js';
import { failure } from '../../../../support/refusals.js';
import { connector, fakeTreasuryPath, globalId, refusalWith } from '../fake-treasury-path.js';

const PATH = '/api/v1/hosted_page_tokens';
const RETURN = 'https://app.example.com/linked';

function portFor(answer: unknown) {
  const fake = fakeTreasuryPath({ [`POST ${PATH}`]: answer });
  const port = hostedPagesPort(fake.api, { hostedUrl: 'https://hosted.example' });
  const call = newCall();
  const create = (command: Partial<CreateHostedPageToken> = {}) =>
    port.create(call, { entityId: 'e1', purpose: 'FUNDING_ACCOUNTS', returnUrl: null, ...command });
  return { fake, call, create };
}

const made = (token: unknown, more: object = {}) => ({
  data: { token, purpose: 'funding_accounts', ...more },
});

describe('hostedPagesPort.create', () => {
  it('sends exactly what is asked for, and gives the page at the configured address', async () => {
    const { fake, create } = portFor(
      made('token-1', { return_url: RETURN, hosted_url: 'https://evil.example' }),
    );

    const answered = await create({ entityId: globalId('Business', 'c1', 'e1'), returnUrl: RETURN });

    expect(answered).toEqual({
      value: {
        token: 'token-1',
        purpose: 'FUNDING_ACCOUNTS',
        hostedPageUrl: 'https://hosted.example/funding-accounts?token=token-1',
        expiresAt: '2026-01-05T14:00:00.000Z',
        returnUrl: RETURN,
        returnUrlIgnored: false,
      },
    });
    expect(fake.sent).toHaveLength(1);
    expect(fake.sent[0]).toMatchObject({ method: 'POST', path: PATH });
    expect(JSON.stringify(fake.sent[0]?.body)).toBe(
      '{"entity_id":"e1","purpose":"funding_accounts","return_url":"https://app.example.com/linked"}',
    );
  });

  it('sends no return address where none is given', async () => {
    const { fake, create } = portFor(made('token-1'));

    expect(await create()).toMatchObject({ value: { returnUrl: null, returnUrlIgnored: false } });

    expect(JSON.stringify(fake.sent[0]?.body)).toBe('{"entity_id":"e1","purpose":"funding_accounts"}');
  });

  it('says that a return address was dropped', async () => {
    const { create } = portFor(made('token-1'));

    expect(await create({ returnUrl: RETURN })).toMatchObject({
      value: { returnUrl: null, returnUrlIgnored: true },
    });
  });

  it('makes a new token every time, and leaves none behind in the request', async () => {
    let count = 0;
    const { fake, call, create } = portFor(() => {
      count += 1;
      return made(`token-${count}`);
    });

    expect(await create()).toMatchObject({ value: { token: 'token-1' } });
    expect(await create()).toMatchObject({ value: { token: 'token-2' } });

    expect(fake.sent).toHaveLength(2);
    expect(call.memo.size).toBe(0);
  });

  it('sends nothing that is known to be wrong', async () => {
    const { fake, create } = portFor(made('token-1'));

    expect(await create({ returnUrl: 'http://app.example.com' })).toMatchObject({
      errors: [{ field: ['returnUrl'], code: 'INVALID_INPUT' }],
    });

    expect(fake.sent).toEqual([]);
  });

  it('tells of a refusal in our words', async () => {
    const text = 'URL domain is not in the trusted domains list';
    const { create } = portFor(refusalWith('REJECTED', 422, 'return_url', text));

    expect(await create({ returnUrl: RETURN })).toMatchObject({
      errors: [{ field: ['returnUrl'], code: 'UNTRUSTED_RETURN_URL' }],
    });
  });

  it.each(['TIMEOUT', 'UNAVAILABLE', 'UNAUTHORIZED', 'RATE_LIMITED'] as const)(
    'passes %s on, and asks once',
    async (code) => {
      const down = new UpstreamError({ connector, code, sent: 'maybe' });
      const { fake, create } = portFor(down);

      expect(await failure(create())).toBe(down);
      expect(fake.sent).toHaveLength(1);
    },
  );

  it.each([
    made(''),
    made(7),
    made('to ken'),
    made('t\u00f6ken'),
    { data: null },
    { data: { token: 't' } },
    [],
  ])('finds no token in %j', async (answer) => {
    expect(await failure(portFor(answer).create())).toMatchObject({ code: 'INVALID_RESPONSE' });
  });
});
