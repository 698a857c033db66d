import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition } from '../../../platform/http/attachment.ts';
import { limits } from '../../../platform/limits.ts';
import { cleanFileName, endingDiffers, withEnding } from './document.ts';

test.each([
  ['licence.pdf', 'licence.pdf'],
  ['C:\\Users\\me\\营业执照.pdf', '营业执照.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a\u202Efdp.exe', 'afdp.exe'],
  [' . hidden.png. ', 'hidden.png'],
  ['new\r\nheader: x.pdf', 'newheader x.pdf'],
  ['a   b.pdf', 'a b.pdf'],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
});

test.each(['', '..', '/', 'a/', '\u0000', '\ud800'])('%j is no name', (given) => {
  expect(cleanFileName(given)).toBeNull();
});

test('a long name is cut and keeps its ending', () => {
  const name = cleanFileName(`${'执'.repeat(500)}.pdf`) ?? '';
  expect([...name]).toHaveLength(limits.fileNameMaxCharacters);
  expect(name.endsWith('执.pdf')).toBe(true);
});

test('an ending that says another kind is told from one that says nothing', () => {
  expect(endingDiffers('a.PDF', 'application/pdf')).toBe(false);
  expect(endingDiffers('a.jpeg', 'image/jpeg')).toBe(false);
  expect(endingDiffers('a.png', 'image/jpeg')).toBe(true);
  expect(endingDiffers('licence', 'image/jpeg')).toBe(false);
  expect(withEnding('licence', 'image/jpeg')).toBe('licence.jpg');
  expect(withEnding('licence.pdf', 'application/pdf')).toBe('licence.pdf');
});

test('whatever a file is called, the header that names it stays one header of one file', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = cleanFileName(given);
      if (name === null) return;
      const header = contentDisposition(name);
      expect(header).toMatch(/^attachment; filename="[ !#$&-[\]-~]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name);
    }),
    { numRuns: 2_000 },
  );
});
