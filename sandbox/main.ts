import { parseArgs } from 'node:util';
import { definitions, type Sandbox, type SandboxOptions, startSandbox } from './index.js';
import type { Size } from './kernel/types.js';
import { toYaml } from './yaml.js';

const USAGE =
  'usage: main.js [--json] [--ports FIRST] [--size small|default|large] [--seed NUMBER] [--with-parent]';
const SIZES: readonly string[] = ['small', 'default', 'large'] satisfies Size[];

interface Arguments {
  readonly isJson: boolean;
  readonly hasParent: boolean;
  readonly options: SandboxOptions;
}

await main();

async function main(): Promise<void> {
  const given = readArguments();
  // The reader of the output can leave before its end, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const sandbox = await start(given.options);
  closeWhenAsked(sandbox, given.hasParent);
  process.stdout.write(`${given.isJson ? asJson(sandbox) : asText(sandbox)}\n`);
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        ports: { type: 'string' },
        size: { type: 'string', default: 'default' },
        seed: { type: 'string', default: '1' },
        'with-parent': { type: 'boolean', default: false },
      },
    });
    const { size } = values;
    if (!SIZES.includes(size)) throw new Error(`--size must be one of ${SIZES.join(', ')}; got ${size}`);
    const first = values.ports === undefined ? {} : { ports: portsFrom(whole('--ports', values.ports)) };
    const options = { ...first, size: size as Size, seed: whole('--seed', values.seed) };
    return { isJson: values.json, hasParent: values['with-parent'], options };
  } catch (error) {
    return exit(2, `${messageOf(error)}\n${USAGE}`);
  }
}

async function start(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (error) {
    return exit(1, `the sandbox could not start: ${messageOf(error)}`);
  }
}

function closeWhenAsked(sandbox: Sandbox, hasParent: boolean): void {
  const close = (): void => void sandbox.close().then(() => process.exit(0));
  // A terminal or a supervisor signals the whole group: the parent still finishes requests, and closes the input when it is done.
  const onSignal = hasParent ? () => undefined : close;
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  if (!hasParent) return;
  process.stdin.once('close', close);
  process.stdin.once('end', close);
  process.stdin.resume();
}

function asJson(sandbox: Sandbox): string {
  return JSON.stringify({ simulators: urlsOf(sandbox), configuration: sandbox.configuration() });
}

function asText(sandbox: Sandbox): string {
  const addresses = Object.entries(urlsOf(sandbox)).map(([name, url]) => `#   ${name.padEnd(16)} ${url}`);
  return [
    '# Simulated providers, until this process ends:',
    ...addresses,
    '#',
    '# This is a configuration for a gateway. It has no callers: add callers.apiKeys or callers.jwt (docs/authentication.md).',
    toYaml(sandbox.configuration()),
  ].join('\n');
}

function urlsOf({ simulators }: Sandbox): Record<string, string> {
  return Object.fromEntries(Object.values(simulators).map(({ name, url }) => [name, url]));
}

function portsFrom(first: number): Record<string, number> {
  return Object.fromEntries(definitions.map(({ connector }, index) => [connector, first + index]));
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number; got ${text}`);
  return Number(text);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function exit(status: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}
