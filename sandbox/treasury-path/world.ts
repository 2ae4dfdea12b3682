import { NoticeHold } from '../kernel/notices.js';
import type { SimContext } from '../kernel/types.js';
import { SimWorld } from '../kernel/world.js';
import { type Kind, toId } from './ids.js';
import { DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { State } from './state.js';

const FIRST_NUMBER = 11;

/** The world with TreasuryPath's ids, sessions and notices. */
export class World extends SimWorld<State, Settings> {
  readonly notices = new NoticeHold(this);
  /** Sessions with a number up to this one are revoked. */
  revokedSessions = 0;
  #sessions = 0;
  readonly #numbers = new Map<Kind, number>();

  constructor(context: SimContext) {
    super(context, { newState: () => new State(), defaults: DEFAULT_SETTINGS, withChanges });
  }

  newId(kind: Kind): string {
    const number = this.#numbers.get(kind) ?? FIRST_NUMBER;
    this.#numbers.set(kind, number + 1);
    return toId(kind, number);
  }

  /** Session numbers never restart, so that a reset revokes no session. */
  nextSession(): number {
    this.#sessions += 1;
    return this.#sessions;
  }

  revokeSessions(): void {
    this.revokedSessions = this.#sessions;
  }

  /** Clears everything except the context and the number of sessions. */
  override clear(seed: number): void {
    super.clear(seed);
    this.notices.clear();
    this.#numbers.clear();
    this.revokedSessions = 0;
  }
}
