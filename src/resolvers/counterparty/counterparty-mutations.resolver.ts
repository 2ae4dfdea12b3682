import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UserError } from '../../domain/operation.js';
import { nameErrors } from '../../domain/rules/texts.js';
import type { GatewayContext } from '../context.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { CreateCounterpartyInput } from './counterparty.input.js';
import { CreateCounterpartyPayload } from './counterparty.payload.js';

@Resolver()
export class CounterpartyMutationsResolver {
  @RequiresScope('counterparties:write')
  @Mutation(() => CreateCounterpartyPayload, {
    nullable: true,
    description: 'Registers a counterparty at a provider. Needs the scope `counterparties:write`.',
  })
  async createCounterparty(
    @Arg('input', () => CreateCounterpartyInput, { description: 'The counterparty to register.' })
    input: CreateCounterpartyInput,
    @Ctx() context: GatewayContext,
  ): Promise<CreateCounterpartyPayload> {
    const { connector, name, ach, wire, userData } = input;
    const outcome = await runMutation(context, {
      kind: 'createCounterparty',
      input,
      connector: { field: 'connector', name: connector },
      problems: textProblems(input),
      command: () => ({
        name,
        ach: ach ? { ...ach } : null,
        wire: wire ? { ...wire } : null,
        userData: userData ?? null,
      }),
    });
    return { ...toPayload(outcome), counterparty: outcome.result };
  }
}

function textProblems({ name, ach, wire }: CreateCounterpartyInput): readonly UserError[] {
  return [
    ...nameErrors(name, 'name'),
    ...nameErrors(ach?.accountNumber, 'ach.accountNumber'),
    ...nameErrors(ach?.routingNumber, 'ach.routingNumber'),
    ...nameErrors(wire?.accountNumber, 'wire.accountNumber'),
    ...nameErrors(wire?.routingNumber, 'wire.routingNumber'),
    ...nameErrors(wire?.bankName, 'wire.bankName'),
  ];
}
