import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfiguredGateway } from '../support/configured-gateway.js';

const VIEWER = '{ viewer { subject } }';
const LISTED = 'query Listed { viewer { subject } }';
const LATER = 'query Later { viewer { scopes } }';
const MUTATION =
  'mutation Suspend { suspendCard(input: { idempotencyKey: "k", id: "none" }) { errors { code } } }';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
const persisted = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash } });
const codeOf = async (answer: Response) => ((await answer.json()) as any).errors?.[0]?.extensions.code;

describe('persisted operations: allow', () => {
  let gateway: ConfiguredGateway;
  beforeAll(async () => {
    const manifest = JSON.stringify({ [sha1(LISTED)]: LISTED });
    gateway = await ConfiguredGateway.start({ protection: { manifest: 'm.json' } }, { 'm.json': manifest });
  });
  afterAll(() => gateway.stop());

  it('are registered with their text, then found by their hash alone', async () => {
    const extensions = persisted(sha256(VIEWER));

    expect(await codeOf(await gateway.post({ extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await gateway.post({ query: VIEWER, extensions })).status).toBe(200);
    const byHash = await gateway.post({ extensions });
    const byGet = await gateway.get({ extensions: JSON.stringify(extensions) });

    expect(await byHash.json()).toMatchObject({ data: { viewer: { subject: 'key:ops' } } });
    expect(await byGet.json()).toMatchObject({ data: { viewer: { subject: 'key:ops' } } });
  });

  it('are found in the manifest without being registered, by whatever hash stands there', async () => {
    const answer = await gateway.post({ extensions: persisted(sha1(LISTED)) });

    expect(await answer.json()).toMatchObject({ data: { viewer: { subject: 'key:ops' } } });
  });

  it('are not registered under the hash of another text, nor when they are no good', async () => {
    const foreign = await gateway.post({ query: VIEWER, extensions: persisted(sha256(LATER)) });
    await gateway.post({ query: '{ nothing }', extensions: persisted(sha256('{ nothing }')) });
    const bad = await gateway.post({ extensions: persisted(sha256('{ nothing }')) });

    expect(foreign.status).toBe(400);
    expect(await codeOf(foreign)).toBe('BAD_REQUEST');
    expect(await codeOf(bad)).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('change nothing by GET, not even by their hash', async () => {
    const extensions = persisted(sha256(MUTATION));
    await gateway.post({ query: MUTATION, extensions });

    const byHash = await gateway.get({ extensions: JSON.stringify(extensions) });
    const byText = await gateway.get({ query: MUTATION });

    expect([byHash.status, byText.status]).toEqual([405, 405]);
    expect(byHash.headers.get('allow')).toBe('POST');
  });

  it('refuse hashes that are none', async () => {
    const answer = await gateway.post({
      extensions: { persistedQuery: { version: 1, sha256Hash: { a: 1 } } },
    });

    expect([answer.status, await codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('persisted operations: only', () => {
  let gateway: ConfiguredGateway;
  beforeAll(async () => {
    const manifest = JSON.stringify({ [sha256(LISTED)]: LISTED });
    const protection = { persistedOperations: 'only', manifest: 'm.json' };
    gateway = await ConfiguredGateway.start({ protection }, { 'm.json': manifest });
  });
  afterAll(() => gateway.stop());

  it('takes what is listed, by its hash or its text', async () => {
    const answers = [
      await gateway.post({ extensions: persisted(sha256(LISTED)) }),
      await gateway.get({ extensions: JSON.stringify(persisted(sha256(LISTED))) }),
      await gateway.post({ query: LISTED }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it.each([
    ['another text', { query: VIEWER }],
    ['a text with its hash, to register it', { query: VIEWER, extensions: persisted(sha256(VIEWER)) }],
    ['a listed text with one more space', { query: `${LISTED} ` }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['no GraphQL, without a word on what is wrong with it', { query: '{ acounts' }],
  ])('refuses %s', async (_, body) => {
    const answer = await gateway.post(body);

    expect([answer.status, await codeOf(answer)]).toEqual([400, 'OPERATION_NOT_LISTED']);
  });

  it('does not find what is not listed', async () => {
    expect(await codeOf(await gateway.post({ extensions: persisted(sha256(VIEWER)) }))).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });

  it('follows the file without being started again, and keeps the last good one', async () => {
    const find = async (text: string) => (await gateway.post({ extensions: persisted(sha256(text)) })).status;

    let written = gateway.written;
    gateway.write('m.json', JSON.stringify({ [sha256(LATER)]: LATER }));
    await gateway.says('the new manifest with 1 operations is in use', written);
    expect(await find(LATER)).toBe(200);

    written = gateway.written;
    gateway.write('m.json', '{ "half": ');
    await gateway.says('the last one stays', written);
    expect(await find(LATER)).toBe(200);
    expect(await codeOf(await gateway.post({ query: LISTED }))).toBe('OPERATION_NOT_LISTED');
  });
});

describe('persisted operations: off', () => {
  let gateway: ConfiguredGateway;
  beforeAll(async () => {
    gateway = await ConfiguredGateway.start({ protection: { persistedOperations: 'off' } });
  });
  afterAll(() => gateway.stop());

  it('takes whole texts alone', async () => {
    const answer = await gateway.post({ extensions: persisted(sha256(VIEWER)) });

    expect(await codeOf(answer)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
    expect((await gateway.post({ query: VIEWER })).status).toBe(200);
  });
});
