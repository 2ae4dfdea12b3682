import type { Dispatcher } from 'undici';
import { isHeaderName } from '../../auth/index.js';

/** One HTTP request as bytes. */
export interface RawRequest {
  readonly method: string;
  /** The path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** One HTTP answer as bytes. */
export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. Several values of a name are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body exceeded the limit and was not read completely. */
  readonly oversized: boolean;
}

/** An exchange without an answer. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';

  constructor(
    /** Whether a byte of the request may have been sent. */
    readonly begun: boolean,
    /** Whether the signal ended the exchange. */
    readonly aborted: boolean,
    cause: unknown,
  ) {
    super('the exchange gave no answer', { cause });
  }
}

/** The largest body that is read, unless the limits of the connector say otherwise. **Units** bytes. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The terms of one exchange. */
export interface Terms {
  /** Called last, with the connection open: when it returns false, no byte is sent. */
  readonly mayBegin?: () => boolean;
  /** The largest body that is read. **Units** bytes. */
  readonly maxBodyBytes?: number;
}

/**
 * Sends one request and reads the whole answer. Redirects are returned like any other answer. **Throws** `ExchangeFailure`.
 */
export function exchange(
  pool: Dispatcher,
  request: RawRequest,
  signal: AbortSignal,
  { mayBegin = () => true, maxBodyBytes = MAX_BODY_BYTES }: Terms = {},
): Promise<RawAnswer> {
  const { method, target: path, headers, body } = request;
  return new Promise((resolve, reject) => {
    const handler = new AnswerReader({ signal, mayBegin, maxBodyBytes }, resolve, reject);
    handler.dispatch(pool, { method, path, headers, body });
  });
}

class AnswerReader implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private status = 0;
  private headers: Record<string, string> = {};
  private chunks: Buffer[] = [];
  private bytes = 0;

  constructor(
    private readonly terms: Required<Terms> & { readonly signal: AbortSignal },
    private readonly resolve: (answer: RawAnswer) => void,
    private readonly reject: (failure: ExchangeFailure) => void,
  ) {}

  private get signal(): AbortSignal {
    return this.terms.signal;
  }

  /** Hands the request to the pool, unless it cannot be sent: a refusal by the pool would block one of its connections. */
  dispatch(pool: Dispatcher, options: Dispatcher.DispatchOptions): void {
    if (this.signal.aborted) return this.abort();
    const problem = headerProblem(options.headers as RawRequest['headers']);
    if (problem) return this.fail(false, problem);
    this.signal.addEventListener('abort', this.abort, { once: true });
    try {
      pool.dispatch(options, this);
    } catch (error) {
      this.fail(false, error);
    }
  }

  /** Called right before the first byte is written. A request that is aborted here is not sent. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.signal.aborted) controller.abort(abortReason(this.signal));
    else if (!this.terms.mayBegin())
      controller.abort(new DOMException('it is too late to begin', 'AbortError'));
    else this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.status = status;
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) this.headers[name.toLowerCase()] = String(value);
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    const { maxBodyBytes } = this.terms;
    if (this.bytes <= maxBodyBytes) {
      this.chunks.push(chunk);
      return;
    }
    this.finish(true);
    controller.abort(new RangeError(`body: required at most ${maxBodyBytes} bytes, arrived more`));
  }

  onResponseEnd(): void {
    this.finish(false);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(this.signal.aborted, error);
  }

  private readonly abort = () => {
    const reason = abortReason(this.signal);
    const controller = this.controller;
    this.fail(true, reason);
    controller?.abort(reason);
  };

  private finish(oversized: boolean): void {
    this.signal.removeEventListener('abort', this.abort);
    const body = oversized ? Buffer.alloc(0) : Buffer.concat(this.chunks, this.bytes);
    this.resolve({ status: this.status, headers: this.headers, body, oversized });
  }

  private fail(aborted: boolean, cause: unknown): void {
    this.signal.removeEventListener('abort', this.abort);
    this.reject(new ExchangeFailure(this.controller !== null, aborted, cause));
  }
}

/** What undici would refuse. The message does not contain the value. */
function headerProblem(headers: RawRequest['headers']): TypeError | null {
  for (const [name, value] of Object.entries(headers)) {
    const isSendable = isHeaderName(name) && !CONNECTION_HEADERS.has(name.toLowerCase());
    if (!isSendable || typeof value !== 'string' || /[^\t\x20-\x7e\x80-\xff]/.test(value))
      return new TypeError('a header: required a name and a value that can be sent');
  }
  return null;
}

/** These headers belong to the connection. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError');
}
