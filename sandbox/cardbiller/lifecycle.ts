import type { CardRecord } from './state.js';
import type { World } from './world.js';

/** Activates a physical card after printing and shipping. **Source** contract 6. */
export function scheduleActivation(world: World, card: CardRecord): void {
  const { physicalActivationMs } = world.settings;
  if (card.status !== 'Pending' || physicalActivationMs === null) return;
  world.at(card.createdMs + physicalActivationMs, () => {
    if (card.status === 'Pending') card.status = 'Active';
  });
}
