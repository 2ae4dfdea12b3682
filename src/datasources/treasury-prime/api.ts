import { basicCredentials } from '../../auth/index.js';
import { createUpstream } from '../http/client.js';
import type { Upstream } from '../http/upstream.js';
import type { OpenContext } from '../provider.js';
import type { Reader } from '../reading/records.js';
import { decodeError } from './refusals.js';
import type { TreasuryPrimeSettings } from './settings.js';

/** Treasury Prime's API as the ports use it. */
export interface TreasuryPrimeApi extends Reader {
  readonly upstream: Upstream;
}

/** Binds address, credentials and error decoder. */
export function openApi(settings: TreasuryPrimeSettings, context: OpenContext): TreasuryPrimeApi {
  const { connector, telemetry } = context;
  const credentials = basicCredentials({ user: settings.keyId, password: settings.keyValue });
  const upstream = createUpstream({ ...context, baseUrl: settings.baseUrl, credentials, decodeError });
  return { connector, telemetry, upstream };
}
