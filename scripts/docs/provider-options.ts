import { PROVIDERS, type Provider } from '../../src/datasources/index.js';
import { table } from './table.js';

interface Option {
  readonly path: string;
  readonly type: string;
  readonly default: string;
  /** As in YAML. */
  readonly example: string;
  readonly description: string;
}

const secret = (path: string, example: string, description: string, absent = 'required'): Option => ({
  path,
  type: 'text or `${file:PATH}`',
  default: absent,
  example: `"\${${example}}"`,
  description,
});

const text = (path: string, given: Omit<Option, 'path' | 'type'>): Option => ({
  path,
  type: 'text',
  ...given,
});

const CURRENCY = 'Currency of all amounts, because no answer names one: an ISO 4217 code.';

/** Key of the provider → the options of its connectors beside the common settings. */
const OPTIONS: Readonly<Record<string, readonly Option[]>> = {
  cardbiller: [
    secret('credentials.token', 'CARDBILLER_TOKEN', 'Bearer token.'),
    text('currency', { default: 'required', example: 'USD', description: CURRENCY }),
    {
      path: 'resources.treasuryAccounts',
      type: 'list of UUIDs',
      default: 'none; an account or a ledger is required',
      example: '["1072de1e-52be-4a67-8af3-8182caf37134"]',
      description: 'Treasury accounts that the connector serves, because Cardbiller lists none.',
    },
    {
      path: 'resources.ledgers',
      type: 'list of UUIDs, or of `id` and `treasuryAccount`',
      default: 'none',
      example:
        '[{ id: "2fb5ab5a-8876-4249-9234-78d2f9b03374", treasuryAccount: "1072de1e-52be-4a67-8af3-8182caf37134" }]',
      description: 'Ledgers that the connector serves.',
    },
    {
      path: 'resources.cards',
      type: 'list of UUIDs, or of `id` and `ledger`',
      default: 'none',
      example:
        '[{ id: "a1180296-fd26-417f-ae54-f3adbe362a9a", ledger: "2fb5ab5a-8876-4249-9234-78d2f9b03374" }]',
      description: 'Cards that the connector serves.',
    },
  ],
  linker: [
    secret(
      'credentials.token',
      'LINKER_TOKEN',
      'Token of one end user. Either this or `callerHeader`.',
      'none',
    ),
    text('credentials.callerHeader', {
      default: 'none',
      example: 'x-linker-token',
      description: 'Header in which each caller sends its own token. Either this or `token`.',
    }),
    text('accountsFrom', {
      default: 'required',
      example: 'tp-main',
      description: 'Name of the Treasury Prime connector that has the accounts.',
    }),
    text('currency', { default: '`USD`', example: 'USD', description: CURRENCY }),
  ],
  treasure: [
    secret('credentials.clientId', 'TREASURE_CLIENT_ID', 'Client id that Treasure assigned.'),
    secret('credentials.clientSecret', 'TREASURE_CLIENT_SECRET', 'Client secret that Treasure assigned.'),
    secret('webhooks.svixSecret', 'SVIX_SECRET', 'Signing secret of the webhook endpoint.', 'none'),
    {
      path: 'webhooks.olderSvixSecrets',
      type: 'list of text or `${file:PATH}`',
      default: '`[]`',
      example: '["${OLD_SVIX_SECRET}"]',
      description: 'Signing secrets that are accepted too, while a new one replaces them.',
    },
  ],
  'treasury-path': [
    secret('credentials.apiKey', 'PATH_KEY', 'Key that the dashboard shows.'),
    secret('credentials.apiSecret', 'PATH_SECRET', 'Secret that the dashboard showed once.'),
    text('hostedUrl', {
      default: 'none: no hosted pages',
      example: 'https://hosted.example.com',
      description: 'Address of hosted pages.',
    }),
    text('graphqlUrl', {
      default: '`/graphql` at `baseUrl`',
      example: 'https://api.example.com/graphql',
      description: "Address of the provider's GraphQL API.",
    }),
    {
      path: 'trustedDomains',
      type: 'list of hosts',
      default: 'not known',
      example: '["app.example.com"]',
      description: 'Hosts that are known to be trusted.',
    },
  ],
  'treasury-prime': [
    secret('credentials.keyId', 'TP_KEY_ID', 'Id of the API key.'),
    secret('credentials.keyValue', 'TP_KEY_VALUE', 'Value of the API key.'),
    secret('webhooks.basicUser', 'TP_WEBHOOK_USER', 'User of the webhooks, with `basicSecret`.', 'none'),
    secret('webhooks.basicSecret', 'TP_WEBHOOK_SECRET', 'Secret of the webhooks, with `basicUser`.', 'none'),
  ],
};

/** One table for each provider. **Throws** if the options differ from those that the provider accepts. */
export function providerOptions(): string {
  return PROVIDERS.map((provider) => {
    const options = OPTIONS[provider.key] ?? [];
    const described = options.map(({ path }) => path).sort();
    const accepted = acceptedBy(provider).sort();
    if (described.join() !== accepted.join()) {
      throw new Error(
        `${provider.key}: required a description of ${accepted.join(', ')}, arrived ${described.join(', ')}`,
      );
    }
    const rows = options.map((each) => [
      `\`${each.path}\``,
      each.type,
      each.default,
      `\`${each.example}\``,
      each.description,
    ]);
    const head = ['setting', 'type', 'default', 'example', 'description'];
    return `### \`${provider.key}\`\n\n${table([head, ...rows])}`;
  }).join('\n\n');
}

const PROBE = 'unknownByAnyProvider';

/** The paths that a provider names where it refuses an unknown key, in the entry and in each group. */
function acceptedBy(provider: Provider): string[] {
  const keys = namedBy(provider, { [PROBE]: 1 });
  return keys.flatMap((key) => {
    const inner = namedBy(provider, { [key]: { [PROBE]: 1 } }, `${key}.`);
    return inner.length === 0 ? [key] : inner.map((each) => `${key}.${each}`);
  });
}

function namedBy(
  provider: Provider,
  options: Readonly<Record<string, unknown>>,
  prefix = '',
): readonly string[] {
  const limits = { timeoutMs: 1000, maxConcurrent: 1, requestsPerSecond: 1 };
  const problems = provider.problems({ name: 'probe', environment: 'SANDBOX', limits, options });
  const refusal = problems.find((problem) => problem.startsWith(`${prefix}${PROBE}: `));
  const names = /(?:own keys but|a key among) ?(.*)$/.exec(refusal ?? '')?.[1] ?? '';
  return names.split(', ').filter((name) => name !== '');
}
