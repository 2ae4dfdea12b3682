import { Field, InputType } from 'type-graphql';

@InputType('UpsertTrustedDomainConfigInput', { description: 'The trusted domains of a connector.' })
export class UpsertTrustedDomainConfigInput {
  @Field(() => String, { description: 'The name of the connector.' })
  readonly connector!: string;

  @Field(() => [String], {
    description: 'Exact hosts, or `*.parent` for the hosts below one; at most 50. Replaces the whole list.',
  })
  readonly domains!: readonly string[];
}
