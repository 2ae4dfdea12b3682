import { type Refusal, UpstreamError } from '../../domain/errors.js';
import type { UserError } from '../../domain/operation.js';
import { MAX_DOMAINS } from '../../domain/rules/trusted-domains.js';
import { userError } from '../../domain/rules/user-errors.js';
import { untrustedReturnUrl } from './writes/return-url.js';

/** What is told of one thing that TreasuryPath objects to. */
interface RefusalMessage {
  /** TreasuryPath's name of the field. */
  readonly field: string;
  /** Only with this status. */
  readonly status?: number;
  /** Only with a text like this. */
  readonly text?: RegExp;
  readonly tell: (connector: string) => UserError;
}

const REFUSALS: ReadonlySet<string> = new Set(['REJECTED', 'NOT_FOUND', 'FORBIDDEN']);

/** Whether TreasuryPath has clearly said no: nothing was done. */
export function isRefusal(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && REFUSALS.has(error.code);
}

const noEntity = (connector: string) =>
  userError('entityId', `${connector} knows no such business, or may not use it`, 'NOT_FOUND');

/** The first that fits. **Source** hosted-page tokens: errors. */
const OF_HOSTED_PAGES: readonly RefusalMessage[] = [
  { field: 'entity_id', status: 404, tell: noEntity },
  { field: 'entity', tell: noEntity },
  {
    field: 'entity_id',
    status: 422,
    text: /multi-currency account/i,
    tell: (connector) =>
      userError(
        'entityId',
        `the business has no active multi-currency account at ${connector} yet: one must be set up first`,
        'MULTI_CURRENCY_ACCOUNT_MISSING',
      ),
  },
  {
    field: 'entity_id',
    tell: (connector) => userError('entityId', `${connector} did not accept this business`),
  },
  {
    field: 'purpose',
    tell: (connector) => userError('purpose', `${connector} opens no hosted page for this purpose`),
  },
  { field: 'return_url', text: /trusted domains/i, tell: untrustedReturnUrl },
  {
    field: 'return_url',
    tell: (connector) => userError('returnUrl', `${connector} did not accept this address`),
  },
];

/** **Source** trusted domains: GraphQL (texts assumed). */
const OF_TRUSTED_DOMAINS: readonly RefusalMessage[] = [
  {
    field: 'domains',
    text: /too long|maximum/i,
    tell: (connector) => userError('domains', `${connector} takes at most ${MAX_DOMAINS} trusted domains`),
  },
  {
    field: 'domains',
    tell: (connector) => userError('domains', `${connector} did not accept this list of domains`),
  },
];

/** Why there is no token, for end users. */
export function hostedPageErrors(refusal: UpstreamError): readonly UserError[] {
  return toldOf(refusal, OF_HOSTED_PAGES, 'opened no hosted page');
}

/** Why the trusted domains were not set, for end users. */
export function trustedDomainRefusals(refusal: UpstreamError): readonly UserError[] {
  return toldOf(refusal, OF_TRUSTED_DOMAINS, 'did not set the trusted domains');
}

/** Each thing once; where nothing of it is in the table, the refusal as a whole. */
function toldOf(
  { connector, status, refusals }: UpstreamError,
  table: readonly RefusalMessage[],
  refused: string,
): readonly UserError[] {
  const { name } = connector;
  const rows = new Set(refusals.flatMap((refusal) => rowOf(table, refusal, status) ?? []));
  if (rows.size === 0) return [userError(null, `${name} ${refused}`, 'PROVIDER_REJECTED')];
  return [...rows].map(({ tell }) => tell(name));
}

function rowOf(
  table: readonly RefusalMessage[],
  refusal: Refusal,
  status: number | null,
): RefusalMessage | undefined {
  return table.find(
    (row) =>
      row.field === refusal.field &&
      (row.status === undefined || row.status === status) &&
      (row.text === undefined || row.text.test(refusal.message ?? '')),
  );
}
