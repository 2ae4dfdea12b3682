import type { WireInstructions } from '../../../domain/business.js';
import type { Fields } from '../../reading/fields.js';

/** Treasure wire instructions → `WireInstructions`. The banks' addresses are left behind: the common model has no place for them. */
export function toWireInstructions(fields: Fields): WireInstructions {
  const json = fields.object('wire_instructions');
  return {
    bankName: json.maybeText('bank_name'),
    accountName: json.maybeText('account_name'),
    accountNumber: json.maybeText('account_number'),
    routingNumber: json.maybeText('routing_number'),
    swiftCode: json.maybeText('swift_code'),
    reference: json.maybeText('reference'),
    currency: json.orNull((each) => each.maybeCurrency('currency')),
  };
}
