import { beforeEach, describe, expect, it } from 'vitest';
import type { ConnectorRef } from '../../../src/domain/capabilities.js';
import { createTelemetry, type TelemetryRoom } from '../../../src/telemetry/telemetry.js';

const connector: ConnectorRef = { name: 'bank', provider: 'LINKER', environment: 'SANDBOX' };

let lines: Array<Record<string, unknown>>;
let room: TelemetryRoom;

beforeEach(() => {
  lines = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  room = createTelemetry({ level: 'info', destination });
});

const metric = async (name: string) =>
  (await room.metricsText()).split('\n').filter((line) => line.startsWith(name));

describe('telemetry', () => {
  it('counts an unknown word by its field, and writes the word to the log alone', async () => {
    room.telemetry.unknownWord(connector, 'ach.status', 'x'.repeat(100));

    expect(await metric('exchequer_unknown_words_total')).toEqual([
      'exchequer_unknown_words_total{connector="bank",field="ach.status"} 1',
    ]);
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'warn',
        connector: 'bank',
        field: 'ach.status',
        word: 'x'.repeat(40),
      }),
    ]);
  });

  it('writes the same complaint once and counts it every time', async () => {
    for (let n = 0; n < 3; n++) {
      room.telemetry.unknownWord(connector, 'ach.status', 'odd');
      room.telemetry.unreadable(connector, 'account', `account[${n}].id: required a text, arrived null`);
    }

    expect(lines).toHaveLength(2);
    expect(await metric('exchequer_unreadable_records_total')).toEqual([
      'exchequer_unreadable_records_total{connector="bank",noun="account"} 3',
    ]);
  });

  it('counts and times attempts upstream', async () => {
    room.telemetry.upstream({
      connector,
      method: 'GET',
      route: '/account/:id',
      outcome: 'ok',
      status: 200,
      durationMs: 30,
      requestId: 'r',
      providerMessage: null,
    });

    const labels = 'connector="bank",method="GET",route="/account/:id",outcome="ok"';
    expect(await metric('exchequer_upstream_attempts_total')).toEqual([
      `exchequer_upstream_attempts_total{${labels}} 1`,
    ]);
    expect(await metric('exchequer_upstream_attempt_seconds_sum')).toEqual([
      `exchequer_upstream_attempt_seconds_sum{${labels}} 0.03`,
    ]);
  });

  it('counts GraphQL requests', async () => {
    room.graphqlRequest({ operation: 'query', outcome: 'ok', durationMs: 5 });

    expect(await metric('exchequer_graphql_requests_total')).toEqual([
      'exchequer_graphql_requests_total{operation="query",outcome="ok"} 1',
    ]);
    expect(room.contentType).toContain('text/plain');
  });

  it('writes what rooms report, from the level on that was asked for', () => {
    room.telemetry.log('debug', 'small');
    room.telemetry.log('info', 'circuit closed', { connector: 'bank' });

    expect(lines).toEqual([
      expect.objectContaining({ level: 'info', connector: 'bank', msg: 'circuit closed' }),
    ]);
  });
});
