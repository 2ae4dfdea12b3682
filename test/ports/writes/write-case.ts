import type { CommandOf, ResultOf, WriteKind } from '../../../src/datasources/index.js';
import type { Stage, Target } from './stage.js';

/** How an answer is made to say something else than was asked for. */
export interface Lie {
  /** What is answered wrongly; the write itself when absent. */
  readonly target?: Target;
  readonly jsonPatch: ReadonlyArray<{
    readonly op: 'add' | 'replace' | 'remove';
    readonly path: string;
    readonly value?: unknown;
  }>;
}

/**
 * What tells a later look that the write was carried out: its own mark, or that things are as it would have them. `partly`: what
 * is there is found, and what is not proves nothing.
 */
export type Evidence = 'mark' | 'state' | 'partly';

/** A write that goes well, at one provider. */
export interface WriteCase {
  readonly kind: WriteKind;
  /** What tells it from other cases of its kind; empty where there is one. */
  readonly title: string;
  /** Made for the data at hand; may prepare some. */
  readonly command: (stage: Stage) => Promise<unknown>;
  /** What comes back, as far as it follows from the command; null for nothing. */
  readonly shows: (command: unknown) => object | null;
  /** The one request that changes something. */
  readonly request: Target;
  /** One for each field of the answer that the write compares; none where the answer says nothing that could be wrong. */
  readonly lies: readonly Lie[];
  /** Null where there is nothing to look at. */
  readonly evidence: Evidence | null;
}

interface Typed<K extends WriteKind> extends Omit<WriteCase, 'kind' | 'title' | 'command' | 'shows'> {
  readonly title?: string;
  readonly command: (stage: Stage) => Promise<CommandOf<K>>;
  readonly shows: (command: CommandOf<K>) => Shown<ResultOf<K>>;
}

/** Some of its parts, each as far as it matters. */
type Shown<T> = T extends null ? null : { readonly [P in keyof T]?: unknown };

/** A case, checked against the command and the result of its kind. */
export function writeCase<K extends WriteKind>(kind: K, typed: Typed<K>): WriteCase {
  return {
    title: '',
    ...typed,
    kind,
    shows: (command) => typed.shows(command as CommandOf<K>) as object | null,
  };
}

/** A patch that puts another value in one place of an answer. */
export function lieAt(path: string, value: unknown): Lie {
  return { jsonPatch: [{ op: 'replace', path, value }] };
}

/** One lie for each of these places of an answer. */
export function liesAt(values: Readonly<Record<string, unknown>>, target?: Target): readonly Lie[] {
  return Object.entries(values).map(([path, value]) => ({
    ...lieAt(path, value),
    ...(target && { target }),
  }));
}

/** The first case of a kind. **Throws** where there is none. */
export function caseIn(cases: readonly WriteCase[], kind: WriteKind): WriteCase {
  const found = cases.find((each) => each.kind === kind);
  if (!found) throw new Error(`required a case of ${kind}`);
  return found;
}
