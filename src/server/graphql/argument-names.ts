import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLFormattedError,
  getLocation,
  Kind,
  type Location,
  type ValueNode,
  visit,
} from 'graphql';

/** Adds the name of the argument and of the field in it to the message of an error in a literal, such as `filter.createdFrom`. */
export const argumentNamesPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ document, response: { body } }) {
        if (!document || body.kind !== 'single' || !body.singleResult.errors) return;
        body.singleResult.errors = body.singleResult.errors.map((error) => withName(error, document));
      },
    };
  },
};

function withName(error: GraphQLFormattedError, document: DocumentNode): GraphQLFormattedError {
  // An error of execution has a path; its location is that of a field.
  const place = error.path === undefined ? error.locations?.[0] : undefined;
  const name = place && nameAt(document, place);
  return name === undefined ? error : { ...error, message: `${name}: ${error.message}` };
}

type Place = NonNullable<GraphQLFormattedError['locations']>[number];

/** The argument, or the variable with a default, whose literal contains the place. */
function nameAt(document: DocumentNode, place: Place): string | undefined {
  let name: string | undefined;
  visit(document, {
    Argument({ name: { value: argument }, value }) {
      if (contains(value.loc, place)) name = nameIn(value, argument, place);
    },
    VariableDefinition({ variable, defaultValue }) {
      if (contains(defaultValue?.loc, place)) name = nameIn(defaultValue, `$${variable.name.value}`, place);
    },
  });
  return name;
}

/** The name of the innermost field or entry of the literal that contains the place. */
function nameIn(literal: ValueNode | undefined, name: string, place: Place): string {
  if (literal?.kind === Kind.OBJECT) {
    const field = literal.fields.find(({ loc }) => contains(loc, place));
    return field ? nameIn(field.value, `${name}.${field.name.value}`, place) : name;
  }
  if (literal?.kind === Kind.LIST) {
    const index = literal.values.findIndex(({ loc }) => contains(loc, place));
    return index < 0 ? name : nameIn(literal.values[index], `${name}[${index}]`, place);
  }
  return name;
}

function contains(loc: Location | undefined, place: Place): boolean {
  if (!loc) return false;
  const start = getLocation(loc.source, loc.start);
  const end = getLocation(loc.source, loc.end);
  return !isBefore(place, start) && isBefore(place, end);
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
