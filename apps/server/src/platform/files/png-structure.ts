import { crc32 } from 'node:zlib';
import { faultOfSize } from './pixels.ts';
import type { ContentFault, Structure } from './structure-reader.ts';

/** PNG (third edition) §5.2. */
export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** §5.3: a length is at most 2^31 - 1. */
const lengthMax = 0x7fff_ffff;
const headerBytes = 13;

/** Table 9: the bit depths that each colour type allows. */
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Walks from chunk to chunk behind the signature; nothing is inflated. */
export function* pngStructure(): Structure {
  if (!(yield { take: pngSignature.length }).equals(pngSignature)) return 'broken';
  const fault = yield* headerChunk();
  if (fault !== null) return fault;
  let hasImage = false;
  for (;;) {
    const start = yield { take: 8 };
    const length = start.readUInt32BE(0);
    const type = start.toString('latin1', 4, 8);
    if (length > lengthMax || !/^[A-Za-z]{4}$/.test(type) || type === 'IHDR') return 'broken';
    let checksum = crc32(start.subarray(4));
    yield { pass: length, see: (piece) => (checksum = crc32(piece, checksum)) };
    if ((yield { take: 4 }).readUInt32BE(0) !== checksum) return 'broken';
    if (type === 'IDAT' && length > 0) hasImage = true;
    if (type !== 'IEND') continue;
    if (length !== 0 || !hasImage) return 'broken';
    // §5.6: IEND comes last; what stands behind it would be another file.
    yield { end: true };
    return null;
  }
}

/** §11.2.1: IHDR comes first. */
function* headerChunk(): Generator<{ take: number }, ContentFault | null, Buffer> {
  const start = yield { take: 8 };
  if (start.readUInt32BE(0) !== headerBytes || start.toString('latin1', 4) !== 'IHDR') return 'broken';
  const checksum = crc32(start.subarray(4));
  const header = yield { take: headerBytes };
  if ((yield { take: 4 }).readUInt32BE(0) !== crc32(header, checksum)) return 'broken';
  const [depth = 0, color = -1, compression, filter, interlace = 2] = header.subarray(8);
  const known = depths[color]?.includes(depth) === true && compression === 0 && filter === 0 && interlace <= 1;
  return known ? faultOfSize(header.readUInt32BE(0), header.readUInt32BE(4)) : 'broken';
}
