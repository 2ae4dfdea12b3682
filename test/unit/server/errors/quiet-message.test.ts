import { buildSchema, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withoutValues } from '../../../../src/server/errors/quiet-message.js';

const NUMBER = '000123456789';
const schema = buildSchema(`
  enum Kind { CHECKING SAVINGS }
  input Bank { number: String!, kind: Kind, length: Int }
  type Query { find(bank: Bank, id: ID, first: Int): String }
`);
const QUERY = 'query ($bank: Bank) { find(bank: $bank) }';

/** What is said of a request, as a caller is told. */
async function saidOf(source: string, bank?: unknown): Promise<string[]> {
  const { errors = [] } = await graphql({ schema, source, variableValues: { bank } });
  return errors.map(({ message }) => withoutValues(message));
}

describe('what is said of a request', () => {
  it('is short, whatever was sent, and keeps its head and its tail', () => {
    const said = withoutValues(`Unknown operation named "${'x'.repeat(100_000)}"; Expected another.`);

    expect(said).toHaveLength(500 + ' … '.length + 500);
    expect(said).toMatch(/^Unknown operation named "x/);
    expect(said).toMatch(/x"; Expected another\.$/);
  });

  it.each([
    [{ number: NUMBER, kin: 1 }, 'Field "kin" is not defined by type "Bank". Did you mean "kind"?'],
    [{ number: 9000123456789 }, 'at "bank.number"; String cannot represent a non string value.'],
    [{ number: [NUMBER, '"; Expected'] }, 'at "bank.number"; String cannot represent a non string value.'],
    [{ number: NUMBER, kind: NUMBER }, 'at "bank.kind"; The value does not exist in "Kind" enum.'],
    [{ number: NUMBER, kind: 5 }, 'at "bank.kind"; Enum "Kind" cannot represent non-string value.'],
    [{ number: NUMBER, length: NUMBER }, 'at "bank.length"; Int cannot represent non-integer value.'],
    [
      { kind: NUMBER.repeat(2), number: null },
      'at "bank.number"; Expected non-nullable type "String!" not to be null.',
    ],
    [NUMBER, 'got an invalid value; Expected type "Bank" to be an object.'],
  ])('names the place and the rule, not the value (%#)', async (bank, says) => {
    const said = await saidOf(QUERY, bank);

    expect(said.join()).toContain(says.replace(/^at/, 'Variable "$bank" got an invalid value at'));
    expect(said.join()).not.toMatch(/0123456789/);
  });

  it.each([
    [`{ find(first: "${NUMBER}") }`, 'Int cannot represent non-integer value.'],
    [`{ find(bank: "${NUMBER}") }`, 'Expected value of type "Bank".'],
    [`{ find(bank: { number: "a", kind: A${NUMBER} }) }`, 'The value does not exist in "Kind" enum.'],
    [`{ a${NUMBER} }`, 'Cannot query field "a…" on type "Query".'],
    [`{ find "${NUMBER}" }`, 'Syntax Error: Expected Name, found String.'],
    [`{ find ${NUMBER} }`, 'Syntax Error: Invalid number, unexpected digit after 0: "0".'],
    [`{ find(id: x x`, 'Syntax Error: Expected ":", found <EOF>.'],
  ])('repeats nothing of %s', async (source, says) => {
    expect(await saidOf(source)).toEqual([says]);
  });

  it('leaves alone what holds no value', () => {
    const message = 'Field "accounts" argument "first" of type "Int!" is required, but it was not provided.';

    expect(withoutValues(message)).toBe(message);
  });
});
