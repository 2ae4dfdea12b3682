import type { Migration } from './migration.js';

/** The audit log refuses changes in every mode of a session, and is found by who, by object and by moment. */
export const AUDIT: Migration = {
  number: 2,
  name: 'audit',
  statements: [
    // Otherwise they rest in sessions that replay what another server did.
    'alter table audit_log enable always trigger audit_log_keeps_rows',
    'alter table audit_log enable always trigger audit_log_keeps_all',
    'create index audit_log_by_who on audit_log (who, number)',
    'create index audit_log_by_object on audit_log (object_id, number) where object_id is not null',
    'create index audit_log_by_moment on audit_log (at)',
  ],
};
