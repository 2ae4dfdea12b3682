import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { OPERATION_STATUSES, type OperationStatus, type UserError } from '../../domain/operation.js';
import type { OperationRecord, Store } from '../../store/index.js';
import { openExistingStore } from './existing-store.js';

export const OPERATIONS_HELP = `usage: exchequer operations <list|show|resolve> [--config FILE] [options]

  list [--status STATUS] [--connector NAME] [--limit N]   newest first; default status: NEEDS_REVIEW
  show ID                                                 prints one operation without its encrypted input
  resolve ID --as succeeded|failed --note TEXT            resolves an operation in NEEDS_REVIEW
          [--subject ID]                                  with succeeded: the global id of the created object

With the embedded store, stop the gateway first. With PostgreSQL, the gateway can keep running.`;

const OPTIONS = {
  config: { type: 'string' },
  status: { type: 'string' },
  connector: { type: 'string' },
  limit: { type: 'string', default: '50' },
  as: { type: 'string' },
  note: { type: 'string' },
  subject: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];

/**
 * Lists, prints and resolves operations of the journal. Returns the exit status; a message names the required value of an invalid
 * option.
 */
export async function operations(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [command = '', id = ''] = positionals;
  const run = COMMANDS[command];
  if (!run) return refuse(`required list, show or resolve, arrived ${command || 'nothing'}`);
  const store = await openExistingStore(values.config);
  try {
    return await run(store, id, values);
  } finally {
    await store.close();
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

const COMMANDS: Readonly<Record<string, (store: Store, id: string, values: Values) => Promise<number>>> = {
  list,
  show,
  resolve,
};

async function list(store: Store, _id: string, values: Values): Promise<number> {
  const { status = 'NEEDS_REVIEW', connector, limit } = values;
  const count = Number(limit);
  if (!isStatus(status)) return refuse(`--status: required one of ${OPERATION_STATUSES.join(', ')}`);
  if (!Number.isInteger(count) || count < 1 || count > 1000) return refuse('--limit: required 1..1000');
  const filter = { statuses: [status], ...(connector !== undefined && { connectors: [connector] }) };
  const records = await store.operations.list({ callers: 'all', filter, limit: count });
  const rows = records.map((each) => [
    each.id,
    each.createdAt,
    each.kind,
    each.connector,
    each.caller,
    each.status,
  ]);
  for (const row of rows) print(row.join('  '));
  print(`${rows.length} in ${status}`);
  return 0;
}

async function show(store: Store, id: string): Promise<number> {
  const record = await store.operations.findById(id);
  if (!record) return refuse(`no operation has the id ${id}`);
  const { input: _input, result: _result, ...shown } = record;
  const history = await store.operations.history(id);
  print(JSON.stringify({ ...shown, history }, null, 2));
  return 0;
}

async function resolve(store: Store, id: string, values: Values): Promise<number> {
  const { as, note, subject = null } = values;
  if (as !== 'succeeded' && as !== 'failed') return refuse('--as: required succeeded or failed');
  if (!note?.trim()) return refuse('--note: required the reason of the decision');
  const record = await store.operations.findById(id);
  if (record?.status !== 'NEEDS_REVIEW')
    return refuse(`required an operation in NEEDS_REVIEW, arrived ${record?.status ?? 'none with this id'}`);
  const moved = await decide(store, record, { as, note, subject });
  if (!moved) return refuse('the operation was resolved by another process in the meantime');
  await store.audit.append({
    who: `operator ${userInfo().username}`,
    action: `operations resolve ${as}`,
    objectId: subject,
    result: moved.status,
    requestId: null,
    operationId: id,
  });
  print(`${id} is ${moved.status}`);
  return 0;
}

interface Decision {
  readonly as: 'succeeded' | 'failed';
  readonly note: string;
  readonly subject: string | null;
}

function decide(
  { operations: journal }: Store,
  { id }: OperationRecord,
  { as, note, subject }: Decision,
): Promise<OperationRecord | null> {
  if (as === 'succeeded') {
    const changes = { provenBy: 'OPERATOR', objectId: subject } as const;
    return journal.move(id, { from: 'NEEDS_REVIEW', to: 'SUCCEEDED', note, changes });
  }
  const error: UserError = {
    field: null,
    messages: ['an operator found that it was not carried out'],
    code: 'PROVIDER_UNAVAILABLE',
  };
  const changes = { provenBy: 'OPERATOR', errors: [error] } as const;
  return journal.move(id, { from: 'NEEDS_REVIEW', to: 'FAILED', note, changes });
}

function isStatus(text: string): text is OperationStatus {
  return (OPERATION_STATUSES as readonly string[]).includes(text);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refuse(text: string): number {
  process.stderr.write(`${text}\n\n${OPERATIONS_HELP}\n`);
  return 2;
}
