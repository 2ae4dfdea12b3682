import type { Settings } from './settings.js';
import { withFraction } from './time.js';

const ENUM_FIELDS = new Set(['status', 'sub_status', 'direction', 'type', 'account_type', 'product']);
const EXTRA_FIELDS = {
  internal_rating: 'AA',
  _links: { self: null },
  experiments: [{ name: 'new-ledger', on: true }],
};

/** The body in the format of the settings: timestamps, the case of enums, unknown fields. `user_data` is unchanged. */
export function shape(body: unknown, settings: Settings): unknown {
  if (Array.isArray(body)) return body.map((item) => shape(item, settings));
  if (typeof body !== 'object' || body === null) return body;
  const fields = Object.entries(body).map(([name, value]) => [name, field(name, value, settings)]);
  return { ...Object.fromEntries(fields), ...(settings.extraFields ? EXTRA_FIELDS : {}) };
}

function field(name: string, value: unknown, settings: Settings): unknown {
  if (name === 'user_data') return value;
  if (typeof value !== 'string') return shape(value, settings);
  if (name.endsWith('_at')) return withFraction(value, settings.fractionDigits);
  if (!ENUM_FIELDS.has(name)) return value;
  if (settings.upperCaseEnums) return value.toUpperCase();
  return settings.lowerCaseEnums ? value.toLowerCase() : value;
}
