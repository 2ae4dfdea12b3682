import { describe, expect, it } from 'vitest';
import { misreadReferences } from '../../../src/config/references.js';
import { aConnectorEntry, configurationOf, problemsOf } from '../../support/configuration.js';

const FORMS = 'required ${NAME} of letters, digits and _, or ${file:PATH} as the whole value';

describe('misreadReferences', () => {
  it.each([
    ['x${file:secret}', 'other characters beside ${file:PATH}'],
    ['${file:secret}\n', 'other characters beside ${file:PATH}'],
    ['${A}${file:secret}', 'other characters beside ${file:PATH}'],
    ['${ NAME }', 'spaces in ${NAME}'],
    ['${NAME }', 'spaces in ${NAME}'],
    ['${NAME:-default}', '${NAME} with a default, or a name with another character'],
    ['${NAME-default}', '${NAME} with a default, or a name with another character'],
    ['${tp-val}', '${NAME} with a default, or a name with another character'],
    ['${1ST}', 'another text after ${'],
    ['${}', 'another text after ${'],
    ['${file:}', 'another text after ${'],
    ['${NAME', 'another text after ${'],
    ['${A}/${B', 'another text after ${'],
  ])('refuses %j', (text, arrived) => {
    expect(misreadReferences({ a: [text] })).toEqual([`a[0]: ${FORMS}; arrived ${arrived}`]);
  });

  it.each(['${NAME}', 'https://${HOST}:${PORT}/', '${file:/run/secret}', '$NAME', 'a$', 5, null, true])(
    'accepts %j',
    (value) => {
      expect(misreadReferences({ a: { b: value } })).toEqual([]);
    },
  );
});

describe('a configuration', () => {
  it('uses no misread reference as a credential', () => {
    const file = { connectors: [aConnectorEntry({ credentials: { key: '${NAME:-s3cret}' } })] };

    const problems = problemsOf(() => configurationOf(file, { env: { NAME: 'k' } }));

    expect(problems).toEqual([expect.stringMatching(/^connectors\[0\]\.credentials\.key: required/)]);
    expect(problems.join()).not.toContain('s3cret');
  });

  it('accepts a variable whose value has ${ in it', () => {
    const file = { connectors: [aConnectorEntry({ credentials: { key: '${KEY}' } })] };

    const { connectors } = configurationOf(file, { env: { KEY: 'a${b}' } });

    expect(connectors[0]?.options).toEqual({ credentials: { key: 'a${b}' } });
  });

  it.each(['k\r', ' k', 'k\n'])('refuses the variable %j with a space or a line end around it', (KEY) => {
    const file = { connectors: [aConnectorEntry({ credentials: { key: '${KEY}' } })] };

    expect(problemsOf(() => configurationOf(file, { env: { KEY } }))).toEqual([
      'connectors[0].credentials.key: required no space and no line end around the value of the environment variable KEY',
    ]);
  });
});
