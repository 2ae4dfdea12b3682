import { word } from './answers.js';
import type { Json, ProfileRecord } from './state.js';
import { iso } from './time.js';
import type { World } from './world.js';

/** A payment profile in the API. **Source** contract 7. */
export function profileView(world: World, profile: ProfileRecord): Json {
  const usage = profile.usage === 'internal' ? world.settings.internalWord : profile.usage;
  return {
    id: profile.id,
    status: word(world, 'profileStatus', profile.status),
    currency: profile.currency,
    payment_method: word(world, 'paymentMethod', profile.method),
    usage_type: word(world, 'usageType', usage),
    created_at: iso(profile.createdMs),
    updated_at: iso(profile.updatedMs),
  };
}
