import { createHmac } from 'node:crypto';
import { Webhook } from 'svix';
import { describe, expect, it } from 'vitest';
import { verifyStandardWebhook } from '../../../../src/auth/signatures/standard-webhook.js';

// The vectors of the contract with Treasure.
const SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const SECRET_B = 'whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=';
const ID = 'msg_2b9TestVector0001';
const SECONDS = 1735689600;
const BODY =
  '{"type":"transfer.updated","business_id":"5f2c7a10-7d0e-11ef-9b3a-0242ac120002","data":{"id":"6a1b2c3d-7d0e-11ef-9b3a-0242ac120002","status":"completed"}}';
const SIGNATURE = 'v1,JdSAvXgOwHJU6LNpgJTvkdFKLrn7ZN/Urw5CuYLQkO8=';
const ROTATED = `${SIGNATURE} v1,hsP0r3FxjRWgtXjU8NDVB6RgGn7o00q+WaK7DFyrNMA=`;

interface Given {
  readonly family?: 'svix' | 'webhook';
  readonly signature?: string;
  readonly body?: string;
  readonly secrets?: readonly string[];
  readonly afterSeconds?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

function verify(given: Given = {}): string | null {
  const { family = 'svix', signature = SIGNATURE, body = BODY, secrets = [SECRET], afterSeconds = 0 } = given;
  const headers = {
    [`${family}-id`]: ID,
    [`${family}-timestamp`]: String(SECONDS),
    [`${family}-signature`]: signature,
    ...given.headers,
  };
  const nowMs = (SECONDS + afterSeconds) * 1000;
  return verifyStandardWebhook({ headers, body: Buffer.from(body), nowMs }, secrets);
}

/** The signature of whoever signs with an empty key. */
function signedWithNothing(): string {
  return `v1,${createHmac('sha256', '').update(`${ID}.${SECONDS}.${BODY}`).digest('base64')}`;
}

describe('a signed webhook', () => {
  it.each(['svix', 'webhook'] as const)('proves itself with the headers %s-*', (family) => {
    expect(verify({ family })).toBe(ID);
  });

  it('proves itself with either secret while one replaces the other', () => {
    expect(verify({ signature: ROTATED })).toBe(ID);
    expect(verify({ signature: ROTATED, secrets: [SECRET_B] })).toBe(ID);
    expect(verify({ secrets: [SECRET_B, SECRET] })).toBe(ID);
    expect(verify({ secrets: [SECRET_B] })).toBeNull();
  });

  it('proves itself when it is signed by the library of Svix', () => {
    const signature = new Webhook(SECRET_B).sign(ID, new Date(SECONDS * 1000), BODY);

    expect(verify({ signature, secrets: [SECRET_B] })).toBe(ID);
  });

  it.each([-300, 300])('is accepted %d seconds from its time', (afterSeconds) => {
    expect(verify({ afterSeconds })).toBe(ID);
  });

  it.each([-301, 301])('is refused %d seconds from its time', (afterSeconds) => {
    expect(verify({ afterSeconds })).toBeNull();
  });

  it.each<[string, Given]>([
    ['another body', { body: `${BODY} ` }],
    ['another id', { headers: { 'svix-id': 'msg_other' } }],
    ['another time', { headers: { 'svix-timestamp': String(SECONDS + 1) } }],
    ['a time that is no number', { headers: { 'svix-timestamp': 'now' } }],
    ['no id', { headers: { 'svix-id': undefined } }],
    ['no time', { headers: { 'svix-timestamp': undefined } }],
    ['no signature', { headers: { 'svix-signature': undefined } }],
    ['an empty signature', { signature: 'v1,' }],
    ['a signature of another version', { signature: SIGNATURE.replace('v1,', 'v1a,') }],
    ['a signature without a version', { signature: SIGNATURE.slice(3) }],
    ['a garbled signature', { signature: SIGNATURE.replace('v1,J', 'v1,K') }],
    ['no secret', { secrets: [] }],
    ['a secret without a key', { secrets: ['whsec_'], signature: signedWithNothing() }],
  ])('is refused with %s', (_, given) => {
    expect(verify(given)).toBeNull();
  });
});
