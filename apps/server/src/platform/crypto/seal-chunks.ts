import { createCipheriv, createDecipheriv, type CipherGCMTypes } from 'node:crypto';

/** Plain bytes of one sealed chunk. */
const chunkBytes = 65_536;
const tagBytes = 16;
const algorithm: CipherGCMTypes = 'aes-256-gcm';

/**
 * Seals a stream in chunks, each authenticated with its place and with whether it is the last one: none can be changed, moved,
 * dropped or added unseen (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 * @param key must never have sealed another stream.
 */
export async function* sealChunks(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let place = 0;
  for await (const { piece, isLast } of inChunks(source, chunkBytes)) {
    const cipher = createCipheriv(algorithm, key, nonceOf(place++, isLast));
    const body = Buffer.concat([cipher.update(piece), cipher.final()]);
    yield Buffer.concat([body, cipher.getAuthTag()]);
  }
}

/** @throws Error when the stream is not, from its first to its last byte, what was sealed under this key. */
export async function* openChunks(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let place = 0;
  for await (const { piece, isLast } of inChunks(source, chunkBytes + tagBytes)) {
    if (piece.length < tagBytes) throw new Error('a sealed stream was cut off');
    const decipher = createDecipheriv(algorithm, key, nonceOf(place++, isLast));
    decipher.setAuthTag(piece.subarray(-tagBytes));
    yield Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()]);
  }
}

/** 12 bytes: whether it is the last, seven zeros, the number of the chunk. */
function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeUInt32BE(place, 8);
  return nonce;
}

/** Pieces of exactly `size` bytes, the last one of at most so many; of an empty stream one empty piece. */
async function* inChunks(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const piece of source) {
    held.push(piece);
    heldBytes += piece.length;
    // One byte more than a chunk must be here before the chunk is known not to be the last.
    if (heldBytes <= size) continue;
    let whole = Buffer.concat(held);
    for (; whole.length > size; whole = whole.subarray(size)) yield { piece: whole.subarray(0, size), isLast: false };
    held = [whole];
    heldBytes = whole.length;
  }
  yield { piece: Buffer.concat(held), isLast: true };
}
