import type { BankContext } from '../bank-context.ts';
import { hurryDeliveries } from '../events/event-store.ts';
import type { Scenario } from './scenario.ts';

/** Puts a scenario in force. What waits for its next attempt is tried at once: the fault it met may be over. */
export async function changeScenario(bank: BankContext, wanted: Partial<Scenario>): Promise<Scenario> {
  const scenario = await bank.scenario.set(wanted);
  await hurryDeliveries(bank.db);
  bank.outboxFilled.ring();
  return scenario;
}
