import type { UserData } from '../../../domain/account.js';
import type { CreateCounterparty } from '../../../domain/commands.js';

/** The body of `POST /counterparty`. `own`: the gateway's own part of the user data. **Source** counterparties. */
export function toCounterpartyBody({ name, ach, wire, userData }: CreateCounterparty, own: UserData): object {
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
    userdata: { ...userData, ...own },
  };
}
