import { z } from 'zod';

/** A whole number. It may come from an environment variable, as text; nothing else is made a number: an empty value is none. */
export const whole = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
    z.number().int().min(min).max(max),
  );
