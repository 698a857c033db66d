/** Which of the enterprises with open pages deal with an author; each enterprise is its own neighbour too. */
export class Neighbours {
  readonly #authorsOf = new Map<string, ReadonlySet<string>>();
  readonly #readersOf = new Map<string, Set<string>>();

  /** Takes the place of what was known of this reader. */
  set(reader: string, authors: Iterable<string>): void {
    this.drop(reader);
    const all = new Set([...authors, reader]);
    this.#authorsOf.set(reader, all);
    for (const author of all) {
      const readers = this.#readersOf.get(author);
      if (readers === undefined) this.#readersOf.set(author, new Set([reader]));
      else readers.add(reader);
    }
  }

  drop(reader: string): void {
    for (const author of this.#authorsOf.get(reader) ?? []) {
      const readers = this.#readersOf.get(author);
      readers?.delete(reader);
      if (readers?.size === 0) this.#readersOf.delete(author);
    }
    this.#authorsOf.delete(reader);
  }

  readersOf(author: string): ReadonlySet<string> {
    return this.#readersOf.get(author) ?? none;
  }

  /** Authors that anyone here deals with: zero again when the last page is closed. */
  get size(): number {
    return this.#readersOf.size;
  }
}

const none: ReadonlySet<string> = new Set();
