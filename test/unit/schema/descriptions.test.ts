import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
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
