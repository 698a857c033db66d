import { crc32, deflateSync } from 'node:zlib';

/** A PDF of one page that says `text`, with a classic cross-reference table (ISO 32000-2 §7.5.4). */
export function makePdf(text = 'Business licence', options: { encrypted?: boolean } = {}): Buffer {
  const drawing = `BT /F1 18 Tf 40 120 Td (${text}) Tj ET`;
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...(options.encrypted === true ? ['<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <00> /U <00> >>'] : []),
    ],
    options.encrypted === true ? '/Encrypt 6 0 R /ID [<01> <01>]' : '',
  );
}

function assemble(objects: readonly string[], more: string): Buffer {
  let body = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R ${more} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}

/** A PDF whose cross-reference is a stream (§7.5.8), as most programs write them. */
export function makeStreamedPdf(options: { encrypted?: boolean; padding?: number } = {}): Buffer {
  const head = Buffer.from('%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n', 'latin1');
  const noise = Buffer.alloc(options.padding ?? 0, 0x41);
  const filler = Buffer.concat([
    Buffer.from(`3 0 obj\n<< /Length ${noise.length} >>\nstream\n`),
    noise,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const entries = deflateSync(Buffer.alloc(20));
  const encrypt = options.encrypted === true ? '/#45ncrypt 5 0 R ' : '';
  const dictionary = `<< /Type /XRef /Size 4 /W [1 2 1] /Root 1 0 R ${encrypt}/Filter /FlateDecode /Length ${entries.length} >>`;
  const place = head.length + filler.length;
  return Buffer.concat([
    head,
    filler,
    Buffer.from(`4 0 obj\n${dictionary}\nstream\r\n`),
    entries,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${place}\n%%EOF`),
  ]);
}

/** A grey PNG that says it is so large; its image data are those of `rows` lines. */
export function makePng(width = 4, height = 4, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const lines = deflateSync(Buffer.alloc(rows * (Math.min(width, 64) + 1)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

/** The structure of a JPEG of that size, with `scanBytes` of data that decode to nothing in particular. */
export function makeJpeg(width = 8, height = 8, scanBytes = 64): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]);
  const thumbnail = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from([0xff, 0xd8, 0xff, 0xd9])]);
  // FF 00 is a byte of data, FF D0 a restart.
  const scan = Buffer.concat([Buffer.alloc(scanBytes, 0x5a), Buffer.from([0xff, 0x00, 0x11, 0xff, 0xd0, 0x22])]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, thumbnail),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan,
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const length = data.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), data]);
}
