/**
 * The problem of an entry of `server.cors.origins`; null: it is an origin exactly as browsers send it. Browsers send lower case, no
 * trailing slash and no default port, and an entry is compared character by character.
 */
export function originProblem(text: string): string | null {
  if (text.includes('*')) return 'required one exact origin: patterns are not supported';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    return 'required an origin, such as https://app.example.com';
  }
  if (url.origin === text) return null;
  if (url.username !== '' || url.password !== '') return 'required an origin without credentials';
  return `required ${url.origin}, as browsers send it, without a path, capitals and the default port`;
}
