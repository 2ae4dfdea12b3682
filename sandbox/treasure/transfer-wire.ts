import { toMoney } from './money.js';
import type { Json, Transfer } from './state.js';

/** A transfer in the API; `processed_at` only after its execution. */
export function toWireTransfer(transfer: Transfer): Json {
  return {
    id: transfer.id,
    business_id: transfer.businessId,
    amount: toMoney(transfer.amountMinor),
    bank_account_id: transfer.bankAccountId,
    direction: transfer.direction,
    type: transfer.type,
    status: transfer.status,
    idempotency_key: transfer.idempotencyKey,
    user_data: transfer.userData,
    created_at: transfer.createdAt,
    updated_at: transfer.updatedAt,
    ...(transfer.processedAt === null ? {} : { processed_at: transfer.processedAt }),
  };
}
