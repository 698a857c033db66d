import { assert } from './errors.ts';

/** An interface that one module needs and a module to its right implements; `app.ts` connects the two once both are built. */
export class Port<Implementation extends object> {
  readonly #name: string;
  #implementation: Implementation | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  connect(implementation: Implementation): void {
    assert(this.#implementation === null, `the port ${this.#name} is connected twice`);
    this.#implementation = implementation;
  }

  /** Puts another in its place: for tests, whose fakes are fakes of ports. */
  standIn(implementation: Implementation): void {
    this.#implementation = implementation;
  }

  /** The other side. Throws when `app.ts` forgot to connect it. */
  get use(): Implementation {
    assert(this.#implementation !== null, `the port ${this.#name} is not connected`);
    return this.#implementation;
  }
}
