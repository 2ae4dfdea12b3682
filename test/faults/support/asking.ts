import { UpstreamError } from '../../../src/domain/errors.js';
import type { Outcome } from '../../../src/operations/index.js';
import type { OperationRecord } from '../../../src/store/index.js';
import type { Asked, FaultyGateway } from './gateway.js';
import type { Prepared } from './kinds.js';

/** What a caller was told, and when it asked and heard. */
export interface Answer {
  readonly askedAt: number;
  readonly heardAt: number;
  readonly outcome: Outcome<unknown>;
}

/** One operation of a schedule, from its caller's side. */
export class Asker {
  readonly answers: Answer[] = [];
  /** Errors that no caller should see. */
  readonly surprises: unknown[] = [];
  /** Work of gateways that have gone: it ends by itself. */
  readonly abandoned: Promise<unknown>[] = [];
  private static moment = 0;

  constructor(
    readonly asked: Asked,
    readonly prepared: Prepared,
  ) {}

  /** Asks with its key; hears nothing from a gateway that goes away. */
  async ask(gateway: FaultyGateway, command = this.prepared.command): Promise<Outcome<unknown> | null> {
    const askedAt = ++Asker.moment;
    const answering = gateway.ask(this.asked, command);
    this.abandoned.push(answering.catch(() => undefined));
    try {
      const outcome = await Promise.race([answering, gateway.struck.then(() => null)]);
      if (outcome && command === this.prepared.command)
        this.answers.push({ askedAt, heardAt: ++Asker.moment, outcome });
      return outcome;
    } catch (error) {
      // What must be known beforehand could not be read: nothing was done.
      if (gateway.isWell && !(error instanceof UpstreamError)) this.surprises.push(error);
      return null;
    }
  }

  /** What is wrong with the answers among themselves, and beside what became of the operation. */
  contradictions(record: OperationRecord | null): string[] {
    const told = this.answers.filter(({ outcome }) => outcome.operation !== null);
    const problems: string[] = this.surprises.map((error) => `a caller saw ${String(error)}`);
    for (const { askedAt, heardAt, outcome } of this.answers) {
      const before = told.some((earlier) => earlier.heardAt < askedAt);
      if (before && outcome.operation === null) problems.push('an operation was forgotten');
      if (before && outcome.operation && !outcome.replayed) problems.push('an answer is not a replay');
      problems.push(...(outcome.operation ? this.differences(outcome, record) : []));
      const last = told.find((other) => other.heardAt < askedAt && isFinal(other.outcome));
      if (last && !isFinal(outcome)) problems.push('what was final is open again');
      if (heardAt <= askedAt) problems.push('an answer came before it was asked for');
    }
    return problems;
  }

  private differences(
    { operation, result, errors }: Outcome<unknown>,
    record: OperationRecord | null,
  ): string[] {
    if (!operation || !record) return ['an operation was told of that nobody knows'];
    if (!isFinal({ operation })) return [];
    const told = { status: operation.status, errors, subject: operation.objectId };
    const kept = { status: record.status, errors: record.errors, subject: record.objectId };
    const last = JSON.stringify(kept);
    if (JSON.stringify(told) !== last) return [`told ${JSON.stringify(told)}, kept ${last}`];
    return operation.status === 'SUCCEEDED' && result === undefined ? ['a success without its result'] : [];
  }
}

function isFinal({ operation }: Pick<Outcome<unknown>, 'operation'>): boolean {
  return ['SUCCEEDED', 'FAILED', 'NEEDS_REVIEW'].includes(operation?.status ?? '');
}
