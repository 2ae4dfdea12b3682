import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { NodeKind } from '../../src/domain/ids.js';
import { idOf } from './sample-objects.js';

/** Values that a rule of the domain asks for, by the name of the field. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  connector: 'tp-main',
  via: null,
  providerFrequency: null,
  percentage: '100',
  transfersQuantity: null,
  localDateTime: '2026-03-02T17:00:00',
};

const BY_SCALAR: Readonly<Record<string, unknown>> = {
  Boolean: false,
  Int: 1,
  String: 'text',
  Date: '2026-03-02',
  Decimal: '1.00',
  CurrencyCode: 'USD',
  JSON: {},
  JSONObject: {},
  URL: 'https://app.example.com/',
};

/** An input in full, and the ids in it by the paths of their fields. */
export interface SampleInput {
  readonly value: Readonly<Record<string, unknown>>;
  readonly ids: Readonly<Record<string, string>>;
}

/** Inputs of a type with every field given; of a type that takes one field only, there is one input for each. */
export function sampleInputs(
  type: GraphQLInputObjectType,
  kindAt: (path: string) => NodeKind,
): readonly SampleInput[] {
  const choices = Math.max(1, ...oneOfSizes(type));
  return Array.from({ length: choices }, (_, choice) => {
    const ids: Record<string, string> = {};
    const value = sampleOf(type, '', (path) => {
      ids[path] = idOf(kindAt(path), path);
      return ids[path];
    });
    return { value: value as Readonly<Record<string, unknown>>, ids };

    function sampleOf(of: GraphQLInputType, path: string, toId: (path: string) => string): unknown {
      if (isNonNullType(of)) return sampleOf(of.ofType, path, toId);
      if (isListType(of)) return [sampleOf(of.ofType, path, toId)];
      if (isEnumType(of)) return of.getValues().find(({ name }) => name !== 'UNKNOWN')?.name;
      if (isInputObjectType(of)) {
        const fields = Object.values(of.getFields());
        const given = of.isOneOf ? fields.slice(choice % fields.length).slice(0, 1) : fields;
        return Object.fromEntries(
          given.map((field) => [field.name, sampleOf(field.type, joined(path, field.name), toId)]),
        );
      }
      if (of.name === 'ID') return toId(path);
      const name = path.split('.').at(-1) ?? '';
      if (name in BY_NAME) return BY_NAME[name];
      if (!(of.name in BY_SCALAR)) throw new TypeError(`${path}: required a sample of ${of.name}`);
      return BY_SCALAR[of.name];
    }
  });
}

function oneOfSizes(type: GraphQLInputObjectType): readonly number[] {
  const fields = Object.values(type.getFields());
  const inner = fields.flatMap((field) => {
    const of = isNonNullType(field.type) ? field.type.ofType : field.type;
    return isInputObjectType(of) ? oneOfSizes(of) : [];
  });
  return type.isOneOf ? [fields.length, ...inner] : inner;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
