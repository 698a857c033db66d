import type { Clock } from '../../../platform/clock.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankApi, PollRequest } from '../client/bank-api.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import type { EventReceiver } from './receive-events.ts';

/** An event that was refused so often is acknowledged all the same: what it would have told is read from the journal. */
const refusalsBeforeAck = 5;
/** Refused events that are remembered, a connection. */
const rememberedRefusals = 5_000;

/** Asks a bank for the events that its pushes did not bring (RFC 8936): acknowledged only when they are durably here. */
export class EventPoller {
  readonly #api: BankApi;
  readonly #receiver: EventReceiver;
  readonly #health: HealthRecorder;
  readonly #clock: Clock;
  readonly #refusals = new Map<string, number>();
  readonly #unreported = new Map<string, PollRequest['setErrs']>();

  constructor(deps: { api: BankApi; receiver: EventReceiver; health: HealthRecorder; clock: Clock }) {
    this.#api = deps.api;
    this.#receiver = deps.receiver;
    this.#health = deps.health;
    this.#clock = deps.clock;
  }

  /** Polls until the bank has nothing new. @returns how many events were taken. @throws BankError. */
  async poll(connection: BankConnection): Promise<number> {
    let request: PollRequest = { ack: [], setErrs: this.#unreported.get(connection.connectionId) ?? {} };
    this.#unreported.delete(connection.connectionId);
    let taken = 0;
    const acknowledged = new Set<string>();
    for (let round = 0; round < bankLimits.pollRounds; round += 1) {
      const answer = await this.#api.pollEvents(connection, request);
      this.#health.note(connection.connectionId, { lastPollAt: this.#clock.now() });
      const sets = Object.entries(answer.sets);
      if (sets.length > 0 && sets.every(([jti]) => acknowledged.has(jti))) {
        throw new BankError('bank.invalid_answer', 'the bank sends events again that were acknowledged just before');
      }
      request = await this.#take(connection, sets);
      for (const jti of request.ack) acknowledged.add(jti);
      taken += request.ack.length;
      if (request.ack.length === 0) break;
    }
    // Told with the next poll: asking again now would bring the same events.
    this.#unreported.set(connection.connectionId, request.setErrs);
    return taken;
  }

  async #take(connection: BankConnection, sets: readonly [string, string][]): Promise<PollRequest> {
    const receipts = await this.#receiver.receive(
      connection,
      'poll',
      sets.map(([jti, token]) => ({ jti, token })),
    );
    const ack: string[] = [];
    const setErrs: Record<string, { err: string; description: string }> = {};
    for (const [place, [jti]] of sets.entries()) {
      const fault = receipts[place]?.fault ?? null;
      if (fault === null || this.#givenUp(connection, jti)) ack.push(jti);
      else setErrs[jti] = fault;
    }
    return { ack, setErrs };
  }

  #givenUp(connection: BankConnection, jti: string): boolean {
    const key = `${connection.connectionId} ${jti}`;
    const refusals = (this.#refusals.get(key) ?? 0) + 1;
    this.#refusals.set(key, refusals);
    if (this.#refusals.size > rememberedRefusals) this.#refusals.clear();
    if (refusals < refusalsBeforeAck) return false;
    this.#refusals.delete(key);
    return true;
  }
}
