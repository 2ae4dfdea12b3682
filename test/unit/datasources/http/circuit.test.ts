import { describe, expect, it } from 'vitest';
import {
  checkCircuit,
  createCircuit,
  OPEN_MS,
  watchCircuit,
} from '../../../../src/datasources/http/circuit.js';
import { type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';
import { connector, upstreamError } from '../../../support/upstream.js';

const telling = () => false;
const fail = (code: UpstreamCode) => async () => {
  throw new UpstreamError({ connector, code, sent: 'maybe' });
};

function open() {
  const clock = manualClock();
  return { clock, circuit: createCircuit({ connector, clock, telemetry: silentTelemetry }) };
}

async function failTimes(circuit: ReturnType<typeof createCircuit>, times: number, code: UpstreamCode) {
  for (let i = 0; i < times; i++) await upstreamError(circuit.run(fail(code), telling));
}

describe('the circuit', () => {
  it('opens after ten outages, and then sends nothing', async () => {
    const { circuit } = open();
    await failTimes(circuit, 9, 'UNAVAILABLE');
    expect(circuit.state).toBe('CLOSED');
    await failTimes(circuit, 1, 'TIMEOUT');

    const error = await upstreamError(circuit.run(async () => 'sent', telling));

    expect(circuit.state).toBe('OPEN');
    expect(error).toMatchObject({ code: 'CIRCUIT_OPEN', sent: 'no', retryAfterMs: OPEN_MS });
  });

  it.each<UpstreamCode>(['NOT_FOUND', 'REJECTED', 'RATE_LIMITED', 'UNAUTHORIZED', 'INVALID_RESPONSE'])(
    'stays closed whatever the number of %s',
    async (code) => {
      const { circuit } = open();

      await failTimes(circuit, 50, code);

      expect(circuit.state).toBe('CLOSED');
    },
  );

  it('stays closed while most attempts go well', async () => {
    const { circuit } = open();
    for (let i = 0; i < 50; i++) {
      await failTimes(circuit, 1, 'UNAVAILABLE');
      await circuit.run(async () => 'ok', telling);
      await circuit.run(async () => 'ok', telling);
    }

    expect(circuit.state).toBe('CLOSED');
  });

  it('does not hold callers who leave against the provider', async () => {
    const { circuit } = open();
    for (let i = 0; i < 50; i++) {
      await upstreamError(circuit.run(fail('TIMEOUT'), () => true));
    }

    expect(circuit.state).toBe('CLOSED');
  });

  it('sends one request ahead when its time is over, and the others after it went well', async () => {
    const { circuit, clock } = open();
    await failTimes(circuit, 10, 'UNAVAILABLE');
    clock.advance(OPEN_MS);
    const sent: string[] = [];
    let answer = () => {};
    const ahead = circuit.run(() => {
      sent.push('ahead');
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    }, telling);
    const others = ['b', 'c'].map((name) => circuit.run(async () => void sent.push(name), telling));

    expect(circuit.state).toBe('HALF_OPEN');
    expect(sent).toEqual(['ahead']);
    answer();
    await Promise.all([ahead, ...others]);

    expect(sent).toEqual(['ahead', 'b', 'c']);
    expect(circuit.state).toBe('CLOSED');
  });

  it('opens again when the request sent ahead fails, and the others are not sent', async () => {
    const { circuit, clock } = open();
    await failTimes(circuit, 10, 'UNAVAILABLE');
    clock.advance(OPEN_MS + 5);
    const ahead = upstreamError(circuit.run(fail('TIMEOUT'), telling));
    const other = upstreamError(circuit.run(async () => 'sent', telling));

    expect((await ahead).code).toBe('TIMEOUT');
    expect(await other).toMatchObject({ code: 'CIRCUIT_OPEN', retryAfterMs: OPEN_MS });
    expect(circuit.state).toBe('OPEN');
  });

  it('counts an answer such as 404 to the request sent ahead as recovery', async () => {
    const { circuit, clock } = open();
    await failTimes(circuit, 10, 'UNAVAILABLE');
    clock.advance(OPEN_MS);

    await failTimes(circuit, 1, 'NOT_FOUND');

    expect(circuit.state).toBe('CLOSED');
  });

  it('stays open when the request sent ahead was given up by its caller', async () => {
    const { circuit, clock } = open();
    await failTimes(circuit, 10, 'UNAVAILABLE');
    clock.advance(OPEN_MS);

    await upstreamError(circuit.run(fail('TIMEOUT'), () => true));

    expect(circuit.state).toBe('OPEN');
  });
});

describe('the steps of the circuit', () => {
  const outage = fail('TIMEOUT');

  it('count outages of requests that began', async () => {
    const { circuit } = open();
    const step = watchCircuit(circuit);

    for (let i = 0; i < 10; i++) {
      const attempt = step(newOutgoing(), ({ begin }) => {
        begin();
        return outage();
      });
      await upstreamError(attempt);
    }

    expect(circuit.state).toBe('OPEN');
  });

  it.each([
    ['that did not begin', null, () => undefined],
    ['whose caller left', AbortSignal.abort(), (begin: () => void) => begin()],
  ])('do not count requests %s', async (_, caller, start) => {
    const { circuit } = open();
    const step = watchCircuit(circuit);

    for (let i = 0; i < 50; i++) {
      const attempt = step(newOutgoing({ caller }), ({ begin }) => {
        start(begin);
        return outage();
      });
      await upstreamError(attempt);
    }

    expect(circuit.state).toBe('CLOSED');
  });

  it('do not count a request whose time was over when it would have begun', async () => {
    const { circuit } = open();
    const step = watchCircuit(circuit);
    const begin = () => {
      throw new UpstreamError({ connector, code: 'TIMEOUT', sent: 'no' });
    };

    for (let i = 0; i < 50; i++) {
      const attempt = step(newOutgoing({ begin }), async (request) => {
        request.begin();
        return okAnswer;
      });
      await upstreamError(attempt);
    }

    expect(circuit.state).toBe('CLOSED');
  });

  it('pass nothing on while it is open', async () => {
    const { circuit } = open();
    await failTimes(circuit, 10, 'UNAVAILABLE');
    let passed = 0;

    const error = await upstreamError(
      checkCircuit(circuit)(newOutgoing(), async () => {
        passed += 1;
        return okAnswer;
      }),
    );

    expect(error).toMatchObject({ code: 'CIRCUIT_OPEN', sent: 'no' });
    expect(passed).toBe(0);
  });
});
