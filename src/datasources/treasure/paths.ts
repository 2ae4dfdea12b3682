/** A path under a business; every part is encoded. */
export function businessPath(businessId: string, ...parts: readonly string[]): string {
  return ['/v1/businesses', ...[businessId, ...parts].map(encodeURIComponent)].join('/');
}
