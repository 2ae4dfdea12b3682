import { money, rowsOf, type Stored, second, wordIn } from './reader.js';
import type * as rows from './rows.js';

interface MovementRecord {
  readonly id: string;
  readonly createdMs: number;
  readonly accountId: string;
  readonly minor: string;
  readonly status: string;
}

const USD = 'USD';

/** The stored ACH transfers, book transfers, wires and FedNow payments. */
export function transfersOf(stored: Stored): readonly rows.TransferRow[] {
  return [...achs(stored), ...books(stored), ...wires(stored), ...fednows(stored)];
}

function movement(resource: string, record: MovementRecord) {
  return {
    ref: `${resource}/${record.id}`,
    providerId: record.id,
    at: second(record.createdMs),
    amount: money(record.minor, USD),
    account: null,
    idempotencyKey: null,
  };
}

function achs(stored: Stored): readonly rows.TransferRow[] {
  const statuses = {
    pending: 'PENDING',
    processing: 'PROCESSING',
    sent: 'SENT',
    returned: 'RETURNED',
    error: 'FAILED',
    canceled: 'CANCELED',
  };
  interface Ach extends MovementRecord {
    readonly counterpartyId: string;
    readonly direction: string;
    readonly description: string | null;
    readonly effectiveDate: string;
  }
  return rowsOf<Ach>(stored, 'achs').map((ach) => ({
    ...movement('ach', ach),
    rail: 'ACH',
    direction: wordIn({ credit: 'PUSH', debit: 'PULL' }, ach.direction),
    status: wordIn(statuses, ach.status),
    source: `Account ${ach.accountId}`,
    destination: `Counterparty ${ach.counterpartyId}`,
    description: ach.description,
    effectiveDate: ach.effectiveDate,
  }));
}

function books(stored: Stored): readonly rows.TransferRow[] {
  const statuses = { pending: 'PENDING', sent: 'COMPLETED', error: 'FAILED', canceled: 'CANCELED' };
  interface BookTransfer extends MovementRecord {
    readonly toAccountId: string;
    readonly description: string | null;
  }
  return rowsOf<BookTransfer>(stored, 'books').map((transfer) => ({
    ...movement('book', transfer),
    rail: 'INTERNAL',
    direction: 'PUSH',
    status: wordIn(statuses, transfer.status),
    source: `Account ${transfer.accountId}`,
    destination: `Account ${transfer.toAccountId}`,
    description: transfer.description,
    effectiveDate: null,
  }));
}

function wires(stored: Stored): readonly rows.TransferRow[] {
  const statuses = {
    pending: 'PENDING',
    processing: 'PROCESSING',
    sent: 'SENT',
    void: 'RETURNED',
    error: 'FAILED',
    canceled: 'CANCELED',
  };
  interface Wire extends MovementRecord {
    readonly counterpartyId: string;
    readonly instructions: string | null;
  }
  return rowsOf<Wire>(stored, 'wires').map((wire) => ({
    ...movement('wire', wire),
    rail: 'WIRE',
    direction: 'PUSH',
    status: wordIn(statuses, wire.status),
    source: `Account ${wire.accountId}`,
    destination: `Counterparty ${wire.counterpartyId}`,
    description: wire.instructions,
    effectiveDate: null,
  }));
}

function fednows(stored: Stored): readonly rows.TransferRow[] {
  const statuses = {
    pending: 'PENDING',
    processing: 'PROCESSING',
    sent: 'SENT',
    done: 'COMPLETED',
    error: 'FAILED',
    canceled: 'CANCELED',
  };
  interface Fednow extends MovementRecord {
    readonly received: boolean;
    readonly externalAccountNumber: string;
    readonly externalRoutingNumber: string;
    readonly externalName: string;
    readonly externalStatus: string | null;
    readonly memo: string | null;
    readonly description: string | null;
    readonly settlementDate: string | null;
  }
  return rowsOf<Fednow>(stored, 'fednows').map((payment) => ({
    ...movement('fednow', payment),
    rail: 'FEDNOW',
    direction: payment.received ? 'PULL' : 'PUSH',
    status: payment.externalStatus === 'rejected' ? 'FAILED' : wordIn(statuses, payment.status),
    source: `Account ${payment.accountId}`,
    destination: `BankDetails ${payment.externalName}/${payment.externalAccountNumber.slice(-4)}/${payment.externalRoutingNumber}`,
    description: payment.memo ?? payment.description,
    effectiveDate: payment.settlementDate,
  }));
}
