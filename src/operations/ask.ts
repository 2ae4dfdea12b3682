import type { Call, CommandOf, Connector, WriteKind } from '../datasources/index.js';
import type { UserError } from '../domain/operation.js';

/** A mutation that a caller asks for. The caller was authorised to. */
export interface Ask<K extends WriteKind> {
  /** Scopes the key: two callers may use the same one without meeting. */
  readonly caller: string;
  readonly idempotencyKey: string;
  readonly connector: Connector;
  readonly kind: K;
  readonly command: CommandOf<K>;
  /** For what is read beforehand; its end does not stop what is sent. */
  readonly call: Call;
  /** What the caller may not touch, or what is not there; asked when the key is new. */
  readonly problems: () => Promise<readonly UserError[]>;
}
