import { Problem, notFound } from '../../../platform/errors.ts';
import type { BankConnection } from './connection.ts';

/** The connections that the configuration names, by slug and by id. Filled at start. */
export class Connections {
  readonly #bySlug = new Map<string, BankConnection>();
  readonly #byId = new Map<string, BankConnection>();

  put(connection: BankConnection): void {
    this.#bySlug.set(connection.slug, connection);
    this.#byId.set(connection.connectionId, connection);
  }

  all(): BankConnection[] {
    return [...this.#bySlug.values()];
  }

  /** @throws Problem 404 when no bank of that name is connected. */
  bySlug(slug: string): BankConnection {
    const found = this.#bySlug.get(slug);
    if (found === undefined)
      throw new Problem(404, 'bank.unknown', 'No bank of this name is connected. Choose one from the list of banks.');
    return found;
  }

  /** @throws Problem 404. */
  byId(connectionId: string): BankConnection {
    const found = this.#byId.get(connectionId);
    if (found === undefined) throw notFound('The bank');
    return found;
  }
}
