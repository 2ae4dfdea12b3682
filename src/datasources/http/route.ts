/** A path with its ids taken out, for metrics: a segment that holds a digit is an id, unless it is a version such as `v1`. */
export function toRoute(path: string): string {
  return path
    .split('/')
    .map((segment) => (/\d/.test(segment) && !/^v\d{1,2}$/.test(segment) ? ':id' : segment))
    .join('/');
}
