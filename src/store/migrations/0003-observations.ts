import type { Migration } from './migration.js';

/** Stores every observed status of a transfer once. `at` is the time that the provider states, with all its digits. */
export const OBSERVATIONS: Migration = {
  number: 3,
  name: 'observations',
  statements: [
    `create table transfer_observations (
      transfer_id text collate "C" not null,
      status text not null,
      provider_status text not null,
      at text,
      origin text not null,
      seen_at timestamptz not null,
      primary key (transfer_id, status, provider_status)
    )`,
  ],
};
