/** The kinds of things that have an id. */
export type Kind =
  | 'BankAccount'
  | 'BankAccountDetail'
  | 'Company'
  | 'Counterparty'
  | 'Entity'
  | 'OnboardingAttachment'
  | 'OnboardingPerson'
  | 'Payment'
  | 'PaymentBatch'
  | 'PaymentProfile'
  | 'PaymentQuote'
  | 'TrustedDomainConfig'
  | 'WebhookEndpoint'
  | 'WebhookSubscribedEvent';

/** Older parts of the provider name themselves differently. Source: contract 3. */
const OTHER_APP: readonly Kind[] = ['PaymentQuote', 'PaymentBatch'];

/** The opaque id of the n-th thing of its kind: unpadded URL-safe Base64. */
export function toId(kind: Kind, number: number): string {
  const app = OTHER_APP.includes(kind) ? 'app' : 'wallet-app';
  return Buffer.from(`gid://${app}/${kind}/${number}`).toString('base64url');
}

/** What an id stands for, as tokens state it: `gid://wallet-app/Entity/42`. */
export function toPlainId(id: string): string {
  return Buffer.from(id, 'base64url').toString('utf8');
}

/** The id that tokens state so. */
export function fromPlainId(plain: string): string {
  return Buffer.from(plain).toString('base64url');
}
