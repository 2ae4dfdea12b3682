import { expect } from 'vitest';
import type { Case } from './case.js';

/** Mutations that are not journaled: each call makes a new thing, or sets the same. */
export const PLAIN: readonly Case[] = [
  {
    mutation: 'createWebhookDashboardLink',
    fields: 'link { url }',
    input: () => ({ connector: 'treasure-main' }),
    other: () => ({}),
    wrong: () => ({ connector: 'tp-main' }),
    field: 'connector',
    gives: () => ({ link: { url: expect.stringMatching(/^https?:/) } }),
  },
  {
    mutation: 'upsertTrustedDomainConfig',
    fields: 'trustedDomainConfig { domains }',
    input: () => ({ connector: 'path-main', domains: ['App.example.com', '*.pay.example.com'] }),
    other: () => ({}),
    wrong: () => ({ domains: ['https://app.example.com'] }),
    field: 'domains.0',
    gives: () => ({ trustedDomainConfig: { domains: ['app.example.com', '*.pay.example.com'] } }),
  },
  {
    mutation: 'createHostedPageToken',
    fields: 'hostedPageToken { hostedPageUrl purpose }',
    input: ({ customer }) => ({ connector: 'path-main', entityId: customer, purpose: 'FUNDING_ACCOUNTS' }),
    other: () => ({}),
    wrong: () => ({ entityId: ' ' }),
    field: 'entityId',
    gives: () => ({ hostedPageToken: { hostedPageUrl: expect.any(String), purpose: 'FUNDING_ACCOUNTS' } }),
  },
  {
    mutation: 'resolveOperation',
    fields: 'resolvedOperation { status provenBy }',
    input: ({ nextInReview }) => ({ id: nextInReview(), outcome: 'SUCCEEDED', note: 'seen in the portal' }),
    other: () => ({}),
    wrong: () => ({ note: ' ' }),
    field: 'note',
    gives: () => ({ resolvedOperation: { status: 'SUCCEEDED', provenBy: 'OPERATOR' } }),
  },
];
