/** The longest credential that is sent. Many servers accept at most 8 KB for one header. **Units** characters. */
export const MAX_CREDENTIAL = 8000;

/** A credential that an HTTP header cannot contain. The message does not contain the credential. */
export class UnsendableCredential extends Error {
  override readonly name = 'UnsendableCredential';

  constructor(noun: string, required: string) {
    super(`${noun}: required ${required}`);
  }
}

/** Returns a token unchanged. **Throws** `UnsendableCredential` if it is empty, too long, or not visible ASCII. */
export function sendableToken(noun: string, token: string): string {
  requireLength(noun, token);
  if (!/^[\x21-\x7e]+$/.test(token)) throw new UnsendableCredential(noun, 'visible ASCII characters');
  return token;
}

/** Returns a part of a Basic credential unchanged. **Throws** `UnsendableCredential`. **Source** RFC 7617, 2. */
export function sendablePart(noun: string, text: string): string {
  requireLength(noun, text);
  if (/\p{Cc}/u.test(text)) throw new UnsendableCredential(noun, 'a text without control characters');
  return text;
}

/**
 * Returns signed headers unchanged. **Throws** `UnsendableCredential` for a name or a value that a header cannot contain, whichever
 * credentials they come from.
 */
export function sendableHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    if (!isHeaderName(name)) throw new UnsendableCredential('a header', 'a valid name');
    requireLength(name, value);
    if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value))
      throw new UnsendableCredential(name, 'visible ASCII characters');
  }
  return headers;
}

/** Whether HTTP allows the name for a header. **Source** RFC 9110, 5.1. */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}

function requireLength(noun: string, text: string): void {
  if (text === '') throw new UnsendableCredential(noun, 'a text, it is empty');
  if (text.length > MAX_CREDENTIAL) throw new UnsendableCredential(noun, 'a shorter text');
}
