import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
import { describeRoots } from '../../../src/resolvers/describe-roots.js';
import { gatewaySchema } from '../../support/execute.js';

interface Described {
  readonly coordinate: string;
  readonly description: string | null | undefined;
}

it('describes every type, field, argument, enum value and input field', async () => {
  const schema = await gatewaySchema();

  const all = everything(schema);

  expect(all.length).toBeGreaterThan(400);
  expect(all.filter(({ description }) => !description).map(({ coordinate }) => coordinate)).toEqual([]);
});

it('describes the schema and its root types', async () => {
  const schema = await gatewaySchema();

  const roots = [schema.getQueryType(), schema.getMutationType()];

  expect(schema.description).toMatch(/^One API /);
  expect(roots.map((root) => root?.description)).toEqual([
    expect.stringMatching(/^Everything that can be read/),
    expect.stringMatching(/^Everything that can be done/),
  ]);
});

it('demands a description of every root type that the schema has', () => {
  const schema = buildSchema('type Query { a: Int } type Subscription { b: Int }');

  expect(() => describeRoots(schema)).toThrow('Subscription: required a description of this root type');
});

function everything(schema: GraphQLSchema): Described[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => [{ coordinate: type.name, description: type.description }, ...parts(type)]);
}

function parts(type: GraphQLNamedType): Described[] {
  const at = (
    path: string,
    { description }: { readonly description?: string | null | undefined },
  ): Described => ({
    coordinate: `${type.name}.${path}`,
    description,
  });
  if (isEnumType(type)) return type.getValues().map((value) => at(value.name, value));
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => at(field.name, field));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    at(field.name, field),
    ...field.args.map((argument) => at(`${field.name}(${argument.name})`, argument)),
  ]);
}
