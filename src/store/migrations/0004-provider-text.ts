import type { Migration } from './migration.js';

/** Stores the reason that a provider gave for refusing an attempt, as operators may see it. */
export const PROVIDER_TEXT: Migration = {
  number: 4,
  name: 'provider text',
  statements: ['alter table operation_transitions add column provider_text text'],
};
