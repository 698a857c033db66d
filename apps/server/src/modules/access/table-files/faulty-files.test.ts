import { expect, test } from 'vitest';
import { processorMs } from '../../../../../../tests/support/processor-time.ts';
import { deflateRawSync } from 'node:zlib';
import { Problem } from '../../../platform/errors.ts';
import { faultsOf } from '../changes/check-contents.ts';
import type { PermissionTableView } from '../permissions/table-schemas.ts';
import { readTableFile } from './read-file.ts';
import { writeXlsx } from './xlsx-file.ts';
import { unzip, zipStored } from './zip-guard.ts';

const none = { nameZh: '无', nameEn: 'none' };
const table: PermissionTableView = {
  departments: [
    { departmentId: 'group', nameZh: '集团', nameEn: 'Group', parentId: null },
    { departmentId: 'fin', nameZh: '财务部', nameEn: 'Finance', parentId: 'group' },
    { departmentId: 'fin-2', nameZh: '财务部', nameEn: 'Finance two', parentId: 'group' },
  ],
  roles: [
    { roleId: 'accountant', nameZh: '会计', nameEn: 'Accountant', base: 'accountant' },
    { roleId: 'treasurer', nameZh: '司库', nameEn: 'Treasurer', base: 'treasurer' },
  ],
  accounts: Array.from({ length: 2_600 }, (_, n) => ({
    accountNumber: `6222${String(n).padStart(6, '0')}`,
    ...none,
    product: 'current',
    currency: 'CNY',
    lastDigits: '0000',
  })),
  holders: [],
  grants: [],
  approvalRules: [],
};
const heading = '岗位,部门,账户,操作,币种,单笔限额,当日限额,当日笔数,生效日,截止日,签名级别,时段';

async function faultsIn(text: string | Buffer): Promise<string[]> {
  const file = await readTableFile(Buffer.isBuffer(text) ? text : Buffer.from(text), table);
  return faultsOf(file, table.accounts).map(
    ({ line, field, reason }) => `${line} ${field.replace(/^\w+\.\d+\./, '')}: ${reason}`,
  );
}
async function refusal(bytes: Buffer): Promise<string> {
  const error: unknown = await readTableFile(bytes, table).catch((thrown: unknown) => thrown);
  if (!(error instanceof Problem)) throw new Error('the file was taken', { cause: error });
  expect(error.errors[0]?.reasonZh).toMatch(/[一-鿿]/);
  return error.message;
}

test('a matrix of 5,000 rows with 20 faults is answered with these 20, each with its line', async () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => {
    const account = table.accounts[Math.floor(n / 2)]?.accountNumber ?? '';
    return [
      '会计',
      'fin',
      account,
      n % 2 === 0 ? '制单' : '查看账户',
      ...(n % 2 === 0 ? ['CNY', '"50,000.00"'] : ['', '']),
      '',
      '',
      '',
      '',
      '',
      '',
    ];
  });
  const plant = (line: number, place: number, value: string): void => {
    const row = rows[line - 2];
    if (row !== undefined) row[place] = value;
  };
  const planted: [number, number, string, RegExp][] = [
    [2, 0, '出纳', /roleId: there is no role "出纳"/],
    [12, 1, 'sales', /departmentId: there is no department "sales"/],
    [22, 1, '财务部', /departmentId: "财务部" could be fin or fin-2/],
    [32, 2, '6222999999', /accounts: there is no account "6222999999"/],
    [42, 2, '产品:gold', /accounts: no account belongs to a product "gold"/],
    [52, 3, '转走', /action: there is no action "转走"/],
    [62, 4, 'YUAN', /currency/],
    [72, 4, 'USD', /currency: the account .* is in another currency/],
    [82, 5, '-5', /limits.perPayment: a limit cannot be below zero/],
    [92, 5, '"1,23"', /limits.perPayment: "1,23" is not an amount/],
    [102, 5, '1.234', /limits.perPayment: CNY has 2 decimals/],
    [112, 5, '五万', /limits.perPayment: "五万" is not an amount/],
    [122, 7, '1.5', /limits.dayCount: "1.5" is not a whole number/],
    [132, 8, '2026-02-30', /validFrom: "2026-02-30" is no day/],
    [142, 8, '下周', /validFrom: "下周" is not a day/],
    [152, 10, 'Z', /signatureClass: a signature class is E, A, B or T/],
    [162, 10, 'A', /signatureClass: only checking and releasing/],
    [172, 11, '9 to 5', /window: "9 to 5" is not a window/],
    [182, 0, '', /roleId: this cell must not be empty/],
    [
      192,
      2,
      table.accounts[1]?.accountNumber ?? '',
      /(grants the same|says of the same account something else).* line \d+ of "Grants"/,
    ],
  ];
  for (const [line, place, value] of planted) plant(line, place, value);
  const started = processorMs();
  const found = await faultsIn([heading, ...rows.map((row) => row.join(','))].join('\r\n'));
  expect(processorMs() - started).toBeLessThan(5_000);
  expect(found).toHaveLength(planted.length);
  for (const [n, [line, , , text]] of planted.entries()) {
    expect(found[n]).toMatch(text);
    expect(found[n]).toMatch(new RegExp(`^${line} `));
  }
});

