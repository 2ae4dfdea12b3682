import { isObject } from '../kernel/json.js';
import type { SimResponse } from '../kernel/types.js';
import type { World } from './world.js';

/** The base path of the REST API. */
export const API = '/api/v1';

/** Undocumented words, by the place where they appear. */
const STRANGE_WORDS: Readonly<Record<string, string>> = {
  batchStatus: 'queued_for_review',
  featureStatus: 'IN_REVIEW',
  ownerType: 'Partner',
  paymentMethod: 'sepa_instant',
  paymentStatus: 'awaiting_approval',
  profileStatus: 'under_review',
  usageType: 'sweep',
};

/** A response with one object or a list without pages. **Source** contract 3. */
export function answer(world: World, status: number, data: unknown): SimResponse {
  return { status, body: { data: dressed(world, data) } };
}

/** The data, with undocumented members if the settings require them. */
export function dressed(world: World, data: unknown): unknown {
  return world.settings.unknownFields ? withStrangers(data) : data;
}

/** The word, or an undocumented one if the settings require it at this place. */
export function word({ settings }: World, place: keyof typeof STRANGE_WORDS, usual: string): string {
  return settings.unknownWords.includes(place) ? (STRANGE_WORDS[place] ?? usual) : usual;
}

function withStrangers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withStrangers);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, withStrangers(inner)]);
  return { ...Object.fromEntries(members), beta_marker: { enabled: true, score: 0.5 } };
}
