/** The only client of the simulator. */
export const CREDENTIALS = {
  clientId: 'treasure-sandbox-client',
  clientSecret: 'treasure-sandbox-secret',
} as const;

/** The initial signing secret of webhooks. **Source** contract 9.2. */
export const SVIX_SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

/** The signing secret after a rotation. **Source** contract 9.2. */
export const NEXT_SVIX_SECRET = 'whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=';
