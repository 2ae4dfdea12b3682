import { fromGlobalId, toGlobalId } from '../../../src/domain/ids.js';

const FLIPPED = 4;

/** An id of the same form, kind and connector, of something that there is not. */
export function absent(id: string): string {
  const parsed = fromGlobalId(id);
  if (!parsed) throw new TypeError(`required a global id, arrived ${id}`);
  const parts = parsed.ref.split('/');
  const last = parts.pop() ?? '';
  const ref = [...parts, inGid(last) ?? flipped(last)].join('/');
  return toGlobalId({ ...parsed, ref });
}

/** An id at a connector that nobody has configured. */
export function nowhere(id: string): string {
  const parsed = fromGlobalId(id);
  if (!parsed) throw new TypeError(`required a global id, arrived ${id}`);
  return toGlobalId({ ...parsed, connector: 'ghost-main' });
}

/** Some providers number their objects in an id that is encoded itself. */
function inGid(ref: string): string | null {
  const text = Buffer.from(ref, 'base64url').toString('utf8');
  if (!text.startsWith('gid://')) return null;
  return Buffer.from(text.replace(/\d+$/, '987654'), 'utf8').toString('base64url');
}

function flipped(ref: string): string {
  const other = [...ref.slice(-FLIPPED)].map((letter) => (letter === '0' ? '1' : '0'));
  return ref.slice(0, -FLIPPED) + other.join('');
}
