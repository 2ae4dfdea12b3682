import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** Prints the schema with all descriptions in alphabetical order, so that diffs stay small. */
export function printGatewaySchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
