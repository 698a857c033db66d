import { setTimeout as pause } from 'node:timers/promises';
import { backoffMs } from '../connections/backoff.ts';
import { closedBreaker, failed, permit, succeeded, type Breaker } from '../connections/breaker.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import { Throttle } from '../connections/throttle.ts';
import { bankLimits } from '../bank-limits.ts';
import { BankError } from './bank-error.ts';
import { toBankError } from './translate-error.ts';

interface Gate {
  breaker: Breaker;
  readonly throttle: Throttle;
}

export interface CallOptions {
  /** A person waits for the answer. */
  readonly interactive?: boolean;
  /** Not repeated when it fails: it is not safe to do twice. */
  readonly once?: boolean;
}

/** Every call to a bank passes here: breaker, rate, repetition with backoff, and a note of how it went. */
export class BankGate {
  readonly #health: HealthRecorder;
  readonly #random: () => number;
  readonly #nowMs: () => number;
  readonly #gates = new Map<string, Gate>();

  /** @param nowMs the clock of the breakers, ms. */
  constructor(health: HealthRecorder, random: () => number = Math.random, nowMs: () => number = Date.now) {
    this.#health = health;
    this.#random = random;
    this.#nowMs = nowMs;
  }

  /** @throws BankError when the call does not succeed within its attempts, or the breaker is open. */
  async call<T>(connection: BankConnection, options: CallOptions, work: () => Promise<T>): Promise<T> {
    const most =
      options.once === true ? 1 : options.interactive === true ? bankLimits.interactiveAttempts : bankLimits.attempts;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(connection, options, work);
      } catch (error) {
        const failure = toBankError(error);
        if (attempt >= most || !failure.passing) throw failure;
        await pause(backoffMs(attempt + 1, this.#random(), failure.retryAfterMs, bankLimits.backoff));
      }
    }
  }

  async #attempt<T>(connection: BankConnection, options: CallOptions, work: () => Promise<T>): Promise<T> {
    const gate = this.#gateOf(connection.connectionId);
    const permission = permit(gate.breaker, this.#nowMs());
    this.#set(connection, gate, permission.breaker);
    if (!permission.permitted)
      throw new BankError('bank.breaker_open', 'the bank has failed repeatedly; it is asked again in a moment');
    try {
      // A person does not queue behind the background.
      const result = await (options.interactive === true ? work() : gate.throttle.run(work));
      this.#set(connection, gate, succeeded(gate.breaker));
      return result;
    } catch (error) {
      const failure = toBankError(error);
      if (failure.countsAgainstBank) {
        this.#set(connection, gate, failed(gate.breaker, this.#nowMs(), this.#random(), bankLimits.breaker));
      } else {
        this.#set(connection, gate, succeeded(gate.breaker));
      }
      this.#health.noteError(connection.connectionId, failure.code, failure.message);
      throw failure;
    }
  }

  #set(connection: BankConnection, gate: Gate, next: Breaker): void {
    if (next.state !== gate.breaker.state) this.#health.note(connection.connectionId, { breaker: next.state });
    gate.breaker = next;
  }

  #gateOf(connectionId: string): Gate {
    const gate = this.#gates.get(connectionId) ?? {
      breaker: closedBreaker,
      throttle: new Throttle({ perSecond: bankLimits.callsPerSecond, atOnce: bankLimits.callsAtOnce }),
    };
    this.#gates.set(connectionId, gate);
    return gate;
  }
}
