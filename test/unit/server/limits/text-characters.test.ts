import { describe, expect, it } from 'vitest';
import { appOver, WITH_KEY } from '../../../support/app.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the characters of texts', () => {
  it.each([
    ['NUL in a variable', { query: '{ __typename }', variables: { n: 'a\0b' } }],
    ['a surrogate in a variable', { query: '{ __typename }', variables: { n: ['\ud800'] } }],
    ['NUL in a name of a variable', { query: '{ __typename }', variables: { n: { 'a\0b': 1 } } }],
    ['NUL in the operation', { query: '{ node(id: "a\\u0000b") { id } }' }],
  ])('are refused if they cannot be stored: %s', async (_, body) => {
    const { app } = await appOver();
    const headers = { ...WITH_KEY, ...JSON_TYPE };

    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: JSON.stringify(body),
    });

    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toMatchObject([
      { message: expect.stringContaining('without NUL and without unpaired surrogates') },
    ]);
  });

  it('are taken from every script and with every emoji', async () => {
    const { app } = await appOver();
    const variables = { n: 'Café, Ελλάδα, 日本, 👩‍👩‍👧' };
    const payload = { query: '{ viewer { subject } }', variables };

    const answer = await app.inject({ method: 'POST', url: '/graphql', headers: WITH_KEY, payload });

    expect(answer.json().data).toEqual({ viewer: { subject: 'ops' } });
  });
});
