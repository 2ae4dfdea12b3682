const API = '/api/v1';

export const SESSIONS_PATH = `${API}/sessions`;
export const COMPANIES_PATH = `${API}/companies`;

/** A path under a company; every part is encoded. */
export function companyPath(companyId: string, ...parts: readonly string[]): string {
  return [COMPANIES_PATH, ...[companyId, ...parts].map(encodeURIComponent)].join('/');
}
