import type { Migration } from './migration.js';

const EVENTS = `create table events (
  number bigint generated always as identity primary key,
  id text collate "C" not null unique,
  connector text collate "C" not null,
  type text collate "C" not null,
  change text not null check (change in ('CREATED', 'UPDATED', 'REMOVED')),
  subject_kind text not null,
  subject_id text collate "C" not null,
  account_ids text[] not null,
  changes jsonb not null,
  origin text not null,
  occurred_at text,
  received_at timestamptz not null
)`;

const RETENTION = `create table event_retention (
  number integer primary key check (number = 1),
  pruned_through bigint not null
)`;

/** Stores the feed of events, and the last number up to which events were removed. */
export const EVENTS_OF_GATEWAYS: Migration = {
  number: 5,
  name: 'events',
  statements: [
    EVENTS,
    'create index events_by_subject on events (subject_id, number)',
    'create index events_by_receipt on events (received_at, number)',
    RETENTION,
    'insert into event_retention (number, pruned_through) values (1, 0)',
  ],
};
