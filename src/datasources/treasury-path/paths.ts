const API = '/api/v1';

export const SESSIONS_PATH = `${API}/sessions`;
export const COMPANIES_PATH = `${API}/companies`;
/** Tokens of pages for any company; those of a company's own endpoint with the same name are for other pages. */
export const HOSTED_PAGE_TOKENS_PATH = `${API}/hosted_page_tokens`;

/** A path under a company; every part is encoded. */
export function companyPath(companyId: string, ...parts: readonly string[]): string {
  return [COMPANIES_PATH, ...[companyId, ...parts].map(encodeURIComponent)].join('/');
}
