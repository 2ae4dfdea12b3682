import { openKnownCards } from '../../../../src/datasources/cardbiller/reads/known-cards.js';
import type { Cards } from '../../../../src/datasources/cardbiller/writes/card-place.js';
import type { Memory } from '../../../../src/domain/memory.js';
import { type FakeMemory, fakeMemory } from '../../../support/fake-memory.js';
import { connector, type FakeCardbiller } from './fake-cardbiller.js';

/** `before`: what is known of cards, by ref. */
export function cardMemory(before: Readonly<Record<string, Record<string, unknown>>> = {}): FakeMemory {
  const known = Object.entries(before);
  return fakeMemory(known.map(([ref, facts]) => [{ connector: connector.name, kind: 'Card', ref }, facts]));
}

/** The cards of a fake Cardbiller with what is remembered of them. */
export function cardsOf({ api }: FakeCardbiller, memory: Memory = cardMemory()): Cards {
  return { api, known: openKnownCards(api, memory) };
}
