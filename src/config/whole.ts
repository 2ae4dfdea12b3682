import { z } from 'zod';

/** An integer. Decimal digits are accepted as text, because environment variables are text; an empty value is not a number. */
export const whole = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
    z.number().int().min(min).max(max),
  );
