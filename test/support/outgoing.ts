import { MockAgent } from 'undici';
import { toDraft } from '../../src/datasources/http/draft.js';
import { type Outgoing, toOutgoing } from '../../src/datasources/http/outgoing.js';
import type { Answer } from '../../src/datasources/http/upstream.js';
import { newCall } from './attempts.js';

const pool = new MockAgent();
pool.disableNetConnect();

/** A read at the start of the chain; nothing can be sent with it. */
export function newOutgoing(more: Partial<Outgoing> = {}): Outgoing {
  const call = more.call ?? newCall();
  const draft = toDraft({}, call, { method: 'GET', path: '/account/a1', target: '/account/a1' });
  return { ...toOutgoing({ call, pool, draft }), ...more };
}

export const okAnswer: Answer = { status: 200, headers: {}, body: {}, at: '2026-01-05T12:00:00.000Z' };
