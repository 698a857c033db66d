import { faultOfSize } from './pixels.ts';
import type { Structure } from './structure-reader.ts';

/** ITU-T T.81 Table B.1. */
const marker = { TEM: 0x01, RST0: 0xd0, RST7: 0xd7, SOI: 0xd8, EOI: 0xd9, SOS: 0xda } as const;

/** Start-of-frame markers: C0 to CF without DHT, JPG and DAC. */
function startsFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

/**
 * Walks from marker to marker to the end of the image; nothing is decoded. What stands behind it is passed over: cameras put
 * further pictures there (CIPA DC-007).
 */
export function* jpegStructure(): Structure {
  const first = yield { take: 2 };
  if (first[0] !== 0xff || first[1] !== marker.SOI) return 'broken';
  let hasFrame = false;
  let hasScan = false;
  let code = yield* nextMarker();
  for (;;) {
    if (code === null || code === marker.SOI) return 'broken';
    if (code === marker.EOI) return hasFrame && hasScan ? null : 'broken';
    const length = (yield { take: 2 }).readUInt16BE(0) - 2;
    if (length < 0) return 'broken';
    if (startsFrame(code)) {
      if (length < 6) return 'broken';
      // B.2.2: precision, lines, samples a line, components.
      const frame = yield { take: 6 };
      const fault = faultOfSize(frame.readUInt16BE(3), frame.readUInt16BE(1));
      if (fault !== null) return fault;
      if (frame[5] === 0) return 'broken';
      hasFrame = true;
      yield { pass: length - 6 };
      code = yield* nextMarker();
    } else {
      yield { pass: length };
      if (code === marker.SOS && !hasFrame) return 'broken';
      if (code === marker.SOS) hasScan = true;
      code = code === marker.SOS ? yield* markerAfterScan() : yield* nextMarker();
    }
  }
}

/** B.1.1.2: a marker may be led by any number of fill bytes. */
function* nextMarker(): Generator<{ take: number }, number | null, Buffer> {
  let [byte] = yield { take: 1 };
  if (byte !== 0xff) return null;
  while (byte === 0xff) [byte] = yield { take: 1 };
  return byte === undefined || byte <= marker.TEM ? null : byte;
}

/** B.1.1.5: in entropy-coded data FF is followed by 0; restart markers belong to it. */
function* markerAfterScan(): Generator<{ take: number } | { passTo: number }, number, Buffer> {
  for (;;) {
    yield { passTo: 0xff };
    let [byte = 0] = yield { take: 1 };
    while (byte === 0xff) [byte = 0] = yield { take: 1 };
    const isData = byte <= marker.TEM || (byte >= marker.RST0 && byte <= marker.RST7);
    if (!isData) return byte;
  }
}
