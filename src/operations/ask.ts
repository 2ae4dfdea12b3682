import type { Call, CommandOf, Connector, WriteKind } from '../datasources/index.js';
import type { UserError } from '../domain/operation.js';

/** A mutation that a caller requests. The caller is already authorised. */
export interface Ask<K extends WriteKind> {
  /** Scopes the key: two callers may use the same key independently. */
  readonly caller: string;
  readonly idempotencyKey: string;
  readonly connector: Connector;
  readonly kind: K;
  readonly command: CommandOf<K>;
  /** The call for the reads that come first. Its end does not stop what is sent. */
  readonly call: Call;
  /** Returns the objects that the caller may not use or that do not exist. Called only when the key is new. */
  readonly problems: () => Promise<readonly UserError[]>;
}
