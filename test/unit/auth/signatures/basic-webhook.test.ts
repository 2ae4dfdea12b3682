import { describe, expect, it } from 'vitest';
import { verifyBasicWebhook } from '../../../../src/auth/signatures/basic-webhook.js';

const pair = { user: 'exchequer', password: 'pässword:1' };
const encoded = Buffer.from('exchequer:pässword:1', 'utf8').toString('base64');

describe('a webhook with Basic', () => {
  it.each([`Basic ${encoded}`, `basic  ${encoded}`, encoded])('proves itself with %s', (header) => {
    expect(verifyBasicWebhook(header, pair)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'Basic',
    `Bearer ${encoded}`,
    `Basic ${encoded}x`,
    'exchequer:pässword:1',
    encoded.slice(1),
  ])('is refused with %s', (header) => {
    expect(verifyBasicWebhook(header, pair)).toBe(false);
  });
});
