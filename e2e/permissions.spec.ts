import { readFile, writeFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone, watchConsole } from './support/checks.ts';

const table = (page: Page) => page.getByRole('table');
const rowOf = (page: Page, name: string | RegExp) => table(page).getByRole('row', { name }).first();
/** Cells of a row in the order of its columns. */
const cell = (page: Page, row: string | RegExp, column: number) => rowOf(page, row).getByRole('cell').nth(column);
const PREPARE = 1;

test.describe('on a desktop, in Chinese', () => {
  test.use({ viewport: desktop, locale: 'zh-CN' });

  test('the matrix is read by role, by person and by account, and walked by keyboard', async ({ page }) => {
    const complaints = watchConsole(page);
    await actAs(page, people.treasurer);
    await page.goto('/enterprise/permissions');
    await expect(page.getByText(/第 \d+ 版 · 生效中/)).toBeVisible();
    await expect(page.getByRole('button', { name: /华岳银行.*签署/ })).toBeVisible();
    await expect(cell(page, /^会计 /, PREPARE)).toContainText('50,000');
    await expect(page.getByText(/50,000 CNY 以下：财务经理或司库或负责人/)).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);

    await cell(page, /^会计 /, PREPARE)
      .getByRole('button')
      .focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: '会计 · 财务部' });
    await expect(panel).toContainText('每日累计');
    await expect(panel).toContainText('100,000.00');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();

    await page.getByRole('radio', { name: '按人员' }).check({ force: true });
    await expect(
      table(page)
        .getByRole('rowheader', { name: /司库/ })
        .first(),
    ).toBeVisible();
    await page.getByRole('radio', { name: '按账户' }).check({ force: true });
    await expect(table(page).getByRole('button', { name: /基本户 尾号 8841/ })).toBeVisible();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  test('a simulation says which check fails, by how much, and who could', async ({ page }) => {
    await actAs(page, people.treasurer);
    await page.goto('/enterprise/permissions');
    await page.getByRole('button', { name: '模拟一次决定' }).click();
    const panel = page.getByRole('region', { name: '模拟一次决定' });
    await panel.getByLabel('谁').selectOption({ label: '会计 · 财务部' });
    await panel.getByLabel('做什么').selectOption({ label: '付款制单' });
    await panel.getByLabel('账户').selectOption({ label: '基本户 8841' });
    await panel.getByLabel('金额').fill('80,000.00');
    await panel.getByRole('button', { name: '模拟', exact: true }).click();
    await expect(panel.getByRole('region', { name: '不可以' })).toContainText('每笔最多 50,000.00');
    await expect(panel.getByText('差 30,000 CNY')).toBeVisible();
    await expect(panel.getByRole('listitem').filter({ hasText: '未通过' })).toHaveCount(1);
    await expect(panel.getByRole('listitem').filter({ hasText: '财务专员 · 财务部' })).toBeVisible();
    await expect(page.locator('[data-deciding="deny"]')).toContainText('50,000');
    await expectAccessible(page);
  });

  test('a file with faults is refused whole, every fault with its line; a mended one becomes a draft', async ({
    page,
  }) => {
    await actAs(page, people.treasurer);
    await page.goto('/enterprise/permissions');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByRole('button', { name: '导出为CSV' }).click();
    const path = await (await download).path();
    const csv = await readFile(path, 'utf8');
    const lines = csv.split(/\r?\n/);
    const at = lines.findIndex((line) => line.includes('300000.00') || line.includes('300000'));
    const faulty = test.info().outputPath('faulty.csv');
    const mended = test.info().outputPath('mended.csv');
    await writeFile(faulty, lines.with(at, (lines[at] ?? '').replace(/300000(\.00)?/, '-5')).join('\r\n'));
    await writeFile(mended, lines.with(at, (lines[at] ?? '').replace(/300000(\.00)?/, '250000.00')).join('\r\n'));

    await page.getByRole('button', { name: '导入' }).click();
    const dialog = page.getByRole('dialog', { name: '导入权限表' });
    await dialog.getByLabel('选择要导入的权限表文件').setInputFiles(faulty);
    await dialog.getByRole('button', { name: '检查并导入' }).click();
    const faults = dialog.getByRole('alert');
    await expect(faults).toContainText('需要改正');
    await expect(faults.getByRole('rowheader', { name: String(at + 1) }).first()).toBeVisible();
    await expectAccessible(page);

    await dialog.getByLabel('选择要导入的权限表文件').setInputFiles(mended);
    await dialog.getByRole('button', { name: '检查并导入' }).click();
    await page.waitForURL(/\/permissions\/changes\/[0-9a-f-]{36}/);
    await expect(page.getByRole('region', { name: '差异' })).toContainText('250,000.00');
    await expect(page.getByText('mended.csv')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '撤回变更' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回变更' }).click();
    await expect(page.getByText('已撤回', { exact: true })).toBeVisible();
  });
});

