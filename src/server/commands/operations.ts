import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { fromGlobalId, toGlobalId } from '../../domain/ids.js';
import { OPERATION_STATUSES, type OperationStatus } from '../../domain/operation.js';
import { resolveRecord } from '../../operations/index.js';
import type { Store } from '../../store/index.js';
import { openExistingStore } from './existing-store.js';
import { limitProblem, print, refuseArguments } from './output.js';

export const OPERATIONS_HELP = `usage: exchequer operations <list|show|resolve> [--config FILE] [options]

  list [--status STATUS] [--connector NAME] [--limit N]   newest first; default status: NEEDS_REVIEW. A line has the id, the id
                                                          in GraphQL, the caller's key, time, kind, connector, caller, status
  show ID                                                 prints one operation without its encrypted input
  resolve ID --as succeeded|failed --note TEXT            resolves an operation in NEEDS_REVIEW
          [--subject ID]                                  with succeeded: the global id of the created object

An ID is one that list prints, or the id of the operation in GraphQL. With the embedded store, stop the gateway first, or use
allOperations and resolveOperation in GraphQL. With PostgreSQL, the gateway can keep running.`;

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

const MOST = 1000;

/**
 * Lists, prints and resolves operations of the journal. Returns the exit status; a message names the required value of an invalid
 * option.
 */
export async function operations(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [command = '', id = ''] = positionals;
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!run) return refuse(`required list, show or resolve, arrived ${command || 'nothing'}`);
  const store = await openExistingStore(values.config);
  try {
    return await run(store, toRawId(id), values);
  } finally {
    await store.close();
  }
}

/** The id of the journal in an id of GraphQL; any other text stays as it is. */
function toRawId(id: string): string {
  const parsed = fromGlobalId(id);
  return parsed?.kind === 'Operation' ? parsed.ref : id;
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
  const problem = limitProblem(limit, MOST);
  if (!isStatus(status)) return refuse(`--status: required one of ${OPERATION_STATUSES.join(', ')}`);
  if (problem !== null) return refuse(problem);
  const filter = { statuses: [status], ...(connector !== undefined && { connectors: [connector] }) };
  const records = await store.operations.list({ callers: 'all', filter, limit: Number(limit) });
  const rows = records.map((each) => [
    each.id,
    toGlobalId({ connector: each.connector, kind: 'Operation', ref: each.id }),
    JSON.stringify(each.idempotencyKey),
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
  const outcome = as === 'succeeded' ? 'SUCCEEDED' : 'FAILED';
  const found = await store.operations.findById(id);
  const { record, errors } = await resolveRecord(store.operations, found, {
    outcome,
    note,
    objectId: subject,
  });
  if (!record) return refuse(errors.flatMap(({ messages }) => messages).join('; '));
  await store.audit.append({
    who: `operator ${userInfo().username}`,
    action: `operations resolve ${as}`,
    objectId: subject,
    result: record.status,
    requestId: null,
    operationId: id,
  });
  print(`${id} is ${record.status}`);
  return 0;
}

function isStatus(text: string): text is OperationStatus {
  return (OPERATION_STATUSES as readonly string[]).includes(text);
}

function refuse(text: string): number {
  return refuseArguments(text, OPERATIONS_HELP);
}
