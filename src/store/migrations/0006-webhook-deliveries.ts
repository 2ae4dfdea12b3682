import type { Migration } from './migration.js';

const DELIVERIES = `create table webhook_deliveries (
  number bigint generated always as identity primary key,
  connector text collate "C" not null,
  delivery_key text collate "C" not null,
  by_content boolean not null,
  type text not null,
  change text not null check (change in ('CREATED', 'UPDATED', 'REMOVED')),
  subject_kind text,
  subject_id text collate "C",
  body bytea not null,
  status text not null check (status in ('WAITING', 'PROCESSED', 'IGNORED', 'DEAD')),
  arrivals integer not null,
  claimed_arrivals integer,
  attempts integer not null,
  lease_owner text,
  lease_until timestamptz,
  not_before timestamptz,
  note text,
  received_at timestamptz not null,
  settled_at timestamptz,
  constraint webhook_deliveries_once unique (connector, delivery_key),
  check ((lease_owner is null) = (lease_until is null))
)`;

/** Stores webhooks as they arrived, and a digest of each object that was read again for one. */
export const WEBHOOK_DELIVERIES: Migration = {
  number: 6,
  name: 'webhook deliveries',
  statements: [
    DELIVERIES,
    "create index webhook_deliveries_waiting on webhook_deliveries (subject_id, number) where status = 'WAITING'",
    'create index webhook_deliveries_settled on webhook_deliveries (settled_at)',
    'create table object_digests (subject_id text collate "C" primary key, digest text not null)',
  ],
};
