import { bearerCredentials } from '../../auth/index.js';
import type { Clock } from '../../domain/clock.js';
import { createUpstream } from '../http/client.js';
import type { Upstream } from '../http/upstream.js';
import type { OpenContext } from '../provider.js';
import type { Reader } from '../reading/records.js';
import { decodeError } from './refusals.js';
import type { Resources } from './resources.js';
import type { CardbillerSettings } from './settings.js';

/** Cardbiller's API as the ports use it, and what is known beforehand. */
export interface CardbillerApi extends Reader {
  readonly upstream: Upstream;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Of every amount whose answer names none. */
  readonly currency: string;
  readonly resources: Resources;
}

/** Binds address, credentials and error decoder. */
export function openApi(settings: CardbillerSettings, context: OpenContext): CardbillerApi {
  const { connector, telemetry, clock } = context;
  const { baseUrl, currency, resources } = settings;
  const credentials = bearerCredentials(settings.token);
  const upstream = createUpstream({ ...context, baseUrl, credentials, decodeError });
  return { connector, telemetry, clock, upstream, currency, resources };
}
