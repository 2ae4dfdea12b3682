/** The requirement of a setting, as text and as a test. */
export interface Fit {
  readonly required: string;
  fits(value: unknown): boolean;
}

/** The requirement of each setting of a simulator. */
export type Fits<T> = Readonly<Record<keyof T, Fit>>;

/** An invalid change; `required` is undefined if there is no such setting. */
export interface Misfit {
  readonly name: string;
  readonly value: unknown;
  readonly required: string | undefined;
  /** Both cases as one sentence. */
  readonly message: string;
}

/** The settings with the changes applied. **Throws** the result of `refusal` for the first invalid change. */
export function changed<T extends object>(
  present: T,
  changes: Readonly<Record<string, unknown>>,
  { fits, refusal }: { readonly fits: Fits<T>; readonly refusal: (misfit: Misfit) => Error },
): T {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(fits, name)) {
      throw refusal({ name, value, required: undefined, message: `Unknown setting '${name}'.` });
    }
    const fit = fits[name as keyof T];
    if (fit.fits(value)) continue;
    const message = `Setting '${name}' can't be ${JSON.stringify(value)}.`;
    throw refusal({ name, value, required: fit.required, message });
  }
  return { ...present, ...(changes as Partial<T>) };
}

/** True or false. */
export const flag: Fit = { required: 'true or false', fits: (value) => typeof value === 'boolean' };

/** Any string. */
export const text: Fit = { required: 'a string', fits: (value) => typeof value === 'string' };

/** A string of at least one character. */
export const filledText: Fit = {
  required: 'a non-empty string',
  fits: (value) => typeof value === 'string' && value !== '',
};

/** A list of strings. */
export const texts: Fit = {
  required: 'a list of strings',
  fits: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};

/** A number of at least zero. */
export const magnitude: Fit = {
  required: 'a number of at least 0',
  fits: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
};

/** A whole number, both ends included. */
export function whole(min: number, max = Number.MAX_SAFE_INTEGER): Fit {
  return {
    required: `a whole number from ${min} to ${max}`,
    fits: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  };
}

/** One of the words. */
export function wordOf(...words: ReadonlyArray<string | number>): Fit {
  return { required: `one of ${words.join(', ')}`, fits: (value) => words.some((word) => word === value) };
}

/** The same, or null. */
export function orNull({ required, fits }: Fit): Fit {
  return { required: `${required}, or null`, fits: (value) => value === null || fits(value) };
}
