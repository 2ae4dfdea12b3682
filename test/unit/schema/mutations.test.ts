import { type GraphQLField, getNamedType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../support/execute.js';

describe('every mutation', () => {
  it('has an input and a payload that bear its name, so that each can change by itself', async () => {
    const mutations = Object.values((await gatewaySchema()).getMutationType()?.getFields() ?? {});

    const named = mutations.map(typesOf);

    expect(mutations.length).toBeGreaterThan(20);
    expect(named).toEqual(
      mutations.map(({ name }) => ({
        args: [`input: ${capitalised(name)}Input!`],
        gives: `${capitalised(name)}Payload`,
      })),
    );
  });
});

function typesOf({ args, type }: GraphQLField<unknown, unknown>) {
  return { args: args.map((arg) => `${arg.name}: ${arg.type}`), gives: getNamedType(type).name };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
