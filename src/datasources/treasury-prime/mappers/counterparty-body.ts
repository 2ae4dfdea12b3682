import type { CreateCounterparty } from '../../../domain/commands.js';
import { REFERENCE_KEY } from '../../../domain/own-user-data.js';

/** The body of `POST /counterparty`. **Source** counterparties. */
export function toCounterpartyBody(
  { name, ach, wire, userData }: CreateCounterparty,
  reference: string,
): object {
  return {
    name_on_account: name,
    ...(ach && {
      ach: {
        account_number: ach.accountNumber,
        routing_number: ach.routingNumber,
        account_type: ach.accountType === 'SAVINGS' ? 'savings' : 'checking',
      },
    }),
    ...(wire && {
      wire: {
        account_number: wire.accountNumber,
        routing_number: wire.routingNumber,
        bank_name: wire.bankName,
      },
    }),
    userdata: { ...userData, [REFERENCE_KEY]: reference },
  };
}
