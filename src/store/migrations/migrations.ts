import { FIRST } from './0001-first.js';
import { AUDIT } from './0002-audit.js';
import { OBSERVATIONS } from './0003-observations.js';
import { PROVIDER_TEXT } from './0004-provider-text.js';
import { EVENTS_OF_GATEWAYS } from './0005-events.js';
import { WEBHOOK_DELIVERIES } from './0006-webhook-deliveries.js';
import type { Migration } from './migration.js';

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  FIRST,
  AUDIT,
  OBSERVATIONS,
  PROVIDER_TEXT,
  EVENTS_OF_GATEWAYS,
  WEBHOOK_DELIVERIES,
];
