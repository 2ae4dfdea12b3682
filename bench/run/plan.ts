/** One operation that every contender answers. */
export interface Scenario {
  readonly key: string;
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the contenders without GraphQL are asked. */
  readonly path: string;
}

const ACCOUNT_ID = Buffer.from('bank:Account:acct_7').toString('base64url');

export const SCENARIOS: readonly Scenario[] = [
  {
    key: 'accounts',
    title: 'A list of 60 accounts',
    query: `query Accounts($first: Int!) { accounts(first: $first) { nodes {
      id providerId type currency accountNumberLast4 routingNumber createdAt connector { name provider }
    } } }`,
    variables: { first: 60 },
    path: '/accounts',
  },
  {
    key: 'transfers',
    title: 'A list of 50 transfers with both ends',
    query: `query Transfers($first: Int!) { transfers(first: $first, filter: { rails: [ACH] }) { nodes {
      id rail direction status amount { amount currency } createdAt
      source { ... on Account { id accountNumberLast4 } }
      destination { ... on Counterparty { id name } }
    } } }`,
    variables: { first: 50 },
    path: '/transfers',
  },
  {
    key: 'account',
    title: 'One account with its balances',
    query: `query Account($id: ID!) { account(id: $id) {
      id name currency accountNumberLast4 balance { current { amount currency } available { amount currency } }
    } }`,
    variables: { id: ACCOUNT_ID },
    path: `/account?id=${ACCOUNT_ID}`,
  },
];

/** Who asks, and how slow the provider is. */
export interface Mode {
  readonly callers: number;
  /** **Units** milliseconds. */
  readonly delayMs: number;
}

export const MODES: readonly Mode[] = [
  { callers: 1, delayMs: 0 },
  { callers: 200, delayMs: 0 },
  { callers: 1, delayMs: 20 },
  { callers: 200, delayMs: 20 },
];

export const MOST_CALLERS = Math.max(...MODES.map(({ callers }) => callers));

/** When enough is sent: after this time and this number of requests. */
export interface Least {
  /** **Units** milliseconds. */
  readonly forMs: number;
  readonly requests: number;
}

/** What one run measures. */
export interface Plan {
  readonly rounds: number;
  readonly warmUp: Least;
  readonly sampling: Least;
  readonly scenarios: readonly Scenario[];
  readonly modes: readonly Mode[];
  /** Keys of contenders. */
  readonly contenders: readonly string[];
  /** Whether the report replaces `bench/RESULTS.md`. */
  readonly isWritten: boolean;
}

export const CONNECTIONS = 16;
/** Between the loads of one process, which is warm by then. */
export const CHANGE_OF_LOAD: Least = { forMs: 500, requests: 100 };
const FULL = { rounds: 3, warmUp: { forMs: 1500, requests: 600 }, sampling: { forMs: 1500, requests: 200 } };
const QUICK = {
  rounds: 1,
  warmUp: { forMs: 1000, requests: 1000 },
  sampling: { forMs: 1000, requests: 300 },
};
const DEFAULT_CONTENDERS = ['floor', 'floor-lists', 'mercurius', 'apollo', 'gateway'];

/**
 * Arguments of the command → plan. `--quick`: one round, with one caller, without delay. `--rounds 5`; `--scenarios`, `--contenders`: keys with
 * commas between. `--write`: the report is written in spite of other options. **Throws** for anything else.
 */
export function toPlan(args: readonly string[]): Plan {
  const isQuick = args.includes('--quick');
  const { rounds, ...least } = isQuick ? QUICK : FULL;
  const given = valuesOf(args.filter((arg) => arg !== '--quick' && arg !== '--write'));
  const keys = given.get('--scenarios')?.split(',') ?? SCENARIOS.map(({ key }) => key);
  const scenarios = SCENARIOS.filter(({ key }) => keys.includes(key));
  if (scenarios.length !== keys.length) throw new Error(`unknown scenarios: ${keys.join(', ')}`);
  return {
    ...least,
    rounds: wholeNumber(given.get('--rounds')) ?? rounds,
    scenarios,
    modes: isQuick ? MODES.slice(0, 1) : MODES,
    contenders: given.get('--contenders')?.split(',') ?? DEFAULT_CONTENDERS,
    isWritten: args.length === 0 || args.includes('--write'),
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new Error(`--rounds: required a whole number from 1 to 99, arrived ${text}`);
}

const OPTIONS = ['--rounds', '--scenarios', '--contenders'];

function valuesOf(args: readonly string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', value] = args.slice(index, index + 2);
    if (!OPTIONS.includes(name) || value === undefined) throw new Error(`unknown or without value: ${name}`);
    pairs.set(name, value);
  }
  return pairs;
}
