import { expect, it } from 'vitest';
import { ExactNumber } from '../../../../src/datasources/index.js';
import { appOver } from '../../../support/app.js';
import { anAccount } from '../../../support/sample-objects.js';

it('returns the numbers of user data with their digits', async () => {
  const userData = { id: new ExactNumber('9007199254740993'), share: 0.5, deep: [new ExactNumber('1e400')] };
  const { query } = await appOver({ sources: { account: async () => anAccount('1', { userData }) } });

  const answer = await query('{ account(id: "any") { userData } }');

  expect(answer.body).toContain('{"userData":{"id":9007199254740993,"share":0.5,"deep":[1e400]}}');
});
