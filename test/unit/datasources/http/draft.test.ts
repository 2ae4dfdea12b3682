import { describe, expect, it } from 'vitest';
import { toDraft, withSigned } from '../../../../src/datasources/http/draft.js';

describe('a draft', () => {
  it('has no body and no content type without a body', () => {
    const { request } = toDraft({}, null, { method: 'DELETE', path: '/a', target: '/a' });

    expect(request).toEqual({
      method: 'DELETE',
      target: '/a',
      headers: { accept: 'application/json', 'user-agent': 'exchequer' },
      body: null,
    });
  });

  it('lets no header stand beside or replace the credentials', () => {
    const headers = { AUTHORIZATION: 'forged' };
    const draft = toDraft({ Authorization: 'fixed' }, null, {
      method: 'POST',
      path: '/a',
      target: '/a',
      headers,
    });

    expect(withSigned(draft, { authorization: 'signed' }).headers.authorization).toBe('signed');
    expect(Object.values(withSigned(draft, { Authorization: 'signed' }).headers)).not.toContain('forged');
  });
});
