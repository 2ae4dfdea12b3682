/** The organisation of the key and its two banks. */
export const ORG_ID = 'org_1hd2k9m4p7s';
export const BANK_ID = 'bank_treasuryprime';
export const SECOND_BANK_ID = 'bank_harborstate';
