import { expect, it } from 'vitest';
import { webhookDashboardPort } from '../../../../../src/datasources/treasure/writes/webhook-dashboard.js';
import { newCall } from '../../../../support/attempts.js';
import { failure } from '../../../../support/refusals.js';
import { fakeTreasure, refusal } from '../fake-treasure.js';

const PATH = '/v1/webhooks/dashboard';
const LINK = 'https://webhooks.sim.test/login#key=one-time-4f1c';

const create = (answer: unknown) =>
  webhookDashboardPort(fakeTreasure({ [PATH]: answer }).api).createLink(newCall());

it('asks for a link of its own every time, and leaves none behind in the request', async () => {
  let count = 0;
  const fake = fakeTreasure({
    [PATH]: () => {
      count += 1;
      return { dashboard_url: `${LINK}${count}` };
    },
  });
  const call = newCall();
  const port = webhookDashboardPort(fake.api);

  expect(await port.createLink(call)).toEqual({ value: `${LINK}1` });
  expect(await port.createLink(call)).toEqual({ value: `${LINK}2` });

  expect(fake.asked.map(({ fresh }) => fresh)).toEqual([true, true]);
  expect(fake.calls.every(({ memo }) => memo !== call.memo)).toBe(true);
  expect(call.memo.size).toBe(0);
  expect([...fake.logs, ...fake.unreadable]).toEqual([]);
});

it.each(['javascript:alert(1)', 'http://webhooks.sim.test/login', 'login', 7, null])(
  'gives no link out of %s, and quotes it nowhere',
  async (dashboard_url) => {
    const fake = fakeTreasure({ [PATH]: { dashboard_url } });

    const error = await failure(webhookDashboardPort(fake.api).createLink(newCall()));

    expect(error).toMatchObject({ code: 'INVALID_RESPONSE' });
    expect(JSON.stringify([String(error), String(error.cause), fake.unreadable])).not.toMatch(/login|alert/);
  },
);

it.each(['FORBIDDEN', 'NOT_FOUND', 'REJECTED'] as const)(
  'tells of a refusal (%s) in our words',
  async (code) => {
    expect(await create(refusal(code))).toEqual({
      errors: [
        {
          field: null,
          code: 'PROVIDER_REJECTED',
          messages: ['treasure-main gives no link to its webhook dashboard'],
        },
      ],
    });
  },
);

it('passes an outage on', async () => {
  const down = refusal('UNAVAILABLE');

  expect(await failure(create(down))).toBe(down);
});
