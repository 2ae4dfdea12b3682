import type { Answered } from '../../../src/datasources/index.js';
import type { Forced } from './forced.js';
import { THEIR_TEXT } from './forced.js';
import type { Stage, Target } from './stage.js';
import type { Lie } from './write-case.js';

/** A refusal in one row of the table, which the provider comes to or is made to. */
export interface AnsweredRefusal {
  /** The first cell of its row. */
  readonly row: string;
  /** What is the matter, or what is answered. */
  readonly because: string;
  readonly ask: (stage: Stage) => Promise<Answered<unknown>>;
}

/** A write that no journal is kept of: its answer is all that there is. */
export interface AnsweredCase {
  readonly provider: string;
  /** The port and its function. */
  readonly name: string;
  readonly ask: (stage: Stage) => Promise<Answered<unknown>>;
  readonly shows: object | string;
  readonly request: Target;
  readonly lie: Lie;
  /** The first column of its table of refusals. */
  readonly column: string;
  readonly refusals: readonly AnsweredRefusal[];
}

/** The same question, answered so. */
export function forcing(
  { ask, request }: Pick<AnsweredCase, 'ask' | 'request'>,
  row: string,
  answers: ReadonlyArray<Omit<Forced, 'title'>>,
): readonly AnsweredRefusal[] {
  return answers.map(({ status, body }) => ({
    row,
    because: `${status} ${JSON.stringify(body)}`,
    ask: async (stage) => {
      await stage.fault(request, { kind: 'status', code: status, body });
      return ask(stage);
    },
  }));
}

/** An answer with one complaint of one field. */
export function complaint(status: number, field: string, message = THEIR_TEXT): Omit<Forced, 'title'> {
  return { status, body: { errors: [{ field, message }] } };
}
