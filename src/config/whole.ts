import { z } from 'zod';

/** An integer. Decimal digits are accepted as text, because environment variables are text; an empty value is not a number. */
export const whole = (min: number, max: number) => {
  const error = `required a whole number from ${min} to ${max}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
    z.number({ error }).int({ error }).min(min, { error }).max(max, { error }),
  );
};
