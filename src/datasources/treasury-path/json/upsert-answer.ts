import { MalformedResponseError, UpstreamError } from '../../../domain/errors.js';
import type { Answer } from '../../http/upstream.js';
import type { Fields } from '../../reading/fields.js';
import { type Reader, readRecord } from '../../reading/records.js';
import { decodeError } from '../refusals.js';
import { readTrustedDomainConfig } from './records.js';

/**
 * The domains that TreasuryPath says it trusts now. GraphQL answers 200 also where it refuses. **Throws** `UpstreamError`: REJECTED where it
 * says that nothing was done, UNAVAILABLE where it failed on the way. **Source** trusted domains: GraphQL.
 */
export function readUpsert(reader: Reader, answer: Answer): readonly string[] {
  const refused = (code: 'REJECTED' | 'UNAVAILABLE', errors: unknown) =>
    new UpstreamError({
      connector: reader.connector,
      code,
      status: answer.status,
      sent: 'yes',
      refusals: decodeError(answer.status, { errors }),
    });
  return readRecord(reader, 'trusted_domains', answer, (body) => {
    // Without `data` nothing was carried out; with it, something failed while it was.
    if (hasAny(body))
      throw refused(body.raw('data') === undefined ? 'REJECTED' : 'UNAVAILABLE', body.raw('errors'));
    const payload = body.object('data').object('upsertTrustedDomainConfig');
    if (!hasAny(payload)) return readTrustedDomainConfig(payload.object('trustedDomainConfig')).domains;
    if (!payload.has('trustedDomainConfig')) throw refused('REJECTED', payload.raw('errors'));
    throw new MalformedResponseError(`${payload.path}.trustedDomainConfig`, 'nothing beside errors', {});
  });
}

/** Whether there are errors. */
function hasAny(fields: Fields): boolean {
  return fields.has('errors') && fields.list('errors').length > 0;
}
