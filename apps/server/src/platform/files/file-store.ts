import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Sealer } from '../crypto/seal.ts';
import { isUuid, newId } from '../ids.ts';

/** A file that is here whole and sealed, under no address yet. */
export interface ReceivedFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** In hex, of the plain bytes. */
  readonly sha256: string;
}

const incoming = 'incoming';
const addressPattern = /^[0-9a-f]{64}$/;

/**
 * Files of enterprises, outside of everything that is served by path: one directory for each enterprise, each file named by
 * the SHA-256 of its content and sealed with the installation's key. A file is there whole or not at all.
 */
export class FileStore {
  readonly #directory: string;
  readonly #sealer: Sealer;

  constructor(directory: string, sealer: Sealer) {
    this.#directory = directory;
    this.#sealer = sealer;
  }

  /** Files of another kind, kept and swept apart from these. @param name no UUID: that is the name of an enterprise's directory. */
  beside(name: string): FileStore {
    return new FileStore(join(this.#directory, name), this.#sealer);
  }

  /** Takes a stream in beside the kept files, holding one chunk of it at a time. What `source` throws is thrown on. */
  async receive(enterpriseId: string, source: AsyncIterable<Buffer>): Promise<ReceivedFile> {
    const folder = join(this.#directory, incoming);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, newId());
    const hash = createHash('sha256');
    let sizeBytes = 0;
    async function* measured(): AsyncGenerator<Buffer> {
      for await (const piece of source) {
        hash.update(piece);
        sizeBytes += piece.length;
        yield piece;
      }
    }
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const sealed of this.#sealer.sealStream(purposeOf(enterpriseId), measured())) {
        await file.writeFile(sealed);
      }
      await file.sync();
    } catch (error) {
      await file.close();
      await unlink(path);
      throw error;
    }
    await file.close();
    return { path, sizeBytes, sha256: hash.digest('hex') };
  }

  /** Gives a received file its address; one of the same content is replaced by it. */
  async keep(enterpriseId: string, file: ReceivedFile): Promise<void> {
    const address = this.#addressOf(enterpriseId, file.sha256);
    const folder = join(this.#directory, enterpriseId);
    if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) await syncDirectory(this.#directory);
    await rename(file.path, address);
    await syncDirectory(folder);
  }

  async discard(file: ReceivedFile): Promise<void> {
    await unlink(file.path);
  }

  /**
   * The plain bytes, after they have been found whole and unchanged.
   * @throws Error when the file is missing, was changed, or is not the one that its address says.
   */
  async read(enterpriseId: string, sha256: string): Promise<Readable> {
    const hash = createHash('sha256');
    for await (const piece of this.#plain(enterpriseId, sha256)) hash.update(piece);
    if (hash.digest('hex') !== sha256) throw new Error('a kept file is not the one that its address says');
    return Readable.from(this.#plain(enterpriseId, sha256), { objectMode: false });
  }

  /** The enterprises that have a directory, one after the other. */
  async *enterprises(): AsyncGenerator<string> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    for await (const entry of await opendir(this.#directory)) {
      if (entry.isDirectory() && isUuid(entry.name)) yield entry.name;
    }
  }

  /** Addresses of the files of an enterprise that were written before this moment. */
  async addressesBefore(enterpriseId: string, before: Date): Promise<string[]> {
    const folder = join(this.#directory, enterpriseId);
    const found: string[] = [];
    for (const name of await readdir(folder)) {
      if (addressPattern.test(name) && (await writtenAt(join(folder, name))) < before.getTime()) found.push(name);
    }
    return found;
  }

  /** Removes a file unless it was written anew meanwhile. @returns whether it is gone. */
  async remove(enterpriseId: string, sha256: string, before: Date): Promise<boolean> {
    const address = this.#addressOf(enterpriseId, sha256);
    await mkdir(join(this.#directory, incoming), { recursive: true, mode: 0o700 });
    const aside = join(this.#directory, incoming, newId());
    await rename(address, aside);
    // An upload of the same content may have put its file here since it was listed: that one is put back.
    const isOld = (await writtenAt(aside)) < before.getTime();
    await (isOld ? unlink(aside) : rename(aside, address));
    return isOld;
  }

  /** Removes uploads that ended in the middle. @returns how many. */
  async forgetUnfinished(before: Date): Promise<number> {
    const folder = join(this.#directory, incoming);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    let gone = 0;
    for (const name of await readdir(folder)) {
      if ((await writtenAt(join(folder, name))) >= before.getTime()) continue;
      await unlink(join(folder, name));
      gone += 1;
    }
    return gone;
  }

  #plain(enterpriseId: string, sha256: string): AsyncGenerator<Buffer> {
    // Without an encoding the stream yields buffers.
    const sealed = createReadStream(this.#addressOf(enterpriseId, sha256)) as AsyncIterable<Buffer>;
    return this.#sealer.openStream(purposeOf(enterpriseId), sealed);
  }

  #addressOf(enterpriseId: string, sha256: string): string {
    if (!isUuid(enterpriseId) || !addressPattern.test(sha256)) throw new TypeError('not the address of a file');
    return join(this.#directory, enterpriseId, sha256);
  }
}

/** A sealed file opens for its own enterprise only. */
function purposeOf(enterpriseId: string): string {
  return `file/${enterpriseId}`;
}

async function writtenAt(path: string): Promise<number> {
  return (await stat(path)).mtimeMs;
}

/** A rename lasts when the directory that it changed has been written. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
