import { type BookReader, money, rowsOf, type Stored, wordIn } from './reader.js';
import type * as rows from './rows.js';

interface Label {
  readonly name: string;
  readonly lastFour: string;
}

interface SeriesRecord {
  readonly id: string;
  readonly userId: string;
  readonly createdMs: number;
  readonly memo: string | null;
  readonly minor: string;
  readonly frequency: string;
  readonly frequencyData: number;
  readonly startingDate: string;
  readonly durationType: string;
  readonly remaining: number | null;
  readonly status: string;
  readonly endingDate: string | null;
  readonly from: Label;
  readonly to: Label;
}

interface JobRecord {
  readonly id: string;
  readonly scheduledDate: string;
  readonly seriesId: string;
}

/** The end user of the token in the sandbox's configuration. */
const USER = 'harper';
const USD = 'USD';

/** The stored objects of Linker. */
export const book: BookReader = {
  // Pages have 100 rows, and each begins with the last ten rows of the page before.
  prepare: async (simulator) => {
    await simulator.command({ action: 'insert-series', count: 205 });
  },
  read: (stored) => ({
    recurringTransfers: seriesOf(stored).map(toRow),
    scheduledTransfers: jobsOf(stored),
  }),
  paged: {
    recurringTransfers: [/\/recurring-transfers$/],
    scheduledTransfers: [/\/recurring-transfers\/jobs$/],
  },
  narrowed: { recurringTransfers: ['search'] },
  inOrderOfTheBook: ['recurringTransfers', 'scheduledTransfers'],
};

/** Newest first; of one moment, the later one first. */
function seriesOf(stored: Stored): readonly SeriesRecord[] {
  const own = rowsOf<SeriesRecord>(stored, 'series').filter(({ userId }) => userId === USER);
  return own.reverse().sort((a, b) => b.createdMs - a.createdMs);
}

function toRow(series: SeriesRecord): rows.SeriesRow {
  return {
    ...common(series),
    ref: series.id,
    providerId: series.id,
    at: null,
    frequency: wordIn({ weekly: 'WEEKLY', biweekly: 'BIWEEKLY', monthly: 'MONTHLY' }, series.frequency),
    day: series.frequencyData,
    status: wordIn({ ACTIVE: 'ACTIVE', INACTIVE: 'INACTIVE' }, series.status),
    duration: wordIn(
      { continuous: 'CONTINUOUS', numberOfTransfers: 'NUMBER_OF_TRANSFERS' },
      series.durationType,
    ),
    starts: series.startingDate,
    ends: series.endingDate,
    remaining: series.remaining,
  };
}

/** The nearest first; of one day, by id. */
function jobsOf(stored: Stored): readonly rows.JobRow[] {
  const own = new Map(seriesOf(stored).map((series) => [series.id, series]));
  const jobs = rowsOf<JobRecord>(stored, 'jobs').flatMap(({ id, scheduledDate, seriesId }) => {
    const series = own.get(seriesId);
    return series ? [{ ...common(series), ref: id, providerId: id, at: null, date: scheduledDate }] : [];
  });
  return jobs.sort((a, b) => (`${a.date} ${a.ref}` < `${b.date} ${b.ref}` ? -1 : 1));
}

function common({ memo, minor, from, to }: SeriesRecord) {
  return { memo, amount: money(minor, USD), source: labelText(from), destination: labelText(to) };
}

function labelText({ name, lastFour }: Label): string {
  return `${name}/${lastFour}`;
}