test.describe('on a phone, in English and dark', () => {
  test.use({ viewport: phone, locale: 'en-GB', colorScheme: 'dark' });

  test('roles unfold to accounts and actions, and every page fits the screen', async ({ page }) => {
    const complaints = watchConsole(page);
    await actAs(page, people.treasurer);
    await page.goto('/enterprise/permissions');
    const accountant = page.getByRole('group').filter({ hasText: 'Accountant' }).first();
    await accountant.locator('summary').click();
    await expectAccessible(page);
    await expectNoSideways(page);
    await accountant.getByRole('button', { name: /Prepare payments.*50,000/ }).click();
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText('Per day');
    await expectAccessible(page);
    await sheet.getByRole('button', { name: 'Close' }).click();
    for (const panel of ['simulate', 'versions', 'evidence']) {
      await page.goto(`/enterprise/permissions?panel=${panel}`);
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await expectNoSideways(page);
    }
    await page.goto('/enterprise/permissions/changes/new');
    await expect(page.getByRole('button', { name: 'Submit' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);
    expect(complaints()).toEqual([]);
  });
});

test('two people change the table, and the open page of a third follows', async ({ page, browser }) => {
  const [signing, watching] = [await browser.newPage({ locale: 'zh-CN' }), await browser.newPage({ locale: 'en-GB' })];
  await watching.setViewportSize(desktop);
  await actAs(watching, people.accountant);
  await watching.goto('/enterprise/permissions');
  await expect(cell(watching, /^Buyer /, PREPARE)).toContainText(/2[05],000/);
  // Another amount than now, whatever was tried before.
  const now =
    (await cell(watching, /^Buyer /, PREPARE).textContent())?.includes('20,000') === true ? '20,000' : '25,000';
  const then = now === '20,000' ? '25,000' : '20,000';
  const before = await watching.getByText(/Version \d+ · in force/).textContent();

  await page.setViewportSize(desktop);
  await actAs(page, people.treasurer);
  await page.goto('/enterprise/permissions');
  await page.getByRole('link', { name: '提出变更' }).click();
  await cell(page, /^采购员 /, PREPARE)
    .getByRole('button')
    .click();
  const editor = page.getByRole('form', { name: '改动这一格' });
  await editor.getByLabel('单笔').fill(then);
  await editor.getByRole('button', { name: '采用' }).click();
  await expect(cell(page, /^采购员 /, PREPARE)).toContainText(then);
  await expect(page.getByRole('region', { name: '差异' })).toContainText(`${then}.00`);
  await page.getByRole('button', { name: '提交复核' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交复核' }).click();
  await page.waitForURL(/\/permissions\/changes\/[0-9a-f-]{36}/);
  await expect(page.getByText('待复核', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await actAs(signing, people.owner);
  await signing.goto(new URL(page.url()).pathname);
  await signing.getByRole('link', { name: '打开复核' }).click();
  await signing.getByRole('button', { name: '签署并放行' }).click();
  await expect(signing.getByText('已签署并放行').first()).toBeVisible();

  // Nobody reloads: the page of the third, and the one of the author, follow what the bank puts in force.
  await expect(cell(watching, /^Buyer /, PREPARE)).toContainText(then);
  await expect(watching.getByText(before ?? '', { exact: true })).toBeHidden();
  await expect(page.getByText('已生效', { exact: true })).toBeVisible();

  // The old version stays readable, and what differs is told.
  const old = Number(/\d+/.exec(before ?? '')?.[0]);
  await watching.goto(`/enterprise/permissions?version=${old}&compare=${old + 1}`);
  await expect(cell(watching, /^Buyer /, PREPARE)).toContainText(now);
  await expect(watching.getByRole('region', { name: `Version ${old} → version ${old + 1}` })).toContainText(
    '25,000.00',
  );
  await signing.close();
  await watching.close();
});

test('whoever may not read the table is told what to do instead', async ({ page }) => {
  await actAs(page, { ...people.treasurer, mandate: /青禾.*查看人|Qinghe.*Viewer/ });
  await page.goto('/enterprise/permissions');
  await expect(page.getByText('您的授权身份不能查看权限表')).toBeVisible();
  await expect(page.getByRole('link', { name: '权限表' })).toBeHidden();
});
