import { describe, expect, it } from 'vitest';
import { toUpsertBody } from '../../../../../src/datasources/treasury-path/mappers/upsert-body.js';
import { openKnownDomains } from '../../../../../src/datasources/treasury-path/writes/known-domains.js';
import { trustedDomainsPort } from '../../../../../src/datasources/treasury-path/writes/trusted-domains.js';
import { type UpstreamCode, UpstreamError } from '../../../../../src/domain/errors.js';
import { toGlobalId } from '../../../../../src/domain/ids.js';
import { newCall } from '../../../../support/attempts.js';
import { fakeMemory } from '../../../../support/fake-memory.js';
import { failure } from '../../../../support/refusals.js';
import { connector, fakeTreasuryPath, GRAPHQL, refusal } from '../fake-treasury-path.js';

const NOW = Date.parse('2026-01-05T12:00:00Z');
const id = toGlobalId({ connector: connector.name, kind: 'TrustedDomainConfig', ref: 'workspace' });

function portFor(answer?: unknown, configured: readonly string[] | null = null) {
  const fake = fakeTreasuryPath(answer === undefined ? {} : { [`POST ${GRAPHQL}`]: answer });
  const memory = fakeMemory();
  const { read, upsert } = trustedDomainsPort(fake.api, openKnownDomains(fake.api, memory, configured));
  const set = (...domains: readonly string[]) => {
    if (!upsert) throw new Error('required a port that sets domains');
    return upsert(newCall(), domains);
  };
  return { fake, memory, set, read: () => read(newCall()) };
}

const holding = (...domains: readonly string[]) => ({
  data: { upsertTrustedDomainConfig: { trustedDomainConfig: { id: 'config-1', domains }, errors: [] } },
});
const refusing = (field: string, ...messages: readonly string[]) => ({
  data: { upsertTrustedDomainConfig: { trustedDomainConfig: null, errors: [{ field, messages }] } },
});

describe('trustedDomainsPort.read', () => {
  it('gives the one configuration of the workspace', async () => {
    expect(await portFor(undefined, ['*.example.com']).read()).toEqual({
      id,
      connector: connector.name,
      domains: ['*.example.com'],
    });
  });

  it('tells an empty configuration from none', async () => {
    expect(await portFor(undefined, []).read()).toMatchObject({ domains: [] });
    expect(await portFor().read()).toBeNull();
  });
});

describe('trustedDomainsPort.upsert', () => {
  it('replaces the whole list and remembers it', async () => {
    const { fake, memory, set, read } = portFor(holding('app.example.com', '*.example.com'), ['old.example']);

    expect(await set('App.example.com', '*.example.com')).toEqual({
      value: { id, connector: connector.name, domains: ['app.example.com', '*.example.com'] },
    });

    expect(fake.sent).toEqual([
      { method: 'POST', path: GRAPHQL, body: toUpsertBody(['app.example.com', '*.example.com']) },
    ]);
    expect(memory.told.map(({ facts, atMs }) => ({ facts, atMs }))).toEqual([
      { facts: { domains: ['app.example.com', '*.example.com'] }, atMs: NOW },
    ]);
    expect(await read()).toMatchObject({ domains: ['app.example.com', '*.example.com'] });
  });

  it('sets an empty list too, and minds neither order nor letter case in the answer', async () => {
    expect(await portFor(holding()).set()).toMatchObject({ value: { domains: [] } });
    expect(await portFor(holding('B.example', 'a.example')).set('a.example', 'b.example')).toMatchObject({
      value: { domains: ['B.example', 'a.example'] },
    });
  });

  it('sends nothing that is known to be wrong', async () => {
    const { fake, set } = portFor(holding());
    const many = Array.from({ length: 51 }, (_, index) => `h${index}.example.com`);

    const found = await Promise.all([
      set('https://a.example'),
      set('a.*.example'),
      set('*.com'),
      set(...many),
    ]);

    expect(
      found.map(({ errors }) => errors?.map(({ field, code }) => `${field?.join('.')} ${code}`)),
    ).toEqual([
      ['domains.0 INVALID_INPUT'],
      ['domains.0 INVALID_INPUT'],
      ['domains.0 INVALID_INPUT'],
      ['domains INVALID_INPUT'],
    ]);
    expect(fake.sent).toEqual([]);
  });

  it('tells of a refusal in our words, and keeps what it knew', async () => {
    const { memory, set } = portFor(refusing('domains', 'is too long (maximum is 50)'));

    expect(await set('a.example')).toEqual({
      errors: [
        {
          field: ['domains'],
          code: 'INVALID_INPUT',
          messages: ['path-main takes at most 50 trusted domains'],
        },
      ],
    });
    expect(memory.told).toEqual([]);
  });

  it.each(['REJECTED', 'NOT_FOUND', 'FORBIDDEN'] as const)('tells of a plain %s', async (code) => {
    expect(await portFor(refusal(code)).set('a.example')).toEqual({
      errors: [
        {
          field: null,
          code: 'PROVIDER_REJECTED',
          messages: ['path-main did not set the trusted domains'],
        },
      ],
    });
  });

  it('says so where other domains are trusted now, and remembers those', async () => {
    const { memory, set } = portFor(holding('other.example'));

    expect(await failure(set('a.example'))).toMatchObject({ code: 'INVALID_RESPONSE' });

    expect(memory.told.map(({ facts }) => facts)).toEqual([{ domains: ['other.example'] }]);
  });

  it.each<[UpstreamCode, 'maybe' | 'yes']>([
    ['TIMEOUT', 'maybe'],
    ['UNAVAILABLE', 'maybe'],
    ['UNAVAILABLE', 'yes'],
    ['INVALID_RESPONSE', 'yes'],
  ])('knows nothing any more after %s (sent: %s), until it is asked again', async (code, sent) => {
    const lost = new UpstreamError({ connector, code, sent });
    const { fake, set, read } = portFor(lost, ['a.example']);

    expect(await failure(set('b.example'))).toBe(lost);
    expect(await read()).toBeNull();

    fake.routes[`POST ${GRAPHQL}`] = holding('b.example');
    await set('b.example');
    expect(await read()).toMatchObject({ domains: ['b.example'] });
  });

  it.each<[UpstreamCode, 'no' | 'yes']>([
    ['TIMEOUT', 'no'],
    ['CIRCUIT_OPEN', 'no'],
    ['RATE_LIMITED', 'yes'],
    ['UNAUTHORIZED', 'yes'],
  ])('still knows what it knew after %s (sent: %s)', async (code, sent) => {
    const { set, read } = portFor(new UpstreamError({ connector, code, sent }), ['a.example']);

    expect(await failure(set('b.example'))).toMatchObject({ code });

    expect(await read()).toMatchObject({ domains: ['a.example'] });
  });

  it('has set what it cannot remember', async () => {
    const { fake, memory, set } = portFor(holding('a.example'));
    memory.isDown = true;

    expect(await set('a.example')).toMatchObject({ value: { domains: ['a.example'] } });
    expect(fake.logs).toHaveLength(1);
  });
});
