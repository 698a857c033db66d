import type { Readable } from 'node:stream';
import { ContentJudge, type JudgedContent } from '../../../platform/files/content.ts';
import type { FileStore, ReceivedFile } from '../../../platform/files/file-store.ts';
import { limits } from '../../../platform/limits.ts';
import {
  documentEmpty,
  documentFaulty,
  documentTooLarge,
  documentTypeUnknown,
  uploadStopped,
} from './document-errors.ts';

/** The bytes of an upload, hidden from everything that would walk through a body. */
export class UploadBody {
  readonly #stream: Readable;

  constructor(stream: Readable) {
    this.#stream = stream;
  }

  get stream(): Readable {
    return this.#stream;
  }
}

export interface SoundFile {
  readonly file: ReceivedFile;
  readonly mediaType: NonNullable<JudgedContent['mediaType']>;
}

/**
 * Takes an upload in and judges it on the way. A file that fails is read on to its end and thrown away, so that its sender
 * is there to read the answer.
 * @throws Problem naming the file and what is wrong with it; nothing of it is kept then.
 */
export async function receiveUpload(
  files: FileStore,
  enterpriseId: string,
  name: string,
  stream: Readable,
): Promise<SoundFile> {
  const judge = new ContentJudge();
  let sizeBytes = 0;
  async function* judged(): AsyncGenerator<Buffer> {
    for await (const piece of paced(stream, name)) {
      sizeBytes += piece.length;
      if (sizeBytes > limits.fileDrainMaxBytes) throw documentTooLarge(name);
      if (sizeBytes > limits.fileMaxBytes) continue;
      if (!judge.hasFailed) judge.push(piece);
      if (!judge.hasFailed) yield piece;
    }
    if (sizeBytes > limits.fileMaxBytes) throw documentTooLarge(name);
    if (sizeBytes === 0) throw documentEmpty(name);
  }
  const file = await files.receive(enterpriseId, judged());
  const { mediaType, fault } = judge.end();
  if (mediaType !== null && fault === null) return { file, mediaType };
  await files.discard(file);
  throw mediaType === null || fault === null ? documentTypeUnknown(name) : documentFaulty(name, fault);
}

/** The pieces of an upload. @throws Problem when it stands still, takes too long or breaks off. */
async function* paced(stream: Readable, name: string): AsyncGenerator<Buffer> {
  const stop = (): void => void stream.destroy(uploadStopped(name));
  let idle = setTimeout(stop, limits.uploadIdleMs);
  const whole = setTimeout(stop, limits.uploadMaxMs);
  try {
    // The connection stays open behind an upload that is refused: the answer goes back on it.
    for await (const piece of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      clearTimeout(idle);
      yield piece;
      idle = setTimeout(stop, limits.uploadIdleMs);
    }
  } catch (error) {
    throw isBrokenOff(error) ? uploadStopped(name) : error;
  } finally {
    clearTimeout(idle);
    clearTimeout(whole);
  }
}

function isBrokenOff(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}
