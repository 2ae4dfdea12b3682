import type { Frequency } from './schedule.js';
import type { Day } from './time.js';

/** A JSON object as received. */
export type Json = Readonly<Record<string, unknown>>;
export type DurationType = 'numberOfTransfers' | 'continuous';
/** ACH: `credit` sends money out of our account, `debit` pulls it in. */
export type Direction = 'credit' | 'debit';

/** One end user of the tenant. */
export interface UserRecord {
  readonly id: string;
  /** Has a customer at the bank. */
  isEnrolled: boolean;
  /** Tokens with this number or a lower one are refused. */
  revokedUpTo: number;
}

/** The numbers of an external account, for a new counterparty. */
export interface ExternalAccount {
  readonly name: string;
  readonly accountNumber: string;
  readonly routingNumber: string;
  readonly accountType: 'checking' | 'savings';
}

/** One end of a series. */
export type Party =
  | { readonly kind: 'known'; readonly id: string; readonly name: string; readonly lastFour: string }
  /** The index of the account in the setting `accounts`. */
  | { readonly kind: 'paired'; readonly place: number }
  /** Created as a counterparty at Treasury Prime on first use. */
  | { readonly kind: 'external'; readonly account: ExternalAccount; counterpartyId: string | null };

/** The rail and parties of a series. */
export type Rail =
  | { readonly kind: 'ach'; readonly direction: Direction; readonly from: Party; readonly to: Party }
  | { readonly kind: 'internal'; readonly from: Party; readonly to: Party };

/** A recurring transfer. **Source** contract 5.1. */
export interface SeriesRecord {
  readonly id: string;
  readonly userId: string;
  readonly createdMs: number;
  readonly rail: Rail;
  memo: string | null;
  minor: bigint;
  frequency: Frequency;
  frequencyData: number;
  startingDate: Day;
  durationType: DurationType;
  /** Null for `continuous`. */
  remaining: number | null;
  status: 'ACTIVE' | 'INACTIVE';
  endingDate: Day | null;
  /** The last day whose occurrence has run or was skipped. */
  consumedThrough: Day | null;
  /** Words that replace its own. */
  shown: Json;
}

/** The next occurrence of an active series. **Source** contract 6. */
export interface JobRecord {
  readonly id: string;
  readonly series: SeriesRecord;
  readonly scheduledDate: Day;
  cancel(): void;
}

/** The data of the simulator. */
export class State {
  readonly users = new Map<string, UserRecord>();
  readonly jobs = new Map<string, JobRecord>();
  readonly #series = new Map<string, SeriesRecord>();

  /** The user's series, newest first; for the same time, the later one first. */
  seriesOf(userId: string): readonly SeriesRecord[] {
    const own = [...this.#series.values()].filter((series) => series.userId === userId);
    return own.reverse().sort((one, other) => other.createdMs - one.createdMs);
  }

  allSeries(): readonly SeriesRecord[] {
    return [...this.#series.values()];
  }

  findSeries(id: string | undefined): SeriesRecord | undefined {
    return this.#series.get(id ?? '');
  }

  addSeries(series: SeriesRecord): void {
    this.#series.set(series.id, series);
  }

  removeSeries(id: string): void {
    this.#series.delete(id);
  }

  /** The user's jobs, the next one first. */
  jobsOf(userId: string): readonly JobRecord[] {
    const own = [...this.jobs.values()].filter(({ series }) => series.userId === userId);
    return own.sort((one, other) => one.scheduledDate.localeCompare(other.scheduledDate));
  }

  jobOf(series: SeriesRecord): JobRecord | undefined {
    return [...this.jobs.values()].find((job) => job.series === series);
  }
}
