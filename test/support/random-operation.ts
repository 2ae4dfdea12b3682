import fc, { type GeneratorValue } from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is tried for texts, ids and cursors: good ones of the running gateway, and bad ones. */
export interface Words {
  readonly ids: readonly string[];
  readonly cursors: readonly string[];
}

/** What breaks careless programs. */
export const NASTY: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '💶'.repeat(50),
  '../../etc/passwd',
  "'; drop table operations; --",
  '${jndi:ldap://x}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '%00%ff',
  'a\r\nx-injected: 1',
  'null',
  '-0',
  '1e400',
  '99999999999999999999.99',
  '2026-02-30',
  '9999-12-31',
  'a'.repeat(2000),
  Buffer.from('{"v":1}').toString('base64url'),
];

const MOST_LEVELS = 4;
const MOST_FIELDS = 4;

/** An operation of the schema that is valid in its form, with arguments good and bad; now and then its text is spoilt. */
export function randomOperation(g: GeneratorValue, schema: GraphQLSchema, words: Words): RandomOperation {
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const writer = { g, schema, words, variables, definitions };
  const kind = pick(g, ['query', 'query', 'query', 'mutation']);
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error(`the schema has no ${kind}`);
  const set = selectionOf(writer, root, 0);
  const head = definitions.length > 0 ? `(${definitions.join(' ')})` : '';
  return { query: spoil(g, `${kind} Fuzz${head} ${set}`), variables };
}

interface Writer {
  readonly g: GeneratorValue;
  readonly schema: GraphQLSchema;
  readonly words: Words;
  readonly variables: Record<string, unknown>;
  readonly definitions: string[];
}

function selectionOf(writer: Writer, type: GraphQLNamedType, level: number): string {
  if (isAbstractType(type)) {
    const one = pick(writer.g, [...writer.schema.getPossibleTypes(type)]);
    return `{ __typename ... on ${one.name} ${selectionOf(writer, one, level)} }`;
  }
  if (!isObjectType(type)) return '';
  const count = writer.g(fc.integer, { min: 1, max: level === 0 ? 2 : MOST_FIELDS });
  const fields = Array.from({ length: count }, (_, index) => fieldOf(writer, type, level, index));
  return `{ __typename ${fields.join(' ')} }`;
}

function fieldOf(writer: Writer, type: GraphQLObjectType, level: number, index: number): string {
  const fields = Object.values(type.getFields()).filter(
    (field) => level < MOST_LEVELS || !isCompositeType(getNamedType(field.type)),
  );
  if (fields.length === 0) return '';
  const field = pick(writer.g, [...fields]);
  const args = field.args.flatMap((arg) => argumentOf(writer, arg));
  const given = args.length > 0 ? `(${args.join(' ')})` : '';
  return `f${level}_${index}: ${field.name}${given} ${selectionOf(writer, getNamedType(field.type), level + 1)}`;
}

function argumentOf(writer: Writer, arg: GraphQLArgument): string[] {
  const { g, variables, definitions } = writer;
  if (!isNonNullType(arg.type) && g(fc.boolean)) return [];
  const name = `v${definitions.length}`;
  definitions.push(`$${name}: ${arg.type}`);
  variables[name] = valueOf(writer, arg.type, arg.name, 0);
  return [`${arg.name}: $${name}`];
}

function valueOf(writer: Writer, type: GraphQLInputType, name: string, level: number): unknown {
  const { g } = writer;
  if (g(fc.integer, { min: 0, max: 19 }) === 0) return g(fc.jsonValue, { maxDepth: 3 });
  if (!isNonNullType(type) && g(fc.integer, { min: 0, max: 3 }) === 0) return null;
  const given = getNullableType(type);
  if (isListType(given)) {
    const length = pick(g, [0, 1, 2, 5]);
    return Array.from({ length }, () => valueOf(writer, given.ofType, name, level + 1));
  }
  if (isEnumType(given)) return pick(g, [...given.getValues().map((each) => each.name)]);
  if (!isInputObjectType(given)) return scalarOf(writer, getNamedType(given).name, name);
  const fields = Object.values(given.getFields()).filter(
    (field) => level < MOST_LEVELS && (isNonNullType(field.type) || g(fc.boolean)),
  );
  const chosen = given.isOneOf ? fields.slice(0, 1) : fields;
  return Object.fromEntries(
    chosen.map((field) => [field.name, valueOf(writer, field.type, field.name, level + 1)]),
  );
}

function scalarOf({ g, words }: Writer, type: string, name: string): unknown {
  if (type === 'Int') return pick(g, [1, 5, 25, 100, 0, -1, 101, 2_147_483_647, -2_147_483_648]);
  if (type === 'Boolean') return g(fc.boolean);
  if (type === 'Decimal') return pick(g, ['1.00', '0.01', '-1', '1e3', '1.001', ...NASTY]);
  if (type === 'Date') return pick(g, ['2026-01-31', '2024-02-29', ...NASTY]);
  if (type === 'CurrencyCode') return pick(g, ['USD', 'EUR', 'XXX', ...NASTY]);
  if (type === 'JSONObject') return g(fc.jsonValue, { maxDepth: 4 });
  if (type === 'ID') return pick(g, [...words.ids, ...words.ids, ...words.ids.map(bitten), ...NASTY]);
  if (name === 'after') return pick(g, [...words.cursors, ...words.cursors.map(bitten), ...NASTY]);
  if (/connector|via/i.test(name)) return pick(g, ['tp-main', 'treasure-main', ...NASTY]);
  return g(() => fc.oneof(fc.string(), fc.constantFrom(...NASTY)));
}

/** One of the values. */
export function pick<T>(g: GeneratorValue, values: readonly [T, ...T[]] | readonly T[]): T {
  return values[g(fc.nat, { max: values.length - 1 })] as T;
}

/** The same with one character changed. */
function bitten(text: string): string {
  const at = Math.floor(text.length / 2);
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}

function spoil(g: GeneratorValue, text: string): string {
  if (g(fc.integer, { min: 0, max: 9 }) !== 0) return text;
  const at = g(fc.integer, { min: 0, max: text.length - 1 });
  return `${text.slice(0, at)}${pick(g, ['', '{', '}', '"', '$', '@', '...', '\u0000', '#'])}${text.slice(at + 1)}`;
}
