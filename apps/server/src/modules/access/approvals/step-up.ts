import type { IdentityModule } from '../../identity/index.ts';

/** The passkeys of people, as far as signing asks for them. */
export type StepUp = Pick<IdentityModule['passkeys'], 'challenge' | 'verify'>;
