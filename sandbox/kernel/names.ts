import type { Random } from './types.js';

export const FIRST_NAMES = [
  'Amara',
  'Beatriz',
  'Caleb',
  'Dmitri',
  'Elena',
  'Farid',
  'Grace',
  'Hiro',
  'Imani',
  'Jonas',
  'Keiko',
  'Liam',
  'Mei',
  'Noah',
  'Olivia',
  'Priya',
  'Quentin',
  'Rosa',
  'Samuel',
  'Tessa',
  'Umar',
  'Valerie',
  'Wesley',
  'Ximena',
  'Yusuf',
  'Zoe',
] as const;

export const LAST_NAMES = [
  'Adler',
  'Barros',
  'Castillo',
  'Dubois',
  'Edwards',
  'Fischer',
  'Garcia',
  'Holloway',
  'Ito',
  'Jensen',
  'Kapoor',
  'Lindgren',
  'Moreau',
  'Nakamura',
  'Okafor',
  'Petrov',
  'Quinn',
  'Reyes',
  'Sato',
  'Tanaka',
  'Ueda',
  'Vargas',
  'Whitaker',
  'Xu',
  'Young',
] as const;

const COMPANY_HEADS = [
  'Alder',
  'Blue Heron',
  'Cascade',
  'Driftwood',
  'Evergreen',
  'Foxglove',
  'Granite',
  'Harborview',
  'Ironwood',
  'Juniper',
  'Keystone',
  'Lakeshore',
  'Meridian',
  'Northwind',
  'Old Mill',
  'Pinecrest',
  'Quarry Hill',
  'Redwood',
  'Silver Birch',
  'Tidewater',
  'Upland',
  'Vista Ridge',
  'Westbrook',
  'Yellowstone',
  'Zephyr',
] as const;

const COMPANY_TAILS = [
  'Analytics',
  'Biotech',
  'Builders',
  'Coffee Roasters',
  'Dental Group',
  'Energy',
  'Foods',
  'Freight',
  'Health',
  'Imports',
  'Interiors',
  'Labs',
  'Logistics',
  'Manufacturing',
  'Media',
  'Optics',
  'Outfitters',
  'Partners',
  'Robotics',
  'Software',
  'Solar',
  'Supply',
  'Textiles',
  'Veterinary',
  'Works',
] as const;

const LEGAL_FORMS = ['LLC', 'Inc.', 'Corp.', 'LP', 'Co.'] as const;

export const BANK_NAMES = [
  'First Prairie Bank',
  'Harbor Clearing Bank',
  'Lone Pine Savings',
  'Riverbend National Bank',
  'Summit Trust',
  'Copper Valley Bank',
  'Bayside Community Bank',
  'Union Plains Bank',
  'Mariner Federal',
  'Great Basin Credit Union',
] as const;

/** Invented street addresses' parts: `[city, region, postal code]`. */
export const PLACES = [
  ['New York', 'NY', '10004'],
  ['Austin', 'TX', '78701'],
  ['Denver', 'CO', '80202'],
  ['Portland', 'OR', '97205'],
  ['Columbus', 'OH', '43215'],
  ['Raleigh', 'NC', '27601'],
  ['Madison', 'WI', '53703'],
  ['Boise', 'ID', '83702'],
] as const;

const STREETS = [
  'Pier Rd',
  'Main St',
  'Elm Ave',
  'Foundry Ln',
  'Market St',
  'Lakeview Dr',
  'Second St',
  'Orchard Way',
] as const;

/** A company's trade name and its legal name. */
export function companyName(random: Random): { readonly short: string; readonly legal: string } {
  const head = random.pick(COMPANY_HEADS);
  const short = `${head} ${random.pick(COMPANY_TAILS)}`;
  return { short, legal: `${short} ${random.pick(LEGAL_FORMS)}` };
}

/** A person's first and last name. */
export function personName(random: Random): { readonly first: string; readonly last: string } {
  return { first: random.pick(FIRST_NAMES), last: random.pick(LAST_NAMES) };
}

/** A bank's name. */
export function bankName(random: Random): string {
  return random.pick(BANK_NAMES);
}

/** A house number and street. */
export function streetAddress(random: Random): string {
  return `${random.int(1, 2400)} ${random.pick(STREETS)}`;
}
