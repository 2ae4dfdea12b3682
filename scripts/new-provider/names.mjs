// How a provider is called in each place where its name stands.

/** What a person can mend: the message says what was required and what arrived. */
export class BadInput extends Error {}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MAX_ID = 40;

/** Stands in quoted text, in comments and in tables. */
const NAME = /^[\p{L}\d][\p{L}\d .&-]{0,59}$/u;

/** Words that no constant can be called by. */
const RESERVED = new Set(
  `arguments as async await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null of package private protected public return static
  super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/** The id, and the name where one is given → every placeholder of the templates. **Throws** `BadInput`. */
export function toNames(id, given) {
  if (!ID.test(id) || id.length > MAX_ID) {
    throw new BadInput(
      `id: required small letters and digits in parts joined by '-', such as north-bank, at most ${MAX_ID} characters; arrived ${JSON.stringify(id)}`,
    );
  }
  const parts = id.split('-');
  const pascal = parts.map(capitalized).join('');
  const camel = parts[0] + parts.slice(1).map(capitalized).join('');
  if (RESERVED.has(camel)) throw new BadInput(`id: required no word of the language, arrived ${id}`);
  const name = given ?? parts.map(capitalized).join(' ');
  if (!NAME.test(name)) {
    throw new BadInput(
      `--name: required letters, digits, spaces and . & - (at most 60 characters), arrived ${JSON.stringify(name)}`,
    );
  }
  return { id, camel, pascal, constant: parts.join('_').toUpperCase(), name };
}

function capitalized(part) {
  return part.charAt(0).toUpperCase() + part.slice(1);
}
