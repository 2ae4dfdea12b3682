import { type AnsweredCase, type AnsweredRefusal, complaint, forcing } from './answered-case.js';
import { THEIR_TEXT } from './forced.js';
import { all, one } from './objects.js';
import { present, type Stage } from './stage.js';
import { lieAt } from './write-case.js';

const FUNDING = { purpose: 'FUNDING_ACCOUNTS', returnUrl: null } as const;
const DOMAINS = ['app.example.com', '*.example.org'];
const STATUSES = [401, 429, 500, 503];

const statuses = (codes: readonly number[]) =>
  codes.map((status) => ({ status, body: { message: THEIR_TEXT } }));

/** A business that has, or has not, what hosted pages need. */
async function entityThat(stage: Stage, isActive: boolean): Promise<string> {
  const fits = ({ onboardingStatus }: { readonly onboardingStatus: string | null }) =>
    (onboardingStatus === 'ACTIVE') === isActive;
  return one(await all(stage, 'businesses'), fits, 'a business that fits').id;
}

const openPage = (stage: Stage, entityId: string, returnUrl: string | null = null) =>
  present(stage.connector.ports.hostedPages, 'hosted pages').create(stage.call(), {
    ...FUNDING,
    entityId,
    returnUrl,
  });

const hostedPage = {
  ask: async (stage: Stage) => openPage(stage, await entityThat(stage, true)),
  request: { method: 'POST', path: '/api/v1/hosted_page_tokens' },
};

/** An entity of a company that our key does not open. */
async function foreignEntity(stage: Stage): Promise<string> {
  const { companies, entities } = (await stage.command({ action: 'inventory' })) as Inventory;
  const foreign = companies.filter(({ inScope }) => !inScope).map(({ id }) => id);
  return one(entities, ({ companyId }) => foreign.includes(companyId), 'an entity out of reach').id;
}

interface Inventory {
  readonly companies: ReadonlyArray<{ readonly id: string; readonly inScope: boolean }>;
  readonly entities: ReadonlyArray<{ readonly id: string; readonly companyId: string }>;
}

const pageRefusals: readonly AnsweredRefusal[] = [
  {
    row: '404 `entity_id` · any `entity`',
    because: 'there is no such entity',
    ask: (stage) => openPage(stage, 'ent_none'),
  },
  {
    row: '404 `entity_id` · any `entity`',
    because: 'the entity is out of reach',
    ask: async (stage) => openPage(stage, await foreignEntity(stage)),
  },
  {
    row: '422 `entity_id`, of a multi-currency account',
    because: 'the business has no active multi-currency account',
    ask: async (stage) => openPage(stage, await entityThat(stage, false)),
  },
  {
    row: 'any `return_url`, of trusted domains (422)',
    because: 'others are trusted than the gateway knows of',
    ask: async (stage) => {
      await stage.command({ action: 'trusted-domains', domains: ['app.example.com'] });
      return openPage(stage, await entityThat(stage, true), 'https://evil.example.net/back');
    },
  },
  ...forcing(hostedPage, 'any other `entity_id` (400: missing)', [complaint(400, 'entity_id')]),
  ...forcing(hostedPage, 'any `purpose` (400: missing, unknown; 403: of another category)', [
    complaint(400, 'purpose'),
    complaint(403, 'purpose'),
  ]),
  ...forcing(hostedPage, 'any other `return_url`', [complaint(422, 'return_url')]),
  ...forcing(
    hostedPage,
    '400, 403, 404, 409, 422 otherwise',
    [400, 403, 404, 409, 422].map((status) => complaint(status, 'base')),
  ),
  ...forcing(hostedPage, '401', statuses([401])),
  ...forcing(hostedPage, '429, 5xx, no answer', statuses([429, 500, 503])),
];

const trust = {
  ask: async (stage: Stage) => {
    const { upsert } = present(stage.connector.ports.trustedDomains, 'trusted domains');
    return present(upsert, 'a way to set them')(stage.call(), DOMAINS);
  },
  request: { method: 'POST', path: '/graphql' },
};

const payload = (field: string, messages: readonly string[]) => ({
  status: 200,
  body: { data: { upsertTrustedDomainConfig: { trustedDomainConfig: null, errors: [{ field, messages }] } } },
});

const OTHER_REFUSALS = 'any other field · errors beside no `data` · HTTP 400, 403, 404, 422';

const trustRefusals: readonly AnsweredRefusal[] = [
  ...forcing(trust, '`errors[]` of the payload, field `domains`, of the length', [
    payload('domains', ['is too long (maximum is 50)']),
  ]),
  ...forcing(trust, 'any other `domains`', [
    payload('domains', [`contains an invalid domain: ${THEIR_TEXT}`]),
  ]),
  ...forcing(trust, OTHER_REFUSALS, [
    payload('base', [THEIR_TEXT]),
    { status: 200, body: { errors: [{ message: THEIR_TEXT }] } },
    ...statuses([400, 403, 404, 422]),
  ]),
  ...forcing(trust, 'errors beside `data`', [
    { status: 200, body: { data: { upsertTrustedDomainConfig: null }, errors: [{ message: THEIR_TEXT }] } },
  ]),
];

const dashboard = {
  ask: (stage: Stage) =>
    present(stage.connector.ports.webhookDashboard, 'a dashboard').createLink(stage.call()),
  request: { method: 'GET', path: '/v1/webhooks/dashboard' },
};

export const ANSWERED_CASES: readonly AnsweredCase[] = [
  {
    ...hostedPage,
    provider: 'treasury-path',
    name: 'hostedPages.create',
    shows: { purpose: 'FUNDING_ACCOUNTS', returnUrl: null, returnUrlIgnored: false },
    lie: lieAt('/data/purpose', 'api_access'),
    column: 'status, field, text',
    refusals: pageRefusals,
  },
  {
    ...trust,
    provider: 'treasury-path',
    name: 'trustedDomains.upsert',
    shows: { domains: DOMAINS },
    lie: lieAt('/data/upsertTrustedDomainConfig/trustedDomainConfig/domains', ['evil.example.net']),
    column: 'refusal',
    refusals: trustRefusals,
  },
  {
    ...dashboard,
    provider: 'treasure',
    name: 'webhookDashboard.createLink',
    shows: 'https://',
    lie: lieAt('/dashboard_url', 'http://evil.example.net/'),
    column: 'refusal',
    refusals: [
      ...forcing(dashboard, '400, 403, 404', statuses([400, 403, 404])),
      ...forcing(dashboard, '401, 429, 5xx, no answer', statuses(STATUSES)),
    ],
  },
];

/** What ports are made of that are no such writes. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['list', 'read', 'readMany', 'accountsOf', 'wireInstructions', 'downloadUrl'],
  'plan',
  // What a provider sends is read, and nothing is sent to it.
  'receive',
]);

/** The writes of a provider of which no journal is kept. */
export async function answeredWritesOf(stage: Stage): Promise<readonly string[]> {
  return Object.entries(stage.connector.ports).flatMap(([port, functions]) =>
    Object.entries(functions as object).flatMap(([name, each]) =>
      typeof each === 'function' && !OTHERS.has(name) ? [`${port}.${name}`] : [],
    ),
  );
}
