import { describe, expect, it } from 'vitest';
import { isWebhookUrl } from '../../../../sandbox/kernel/webhook-url.js';

describe('a webhook', () => {
  it.each([
    'https://bank.example/hooks',
    'https://10.0.0.1:8443',
    'https://localhost/hooks',
    'http://localhost:4000/hooks/bank',
    'http://127.0.0.1:4000',
    'http://[::1]:4000/hooks',
    'HTTP://LOCALHOST/hooks',
  ])('may go to %s', (text) => {
    expect(isWebhookUrl(text)).toBe(true);
  });

  it.each([
    'http://bank.example/hooks',
    'http://localhost.bank.example/hooks',
    'http://mylocalhost/hooks',
    'http://bank.example/localhost',
    'http://localhost@bank.example/hooks',
    'http://127.0.0.2/hooks',
    'http://127.0.0.1.bank.example',
    'http://0.0.0.0:4000',
    'http://[::2]:4000',
    'ftp://localhost/hooks',
    'ws://localhost/hooks',
    'file:///etc/hosts',
    'javascript:https://bank.example',
    'localhost:4000/hooks',
    '//localhost/hooks',
    '/hooks',
    'https://',
    '',
  ])('may not go to %j', (text) => {
    expect(isWebhookUrl(text)).toBe(false);
  });
});
