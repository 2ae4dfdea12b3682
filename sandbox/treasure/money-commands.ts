import { badInput, oneOf, requireString, wholeNumber } from '../kernel/json.js';
import { publishDocument } from './documents.js';
import { failure } from './errors.js';
import { changeBalance } from './ledger.js';
import { cancel, complete, fail, lower, startProcessing } from './lifecycle.js';
import { toMinor, toMoney } from './money.js';
import type { Json, Transfer } from './state.js';
import { addTransfer } from './transfers.js';
import type { World } from './world.js';

const STEPS = { processing: startProcessing, completed: complete, failed: fail, cancelled: cancel } as const;

/** The lifecycle steps that people and markets cause. **Source** contract 4.9 and 11. */
export const MONEY_COMMANDS: Readonly<Record<string, (world: World, command: Json) => unknown>> = {
  'deposit-arrived': arriveDeposit,
  transfer: moveTransfer,
  'lower-transfer': lowerTransfer,
  'portfolio-revalued': revalue,
  'document-published': publish,
  'insert-transfers': insertTransfers,
};

function arriveDeposit(world: World, command: Json): unknown {
  const transfer = addDeposit(world, command, amountOf(command));
  if (oneOf(command['status'] ?? 'completed', ['pending', 'completed'], 'status') === 'completed')
    complete(world, transfer);
  return summary(transfer);
}

function moveTransfer(world: World, command: Json): unknown {
  const transfer = transferOf(world, command);
  const to = oneOf(command['to'], Object.keys(STEPS) as Array<keyof typeof STEPS>, 'to');
  return done(STEPS[to](world, transfer), transfer, `become ${to}`);
}

function lowerTransfer(world: World, command: Json): unknown {
  const transfer = transferOf(world, command);
  return done(lower(world, transfer, amountOf(command)), transfer, 'be lowered to that');
}

function revalue(world: World, command: Json): unknown {
  const { id } = world.business(requireString(command['business'], 'business'));
  const by = requireString(command['by'], 'by');
  const sizeMinor = toMinor(by.replace(/^-/, ''));
  if (sizeMinor === undefined) throw badInput('a decimal string, negative for a loss', by, 'by');
  const minor = by.startsWith('-') ? -sizeMinor : sizeMinor;
  const balanceMinor = world.state.portfolios.get(id)?.balanceMinor ?? 0n;
  if (balanceMinor + minor < 0n)
    throw badInput(`no loss above the balance of ${toMoney(balanceMinor).amount}`, by, 'by');
  changeBalance(world, id, { minor, from: 'outside:markets' });
  return { business: id, balance: toMoney(balanceMinor + minor) };
}

function publish(world: World, command: Json): unknown {
  const { id: businessId } = world.business(requireString(command['business'], 'business'));
  const filename = requireString(command['filename'] ?? 'statement.pdf', 'filename');
  const type = requireString(command['type'] ?? 'bank_statement', 'type');
  const status = requireString(command['status'] ?? 'verified', 'status');
  return { id: publishDocument(world, { businessId, filename, type, status }).id };
}

/** Creates many completed deposits for long lists, without webhooks. */
function insertTransfers(world: World, command: Json): unknown {
  const count = wholeNumber(command['count'], 'count', { min: 1 });
  world.isSeeding = true;
  try {
    const transfers = Array.from({ length: count }, () => addDeposit(world, command, 100n));
    for (const transfer of transfers) complete(world, transfer);
    return { ids: transfers.map(({ id }) => id) };
  } finally {
    world.isSeeding = false;
  }
}

function addDeposit(world: World, command: Json, amountMinor: bigint): Transfer {
  const { id: businessId } = world.openBusiness(requireString(command['business'], 'business'));
  const bankAccountId =
    command['bank_account'] === undefined ? null : requireString(command['bank_account'], 'bank_account');
  const transfer = addTransfer(world, {
    businessId,
    bankAccountId,
    direction: 'deposit',
    type: 'wire',
    idempotencyKey: null,
    amountMinor,
    userData: null,
  });
  world.context.book.effect(transfer.id);
  return transfer;
}

function transferOf(world: World, command: Json): Transfer {
  const transfer = world.state.transfers.get(requireString(command['id'], 'id'));
  if (!transfer) throw failure('NOT_FOUND', { message: 'no such transfer' });
  return transfer;
}

function amountOf(command: Json): bigint {
  const minor = toMinor(command['amount']);
  if (minor === undefined || minor <= 0n)
    throw badInput('a decimal string above zero', command['amount'], 'amount');
  return minor;
}

function done(isDone: boolean, transfer: Transfer, what: string): unknown {
  if (isDone) return summary(transfer);
  throw failure('INVALID_STATE', { message: `${transfer.id} is ${transfer.status} and can't ${what}` });
}

function summary({ id, status, amountMinor }: Transfer): unknown {
  return { id, status, amount: toMoney(amountMinor) };
}
