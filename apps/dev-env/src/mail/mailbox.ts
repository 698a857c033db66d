import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../launch/data-dir.ts';
import { parseMessage } from './message.ts';
import type { ParsedMessage } from './message.ts';

/** A message as it was taken in; `id` grows by one with each. */
export type Letter = ParsedMessage & {
  id: number;
  receivedAt: string;
  /** Addresses of the envelope: these were asked for, whatever the headers say. */
  envelope: { from: string; to: string[] };
  sizeBytes: number;
  read: boolean;
};

export type Search = { to?: string; unread?: boolean; after?: number; limit?: number };
type Kept = { receivedAt: string; envelope: Letter['envelope']; raw: string; read: boolean };

const pageSize = 100;
/** However few they are: all messages together stay below this size. */
const keepMaxBytes = 100_000_000;

/** The last messages, in memory and, where a directory is given, one file each; the oldest make room for new ones. */
export class Mailbox {
  readonly #directory: string | null;
  readonly #keep: number;
  readonly #letters = new Map<number, Letter>();
  #lastId = 0;
  #bytes = 0;

  /** Reads what the directory holds; a file that cannot be read is left alone. */
  constructor(directory: string | null, keep: number) {
    this.#directory = directory;
    this.#keep = keep;
    if (directory === null) return;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const ids = readdirSync(directory).flatMap((name) => {
      const id = /^(\d{1,12})\.json$/.exec(name)?.[1];
      return id === undefined ? [] : [Number(id)];
    });
    for (const id of ids.toSorted((a, b) => a - b)) {
      const letter = readLetter(id, this.#file(directory, id));
      if (letter !== null) {
        this.#letters.set(id, letter);
        this.#bytes += letter.sizeBytes;
      }
      this.#lastId = Math.max(this.#lastId, id);
    }
  }

  /** Takes a message in and keeps it before it returns. */
  add(envelope: Letter['envelope'], raw: Buffer): Letter {
    this.#lastId += 1;
    const id = this.#lastId;
    const kept = { receivedAt: new Date().toISOString(), envelope, raw: raw.toString('latin1'), read: false };
    if (this.#directory !== null) writeWhole(this.#file(this.#directory, id), kept, 0o600);
    const letter = makeLetter(id, kept);
    this.#letters.set(id, letter);
    this.#bytes += letter.sizeBytes;
    for (const [oldest] of this.#letters) {
      if (oldest === id || (this.#letters.size <= this.#keep && this.#bytes <= keepMaxBytes)) break;
      this.#remove(oldest);
    }
    return letter;
  }

  find(id: number): Letter | null {
    return this.#letters.get(id) ?? null;
  }

  /** The newest first; `to` is a piece of an address of the envelope. */
  search({ to = '', unread = false, after = 0, limit = pageSize }: Search): Letter[] {
    const wanted = to.trim().toLowerCase();
    const found = [...this.#letters.values()].filter(
      (letter) =>
        letter.id > after &&
        !(unread && letter.read) &&
        (wanted === '' || letter.envelope.to.some((address) => address.toLowerCase().includes(wanted))),
    );
    return found.toReversed().slice(0, limit);
  }

  markRead(id: number): void {
    const letter = this.#letters.get(id);
    if (letter === undefined || letter.read) return;
    letter.read = true;
    if (this.#directory === null) return;
    const file = this.#file(this.#directory, id);
    // The file was written by `add`.
    writeWhole(file, { ...(JSON.parse(readFileSync(file, 'utf8')) as Kept), read: true }, 0o600);
  }

  empty(): void {
    for (const id of this.#letters.keys()) this.#remove(id);
  }

  /** How many are kept, how many different Message-IDs they carry, and how many nobody has read. */
  get counts(): { kept: number; distinct: number; unread: number } {
    const letters = [...this.#letters.values()];
    const ids = new Set(letters.map(({ messageId, id }) => (messageId === '' ? id : messageId)));
    return { kept: letters.length, distinct: ids.size, unread: letters.filter(({ read }) => !read).length };
  }

  #file(directory: string, id: number): string {
    return join(directory, `${id}.json`);
  }

  #remove(id: number): void {
    this.#bytes -= this.#letters.get(id)?.sizeBytes ?? 0;
    this.#letters.delete(id);
    if (this.#directory !== null) rmSync(this.#file(this.#directory, id), { force: true });
  }
}

function readLetter(id: number, file: string): Letter | null {
  try {
    // Only `add` and `markRead` write these files; one that a person has edited must not keep the others away.
    return makeLetter(id, JSON.parse(readFileSync(file, 'utf8')) as Kept);
  } catch {
    return null;
  }
}

function makeLetter(id: number, { receivedAt, envelope, raw, read }: Kept): Letter {
  const bytes = Buffer.from(raw, 'latin1');
  return { ...parseMessage(bytes), id, receivedAt, envelope, sizeBytes: bytes.length, read };
}
