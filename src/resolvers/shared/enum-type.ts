import { registerEnumType } from 'type-graphql';

export interface EnumDefinition<V extends string> {
  readonly name: string;
  readonly description: string;
  /** What each value means. The compiler requires exactly the values of the domain. */
  readonly values: Readonly<Record<V, string>>;
}

export type EnumObject<V extends string> = { readonly [K in V]: K };

/** Registers a GraphQL enum with the values of a domain type. Return the result from a type thunk. */
export function enumType<V extends string>(definition: EnumDefinition<V>): EnumObject<V> {
  const { name, description, values } = definition;
  const words = Object.entries<string>(values);
  const object = Object.fromEntries(words.map(([word]) => [word, word]));
  const valuesConfig = Object.fromEntries(words.map(([word, meaning]) => [word, { description: meaning }]));
  registerEnumType(object, { name, description, valuesConfig });
  return object as EnumObject<V>;
}
