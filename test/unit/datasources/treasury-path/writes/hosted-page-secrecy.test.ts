import { inspect } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { treasuryPath } from '../../../../../src/datasources/treasury-path/index.js';
import type { Telemetry } from '../../../../../src/domain/telemetry.js';
import { newCall } from '../../../../support/attempts.js';
import { fakeMemory } from '../../../../support/fake-memory.js';
import { json, type Loopback, startLoopback } from '../../../../support/loopback.js';
import { manualClock } from '../../../../support/manual-clock.js';
import { failure } from '../../../../support/refusals.js';
import { connector } from '../fake-treasury-path.js';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJwdXJwb3NlIjoiZnVuZGluZ19hY2NvdW50cyJ9.c2VjcmV0';
const GOOD = JSON.stringify({ data: { token: TOKEN, purpose: 'funding_accounts' } });
const limits = { timeoutMs: 5000, maxConcurrent: 4, requestsPerSecond: 100 };
const command = { entityId: 'e1', purpose: 'FUNDING_ACCOUNTS', returnUrl: null } as const;

let server: Loopback;
afterEach(() => server.close());

/** Everything that telemetry is told. */
function recording(): { readonly telemetry: Telemetry; readonly told: unknown[] } {
  const told: unknown[] = [];
  const tell = (...args: readonly unknown[]) => void told.push(args);
  return {
    told,
    telemetry: { unknownWord: tell, unreadable: tell, upstream: tell, operation: tell, log: tell },
  };
}

/** A connector whose provider answers each request for a token with the next of these. */
async function open(...answers: readonly string[]) {
  const left = [...answers];
  server = await startLoopback((response, { url }) => {
    if (url === '/api/v1/sessions') return json(response, { data: { token: 'session' } }, 201);
    response.writeHead(201, { 'content-type': 'application/json' }).end(left.shift() ?? '');
  });
  const { telemetry, told } = recording();
  const memory = fakeMemory();
  const options = {
    credentials: { apiKey: 'key', apiSecret: 'secret' },
    hostedUrl: 'https://hosted.example',
  };
  const entry = {
    name: connector.name,
    environment: connector.environment,
    baseUrl: server.url,
    limits,
    options,
  };
  const context = { connector, limits, clock: manualClock(), random: () => 0.5, telemetry, memory };
  const opened = treasuryPath.open(entry, context);
  const call = newCall();
  const create = () => {
    const port = opened.ports.hostedPages;
    if (!port) throw new Error('required a port of hosted pages');
    return port.create(call, command);
  };
  return { create, told, memory, call, close: () => opened.close() };
}

const everything = (...things: readonly unknown[]) => inspect(things, { depth: 30, showHidden: true });

it('asks anew every time, and neither logs nor keeps a token', async () => {
  const { create, told, memory, call, close } = await open(GOOD, GOOD);

  const answers = [await create(), await create()];

  expect(answers).toMatchObject([{ value: { token: TOKEN } }, { value: { token: TOKEN } }]);
  expect(server.requests.filter(({ url }) => url.endsWith('/hosted_page_tokens'))).toHaveLength(2);
  expect(told.length).toBeGreaterThan(0);
  expect(everything(told, memory.told, [...call.memo])).not.toContain(TOKEN);
  await close();
});

it.each([
  ['another purpose', JSON.stringify({ data: { token: TOKEN, purpose: TOKEN } })],
  ['a return address unasked', GOOD.replace('}}', `,"return_url":"https://x.example/${TOKEN}"}}`)],
  ['a token that is none', GOOD.replace(TOKEN, `${TOKEN} `)],
  ['half an answer', GOOD.slice(0, -3)],
  ['no envelope', JSON.stringify({ token: TOKEN })],
])('quotes no token where the answer has %s', async (_, answer) => {
  const { create, told, memory, close } = await open(answer);

  const error = await failure(create());

  expect(error).toMatchObject({ code: 'INVALID_RESPONSE' });
  expect(everything(error, error.message, error.stack, told, memory.told)).not.toContain(TOKEN);
  await close();
});
