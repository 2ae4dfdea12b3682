import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mintDevelopmentToken } from '../../auth/callers/development-tokens.js';
import { isScope, SCOPES } from '../../auth/callers/principal.js';
import { systemClock } from '../../domain/clock.js';
import { existingDevelopmentKey } from '../sandbox/development-key.js';

export const TOKEN_HELP = `usage: exchequer token [options]

Prints a token for the gateway that npm start runs against simulated providers.

  --scope "SCOPE …"        what it allows, separated by spaces; all scopes without it
  --connectors NAME,…      which connectors it reaches; all of them without it
  --accounts ID,…          global ids of the only accounts that it reaches
  --subject NAME           the name of its caller; developer without it
  --expires-in TIME        how long it is good, such as 90s, 15m, 8h or 30d; 8h without it

The key that signs it is in the data directory (EXCHEQUER_DATA_DIR, ./.data without it).`;

const OPTIONS = {
  scope: { type: 'string', default: '*' },
  connectors: { type: 'string', default: '*' },
  accounts: { type: 'string' },
  subject: { type: 'string', default: 'developer' },
  'expires-in': { type: 'string', default: '8h' },
  config: { type: 'string' },
} as const;

const ALL = '*';
const SECONDS_OF: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const LONGEST_SECONDS = 30 * 86_400;

type Env = Readonly<Record<string, string | undefined>>;
type Values = ReturnType<typeof parse>['values'];

/** Mints a development token and prints it. Returns the exit status: 2 for bad options, 1 where there is no sandbox. */
export async function token(args: readonly string[], env: Env = process.env): Promise<number> {
  const { values } = parse(args);
  if (values.config !== undefined || env.EXCHEQUER_CONFIG)
    return refuse(
      `${values.config === undefined ? 'EXCHEQUER_CONFIG' : '--config'}: tokens are minted for the sandbox alone; with a configuration callers bring a JWT of a configured issuer or an API key`,
    );
  const dataDir = env.EXCHEQUER_DATA_DIR || './.data';
  const problem = problemOf(values, await connectorsOf(dataDir));
  if (problem !== null) return refuse(problem);
  const key = await existingDevelopmentKey(dataDir);
  if (!key)
    return fail(1, `no sandbox has run in ${dataDir}: start it with npm start, or set EXCHEQUER_DATA_DIR`);
  const minted = await mintDevelopmentToken(key, {
    subject: values.subject,
    scopes: wordsOf(values.scope, ' '),
    connectors: wordsOf(values.connectors, ','),
    ...(values.accounts !== undefined && { accounts: wordsOf(values.accounts, ',') }),
    expiresInSeconds: toSeconds(values['expires-in']) ?? 0,
    nowMs: systemClock.nowMs(),
  });
  process.stdout.write(`${minted}\n`);
  return 0;
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS });
}

/** The first option that is not what is required; null: all are. */
function problemOf(values: Values, known: readonly string[] | null): string | null {
  const scopes = wordsOf(values.scope, ' ');
  const connectors = wordsOf(values.connectors, ',');
  const badScope = scopes.find((word) => word !== ALL && !isScope(word));
  const badConnector = known && connectors.find((name) => name !== ALL && !known.includes(name));
  const seconds = toSeconds(values['expires-in']);
  if (badScope !== undefined)
    return `--scope: required * or scopes of ${SCOPES.join(' ')}; arrived ${badScope}`;
  if (connectors.length === 0) return '--connectors: required * or names of connectors, arrived none';
  if (badConnector)
    return `--connectors: required * or names of ${known.join(', ')}; arrived ${badConnector}`;
  if (values.accounts !== undefined && wordsOf(values.accounts, ',').length === 0)
    return '--accounts: required global ids of accounts, arrived none';
  // No bar and no colon: other callers have these in their names.
  if (!/^[\w.@-]{1,64}$/.test(values.subject))
    return `--subject: required 1 to 64 letters, digits, and . _ @ -, arrived ${values.subject}`;
  if (seconds === null || seconds < 1 || seconds > LONGEST_SECONDS)
    return `--expires-in: required a time up to 30d, such as 90s, 15m or 8h; arrived ${values['expires-in']}`;
  return null;
}

/** The connectors of the sandbox that ran last; null where that cannot be told. */
async function connectorsOf(dataDir: string): Promise<readonly string[] | null> {
  try {
    const { simulators } = JSON.parse(await readFile(join(dataDir, 'sandbox.json'), 'utf8'));
    return Object.keys(simulators);
  } catch {
    return null;
  }
}

function wordsOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function toSeconds(text: string): number | null {
  const [, count, unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const factor = SECONDS_OF[unit];
  return factor === undefined ? null : Number(count) * factor;
}

function refuse(text: string): number {
  return fail(2, `${text}\n\n${TOKEN_HELP}`);
}

function fail(status: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return status;
}
