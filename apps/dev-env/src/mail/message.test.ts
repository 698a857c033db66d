import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWords, readParameters } from './decode.ts';
import { parseMessage } from './message.ts';

const crlf = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

test('text, HTML, headers and attachments of a message are read', () => {
  const message = parseMessage(
    crlf(
      'From: Guildhall <notifications@guildhall.example>',
      'To: =?utf-8?B?6Z2S56a+?= <finance@qinghe.example>',
      'Subject: =?UTF-8?Q?=E6=81=92?= =?UTF-8?Q?=E4=BF=A1_changed?=',
      'Message-ID: <one@guildhall.example>',
      'X-Long: first',
      '  second',
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      'preamble',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'A long line that goes on =',
      'here =E2=80=94 end',
      '--inner',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>你好</p>').toString('base64'),
      '--inner--',
      '--outer',
      'Content-Type: application/pdf; name="a.pdf"',
      'Content-Disposition: attachment; filename="licence; copy.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--outer--',
      '',
    ),
  );
  expect(message).toMatchObject({
    subject: '恒信 changed',
    to: '青禾 <finance@qinghe.example>',
    messageId: 'one@guildhall.example',
    text: 'A long line that goes on here — end',
    html: '<p>你好</p>',
    attachments: [{ type: 'application/pdf', fileName: 'licence; copy.pdf', sizeBytes: 3 }],
  });
  expect(message.headers).toContainEqual({ name: 'X-Long', value: 'first  second' });
});

test('a character torn between two encoded words is whole again', () => {
  const bytes = Buffer.from('恒');
  const halves = [bytes.subarray(0, 1), bytes.subarray(1)].map((half) => `=?utf-8?B?${half.toString('base64')}?=`);
  expect(decodeWords(`Re: ${halves.join('\r\n ')}!`)).toBe('Re: 恒!');
  expect(decodeWords('=?x-unknown?Q?caf=C3=A9_?=x')).toBe('café x');
});

test('parameters may be quoted and hold what would divide them', () => {
  const { value, parameters } = readParameters('Text/HTML; Charset="utf-8"; name="a;b=\\"c\\""; broken');
  expect(value).toBe('text/html');
  expect(Object.fromEntries(parameters)).toEqual({ charset: 'utf-8', name: 'a;b="c"' });
});

test.each([
  ['nothing at all', ''],
  ['no empty line', 'Subject: only a header'],
  ['a boundary that never comes', 'Content-Type: multipart/mixed; boundary=x\r\n\r\ntext'],
  ['a part that never ends', 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntext'],
  ['base64 that is none', 'Content-Transfer-Encoding: base64\r\n\r\n%%%'],
  ['an unknown character set', 'Content-Type: text/plain; charset=nonsense\r\n\r\ntext'],
])('%s is shown as far as it can be read', (_, raw) => {
  expect(() => parseMessage(Buffer.from(raw))).not.toThrow();
});

test('the last piece of a message that was cut off is still there', () => {
  expect(parseMessage(Buffer.from('Content-Type: multipart/mixed; boundary=x\n\n--x\n\ncut off')).text).toBe('cut off');
});

test('parts in parts beyond every measure end', () => {
  const deep = Array.from({ length: 500 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`);
  expect(parseMessage(Buffer.from(`${deep.join('')}\nend`)).headers.length).toBe(1);
  const wide = `Content-Type: multipart/mixed; boundary=x\n\n${'--x\n\npart\n'.repeat(5_000)}`;
  expect(parseMessage(Buffer.from(wide)).attachments.length).toBeLessThan(100);
});

test('no bytes make the reader fail', () => {
  const pieces = fc.constantFrom('\r\n', '\n', '--x', '--', 'Content-Type: multipart/mixed; boundary=x', '=?utf-8?B?');
  const raw = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 20 }))).map((parts) => parts.join(''));
  fc.assert(
    fc.property(raw, (text) => {
      parseMessage(Buffer.from(text));
    }),
    { numRuns: 2_000 },
  );
});
