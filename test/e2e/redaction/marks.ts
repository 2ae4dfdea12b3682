const SHORTEST = 8;

/** Texts that must not show, and what each of them is. */
export class Marks {
  private readonly texts = new Map<string, string>();

  get size(): number {
    return this.texts.size;
  }

  add(what: string, ...texts: readonly (string | null | undefined)[]): void {
    for (const text of texts) if (text) this.put(what, text);
  }

  private put(what: string, text: string): void {
    if (text.length < SHORTEST) throw new Error(`${what}: required a mark that nothing else contains`);
    if (!this.texts.has(text)) this.texts.set(text, what);
  }

  /** How many there are of a kind. */
  count(what: string): number {
    return [...this.texts.values()].filter((each) => each === what).length;
  }

  /** What shows in the bytes: in clear, in base64 wherever it begins, in hexadecimal, or escaped for an address. */
  shownIn(bytes: Buffer | string): string[] {
    const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
    return [...this.texts].flatMap(([mark, what]) => (isShown(text, mark) ? [`${what}: ${mark}`] : []));
  }
}

function isShown(text: string, mark: string): boolean {
  return spellings(mark).some((spelling) => text.includes(spelling)) || isPartShown(text, mark);
}

/** Whether a token shows as far as it was cut. The first part of a JWT says nothing that others do not. */
function isPartShown(text: string, mark: string): boolean {
  const parts = mark.split('.');
  const telling = parts.length === 3 ? parts.slice(1) : parts;
  return telling.some((part) => (part.match(/.{24}/g) ?? []).some((piece) => text.includes(piece)));
}

const known = new Map<string, readonly string[]>();

function spellings(mark: string): readonly string[] {
  const earlier = known.get(mark);
  if (earlier) return earlier;
  const base64 = [0, 1, 2].flatMap((before) => inner(mark, before));
  const url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const hex = Buffer.from(mark).toString('hex');
  const all = [...new Set([mark, encodeURIComponent(mark), hex, ...base64, ...url])];
  known.set(mark, all);
  return all;
}

/** The part of a mark's base64 that is the same whatever stands before and after it. */
function inner(mark: string, before: number): string[] {
  const text = Buffer.from('x'.repeat(before) + mark)
    .toString('base64')
    .replaceAll('=', '');
  const start = before === 0 ? 0 : before + 1;
  const whole = (before + Buffer.byteLength(mark)) % 3 === 0 ? text.length : text.length - 1;
  return [text.slice(start, whole)];
}
