import {
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** The average lengths of the introspection lists of this schema, such as `__Type.fields`. */
export function introspectionLengths(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  );
  const mean = (counts: readonly number[]) =>
    Math.ceil(counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length));
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Directive.args', mean(directives.map(({ args }) => args.length))],
    ['__Field.args', mean(fields.map(({ args }) => args.length))],
    ['__Type.fields', Math.ceil(fields.length / types.length)],
    [
      '__Type.interfaces',
      mean(types.map((type) => ('getInterfaces' in type ? type.getInterfaces().length : 0))),
    ],
    [
      '__Type.possibleTypes',
      mean(types.map((type) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 0))),
    ],
    ['__Type.enumValues', mean(types.map((type) => (isEnumType(type) ? type.getValues().length : 0)))],
    [
      '__Type.inputFields',
      mean(types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0))),
    ],
  ]);
}
