import { expect, it } from 'vitest';
import { toUpsertBody } from '../../../../../src/datasources/treasury-path/mappers/upsert-body.js';

it('asks for the whole list, the same bytes every time', () => {
  expect(JSON.stringify(toUpsertBody(['app.example.com', '*.example.com']))).toBe(
    '{"query":"mutation($domains: [String!]!) { upsertTrustedDomainConfig(input: { domains: $domains }) ' +
      '{ trustedDomainConfig { id domains } errors { field messages } } }",' +
      '"variables":{"domains":["app.example.com","*.example.com"]}}',
  );
});
