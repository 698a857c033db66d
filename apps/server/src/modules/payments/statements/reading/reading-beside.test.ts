import { afterAll, expect, test } from 'vitest';
import { makeStatement } from '../../../../../../../tests/support/statements/make-statement.ts';
import { schemasDirectory } from '../../../../../../../tests/support/statements/sample-files.ts';
import { marks } from '../entry-record.ts';
import { statementLimits } from '../statement-limits.ts';
import { readFile } from './read-file.ts';
import { supposedStatements } from './read-statements.ts';
import { SchemaShelf } from './schema-shelf.ts';
import { StatementReader } from './statement-reader.ts';

const rules = new SchemaShelf(null);
const schemas = new SchemaShelf(schemasDirectory);
const reader = new StatementReader(schemasDirectory);
afterAll(async () => {
  rules.dispose();
  schemas.dispose();
  await reader.stop();
});

const entries = Array.from({ length: 1_200 }, (_, n) => ({
  amount: '0.01',
  reference: `R-${n}`,
  payments: [`E-${n}`],
}));
const large = makeStatement({ accountNumber: 'A-1', closing: '112.00', entries }).toString();

test('a large file says the same in whichever way it is written, and in whichever way it is read', async () => {
  const plain = readFile(Buffer.from(large), schemas);
  const ways = [
    large,
    large.replaceAll('\n', '\r\n'),
    large.replace('R-7<', '<![CDATA[R-7]]><'),
    large.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1ns:').replace('xmlns=', 'xmlns:ns='),
  ].map((text) => Buffer.from(text));
  expect(Math.min(...ways.map(({ length }) => length))).toBeGreaterThan(statementLimits.inlineMaxBytes);
  const outcomes = await Promise.all(ways.map((bytes) => reader.read(bytes)));
  for (const { file } of outcomes) expect(file).toEqual(plain);
});

test('what was read of a large file counts for nothing when its check refuses it', async () => {
  const wrong = [
    large.replace('<Cd>BOOK</Cd>', '<Cd>BOOKEDTWICE</Cd>'),
    large.replace('</Document>', '<!-- never closed'),
    large.replace('\n', '\n<!DOCTYPE Document [<!ENTITY x "1">]>\n'),
    large.replace('>R-9<', '>R-9&#x1F;<'),
  ];
  const outcomes = await Promise.all(wrong.map((text) => reader.read(Buffer.from(text))));
  const codes = ['value', 'not_xml', 'doctype', 'not_xml'];
  if (schemasDirectory !== null) codes[0] = 'schema';
  expect(outcomes.map(({ fault }) => fault?.code)).toEqual(codes);
  for (const { file, fault } of outcomes) expect([file, typeof fault?.line]).toEqual([null, 'number']);
});

test('balances behind the entries are read as those before them', () => {
  const [balances = ''] = /(?:<Bal>.*<\/Bal>\s*)+/.exec(large) ?? [];
  const behind = large
    .replace(balances, '')
    .replace('</Stmt>', `${balances}</Stmt>`)
    .replace(/<FrToDt>.*<\/FrToDt>/, '');
  const before = large.replace(/<FrToDt>.*<\/FrToDt>/, '');
  const undated = (text: string): Buffer =>
    Buffer.from(text.replaceAll(/<BookgDt>.*<\/BookgDt>/g, '').replaceAll('20T21', '22T21'));
  expect(readFile(undated(behind), rules).statements).toEqual(readFile(undated(before), rules).statements);
});

test('what ends anywhere is read to its end, or not at all, and never without end', () => {
  const small = makeStatement({ accountNumber: 'A-1' }).toString().replace('<BkTxCd/>', '<!-- a --><?b?><BkTxCd/>');
  for (let length = 0; length < small.trimEnd().length; length += 1)
    expect(supposedStatements(Buffer.from(small.slice(0, length)))).toBeNull();
  expect(supposedStatements(Buffer.from(small))?.statements).toHaveLength(1);
});

test('what stands between the fields of an entry cannot stand in a file', () => {
  for (const mark of Object.values(marks)) {
    const code = `&#x${mark.charCodeAt(0).toString(16)};`;
    for (const written of [mark, code]) {
      const file = makeStatement({ accountNumber: 'A-1', entries: [{ amount: '1.00', text: `a${written}b` }] });
      expect(() => readFile(file, rules)).toThrow(expect.objectContaining({ code: 'not_xml' }));
    }
  }
});
