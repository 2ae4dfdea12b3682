import { readFile } from 'node:fs/promises';
import {
  astFromValue,
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  print,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../support/execute.js';

/** Root fields of the contract that the gateway does not serve yet. A field leaves this list when it enters the schema. */
const STILL_TO_COME = ['events'];
const ROOTS_STILL_TO_COME = ['Subscription'];

let contract: GraphQLSchema;
let emitted: GraphQLSchema;

beforeAll(async () => {
  const file = new URL('../../support/contract.graphql', import.meta.url);
  contract = buildSchema(await readFile(file, 'utf8'));
  emitted = await gatewaySchema();
});

describe('the emitted schema beside the contract', () => {
  it('serves every root field of the contract but those that are named as still to come', () => {
    const promised = Object.keys(contract.getQueryType()?.getFields() ?? {});

    const served = Object.keys(emitted.getQueryType()?.getFields() ?? {});

    expect(served.filter((field) => STILL_TO_COME.includes(field))).toEqual([]);
    expect(promised.filter((field) => !served.includes(field)).sort()).toEqual(STILL_TO_COME);
  });

  it('serves every mutation of the contract', () => {
    const promised = Object.keys(contract.getMutationType()?.getFields() ?? {});

    const served = Object.keys(emitted.getMutationType()?.getFields() ?? {});

    expect(served.sort()).toEqual(promised.sort());
  });

  it('has no root type that is named as still to come', () => {
    const served = ROOTS_STILL_TO_COME.filter((name) => emitted.getType(name));

    expect(served).toEqual([]);
  });

  it('has all that is reachable in the contract from the root fields of today, with the same types and defaults', () => {
    const types = reachable();
    const lines = new Set(Object.values(emitted.getTypeMap()).flatMap(coordinates));

    const missing = types.flatMap(coordinates).filter((line) => !lines.has(line));

    expect(types.length).toBeGreaterThan(110);
    expect(missing).toEqual([]);
  });

  it('asks for no argument that the contract does not require', () => {
    const surplus = reachable().flatMap((type) =>
      fieldsOf(emitted.getType(type.name)).flatMap((field) => {
        const promised = fieldsOf(type).find(({ name }) => name === field.name);
        const required = field.args.filter(isRequiredArgument).map(({ name }) => name);
        const known = promised?.args.map(({ name }) => name) ?? [];
        return promised ? required.filter((name) => !known.includes(name)) : [];
      }),
    );

    expect(surplus).toEqual([]);
  });

  it('asks for no input field that the contract does not require', () => {
    const surplus = reachable().flatMap((type) => {
      const known = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
      const served = emitted.getType(type.name);
      const fields = isInputObjectType(served) ? Object.values(served.getFields()) : [];
      return fields.filter((field) => isRequiredInputField(field) && !known.includes(field.name));
    });

    expect(surplus).toEqual([]);
  });
});

/** Every contract type that a query or mutation of today can meet. */
function reachable(): GraphQLNamedType[] {
  const met = new Map<string, GraphQLNamedType>();
  const visit = (type: GraphQLNamedType): void => {
    if (met.has(type.name)) return;
    met.set(type.name, type);
    next(type).forEach(visit);
  };
  visit(contract.getQueryType() as GraphQLNamedType);
  visit(contract.getMutationType() as GraphQLNamedType);
  return [...met.values()].filter(({ name }) => !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name));
}

function next(type: GraphQLNamedType): GraphQLNamedType[] {
  const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
  return [
    ...fieldsOf(type).flatMap((field) => [field, ...field.args]),
    ...inputs,
    ...(isUnionType(type) ? type.getTypes().map((member) => ({ type: member })) : []),
    ...(isObjectType(type) ? type.getInterfaces().map((parent) => ({ type: parent })) : []),
  ].map((part) => getNamedType(part.type));
}

function fieldsOf(type: GraphQLNamedType | undefined) {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const isPromised = (name: string) => type.name !== 'Query' || !STILL_TO_COME.includes(name);
  return Object.values(type.getFields()).filter(({ name }) => isPromised(name));
}

/** A type as lines, one for each thing that can be relied on. */
function coordinates(type: GraphQLNamedType): string[] {
  const { name } = type;
  const lines = [`${type.constructor.name} ${name}`];
  if (isInputObjectType(type) && type.isOneOf) lines.push(`${name} @oneOf`);
  for (const field of fieldsOf(type)) {
    lines.push(`${name}.${field.name}: ${field.type}`);
    lines.push(...field.args.map((argument) => `${name}.${field.name}(${input(argument)})`));
  }
  if (isEnumType(type)) lines.push(...type.getValues().map((value) => `${name}.${value.name}`));
  if (isInputObjectType(type))
    lines.push(...Object.values(type.getFields()).map((field) => `${name}.${input(field)}`));
  if (isUnionType(type)) lines.push(...type.getTypes().map((member) => `${name} = ${member.name}`));
  if (isObjectType(type))
    lines.push(...type.getInterfaces().map((parent) => `${name} implements ${parent.name}`));
  return lines;
}

function input({ name, type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return `${name}: ${type}${value ? ` = ${print(value)}` : ''}`;
}
