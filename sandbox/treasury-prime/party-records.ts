import type { Stamped } from '../kernel/collection.js';
import type { JsonObject } from '../kernel/json.js';

/** A postal address. **Source** contract 2. */
export interface Address {
  readonly street_line_1: string;
  readonly street_line_2: string | null;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly country?: string;
}

/** A counterparty with numbers for ACH, wires or both. **Source** contract 13. */
export interface CounterpartyRecord extends Stamped {
  readonly name: string;
  readonly ach: JsonObject | null;
  readonly wire: JsonObject | null;
  userdata: JsonObject | null;
}

/** **Source** contract 15. */
export interface PersonRecord extends Stamped {
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly tinLast4: string;
  email: string;
  phone: string;
  address: Address;
  physicalAddress: Address | null;
  mailingAddress: Address | null;
}

/** **Source** contract 15. */
export interface BusinessRecord extends Stamped {
  readonly phone: string;
  readonly emails: readonly string[];
  readonly tinLast4: string;
  name: string;
  address: Address;
}
