import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import {
  DELIVERY_STATUSES,
  type DeliveryRecord,
  type DeliveryStatus,
  type Store,
} from '../../store/index.js';
import { openExistingStore } from './existing-store.js';
import { limitProblem, print, refuseArguments } from './output.js';

export const EVENTS_HELP = `usage: exchequer events <list|show|replay> [--config FILE] [options]

Webhooks that arrived at the gateway.

  list [--status STATUS] [--connector NAME] [--limit N]   newest first; default status: DEAD
  show NUMBER [--body]                                    prints one webhook; --body adds its content, which can be confidential
  replay NUMBER [--yes]                                   without --yes: prints what would be processed again

With the embedded store, stop the gateway first. With PostgreSQL, the gateway can keep running.`;

const OPTIONS = {
  config: { type: 'string' },
  status: { type: 'string', default: 'DEAD' },
  connector: { type: 'string' },
  limit: { type: 'string', default: '50' },
  body: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];
type Command = (store: Store, number: number, values: Values) => Promise<number>;

const MOST = 1000;

/** Lists, prints and replays webhooks. Returns the exit status; a message names the required value of an invalid option. */
export async function events(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [command = '', number = ''] = positionals;
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!run) return refuse(`required list, show or replay, arrived ${command || 'nothing'}`);
  const problem = problemOf(command, number, values);
  if (problem !== null) return refuse(problem);
  const store = await openExistingStore(values.config);
  try {
    return await run(store, Number(number), values);
  } finally {
    await store.close();
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

const COMMANDS: Readonly<Record<string, Command>> = { list, show, replay };

function problemOf(command: string, number: string, { status, limit }: Values): string | null {
  if (command !== 'list') return /^\d{1,15}$/.test(number) ? null : 'required the number of a webhook';
  if (!isStatus(status)) return `--status: required one of ${DELIVERY_STATUSES.join(', ')}`;
  return limitProblem(limit, MOST);
}

async function list(store: Store, _number: number, { status, connector, limit }: Values): Promise<number> {
  if (!isStatus(status)) return refuse(`--status: required one of ${DELIVERY_STATUSES.join(', ')}`);
  const filter = connector === undefined ? { status } : { status, connector };
  const records = await store.deliveries.list({ ...filter, limit: Number(limit) });
  for (const record of records) print(toLine(record));
  print(`${records.length} in ${status}`);
  return 0;
}

async function show(store: Store, number: number, { body: withBody }: Values): Promise<number> {
  const found = await store.deliveries.find(number);
  if (!found) return refuse(`no webhook has the number ${number}`);
  print(JSON.stringify(withBody ? { ...found.record, body: found.body } : found.record, null, 2));
  return 0;
}

async function replay(store: Store, number: number, { yes }: Values): Promise<number> {
  const found = await store.deliveries.find(number);
  if (!found) return refuse(`no webhook has the number ${number}`);
  print(toLine(found.record));
  const { subjectId, status } = found.record;
  if (subjectId === null) return refuse('required a webhook about an object');
  if (status === 'WAITING') return refuse('required a webhook that does not wait already');
  if (!yes) {
    print('Its object would be read again. Nothing was changed: repeat the command with --yes.');
    return 0;
  }
  await store.deliveries.replay(number);
  const who = `operator ${userInfo().username}`;
  const audited = { who, action: 'events replay', objectId: subjectId, result: 'WAITING' };
  await store.audit.append({ ...audited, requestId: null, operationId: null });
  print(`${number} is WAITING`);
  return 0;
}

function toLine({ number, receivedAt, connector, type, status, attempts, note }: DeliveryRecord): string {
  return [number, receivedAt, connector, type, status, `${attempts} attempts`, note ?? '-'].join('  ');
}

function isStatus(text: string): text is DeliveryStatus {
  return (DELIVERY_STATUSES as readonly string[]).includes(text);
}

function refuse(text: string): number {
  return refuseArguments(text, EVENTS_HELP);
}
