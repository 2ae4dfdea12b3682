/** Bank name and a routing number that passes the checksum. */
export const BANKS = [
  ['First Valley Bank', '021000021'],
  ['Meridian Trust', '026009593'],
  ['Union Prairie Bank', '111000025'],
  ['Coastline Federal', '121000248'],
  ['Great Basin Bank', '071000013'],
] as const;
/** Merchant name and category code. */
export const MERCHANTS = [
  ['Corner Hardware', '5251'],
  ['Skyline Airways', '3000'],
  ['Paper & Ink Supply', '5943'],
  ['Cloudform Hosting', '7372'],
  ['Green Fork Cafe', '5812'],
  ['Metro Parking', '7523'],
  ['Beacon Fuel', '5541'],
  ['Inn at the Pier', '7011'],
] as const;