test('headings of either language, names, codes, GB18030, a mark, semicolons and tabs are read alike', async () => {
  const zh = `${heading}\n会计,fin,全部,放行,CNY,"1,000,000.50",,3,2026/3/1,2026年12月31日,a,1-5 9:00-17:00`;
  const en =
    'Role;Department;Accounts;Action;Currency;Per payment;Day amount;Day count;Valid from;Valid until;Signature class;Window\n' +
    'Accountant;fin;ALL;Release payments;cny;1000000.5;;3;2026-03-01;2026-12-31;A;Mon-Fri 09:00-17:00';
  // "岗位,部门,账户,操作" and "会计" in GB18030.
  const gb = Buffer.concat([
    Buffer.from('b8dacebb2cb2bfc3c52cd5cbbba72cb2d9d7f70abbe1bcc62c66696e2c2a2c', 'hex'),
    Buffer.from('accounts:read\r\n'),
  ]);
  const [one, two] = await Promise.all([zh, en].map((text) => readTableFile(Buffer.from(text), table)));
  expect(one?.faults).toEqual([]);
  expect(one?.contents.grants).toEqual(two?.contents.grants);
  expect(one?.contents.grants).toMatchObject([
    {
      roleId: 'accountant',
      departmentId: 'fin',
      accounts: { kind: 'all' },
      action: 'payments:release',
      currency: 'CNY',
      limits: { perPayment: '1000000.5', dayCount: 3 },
      validFrom: '2026-03-01',
      validUntil: '2026-12-31',
      signatureClass: 'A',
      window: { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' },
    },
  ]);
  expect((await readTableFile(gb, table)).contents.grants).toMatchObject([
    { roleId: 'accountant', departmentId: 'fin' },
  ]);
  const tabs = Buffer.from(`\uFEFF${zh.split('\n')[0]?.replaceAll(',', '\t')}\r\n`);
  expect((await readTableFile(tabs, table)).faults).toEqual([]);
  expect((await readTableFile(tabs, table)).contents.roles).toEqual(table.roles);
});

test('a missing, a repeated and an unknown heading are told at once, and nothing that follows from them', async () => {
  expect(await faultsIn('岗位,岗位,账户,操作,额度\n会计,,*,制单,1')).toEqual([
    '1 grants: the column "岗位" is there twice',
    '1 grants: there is no column "额度"',
    '1 grants: the column "Department" is missing',
  ]);
});

test('the line of a row is that of the file, whatever empty lines and line breaks stand before it', async () => {
  const found = await faultsIn(
    `${heading}\r\n\r\n会计,fin,"6222000000;\r\n6222000001",查看账户\r\n\r\n,,,,,,,\r\n出纳,fin,全部,查看账户,,,,,,,,,多\r\n`,
  );
  expect(found).toEqual([
    '7 grants.1: the line has more cells than there are headings',
    '7 roleId: there is no role "出纳"',
  ]);
});

test('a number that a spreadsheet has rounded is no account, and its amounts are the digits that were typed', async () => {
  const cell = (value: string, numeric = false) => ({ value, numeric });
  const row = (account: string, amount: string) => [
    ...['会计', 'fin'].map((text) => cell(text)),
    cell(account, true),
    cell('制单'),
    cell('CNY'),
    cell(amount, true),
  ];
  const sheet = {
    name: '权限',
    headings: ['岗位', '部门', '账户', '操作', '币种', '单笔限额'],
    rows: [row('6222000001', '1234567.89'), row('6222000000', '0.1')],
  };
  const read = await readTableFile(await writeXlsx([sheet]), table);
  expect(read.faults).toEqual([]);
  expect(read.contents.grants).toMatchObject([
    { accounts: { accountNumbers: ['6222000001'] }, limits: { perPayment: '1234567.89' } },
    { limits: { perPayment: '0.1' } },
  ]);
  const files = unzip(await writeXlsx([sheet]), () => true).files.map(({ name, content }) => ({
    name,
    content: Buffer.from(content.toString().replace('<v>6222000001</v>', '<v>6.22200000100009E+18</v>')),
  }));
  expect((await readTableFile(zipStored(files), table)).faults).toMatchObject([{ line: 2, member: 'accounts' }]);
});

test('what is no spreadsheet, or one that would not fit, is refused with words', async () => {
  const sheet = { name: 'Grants', headings: ['Role', 'Department', 'Accounts', 'Action'], rows: [] };
  const { files } = unzip(await writeXlsx([sheet, { ...sheet, name: 'Other', rows: [[{ value: 'x' }]] }]), () => true);
  const changed = (name: string, change: (text: string) => string): Buffer =>
    zipStored(
      files.map((one) =>
        one.name.endsWith(name) ? { ...one, content: Buffer.from(change(one.content.toString())) } : one,
      ),
    );
  expect(await refusal(Buffer.alloc(0))).toMatch(/empty/);
  expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toMatch(/old XLS/);
  expect(await refusal(Buffer.from('%PDF-1.7\n\0\u0001\u00ff'))).toMatch(/no text file/);
  expect(await refusal(Buffer.from('PK\u0003\u0004 and nothing'))).toMatch(/cannot be opened/);
  expect(await refusal(zipStored([...files, { name: 'xl/vbaProject.bin', content: Buffer.from('x') }]))).toMatch(
    /macros/,
  );
  expect(await refusal(zipStored([{ name: 'a.txt', content: Buffer.from('x') }]))).toMatch(/no XLSX/);
  expect(await refusal(zipStored(files))).toMatch(/"Other" is not known/);
  expect(await refusal(changed('workbook.xml', (text) => text.replace('"Other"', '"权限"')))).toMatch(/twice/);
  expect(await refusal(changed('sheet1.xml', (text) => `<!DOCTYPE a [<!ENTITY b "c">]>${text}`))).toMatch(/no XLSX/);
  const far = (at: string, row: number) => (text: string) =>
    text.replace('</sheetData>', `<row r="${row}"><c r="${at}" t="n"><v>1</v></c></row></sheetData>`);
  expect(await refusal(changed('sheet1.xml', far('A1048576', 1_048_576)))).toMatch(/more than 20000 rows/);
  expect(await refusal(changed('sheet1.xml', far('XFD2', 2)))).toMatch(/more than 20000 rows/);
  const quoted = (text: string) => far('XFD2', 2)(text).replace('"XFD2"', "'XFD2'").replace('<c r', '<c a=">" r');
  expect(await refusal(changed('sheet1.xml', quoted))).toMatch(/more than 20000 rows/);
  expect(await refusal(Buffer.from(`${heading}\n${'会计,fin,全部,制单\n'.repeat(20_001)}`))).toMatch(
    /more than 20000 rows/,
  );
  expect(await refusal(Buffer.from(`${heading}\n"open`))).toMatch(/Line \d+: the quotes/);
  expect(await refusal(bomb(200))).toMatch(/unpacks to more/);
  expect(await refusal(bomb(1))).toMatch(/cannot be opened/);
});

test('tags that nobody closes are looked through once', async () => {
  const sheet = { name: 'Grants', headings: ['Role', 'Department', 'Accounts', 'Action'], rows: [] };
  const { files } = unzip(await writeXlsx([sheet]), () => true);
  const open = (tag: string): Buffer =>
    zipStored(
      files.map((one) =>
        one.name.endsWith('sheet1.xml') ? { ...one, content: Buffer.from(tag.repeat(200_000)) } : one,
      ),
    );
  const started = processorMs();
  for (const tag of ['<c ', '<row ', ' r="A', '<c r="A1" ']) expect(await refusal(open(tag))).toMatch(/no XLSX/);
  expect(processorMs() - started).toBeLessThan(10_000);
});

/** An archive whose one file unpacks to 200 MB of zeros; it says that they are so many. */
function bomb(saysMegabytes: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(200 * 1_048_576));
  const archive = zipStored([{ name: 'xl/workbook.xml', content: packed }]);
  const central = archive.indexOf(Buffer.from('PK\u0001\u0002'));
  for (const [header, method, size] of [
    [0, 8, 22],
    [central, 10, 24],
  ] as const) {
    archive.writeUInt16LE(8, header + method);
    archive.writeUInt32LE(saysMegabytes * 1_048_576, header + size);
  }
  return archive;
}
