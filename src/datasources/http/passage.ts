import type { Dispatcher } from 'undici';
import type { Credentials } from '../../auth/credentials/credentials.js';
import { UpstreamError } from '../../domain/errors.js';
import { attemptOnce, type Line } from './attempt.js';
import { sendAuthorised } from './authorised.js';
import type { Circuit } from './circuit.js';
import type { Deadline } from './deadline.js';
import { type Draft, withSigned } from './draft.js';
import type { Limiter } from './limiter.js';
import { inTurn } from './turn.js';
import type { Answer, SendGuard } from './upstream.js';

/** What every request of a connector passes through. */
export interface PassageOptions extends Line {
  readonly credentials: Credentials;
  readonly limiter: Limiter;
  readonly circuit: Circuit;
}

/** One request on its way out. */
export interface Outgoing {
  readonly pool: Dispatcher;
  readonly draft: Draft;
  readonly deadline: Deadline;
  /** How much of the time left the exchange may take. */
  readonly share: number;
  /** Whether somebody still waits for the answer. */
  readonly wanted: () => boolean;
  /** Whether the caller has gone, so that a failure says nothing about the provider. */
  readonly abandoned: () => boolean;
  readonly guard?: SendGuard | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** The way out: credentials → limiter → circuit → one attempt. Waiting counts against the deadline and can be left. */
export function createPassage(options: PassageOptions): (outgoing: Outgoing) => Promise<Answer> {
  const { connector, credentials, limiter, circuit, health } = options;
  const left = () => new UpstreamError({ connector, code: 'TIMEOUT', sent: 'no' });

  function queue(outgoing: Outgoing, signed: Headers): Promise<Answer> {
    const { signal } = outgoing.deadline;
    const { guard } = outgoing;
    let begun = false;
    return inTurn(signal, left, (begin) => {
      const sendNow = async () => {
        if (!outgoing.wanted() || !((await guard?.isOurs()) ?? true)) throw left();
        begin();
        begun = true;
        return send(options, outgoing, signed);
      };
      const neutral = () => !begun || outgoing.abandoned();
      return limiter.run(signal, () => circuit.run(sendNow, neutral));
    });
  }

  return async (outgoing) => {
    circuit.assertPassable();
    const { signal } = outgoing.deadline;
    const { callerHeaders } = outgoing.draft;
    const authorisation = { connector, credentials, callerHeaders, signal, health };
    return sendAuthorised(authorisation, (signed) => queue(outgoing, signed));
  };
}

async function send(line: Line, outgoing: Outgoing, signed: Headers): Promise<Answer> {
  const { pool, draft, abandoned, deadline, share, guard } = outgoing;
  const part = deadline.part(share);
  try {
    const request = withSigned(draft, signed);
    const { route, requestId } = draft;
    const exchange = { pool, request, route, requestId, abandoned, notAfterMs: guard?.notAfterMs };
    return await attemptOnce(line, { ...exchange, signal: part.signal });
  } finally {
    part.end();
  }
}
