/** Stands in an example for an idempotency key: `example-internal-NEW`. The word in the middle tells the keys of examples apart. */
const PLACE = /\bexample-([a-z]+)-NEW\b/g;

const MUTATION = /^\s*mutation\b/m;

/**
 * Replaces the places of keys in an operation. Each run of a mutation gets a fresh key, so that it makes something new; a query gets the
 * key of the last run, so that it finds what that run made.
 */
export class FreshKeys {
  readonly #last = new Map<string, string>();

  constructor(private readonly random: () => string = randomHex) {}

  /** The query and its variables with keys. */
  fill<T extends { readonly query: string; readonly variables?: unknown }>(operation: T): T {
    const made = new Map<string, string>();
    const isMutation = MUTATION.test(operation.query);
    const fill = (text: string) =>
      text.replace(PLACE, (place, name: string) => {
        const key = isMutation
          ? (made.get(name) ?? `example-${name}-${this.random()}`)
          : this.#last.get(name);
        if (key === undefined) return place;
        made.set(name, key);
        return key;
      });
    const { query, variables } = operation;
    const filled = {
      ...operation,
      query: fill(query),
      ...(variables ? { variables: JSON.parse(fill(JSON.stringify(variables))) } : {}),
    };
    for (const [name, key] of made) this.#last.set(name, key);
    return filled;
  }
}

/** `crypto.randomUUID` exists only on pages of https and of this machine. */
function randomHex(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
