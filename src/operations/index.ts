/** The public exports of `operations`: the actions of callers, the journal and recovery. */
export type { Actions, Audited, Outcome, Request } from './actions.js';
export { Journal } from './journal.js';
export type { JournalContext } from './journal-context.js';
export { creatorsOf, isMutation, type NamedObject, objectsIn } from './mutation-rows.js';
export { MUTATIONS, type MutationName, type Use } from './mutations.js';
export { createRecovery, type Recovery } from './recovery.js';
export { type ActionsOptions, RequestActions } from './request-actions.js';
export { type Resolution, resolveRecord } from './resolution.js';
export { DEFAULT_JOURNAL_SETTINGS, type JournalSettings } from './settings.js';
