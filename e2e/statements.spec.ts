import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone, watchConsole } from './support/checks.ts';

const account = '7730-1942-01';
const address = `/bank/accounts/${account}/statements`;

interface Made {
  /** Days long before those of which the bank of the sample world speaks. */
  readonly day: string;
  readonly sequence: number;
  readonly opening: string;
  readonly closing: string;
  readonly entries: string;
}

/** A statement as a bank writes it (ISO 20022, camt.053.001.08). */
function statement({ day, sequence, opening, closing, entries }: Made): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
<BkToCstmrStmt>
<GrpHdr><MsgId>E2E-${day}</MsgId><CreDtTm>${day}T21:00:00Z</CreDtTm></GrpHdr>
<Stmt>
<Id>E2E-${day}</Id>
<ElctrncSeqNb>${sequence}</ElctrncSeqNb>
<CreDtTm>${day}T21:00:00Z</CreDtTm>
<Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
${balance('OPBD', opening, day)}
${balance('CLBD', closing, day)}
${entries}
</Stmt>
</BkToCstmrStmt>
</Document>
`);
}

function balance(type: string, amount: string, day: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
}

interface MadeEntry {
  readonly amount: string;
  readonly day: string;
  readonly way?: 'CRDT' | 'DBIT';
  readonly status?: 'BOOK' | 'PDNG';
  readonly payments: readonly { readonly amount: string; readonly name: string; readonly text: string }[];
}

function entry({ amount, day, way = 'CRDT', status = 'BOOK', payments }: MadeEntry): string {
  const role = way === 'CRDT' ? 'Dbtr' : 'Cdtr';
  const details = payments.map(
    (one) => `<TxDtls><Refs><EndToEndId>${one.text}</EndToEndId></Refs><Amt Ccy="CNY">${one.amount}</Amt>
<CdtDbtInd>${way}</CdtDbtInd>
<RltdPties><${role}><Pty><Nm>${one.name}</Nm></Pty></${role}></RltdPties>
<RmtInf><Ustrd>${one.text}</Ustrd></RmtInf></TxDtls>`,
  );
  return `<Ntry><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>${way}</CdtDbtInd><Sts><Cd>${status}</Cd></Sts>
