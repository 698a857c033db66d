import type { Database } from '../db/database.ts';
import type { Random } from '../random.ts';
import { calmScenario, type Scenario } from './scenario.ts';
import { readSetting, writeSetting } from '../db/settings-store.ts';

/** The scenario in force; it survives a restart of the bank. */
export type ScenarioSwitch = {
  get: () => Scenario;
  /** Puts a scenario in force; what is not named is off. */
  set: (wanted: Partial<Scenario>) => Promise<Scenario>;
  /** Throws the dice for one member. */
  happens: (name: RateName) => boolean;
};

export type RateName = { [Name in keyof Scenario]: Name extends `${string}Rate` ? Name : never }[keyof Scenario];

/** Opens the switch at the scenario that was set last. */
export async function openScenario(db: Database, random: Random): Promise<ScenarioSwitch> {
  const kept = await readSetting<Partial<Scenario>>(db, 'scenario');
  let current: Scenario = { ...calmScenario, ...kept };
  return {
    get: () => current,
    set: async (wanted) => {
      const next = { ...calmScenario, ...wanted };
      await writeSetting(db, 'scenario', next);
      current = next;
      return current;
    },
    // No dice are thrown for what is off, so that switching one fault on does not move the others' sequence.
    happens: (name) => current[name] > 0 && random() < current[name],
  };
}
