import { isObject } from '../kernel/json.js';
import { invalid } from './errors.js';
import type { Json } from './state.js';

/** Reads a body field by field and reports every problem at once. **Source** contract 2. */
export class Reading {
  readonly #problems: string[] = [];
  readonly #prefix: string;

  constructor(
    readonly body: Json,
    parent?: { readonly name: string; readonly reading: Reading },
  ) {
    this.#prefix = parent ? `${parent.name}.` : '';
    if (parent) this.#problems = parent.reading.#problems;
  }

  /** Whether the field has a value. */
  has(name: string): boolean {
    return this.body[name] !== undefined && this.body[name] !== null;
  }

  /** Records a problem of the field. */
  blame(name: string, must: string): void {
    this.#problems.push(`${this.#prefix}${name} must be ${must}`);
  }

  /** **Throws** `HttpReply` 400 when there were problems. */
  finish(): void {
    if (this.#problems.length > 0) throw invalid(this.#problems);
  }

  text(name: string, fits: RegExp = /\S/, must = 'a non-empty string'): string {
    const value = this.body[name];
    if (typeof value === 'string' && fits.test(value)) return value;
    this.blame(name, must);
    return '';
  }

  optionalText(name: string, fits?: RegExp, must?: string): string | undefined {
    return this.has(name) ? this.text(name, fits, must) : undefined;
  }

  word<T extends string>(name: string, words: readonly T[]): T | undefined {
    const word = words.find((one) => one === this.body[name]);
    if (word === undefined) this.blame(name, `one of the following values: ${words.join(', ')}`);
    return word;
  }

  optionalWord<T extends string>(name: string, words: readonly T[]): T | undefined {
    return this.has(name) ? this.word(name, words) : undefined;
  }

  flag(name: string): boolean {
    const value = this.body[name];
    if (this.has(name) && typeof value !== 'boolean') this.blame(name, 'a boolean value');
    return value === true;
  }

  whole(
    name: string,
    range: { readonly min: number; readonly max: number },
    accepted = this.body[name],
  ): number {
    const { min, max } = range;
    if (typeof accepted === 'number' && Number.isInteger(accepted) && accepted >= min && accepted <= max) {
      return accepted;
    }
    this.blame(name, `a whole number from ${min} to ${max}`);
    return min;
  }

  amount(name: string, parse: (value: unknown) => bigint | undefined, must: string): bigint {
    const minor = parse(this.body[name]);
    if (minor !== undefined && minor > 0n) return minor;
    this.blame(name, must);
    return 0n;
  }
}

/** The body as an object; an absent one has no fields. **Throws** `HttpReply` 400 for anything else. */
export function bodyOf(body: unknown): Json {
  if (body === undefined) return {};
  if (!isObject(body)) throw invalid(['body must be a JSON object']);
  return body;
}
