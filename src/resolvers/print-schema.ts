import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** The schema as text with all descriptions, in alphabetical order, so that a change shows as a small difference. */
export function printGatewaySchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
