import type { ScenarioSwitch } from '../scenario/scenario-switch.ts';
import type { Spoiling } from './security-event.ts';

type Dice = Pick<ScenarioSwitch, 'happens'>;

/** Moves some of the items behind all others, last first, as often as the scenario wants. */
export function reorder<Item>(items: readonly Item[], scenario: Dice): Item[] {
  const late = items.filter(() => scenario.happens('reorderRate'));
  if (late.length === 0) return [...items];
  const delayed = new Set(late);
  return [...items.filter((item) => !delayed.has(item)), ...late.toReversed()];
}

/** Whether and how this delivery is spoiled. */
export function spoiling(scenario: Dice): Spoiling | null {
  if (scenario.happens('wrongSignatureRate')) return 'wrong_signature';
  if (scenario.happens('malformedRate')) return 'malformed';
  if (scenario.happens('truncateRate')) return 'truncated';
  return null;
}

/** Pause before the next attempt, ms: doubles with every attempt up to the longest, and jitters by half. */
export function retryPause(
  attempts: number,
  { firstMs, longestMs }: { firstMs: number; longestMs: number },
  random: () => number,
): number {
  const pause = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 30));
  return Math.round(pause * (0.5 + random() / 2));
}
