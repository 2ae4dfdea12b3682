import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';

/** The key of the mark in the extensions of the schema. */
const SECRET = 'secret';

/**
 * Decorates a field whose value gives access or identifies an account in full. An answer with such a field is not compressed: the
 * length of a compressed answer depends on whether a text of an attacker in it equals a part of the secret (BREACH).
 */
export function SecretField(): MethodDecorator & PropertyDecorator {
  return Extensions({ [SECRET]: true }) as MethodDecorator & PropertyDecorator;
}

export function isSecretField({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): boolean {
  return extensions[SECRET] === true;
}

/** Lists the marked fields of a schema, such as `Account.accountNumber`, sorted. */
export function listSecretFields(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(isSecretField)
        .map(({ name }) => `${type.name}.${name}`),
    )
    .sort();
}
