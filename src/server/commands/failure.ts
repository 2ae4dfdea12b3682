import { ConfigurationError } from '../../config/index.js';
import {
  SchemaTooNewError,
  SealingKeyError,
  StoreInUseError,
  StoreUnavailableError,
} from '../../store/index.js';
import { DataDirectoryError } from '../data-directory.js';
import { ShortSecretError } from '../kept-secret.js';
import { ListenError } from '../listen-error.js';
import { OtherJournalError } from '../sandbox/simulated-journal.js';
import { NoStoreError } from './existing-store.js';

/** How a command ends that failed. */
export interface Failure {
  /** 1: the machine or a provider; 2: what the person typed or configured. */
  readonly status: 1 | 2;
  readonly text: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The errors that an operator can correct. Their message says how. */
const MENDABLE = [
  DataDirectoryError,
  ListenError,
  NoStoreError,
  OtherJournalError,
  StoreInUseError,
  StoreUnavailableError,
  SchemaTooNewError,
  SealingKeyError,
  ShortSecretError,
];

/** The environment variables that override a setting. */
const OVERRIDES: ReadonlyArray<readonly [path: string, variable: string]> = [
  ['server.port', 'PORT'],
  ['server.host', 'HOST'],
  ['store.dataDir', 'EXCHEQUER_DATA_DIR'],
  ['logLevel', 'LOG_LEVEL'],
];

/** The exit status and the text of an error that ended a command. `help` follows errors in the arguments. */
export function commandFailure(error: unknown, { help, env }: { help: string; env: Env }): Failure {
  if (error instanceof ConfigurationError) return { status: 2, text: ofConfiguration(error, env) };
  if (MENDABLE.some((each) => error instanceof each)) return { status: 1, text: (error as Error).message };
  if (isOfArguments(error)) return { status: 2, text: `${error.message}\n\n${help}` };
  if (isOfSystem(error)) return { status: 1, text: ofSystem(error) };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 1, text: `unexpected error: ${text}` };
}

/** One problem per line. A setting that the environment overrides has the name of its variable. */
function ofConfiguration({ message, problems }: ConfigurationError, env: Env): string {
  const named = problems.map((problem) => {
    const [, variable] = OVERRIDES.find(([path]) => problem.startsWith(`${path}:`)) ?? [];
    return variable !== undefined && env[variable] ? `${problem} (from the variable ${variable})` : problem;
  });
  return [message, ...named.map((each) => `  ${each}`)].join('\n');
}

/** The errors of `parseArgs`. */
function isOfArguments(error: unknown): error is TypeError {
  return (
    error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  );
}

/** An error of the operating system, such as a file that cannot be written. */
function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function ofSystem({ code, path, message }: NodeJS.ErrnoException): string {
  return path === undefined ? message : `${path}: this user cannot use it, or it does not exist (${code})`;
}
