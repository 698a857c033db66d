import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeJpeg, makePdf, makePng, makeStreamedPdf } from '../../../../../tests/support/sample-files.ts';
import { ContentJudge, type JudgedContent } from './content.ts';

function judge(file: Buffer, pieceBytes = 1_000): JudgedContent & { failedEarly: boolean } {
  const judge = new ContentJudge();
  for (let at = 0; at < file.length; at += pieceBytes) judge.push(file.subarray(at, at + pieceBytes));
  const failedEarly = judge.hasFailed;
  return { ...judge.end(), failedEarly };
}

const sound = {
  'a PDF with a table': { file: makePdf(), mediaType: 'application/pdf' },
  'a PDF with a cross-reference stream': { file: makeStreamedPdf(), mediaType: 'application/pdf' },
  'a JPEG': { file: makeJpeg(), mediaType: 'image/jpeg' },
  'a PNG': { file: makePng(), mediaType: 'image/png' },
};

describe.each(Object.entries(sound))('%s', (_name, { file, mediaType }) => {
  test('is known by its content, in whatever pieces it comes', () => {
    for (const pieceBytes of [1, 2, 7, 64, 129, file.length]) {
      expect(judge(file, pieceBytes)).toMatchObject({ mediaType, fault: null });
    }
  });

  test('is refused when it is cut off anywhere', () => {
    // The last byte of a PDF may be a line end that nobody misses.
    for (let length = 0; length < file.length - 1; length += 1) {
      const { mediaType: seen, fault } = judge(file.subarray(0, length), 97);
      expect(seen === null || fault !== null, `${length} of ${file.length} bytes`).toBe(true);
    }
  });

  test('is never judged with an exception when it is broken', () => {
    const damage = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(damage, fc.integer({ min: 1, max: 300 }), (places, pieceBytes) => {
        const broken = Buffer.from(file);
        for (const [place, value] of places) broken[place] = value;
        const whole = judge(broken, broken.length);
        // The verdict does not hang on how the network cut the file up.
        expect(judge(broken, pieceBytes)).toMatchObject({ mediaType: whole.mediaType, fault: whole.fault });
      }),
      { numRuns: 500 },
    );
  });
});

test('bytes of no kind are refused without an exception', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom('%PDF-1.4\n', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff'),
      (bytes, start) => {
        expect(judge(Buffer.concat([Buffer.from(start, 'latin1'), bytes])).fault).not.toBeNull();
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a file that begins as another thing is none of the kinds, whatever follows', () => {
  const html = Buffer.from('<html><script>alert(1)</script></html>');
  for (const { file } of Object.values(sound)) {
    expect(judge(Buffer.concat([html, file]))).toMatchObject({ mediaType: null, fault: null, failedEarly: true });
  }
  expect(judge(Buffer.from('MZ')).mediaType).toBeNull();
  expect(judge(Buffer.alloc(0)).mediaType).toBeNull();
});

test('what stands behind the end of a PDF or a PNG is refused; behind a JPEG cameras put more pictures', () => {
  const more = Buffer.from('PK\x03\x04 another file');
  expect(judge(Buffer.concat([makePdf(), more])).fault).toBe('broken');
  expect(judge(Buffer.concat([makePng(), more])).fault).toBe('broken');
  expect(judge(Buffer.concat([makeJpeg(), makeJpeg()])).fault).toBeNull();
});

describe('a password on a PDF', () => {
  test('is seen in the trailer', () => {
    expect(judge(makePdf('x', { encrypted: true })).fault).toBe('password_protected');
  });

  test('is seen in a cross-reference stream, also when the name is written in another way, at any cut', () => {
    const file = makeStreamedPdf({ encrypted: true });
    for (let pieceBytes = 1; pieceBytes < 200; pieceBytes += 1) {
      expect(judge(file, pieceBytes).fault, `pieces of ${pieceBytes}`).toBe('password_protected');
    }
  });

  test('is not seen where only the text of a page speaks of it', () => {
    expect(judge(makePdf('how to /Encrypt 6 0 R a file')).fault).toBeNull();
  });

  test('is seen behind megabytes of other things', () => {
    expect(judge(makeStreamedPdf({ encrypted: true, padding: 3_000_000 }), 65_536).fault).toBe('password_protected');
    expect(judge(makeStreamedPdf({ padding: 3_000_000 }), 65_536).fault).toBeNull();
  });
});

describe('a picture of too many pixels', () => {
  test.each([
    ['a PNG', makePng(12_001, 10, 1)],
    ['a PNG', makePng(10, 12_001, 1)],
    ['a PNG', makePng(8_000, 8_000, 1)],
    ['a PNG', makePng(0x7fffffff, 0x7fffffff, 1)],
    ['a JPEG', makeJpeg(12_001, 10)],
    ['a JPEG', makeJpeg(65_535, 65_535)],
  ])('%s is refused as soon as its head is read', (_name, file) => {
    expect(judge(file)).toMatchObject({ fault: 'too_many_pixels', failedEarly: true });
  });

  test('one at the bound is accepted', () => {
    expect(judge(makePng(10_000, 4_000, 1)).fault).toBeNull();
    expect(judge(makeJpeg(4_000, 10_000)).fault).toBeNull();
  });

  test('a picture without size is broken', () => {
    expect(judge(makePng(0, 5, 1)).fault).toBe('broken');
    expect(judge(makeJpeg(8, 0)).fault).toBe('broken');
  });
});

test('a PNG whose header was changed does not pass for what it says', () => {
  const file = makePng(20_000, 20_000, 1);
  // The sides are made small without the checksum.
  file.writeUInt32BE(10, 16);
  expect(judge(file).fault).toBe('broken');
});

test('a PDF that points behind its own end is broken', () => {
  const file = makePdf()
    .toString('latin1')
    .replace(/startxref\n\d+/, 'startxref\n999999');
  expect(judge(Buffer.from(file, 'latin1')).fault).toBe('broken');
});

test('a PNG of which a single byte was changed behind the header is broken', () => {
  const file = makePng();
  for (let place = 33; place < file.length; place += 1) {
    const changed = Buffer.from(file);
    changed.writeUInt8((changed.at(place) ?? 0) ^ 0x20, place);
    expect(judge(changed).fault, `byte ${place}`).toBe('broken');
  }
});
