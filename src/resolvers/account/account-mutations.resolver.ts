import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { nameErrors } from '../../domain/rules/texts.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { LinkBankAccountInput } from './account.input.js';
import { LinkBankAccountPayload } from './account.payload.js';

@Resolver()
export class AccountMutationsResolver {
  @RequiresScope('businesses:write')
  @Mutation(() => LinkBankAccountPayload, {
    nullable: true,
    description: 'Links an account at another bank to a business. Needs the scope `businesses:write`.',
  })
  async linkBankAccount(
    @Arg('input', () => LinkBankAccountInput, { description: 'The account to link.' })
    input: LinkBankAccountInput,
    @Ctx() context: GatewayContext,
  ): Promise<LinkBankAccountPayload> {
    const { business, accountNumber, routingNumber, bankName, accountType, userData } = input;
    const outcome = await runMutation(context, {
      kind: 'linkBankAccount',
      input,
      problems: [
        ...nameErrors(accountNumber, 'accountNumber'),
        ...nameErrors(routingNumber, 'routingNumber'),
        ...nameErrors(bankName, 'bankName'),
      ],
      command: () => ({
        business,
        accountNumber,
        routingNumber,
        bankName,
        accountType,
        userData: userData ?? null,
      }),
    });
    return { ...toPayload(outcome), account: outcome.result };
  }
}
