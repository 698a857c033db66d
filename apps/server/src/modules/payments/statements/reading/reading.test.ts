import { afterAll, describe, expect, test } from 'vitest';
import { processorMs } from '../../../../../../../tests/support/processor-time.ts';
import { hasSharedData, withSharedData } from '../../../../../../../tests/support/shared-data.ts';
import { makeStatement } from '../../../../../../../tests/support/statements/make-statement.ts';
import { refusedSamples } from '../../../../../../../tests/support/statements/refused-samples.ts';
import { sampleFiles, schemasDirectory } from '../../../../../../../tests/support/statements/sample-files.ts';
import { statementLimits } from '../statement-limits.ts';
import { readFile } from './read-file.ts';
import { SchemaShelf } from './schema-shelf.ts';
import { StatementFault } from './statement-fault.ts';
import { StatementReader } from './statement-reader.ts';

const rules = new SchemaShelf(null);
const schemas = new SchemaShelf(schemasDirectory);
const reader = new StatementReader(schemasDirectory);
afterAll(async () => {
  rules.dispose();
  schemas.dispose();
  await reader.stop();
});

const account = { accountNumber: 'A-1' };
const good = makeStatement(account).toString();

function faultOf(file: string | Buffer, shelf = rules): [string, number | null] | null {
  try {
    readFile(Buffer.from(file), shelf);
    return null;
  } catch (error) {
    if (!(error instanceof StatementFault)) throw error;
    return [error.code, error.line];
  }
}

/** The message with something before its first line, or something in place of something. */
const under = (prolog: string, body = good): string => body.replace('\n', `\n${prolog}\n`);

const bomb = `<!DOCTYPE Document [
<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
${Array.from({ length: 12 }, (_, n) => `<!ENTITY ${'b'.repeat(n + 1)} "${`&${n === 0 ? 'a' : 'b'.repeat(n)};`.repeat(20)}">`).join('\n')}
]>`;

/** What this thread alone holds, bytes: others of the same process run other tests. */
function held(): number {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
}

test('a bomb of entities, and an entity from elsewhere, are refused before anything is expanded or loaded', () => {
  const before = held();
  const told = good.replace('<Id>S', `<Id>&${'b'.repeat(12)};S`);
  expect(faultOf(under(bomb, told))).toEqual(['doctype', 2]);
  const outside = '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  expect(faultOf(under(`<!-- first -->\n${outside}`, good.replace('<Id>S', '<Id>&x;')))).toEqual(['doctype', 3]);
  expect(faultOf(under('<!DOCTYPE Document SYSTEM "http://127.0.0.1:1/x.dtd">'))).toEqual(['doctype', 2]);
  expect(faultOf(good.replace('<Id>S', '<Id>&x;'))?.[0]).toBe('not_xml');
  expect(held() - before).toBeLessThan(64 * 1_048_576);
});

test('a bomb in an encoding of two bytes is refused as well', () => {
  expect(faultOf(Buffer.from(`\ufeff${under(bomb)}`, 'utf16le'))).toEqual(['encoding', 1]);
});

test('what is no whole XML, or nests without end, is refused with its line', () => {
  expect(faultOf('')).toEqual(['empty', null]);
  expect(faultOf('<Document>\n<a>\n</b>\n</Document>')).toEqual(['not_xml', 3]);
  expect(faultOf(good.slice(0, 400))?.[0]).toBe('not_xml');
  expect(faultOf(good.replace('<BkTxCd/>', '<a>'.repeat(100_000)))?.[0]).toBe('not_xml');
});

test('what is read by rules alone must still say account, day, amount, direction and status', () => {
  const without = (part: RegExp, instead = ''): [string, number | null] | null => faultOf(good.replace(part, instead));
  expect(without(/<Acct>.*<\/Acct>/)).toEqual(['missing', 5]);
  expect(without(/<Sts>.*<\/Sts>/)?.[0]).toBe('missing');
  expect(without(/<Cd>BOOK<\/Cd>/, '<Cd>XXXX</Cd>')?.[0]).toBe('value');
  expect(without(/<BookgDt><Dt>[^<]*/, '<BookgDt><Dt>2026-02-30')?.[0]).toBe('value');
  expect(without(/Ccy="CNY">1.00/, 'Ccy="CNY">1.001')?.[0]).toBe('decimals');
  expect(without(/Ccy="CNY">1.00/, 'Ccy="JPY">1.5')?.[0]).toBe('decimals');
  expect(without(/Ccy="CNY">1.00/, 'Ccy="CNY">-1.00')?.[0]).toBe('value');
  expect(without(/Ccy="CNY">1.00/, 'Ccy="CNY">1e3')?.[0]).toBe('value');
  expect(without(/camt\.053\.001\.08/, 'camt.053.001.99')).toEqual(['unknown_version', 2]);
  expect(without(/<Ntry>/, '<Ntry xmlns="urn:other">')?.[0]).toBe('foreign_namespace');
});

test('a document is the same in whichever way it is written', () => {
  const plain = readFile(Buffer.from(good), rules).statements;
  const prefixed = good.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1ns:').replace('xmlns=', 'xmlns:ns=');
  const ways = [
    good.replaceAll('\n', '\r\n'),
    good.replaceAll('"', "'"),
    good.replaceAll(/<Id>(S[^<]*)</g, '<Id><![CDATA[$1]]><'),
    good.replaceAll('<Cd>', '<Cd><!-- a > b -->'),
    good.replaceAll('Ccy="CNY"', "Ccy\n =\t'CNY'"),
    good.replaceAll('R-1', '&#82;-1'),
    `\ufeff${good}`,
    prefixed,
  ];
  for (const way of ways) expect(readFile(Buffer.from(way), rules).statements).toEqual(plain);
});

test('an oversized file is refused, and a large one is read in its own thread while this one goes on', async () => {
  expect((await reader.read(Buffer.alloc(statementLimits.fileMaxBytes + 1, 32))).fault?.code).toBe('too_large');
  const entries = Array.from({ length: 3_000 }, (_, n) => ({ amount: '0.01', reference: `R-${n}` }));
  const file = makeStatement({ ...account, closing: '130.00', entries });
  expect(file.length).toBeGreaterThan(statementLimits.inlineMaxBytes);
  let longest = 0;
  let last = processorMs();
  const timer = setInterval(() => {
    const now = processorMs();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  const [first, second] = await Promise.all([reader.read(file), reader.read(Buffer.concat([file, Buffer.from('<')]))]);
  clearInterval(timer);
  expect(first.file?.statements[0]?.entries).toHaveLength(3_000);
  expect(second.fault?.code).toBe('not_xml');
  // Of the processor: what others take of it meanwhile is not ours.
  expect(longest).toBeLessThan(500);
});

describe.runIf(hasSharedData)('the samples', () => {
  test(withSharedData('every file that is no valid statement is refused with its reason and line'), () => {
    const refused = sampleFiles().flatMap(({ name, bytes }) => {
      const fault = faultOf(bytes, schemas);
      return fault === null ? [] : [[name, ...fault] as const];
    });
    expect(refused).toEqual(refusedSamples);
  });
});
