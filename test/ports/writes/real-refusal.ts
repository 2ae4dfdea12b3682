import type { CommandOf, WriteKind } from '../../../src/datasources/index.js';
import type { Rewrite } from './relay.js';
import type { Stage } from './stage.js';

/** A refusal that the provider itself comes to, in a state that it can be in. */
export interface RealRefusal {
  readonly kind: WriteKind;
  /** The cell of its row in MAPPINGS.md. */
  readonly theirs: string;
  /** What is the matter. */
  readonly because: string;
  /** Where the table leaves it to a table of fields. */
  readonly field?: string;
  /** What the command's body becomes on its way, where the rules of the port keep from the provider what it refuses. */
  readonly rewrite?: Rewrite;
  /** Brings the state about, and gives the command that is refused in it. */
  readonly command: (stage: Stage) => Promise<unknown>;
}

/** One, with a command of its kind. */
export function refusing<K extends WriteKind>(
  kind: K,
  theirs: string,
  because: string,
  command: (stage: Stage) => Promise<CommandOf<K>>,
): RealRefusal {
  return { kind, theirs, because, command };
}
