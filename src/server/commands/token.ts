import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isScope, mintDevelopmentToken, SCOPES } from '../../auth/index.js';
import { systemClock } from '../../domain/clock.js';
import { existingDevelopmentKey } from '../sandbox/development-key.js';

export const TOKEN_HELP = `usage: exchequer token [options]

Prints a token for the gateway that npm start runs against simulated providers.

  --scope "SCOPE …"        the granted scopes, separated by spaces; default: all scopes
  --connectors NAME,…      the granted connectors; default: all connectors
  --accounts ID,…          the granted accounts, by global id; default: all accounts of the connectors
  --subject NAME           the subject of the caller; default: developer
  --expires-in TIME        the lifetime, such as 90s, 15m, 8h or 30d; default: 8h

The signing key is in the data directory (EXCHEQUER_DATA_DIR, default ./.data).`;

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

/** Mints a development token and prints it. Returns the exit status: 2 for invalid options, 1 if there is no sandbox. */
export async function token(args: readonly string[], env: Env = process.env): Promise<number> {
  const { values } = parse(args);
  if (values.config !== undefined || env.EXCHEQUER_CONFIG)
    return refuse(
      `${values.config === undefined ? 'EXCHEQUER_CONFIG' : '--config'}: tokens are minted for the sandbox only; with a configuration, callers use a JWT of a configured issuer or an API key`,
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

/** The problem of the first invalid option; null if all are valid. */
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
  // No bar and no colon: the subjects of other callers contain these.
  if (!/^[\w.@-]{1,64}$/.test(values.subject))
    return `--subject: required 1 to 64 letters, digits, and . _ @ -, arrived ${values.subject}`;
  if (seconds === null || seconds < 1 || seconds > LONGEST_SECONDS)
    return `--expires-in: required a lifetime of at most 30d, such as 90s, 15m or 8h; arrived ${values['expires-in']}`;
  return null;
}

/** The connectors of the last sandbox; null if they are unknown. */
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
