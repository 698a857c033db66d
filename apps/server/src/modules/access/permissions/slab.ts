/** So many numbers are in one piece of memory, which stays as long as one that has room in it: those of some tables of usual size. */
const pieceLength = 8_192;

/** Room among others, from `offset` on. */
export interface Room<A> {
  readonly array: A;
  readonly offset: number;
}

/**
 * Room for small arrays in one piece: each by itself would cost more in headers than in numbers, and what many share is nearer to the
 * processor when it is asked for.
 */
export class Slab<A extends Uint16Array | Float64Array> {
  readonly #make: (length: number) => A;
  #array: A;
  #used = 0;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#array = make(pieceLength);
  }

  /** Room for so many numbers, as they were made. */
  take(length: number): Room<A> {
    if (this.#used + length > this.#array.length) {
      this.#array = this.#make(Math.max(length, pieceLength));
      this.#used = 0;
    }
    const offset = this.#used;
    this.#used += length;
    return { array: this.#array, offset };
  }
}
