import type { Clock } from './clock.ts';
import type { BankConfig } from './config.ts';
import type { Database } from './db/database.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { Logger } from './log.ts';
import type { Random } from './random.ts';
import type { ScenarioSwitch } from './scenario/scenario-switch.ts';
import type { WakeSignal } from './events/wake-signal.ts';

/** What every part of the bank is built from. */
export type BankContext = {
  config: BankConfig;
  log: Logger;
  clock: Clock;
  random: Random;
  db: Database;
  keys: KeyRing;
  scenario: ScenarioSwitch;
  /** Rings after a commit that put events into the outbox. */
  outboxFilled: WakeSignal;
  /** Rings after a commit that took a payment in. */
  paymentTaken: WakeSignal;
  /** Rings after a commit that queued a transfer to another bank. */
  transferQueued: WakeSignal;
  /** Rings after a commit that received a requirement of a permission table. */
  requirementReceived: WakeSignal;
  /** Rings after a commit that put an order into the queue of offers. */
  offersDecided: WakeSignal;
  /** First and longest pause between two attempts to push one event, ms. */
  pushRetry: { firstMs: number; longestMs: number };
  /** Aborts when the bank closes; whatever waits then waits no longer. */
  stopping: AbortSignal;
};
