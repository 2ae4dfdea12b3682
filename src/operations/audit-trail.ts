import type { Telemetry } from '../domain/telemetry.js';
import type { AuditEvent, AuditStore } from '../store/index.js';
import type { Audited } from './actions.js';

export interface AuditTrailOptions {
  readonly who: string;
  readonly requestId: string | null;
  readonly store: AuditStore;
  readonly log: Telemetry['log'];
}

/** What one caller did and was shown within one request, written into the audit log. */
export class AuditTrail {
  /** By what was shown and of which object. */
  private readonly shown = new Map<string, Promise<void>>();
  private waiting: AuditEvent[] = [];
  private written: Promise<void> | null = null;

  constructor(private readonly options: AuditTrailOptions) {}

  /** Never throws: what was done stays done. An entry that could not be written is in the log, whole. */
  async done(audited: Audited): Promise<void> {
    const event = this.toEvent(audited);
    try {
      await this.options.store.append(event);
    } catch (err) {
      this.options.log('error', 'an entry of the audit log could not be written', { audit: event, err });
    }
  }

  /** Once for each object. **Throws** what the store throws: nothing may be shown then. */
  reading(action: string, objectId: string): Promise<void> {
    const what = JSON.stringify([action, objectId]);
    const earlier = this.shown.get(what);
    if (earlier) return earlier;
    const writing = this.write(this.toEvent({ action, objectId, result: 'SHOWN', operationId: null }));
    this.shown.set(what, writing);
    return writing;
  }

  /** The objects of a list are asked for one after the other in one go: their entries are written together. */
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
