import type { WireInstructions } from '../../../domain/business.js';
import type { Fields } from '../../reading/fields.js';

/** Treasure wire instructions → `WireInstructions`. The banks' addresses are left behind: the common model has no place for them. */
export function toWireInstructions(fields: Fields): WireInstructions {
  const wire = fields.object('wire_instructions');
  return {
    bankName: wire.maybeText('bank_name'),
    accountName: wire.maybeText('account_name'),
    accountNumber: wire.maybeText('account_number'),
    routingNumber: wire.maybeText('routing_number'),
    swiftCode: wire.maybeText('swift_code'),
    reference: wire.maybeText('reference'),
    currency: wire.maybeText('currency'),
  };
}
