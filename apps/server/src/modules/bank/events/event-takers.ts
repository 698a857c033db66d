import type { BankConnection } from '../connections/connection.ts';
import { EventFault } from './security-event.ts';

/** Takes a verified event of its kind, durably, before it is acknowledged; one that comes again changes nothing. */
export interface EventTaker {
  /** @throws EventFault when the event is of another shape, BankError when the bank must be asked and cannot be. */
  take(connection: BankConnection, customerId: string, event: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Who takes which kind of event, by the URN under which it stands in the token. */
export class EventTakers {
  readonly #takers = new Map<string, { readonly metric: string; readonly taker: EventTaker }>();

  /** @param metric names the kind in the figures of a connection. */
  define(urn: string, metric: string, taker: EventTaker): void {
    if (this.#takers.has(urn)) throw new Error(`${urn} is taken already`);
    this.#takers.set(urn, { metric, taker });
  }

  get urns(): ReadonlySet<string> {
    return new Set(this.#takers.keys());
  }

  /** @returns the name of the kind in the figures. */
  async take(
    connection: BankConnection,
    { urn, customerId, event }: { urn: string; customerId: string; event: Readonly<Record<string, unknown>> },
  ): Promise<string> {
    const known = this.#takers.get(urn);
    if (known === undefined) throw new EventFault('invalid_request', 'events holds none that is known here');
    await known.taker.take(connection, customerId, event);
    return known.metric;
  }
}