${status === 'BOOK' ? `<BookgDt><Dt>${day}</Dt></BookgDt>` : ''}<ValDt><Dt>${day}</Dt></ValDt>
<AcctSvcrRef>E2E-${day}-${amount}</AcctSvcrRef><BkTxCd/>
<NtryDtls>${details.join('\n')}</NtryDtls></Ntry>`;
}

async function upload(page: Page, words: { open: string; choose: string; send: string }, name: string, buffer: Buffer) {
  await page.getByRole('button', { name: words.open }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.choose).setInputFiles({ name, mimeType: 'application/xml', buffer });
  await expect(dialog.getByText(name)).toBeVisible();
  await dialog.getByRole('button', { name: words.send, exact: true }).click();
  return dialog;
}

const zh = { open: '上传文件', choose: '选择对账单文件', send: '上传' };
const en = { open: 'Upload a file', choose: 'Choose a statement file', send: 'Upload' };

test.describe('Chinese, desktop, light', () => {
  test.use({ locale: 'zh-CN', viewport: desktop, colorScheme: 'light' });

  test('a member uploads a statement, sees its day and entries, and takes them along as CSV', async ({ page }) => {
    const complaints = watchConsole(page);
    const day = '2024-03-05';
    await actAs(page, people.accountant);
    await page.goto(`/bank/accounts/${account}`);
    await page.getByRole('link', { name: '对账单', exact: true }).click();
    await expect(page.getByRole('heading', { name: '对账单', exact: true })).toBeVisible();

    const batch = [
      { amount: '1200.00', name: '恒信贸易有限公司', text: 'E2E-ZH-1' },
      { amount: '800.50', name: '云岫茶业有限公司', text: 'E2E-ZH-2' },
    ];
    const sole = [{ amount: '300.00', name: '澄湖包装材料有限公司', text: '三月纸箱货款' }];
    const entries =
      entry({ amount: '2000.50', day, payments: batch }) +
      entry({ amount: '300.00', day, way: 'DBIT', payments: sole });
    const dialog = await upload(
      page,
      zh,
      'march.xml',
      statement({ day, sequence: 1, opening: '1000.00', closing: '2700.50', entries }),
    );
    await expect(dialog.getByRole('status')).toContainText('1 份对账单，2 笔明细');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '完成' }).click();

    await page.goto(`${address}?from=${day}&to=${day}`);
    const card = page.getByRole('article');
    await expect(card).toContainText('余额相符');
    await expect(card).toContainText('2,700.50');
    await card.getByRole('button', { name: '展开 2 笔明细' }).press('Enter');
    await expect(card.getByText('三月纸箱货款', { exact: true })).toBeVisible();
    await expect(card.getByText('−300.00')).toBeVisible();
    await card.getByRole('button', { name: '含 2 笔' }).click();
    await expect(card.getByText('云岫茶业有限公司')).toBeVisible();
    expect(new URL(page.url()).searchParams.get('statement')).not.toBeNull();
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.screenshot({ path: 'test-results/statements.zh.desktop.png', fullPage: true });

    await page.getByRole('radio', { name: '明细' }).check({ force: true });
    await page.getByRole('searchbox', { name: '搜索', exact: true }).fill('纸箱');
    await page.keyboard.press('Enter');
    await expect(page.getByText('三月纸箱货款', { exact: true })).toBeVisible();
    await expect(page.getByText('2,000.50')).toHaveCount(0);
    await expect(page).toHaveURL(/view=entries/);
    await expectAccessible(page);
    await page.screenshot({ path: 'test-results/statement-entries.zh.desktop.png' });

    await page.getByRole('button', { name: '导出' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: '保存文件' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`statements-2-01-${day}-${day}.csv`);
    const table = await readFile(await file.path(), 'utf8');
    expect(table).toContain('三月纸箱货款');
    expect(table).toContain('2000.50');
    expect(complaints()).toEqual([]);
  });
});

test.describe('English, phone, dark', () => {
  test.use({ locale: 'en-GB', viewport: phone, colorScheme: 'dark' });

  test('a broken file, a day that does not balance and a missing one are named, and nothing is altered', async ({
    page,
  }) => {
    const complaints = watchConsole(page);
    await actAs(page, people.accountant);
    await page.goto(address);
    const broken = Buffer.from('<?xml version="1.0"?>\n<Document>\n<never-closed>\n');
    const refused = await upload(page, en, 'broken.xml', broken);
    await expect(refused.getByRole('alert')).toContainText('Line');
    await expect(refused.getByRole('alert')).toContainText('not well-formed XML');
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.screenshot({ path: 'test-results/statement-refused.en.phone.png' });
    await refused.getByRole('button', { name: 'Cancel' }).click();

    const single = (day: string) =>
      entry({ amount: '10.00', day, payments: [{ amount: '10.00', name: 'Yunxiu Tea', text: `Tea of ${day}` }] });
    const pending = entry({
      amount: '77.00',
      day: '2024-05-09',
      status: 'PDNG',
      payments: [{ amount: '77.00', name: 'Hengxin Trading', text: 'E2E-PENDING' }],
    });
    const first = { day: '2024-05-06', sequence: 101, opening: '100.00', closing: '110.00' };
    const later = { day: '2024-05-09', sequence: 104, opening: '110.00', closing: '150.00' };
    const files = [
      statement({ ...first, entries: single(first.day) }),
      statement({ ...later, entries: single(later.day) + pending }),
    ];
    for (const [place, file] of files.entries()) {
      const taken = await upload(page, en, `may-${place}.xml`, file);
      await expect(taken.getByRole('status')).toContainText('The file was taken');
      await taken.getByRole('button', { name: 'Done' }).click();
    }

    await page.goto(`${address}?from=2024-05-01&to=2024-05-31`);
    await expect(page.getByText('Does not balance')).toBeVisible();
    await expect(page.getByText(/should close at 120\.00.*the bank says 150\.00.*difference of 30\.00/)).toBeVisible();
    const gap = page.getByRole('region', { name: 'Something is missing between 6 May 2024 and 9 May 2024' });
    await expect(gap).toContainText('Statements no. 102 to 103 did not arrive.');
    await page.getByRole('button', { name: 'Show 2 entries' }).click();
    await expect(page.getByText('Pending', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.screenshot({ path: 'test-results/statements.en.phone.png', fullPage: true });

    await page.getByRole('radio', { name: 'Files' }).check({ force: true });
    const kept = page.getByRole('listitem').filter({ hasText: 'broken.xml' }).first();
    await expect(kept).toContainText('Line');
    await expect(kept).toContainText('Ask the bank to issue the file again');
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.screenshot({ path: 'test-results/statement-files.en.phone.png' });

    await page.goto(`${address}?from=2001-01-01&to=2001-01-31`);
    await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('radio', { name: 'camt.053' }).check({ force: true });
    await page.getByRole('button', { name: 'Save the file' }).click();
    await expect(page.getByText('The bank gave no statement of these days')).toBeVisible();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });
});
