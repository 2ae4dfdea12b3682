import type { Telemetry } from '../domain/telemetry.js';
import type { AuditEvent, AuditStore } from '../store/index.js';
import type { Audited } from './actions.js';

export interface AuditTrailOptions {
  readonly who: string;
  readonly requestId: string | null;
  readonly store: AuditStore;
  readonly log: Telemetry['log'];
}

/** Records in the audit log what one caller did and read within one request. */
export class AuditTrail {
  /** Keyed by the action and the object. */
  private readonly shown = new Map<string, Promise<void>>();
  private waiting: AuditEvent[] = [];
  private written: Promise<void> | null = null;

  constructor(private readonly options: AuditTrailOptions) {}

  /** Never throws: the mutation stands. An entry that cannot be written goes to the log in full. */
  async done(audited: Audited): Promise<void> {
    const event = this.toEvent(audited);
    try {
      await this.options.store.append(event);
    } catch (err) {
      this.options.log('error', 'an entry of the audit log could not be written', { audit: event, err });
    }
  }

  /** Records each object once. **Throws** the errors of the store; nothing may be shown then. */
  reading(action: string, objectId: string): Promise<void> {
    const what = JSON.stringify([action, objectId]);
    const earlier = this.shown.get(what);
    if (earlier) return earlier;
    const writing = this.write(this.toEvent({ action, objectId, result: 'SHOWN', operationId: null }));
    this.shown.set(what, writing);
    return writing;
  }

  /** The objects of a list are recorded one after the other in the same tick. Their entries are written together. */
  private write(event: AuditEvent): Promise<void> {
    this.waiting.push(event);
    this.written ??= new Promise((resolve) => setImmediate(resolve)).then(() => {
      const events = this.waiting;
      this.waiting = [];
      this.written = null;
      return this.options.store.append(...events);
    });
    return this.written;
  }

  private toEvent(audited: Audited): AuditEvent {
    const { who, requestId } = this.options;
    return { who, requestId, ...audited };
  }
}
