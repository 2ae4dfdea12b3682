import type { LinkBankAccount } from '../../../domain/commands.js';
import { REFERENCE_KEY } from '../../../domain/own-user-data.js';

/** Treasure's word for the type of a bank account. **Source** manage a bank account. */
export function toAccountTypeWord(type: LinkBankAccount['accountType']): 'checking' | 'savings' {
  return type === 'SAVINGS' ? 'savings' : 'checking';
}

/** The body of `POST /bank_accounts`. **Source** manage a bank account. */
export function toBankAccountBody(command: LinkBankAccount, reference: string): object {
  return {
    account_number: command.accountNumber,
    account_type: toAccountTypeWord(command.accountType),
    bank_name: command.bankName,
    routing_number: command.routingNumber,
    user_data: { ...command.userData, [REFERENCE_KEY]: reference },
  };
}
