import { NoticeHold } from '../kernel/notices.js';
import type { SimContext } from '../kernel/types.js';
import { SimWorld } from '../kernel/world.js';
import { CREDENTIALS, SVIX_SECRET } from './credentials.js';
import { type ErrorCode, failure } from './errors.js';
import { DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { type Business, State } from './state.js';
import { stampOf } from './time.js';

/** A refusal that a command ordered for the next requests. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly pathPrefix: string;
  times: number;
}

/** The world with Treasure's secrets, timestamps, notices and ordered refusals. */
export class World extends SimWorld<State, Settings> {
  readonly notices = new NoticeHold(this);
  clientSecret: string = CREDENTIALS.clientSecret;
  /** Signing secrets, newest first; older ones until they expire. */
  secrets: ReadonlyArray<{ readonly secret: string; readonly untilMs: number }> = [];
  refusals: Refusal[] = [];
  #nanos = 0;

  constructor(
    context: SimContext,
    readonly wallMs: () => number = Date.now,
  ) {
    super(context, { newState: () => new State(), defaults: DEFAULT_SETTINGS, withChanges });
  }

  /** The current time as a timestamp, unique within a millisecond. */
  stamp(): string {
    this.#nanos += 1;
    return stampOf(this.nowMs, this.#nanos * 7);
  }

  /** **Throws** `HttpReply` 404. */
  business(id: string | undefined): Business {
    return this.state.businesses.get(id ?? '') ?? fail('no such business');
  }

  /** **Throws** `HttpReply` 404, or 400 `INVALID_STATE` for a business that is not open. */
  openBusiness(id: string | undefined): Business {
    const business = this.business(id);
    if (business.status === 'OPEN') return business;
    throw failure('INVALID_STATE', { message: `The business must be open; it is ${business.status}` });
  }

  /** The objects that lists already show. */
  visible<T extends { readonly createdMs: number }>(kept: Iterable<T>): T[] {
    const { listLagMs } = this.settings;
    return [...kept].filter((one) => listLagMs === 0 || one.createdMs + listLagMs <= this.nowMs);
  }

  /** Clears everything except the context and the URL of webhooks. */
  override clear(seed: number): void {
    const { webhookUrl } = this.settings;
    super.clear(seed);
    this.settings.webhookUrl = webhookUrl;
    this.notices.clear();
    this.#nanos = 0;
    this.clientSecret = CREDENTIALS.clientSecret;
    this.secrets = [{ secret: SVIX_SECRET, untilMs: Number.POSITIVE_INFINITY }];
    this.refusals = [];
  }
}

function fail(message: string): never {
  throw failure('NOT_FOUND', { message });
}
