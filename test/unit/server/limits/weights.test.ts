import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { FREE, LENGTHS, WEIGHTS } from '../../../../src/server/limits/weights.js';
import { gatewaySchema } from '../../../support/execute.js';

interface Listed {
  readonly place: string;
  readonly field: string;
  readonly type: string;
  readonly args: readonly string[];
  readonly isResolved: boolean;
  readonly isListOfObjects: boolean;
}

describe('the weights of fields', () => {
  let fields: readonly Listed[];
  beforeAll(async () => {
    const types = Object.values((await gatewaySchema()).getTypeMap()).filter(isObjectType);
    fields = types
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => ({
          place: `${type.name}.${field.name}`,
          field: field.name,
          type: getNamedType(field.type).name,
          args: field.args.map(({ name }) => name),
          isResolved: field.resolve !== undefined,
          isListOfObjects:
            isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)),
        })),
      );
  });

  it('say of every field with a resolver what it costs, or that it reads nothing', () => {
    const undeclared = fields.filter(
      ({ place, field, isResolved }) =>
        isResolved && WEIGHTS[place] === undefined && !FREE.has(place) && !FREE.has(`*.${field}`),
    );

    expect(undeclared.map(({ place }) => place)).toEqual([]);
    expect(fields.filter(({ isResolved }) => isResolved).length).toBeGreaterThan(80);
  });

  it('have a weight for every connection, which says how many by first', () => {
    const connections = fields.filter(({ type }) => type.endsWith('Connection'));

    expect(connections.length).toBeGreaterThan(15);
    expect(connections.filter(({ place }) => !WEIGHTS[place]).map(({ place }) => place)).toEqual([]);
    expect(connections.filter(({ args }) => !args.includes('first')).map(({ place }) => place)).toEqual([]);
  });

  it('know a length for every other list of objects', () => {
    const lists = fields.filter(
      ({ isListOfObjects, place, args }) =>
        isListOfObjects && !/Connection\.(edges|nodes)$/.test(place) && !args.includes('ids'),
    );

    expect(lists.length).toBeGreaterThan(10);
    expect(lists.filter(({ type }) => LENGTHS[type] === undefined).map(({ place }) => place)).toEqual([]);
  });

  it('name nothing that is not in the schema', async () => {
    const schema = await gatewaySchema();
    const places = new Set(fields.map(({ place }) => place));
    const declared = [...Object.keys(WEIGHTS), ...[...FREE].filter((place) => !place.startsWith('*'))];

    expect(declared.filter((place) => !places.has(place))).toEqual([]);
    expect(
      Object.keys(LENGTHS).filter((name) => !schema.getType(name) || isLeafType(schema.getType(name))),
    ).toEqual([]);
  });
});
