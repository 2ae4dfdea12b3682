/** A field of a selection; its arguments still contain variables. */
export interface Field {
  readonly name: string;
  readonly alias: string;
  readonly args: Readonly<Record<string, Value>>;
  readonly fields: readonly Field[];
}

/** A value in the document. */
export type Value =
  | { readonly variable: string }
  | { readonly literal: unknown }
  | { readonly list: readonly Value[] }
  | { readonly members: Readonly<Record<string, Value>> };

/** A declared variable. */
export interface Variable {
  readonly name: string;
  /** As written: `[String!]!`. */
  readonly type: string;
}

/** One operation of a document. */
export interface Operation {
  readonly type: string;
  readonly name: string | null;
  readonly variables: readonly Variable[];
  readonly fields: readonly Field[];
}

const TOKEN =
  /[\s,\uFEFF]+|#[^\n\r]*|("(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?|[_A-Za-z]\w*|\.\.\.|[!$():=@[\]{}])/gy;

/** The operations of a document without fragments or directives. **Throws** `SyntaxError` for anything else. */
export function parseDocument(text: string): readonly Operation[] {
  const reader = new Reader(tokensOf(text));
  const operations: Operation[] = [];
  while (!reader.isAtEnd) operations.push(readOperation(reader));
  if (operations.length === 0) throw new SyntaxError('Syntax Error: Unexpected <EOF>.');
  return operations;
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index !== at) break;
    at += match[0].length;
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  if (at < text.length) throw new SyntaxError(`Syntax Error: Unexpected character at ${at}.`);
  return tokens;
}

class Reader {
  #at = 0;
  constructor(readonly tokens: readonly string[]) {}

  get next(): string {
    return this.tokens[this.#at] ?? '<EOF>';
  }

  get isAtEnd(): boolean {
    return this.#at >= this.tokens.length;
  }

  take(): string {
    const token = this.next;
    if (this.isAtEnd) throw new SyntaxError('Syntax Error: Unexpected <EOF>.');
    this.#at += 1;
    return token;
  }

  expect(token: string): void {
    const found = this.take();
    if (found !== token) throw new SyntaxError(`Syntax Error: Expected "${token}", found "${found}".`);
  }

  name(): string {
    const token = this.take();
    if (!/^[_A-Za-z]/.test(token)) throw new SyntaxError(`Syntax Error: Expected Name, found "${token}".`);
    return token;
  }

  skips(token: string): boolean {
    if (this.next !== token) return false;
    this.#at += 1;
    return true;
  }

  /** The items between the brackets, at least one if there are brackets. */
  between<T>(open: string, close: string, read: () => T): T[] {
    const items: T[] = [];
    if (!this.skips(open)) return items;
    while (!this.skips(close)) items.push(read());
    return items;
  }
}

function readOperation(reader: Reader): Operation {
  const isShort = reader.next === '{';
  const type = isShort ? 'query' : reader.name();
  if (!['query', 'mutation', 'subscription'].includes(type)) {
    throw new SyntaxError(`Syntax Error: Unexpected Name "${type}".`);
  }
  const name = isShort || /^[({]/.test(reader.next) ? null : reader.name();
  const variables = reader.between('(', ')', () => readVariable(reader));
  return { type, name, variables, fields: readFields(reader) };
}

function readVariable(reader: Reader): Variable {
  reader.expect('$');
  const name = reader.name();
  reader.expect(':');
  return { name, type: readType(reader) };
}

function readType(reader: Reader): string {
  let type: string;
  if (reader.skips('[')) {
    type = `[${readType(reader)}]`;
    reader.expect(']');
  } else type = reader.name();
  return reader.skips('!') ? `${type}!` : type;
}

function readFields(reader: Reader): readonly Field[] {
  if (reader.next !== '{') throw new SyntaxError(`Syntax Error: Expected "{", found "${reader.next}".`);
  const fields = reader.between('{', '}', () => readField(reader));
  if (fields.length === 0) throw new SyntaxError('Syntax Error: Expected Name, found "}".');
  return fields;
}

function readField(reader: Reader): Field {
  const alias = reader.name();
  const name = reader.skips(':') ? reader.name() : alias;
  const args = Object.fromEntries(reader.between('(', ')', () => readMember(reader)));
  return { name, alias, args, fields: reader.next === '{' ? readFields(reader) : [] };
}

function readMember(reader: Reader): [string, Value] {
  const name = reader.name();
  reader.expect(':');
  return [name, readValue(reader)];
}

function readValue(reader: Reader): Value {
  if (reader.next === '[') return { list: reader.between('[', ']', () => readValue(reader)) };
  if (reader.next === '{') {
    return { members: Object.fromEntries(reader.between('{', '}', () => readMember(reader))) };
  }
  const token = reader.take();
  if (token === '$') return { variable: reader.name() };
  if (/^["\d-]/.test(token) || ['true', 'false', 'null'].includes(token))
    return { literal: JSON.parse(token) };
  if (/^[_A-Za-z]/.test(token)) return { literal: token };
  throw new SyntaxError(`Syntax Error: Unexpected "${token}".`);
}
