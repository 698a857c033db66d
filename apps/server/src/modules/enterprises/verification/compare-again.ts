import type { Tx } from '../../../platform/db/database.ts';
import { selectRegistration, updateRegistration } from '../registration/registration-store.ts';
import { registrationAfter } from '../registration/registration.ts';
import type { CaseDeps } from './case-opening.ts';

/** Holds what an enterprise submitted against what the sources say now, and draws the consequence. */
export async function compareAgain(tx: Tx, deps: CaseDeps, enterpriseId: string): Promise<void> {
  const registration = await selectRegistration(tx, enterpriseId, { lock: true });
  if (registration === null) return;
  const state = registrationAfter(registration.state, 'find_nothing');
  if (state === null) return;
  await updateRegistration(tx, { ...registration, state }, deps.clock.now());
}
