import type { Migration } from './migration.js';

/** Enables the triggers of the audit log in every session mode, and adds indexes by caller, object and time. */
export const AUDIT: Migration = {
  number: 2,
  name: 'audit',
  statements: [
    // Default triggers do not run in sessions that apply replicated changes.
    'alter table audit_log enable always trigger audit_log_keeps_rows',
    'alter table audit_log enable always trigger audit_log_keeps_all',
    'create index audit_log_by_who on audit_log (who, number)',
    'create index audit_log_by_object on audit_log (object_id, number) where object_id is not null',
    'create index audit_log_by_moment on audit_log (at)',
  ],
};
