/** Why a file is not taken for what it begins as. */
export type ContentFault = 'broken' | 'password_protected' | 'too_many_pixels';

/** What the walk through a file asks for next. */
export type Wish =
  /** So many bytes, handed over; at most `takeMaxBytes`. */
  | { readonly take: number }
  /** So many bytes to walk over, shown piece by piece. */
  | { readonly pass: number; readonly see?: (piece: Buffer) => void }
  /** To walk on to the next byte of this value, and over it. */
  | { readonly passTo: number }
  /** The end: a byte more is a fault. */
  | { readonly end: true };

/** The walk through the structure of one kind of file; ends with what is wrong with it, null when nothing is. */
export type Structure = Generator<Wish, ContentFault | null, Buffer>;

/** Reads a file as it comes in and judges it, without holding it. */
export interface ContentReader {
  /** What is wrong so far; null while nothing is. */
  readonly fault: ContentFault | null;
  push(piece: Buffer): void;
  /** To be called when there is no more. */
  end(): ContentFault | null;
}

const takeMaxBytes = 64;
const nothing = Buffer.alloc(0);

/** Leads a walk through the pieces of a file in the order in which they come; holds no more than one wish asks for. */
export class StructureReader implements ContentReader {
  readonly #structure: Structure;
  #wish: Wish | null = null;
  #held = nothing;
  /** Bytes that are still to be passed. */
  #left = 0;
  #fault: ContentFault | null = null;
  #done = false;

  constructor(structure: Structure) {
    this.#structure = structure;
    this.#go(nothing);
  }

  get fault(): ContentFault | null {
    return this.#fault;
  }

  push(piece: Buffer): void {
    let rest = piece;
    while (rest.length > 0 && this.#wish !== null) rest = this.#fulfil(this.#wish, rest);
  }

  end(): ContentFault | null {
    if (this.#wish !== null && 'end' in this.#wish) this.#go(nothing);
    // The walk waits for more: the file was cut off.
    if (!this.#done) this.#stop('broken');
    return this.#fault;
  }

  /** @returns what of the bytes is left over. */
  #fulfil(wish: Wish, rest: Buffer): Buffer {
    if ('take' in wish) {
      const used = rest.subarray(0, wish.take - this.#held.length);
      this.#held = Buffer.concat([this.#held, used]);
      if (this.#held.length === wish.take) this.#go(this.#held);
      return rest.subarray(used.length);
    }
    if ('pass' in wish) {
      const used = rest.subarray(0, this.#left);
      wish.see?.(used);
      this.#left -= used.length;
      if (this.#left === 0) this.#go(nothing);
      return rest.subarray(used.length);
    }
    if ('passTo' in wish) {
      const place = rest.indexOf(wish.passTo);
      if (place < 0) return nothing;
      this.#go(nothing);
      return rest.subarray(place + 1);
    }
    this.#stop('broken');
    return nothing;
  }

  /** Goes on to the next wish that needs bytes. */
  #go(answer: Buffer): void {
    let given = answer;
    for (;;) {
      const { done, value } = this.#structure.next(given);
      if (done === true) return this.#stop(value);
      if ('take' in value && (value.take < 1 || value.take > takeMaxBytes)) throw new RangeError('a wish is too large');
      this.#wish = value;
      this.#held = nothing;
      this.#left = 'pass' in value ? value.pass : 0;
      if (!('pass' in value) || value.pass > 0) return;
      given = nothing;
    }
  }

  #stop(fault: ContentFault | null): void {
    this.#wish = null;
    this.#done = true;
    this.#fault = fault;
  }
}
