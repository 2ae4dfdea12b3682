import type { Migration } from './migration.js';

const OPERATIONS = `create table operations (
  id text collate "C" primary key,
  caller text collate "C" not null,
  idempotency_key text collate "C" not null,
  fingerprint text not null,
  kind text not null,
  connector text not null,
  status text not null
    check (status in ('PENDING', 'DISPATCHED', 'SUCCEEDED', 'FAILED', 'IN_DOUBT', 'NEEDS_REVIEW')),
  proven_by text,
  provider_key text,
  provider_ref text,
  correlation_ref text,
  credential_fingerprint text,
  subject_id text,
  target text,
  input bytea not null,
  result bytea,
  errors jsonb not null,
  evidence jsonb,
  attempts integer not null,
  lease_owner text,
  lease_until timestamptz,
  not_before timestamptz,
  horizon timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint operations_one_per_key unique (caller, idempotency_key),
  check ((lease_owner is null) = (lease_until is null))
)`;

const TRANSITIONS = `create table operation_transitions (
  number bigint generated always as identity primary key,
  operation_id text collate "C" not null references operations (id),
  status text not null,
  at timestamptz not null,
  note text
)`;

const MEMORY = `create table memory (
  connector text collate "C" not null,
  kind text collate "C" not null,
  ref text collate "C" not null,
  facts jsonb not null,
  moments jsonb not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (connector, kind, ref)
)`;

const AUDIT_LOG = `create table audit_log (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  who text not null,
  action text not null,
  object_id text,
  result text not null,
  request_id text,
  operation_id text
)`;

const REFUSE_CHANGE = `create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% takes new rows only', tg_table_name;
end
$$`;

/** The journal, the memory, the audit log and the mark of the sealing key. */
export const FIRST: Migration = {
  number: 1,
  name: 'first',
  statements: [
    OPERATIONS,
    'create index operations_newest on operations (created_at desc, id desc)',
    'create index operations_newest_of_caller on operations (caller, created_at desc, id desc)',
    'create index operations_by_status on operations (status)',
    'create index operations_by_subject on operations (subject_id) where subject_id is not null',
    `create index operations_unsettled_by_target on operations (connector, target)
      where target is not null and status in ('PENDING', 'DISPATCHED', 'IN_DOUBT')`,
    `create index operations_unsettled on operations (created_at, id)
      where status in ('PENDING', 'DISPATCHED', 'IN_DOUBT')`,
    `create unique index operations_one_per_correlation_ref on operations (connector, correlation_ref)
      where correlation_ref is not null`,
    TRANSITIONS,
    'create index operation_transitions_of on operation_transitions (operation_id, number)',
    MEMORY,
    AUDIT_LOG,
    REFUSE_CHANGE,
    `create trigger audit_log_keeps_rows before update or delete on audit_log
      for each statement execute function refuse_change()`,
    `create trigger audit_log_keeps_all before truncate on audit_log
      for each statement execute function refuse_change()`,
    'create table sealing (number integer primary key check (number = 1), mark bytea not null)',
  ],
};
