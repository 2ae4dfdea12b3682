import { describe, expect, it } from 'vitest';
import {
  developmentIssuer,
  mintDevelopmentToken,
  toDevelopmentKey,
} from '../../../../src/auth/callers/development-tokens.js';
import { jwtJudge } from '../../../../src/auth/callers/jwt.js';
import { manualClock } from '../../../support/manual-clock.js';

const clock = manualClock();
const key = toDevelopmentKey(Buffer.alloc(32, 1));
const judgeWith = (secret: Uint8Array) =>
  jwtJudge({ issuers: [developmentIssuer(toDevelopmentKey(secret))], clock, log: () => undefined });
const judge = judgeWith(Buffer.alloc(32, 1));
const mint = (given: { accounts?: readonly string[] } = {}) =>
  mintDevelopmentToken(key, {
    subject: 'ada',
    scopes: ['accounts:read', 'cards:read'],
    connectors: ['bank'],
    expiresInSeconds: 60,
    nowMs: clock.nowMs(),
    ...given,
  });

describe('a development token', () => {
  it('says what it was asked to, under a plain name', async () => {
    expect(await judge(await mint({ accounts: ['id-1'] }))).toEqual({
      principal: {
        subject: 'ada',
        scopes: new Set(['accounts:read', 'cards:read']),
        grants: { connectors: new Set(['bank']), accounts: new Set(['id-1']) },
        expiresAtMs: clock.nowMs() + 60_000,
      },
    });
  });

  it('reaches all accounts where none are named', async () => {
    expect(await judge(await mint())).toMatchObject({ principal: { grants: { accounts: 'all' } } });
  });

  it('is good with the same secret, and with no other', async () => {
    expect(await judgeWith(Buffer.alloc(40, 1))(await mint())).toHaveProperty('principal');
    expect(await judgeWith(Buffer.alloc(32, 2))(await mint())).toHaveProperty('refusal');
  });

  it('expires', async () => {
    const token = await mint();
    clock.advance(121_000);

    expect(await judge(token)).toHaveProperty('refusal');
  });
});
