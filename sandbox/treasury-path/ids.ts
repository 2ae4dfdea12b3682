/** The kinds of objects with an id. */
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

/** Older parts of the provider use other names. **Source** contract 3. */
const OTHER_APP: readonly Kind[] = ['PaymentQuote', 'PaymentBatch'];

/** The opaque id of the n-th object of its kind. **Shape** unpadded URL-safe Base64. */
export function toId(kind: Kind, number: number): string {
  const app = OTHER_APP.includes(kind) ? 'app' : 'wallet-app';
  return Buffer.from(`gid://${app}/${kind}/${number}`).toString('base64url');
}

/** The object of an id, in the format of tokens: `gid://wallet-app/Entity/42`. */
export function toPlainId(id: string): string {
  return Buffer.from(id, 'base64url').toString('utf8');
}

/** The id of an object in the format of tokens. */
export function fromPlainId(plain: string): string {
  return Buffer.from(plain).toString('base64url');
}
