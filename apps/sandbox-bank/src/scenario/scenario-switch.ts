import type { Database } from '../db/database.ts';
import type { Random } from '../random.ts';
import { calmScenario, type Scenario } from './scenario.ts';
import { readSetting, writeSetting } from '../db/settings-store.ts';

/** The scenario in force; it survives a restart of the bank. */
export type ScenarioSwitch = {
  get: () => Scenario;
  /** Changes the named members only. */
  set: (change: Partial<Scenario>) => Promise<Scenario>;
  reset: () => Promise<Scenario>;
  /** Throws the dice for one member. */
  happens: (name: RateName) => boolean;
};

export type RateName = { [Name in keyof Scenario]: Name extends `${string}Rate` ? Name : never }[keyof Scenario];

/** Opens the switch at the scenario that was set last. */
export async function openScenario(db: Database, random: Random): Promise<ScenarioSwitch> {
  const kept = await readSetting<Partial<Scenario>>(db, 'scenario');
  let current: Scenario = { ...calmScenario, ...kept };
  const keep = async (next: Scenario): Promise<Scenario> => {
    await writeSetting(db, 'scenario', next);
    current = next;
    return current;
  };
  return {
    get: () => current,
    set: (change) => keep({ ...current, ...change }),
    reset: () => keep(calmScenario),
    // No dice are thrown for what is off, so that switching one fault on does not move the others' sequence.
    happens: (name) => current[name] > 0 && random() < current[name],
  };
}
