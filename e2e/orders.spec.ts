import { expect, test, type Browser, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { worldOfWorker } from '../tests/support/e2e-world.ts';
import { makePdf } from '../tests/support/sample-files.ts';
import { actAs, answerBank, people, type Signer } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone } from './support/checks.ts';

const manager: Signer = { bank: 'huayue', person: 'huayue-finance-manager' };

// Buyer, seller and the desk of the bank each have a browser of their own.
test.afterEach(async ({ browser }) => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function pageOf(browser: Browser, signer: Signer, more: { locale?: string; viewport?: typeof phone } = {}) {
  const context = await browser.newContext({ viewport: desktop, ...more });
  const page = await context.newPage();
  await actAs(page, signer);
  return page;
}

async function placeOrder(buyer: Page, title: string): Promise<string> {
  await buyer.goto('/bank/orders');
  await buyer.getByRole('link', { name: '新建订单' }).first().click();
  await buyer.getByLabel('向谁下单', { exact: true }).selectOption({ label: '苏州澄湖包装材料有限公司' });
  await buyer.getByLabel('订购内容', { exact: true }).fill(title);
  await buyer.getByLabel('名称', { exact: true }).fill('五层纸箱');
  await buyer.getByLabel('数量', { exact: true }).fill('100');
  await buyer.getByLabel('单位', { exact: true }).fill('个');
  await buyer.getByRole('button', { name: '下单' }).click();
  // What is missing is said, and nothing is sent.
  await expect(buyer.getByText('请选择今天或以后的日期。')).toBeVisible();
  await expect(buyer.getByText('每一行都要有名称、大于零的数量、单位和单价。')).toBeVisible();
  await buyer.getByLabel('单价', { exact: true }).fill('10');
  const deliverBy = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await buyer.getByLabel('交货期限', { exact: true }).fill(deliverBy);
  await expectAccessible(buyer);
  await expectNoSideways(buyer);
  await buyer.screenshot({ path: 'test-results/order-new.zh.desktop.png' });
  await buyer.getByRole('button', { name: '下单' }).click();
  await expect(buyer.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return new URL(buyer.url()).pathname;
}

/** Takes a step through its dialog. */
async function take(page: Page, step: string, fields: Record<string, string> = {}): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  const account = dialog.getByRole('combobox');
  if ((await account.count()) > 0) await account.selectOption({ index: 1 });
  await dialog.getByRole('button', { name: step, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('an order is paid into escrow, a part is released, the buyer objects, and the bank divides the rest', async ({
  browser,
}) => {
  const buyer = await pageOf(browser, people.accountant);
  const address = await placeOrder(buyer, '纸箱一百个');
  await expect(buyer.getByText('已下单').first()).toBeVisible();

  // The seller, on a phone and in English, finds the same order and takes it.
  const seller = await pageOf(browser, people.packagingOwner, { locale: 'en-GB', viewport: phone });
  await seller.goto('/bank/orders?side=seller');
  await expectAccessible(seller);
  await expectNoSideways(seller);
  await seller.getByRole('link', { name: '纸箱一百个' }).first().click();
  await expect(seller.getByText('Ordered', { exact: true }).first()).toBeVisible();
  await expectAccessible(seller);
  await expectNoSideways(seller);
  await seller.screenshot({ path: 'test-results/order.en.phone.png', fullPage: true });
  await take(seller, 'Accept');
  await expect(seller.getByText('Accepted', { exact: true }).first()).toBeVisible();

  // The page of the buyer follows by itself; he pays in by an ordinary payment with its signatures.
  await expect(buyer.getByText('已接受').first()).toBeVisible();
  await expect(buyer.getByRole('button', { name: '付入托管' })).toBeEnabled();
  await take(buyer, '付入托管');
  await expect(buyer.getByRole('button', { name: '取消订单' })).toBeDisabled();
  await expect(buyer.getByText('有一笔相关付款正在进行。').first()).toBeVisible();
  await buyer.getByRole('link', { name: '查看付入托管的付款' }).click();
  const payment = new URL(buyer.url()).pathname;
  const signer = await pageOf(browser, manager);
  await signer.goto(payment);
  await signer.getByRole('link', { name: '查看签字' }).click();
  await signer.getByRole('button', { name: /签署并前往银行确认/ }).click();
  await signer.waitForURL(/\/interaction\//);
  await answerBank(signer, manager);
  await signer.waitForURL(`**${payment}?authorised=true`);
  await buyer.goto(address);
  await expect(buyer.getByText('已付入托管').first()).toBeVisible();

  await expect(seller.getByText('Paid into escrow').first()).toBeVisible();
  await take(seller, 'Mark as delivered', { Note: 'two pallets' });
  await expect(buyer.getByText('已交货').first()).toBeVisible();
  await take(buyer, '放款一部分', { 金额: '400' });
  await expect(buyer.getByText('部分放款').first()).toBeVisible();
  await expect(seller.getByText('Partly released').first()).toBeVisible();
  await take(buyer, '提出异议', { 异议内容: '三十个受潮' });
  await expect(seller.getByText('In dispute').first()).toBeVisible();
  await expect(buyer.getByText('保管至银行裁决')).toBeVisible();
  await expectAccessible(buyer);
  await expectNoSideways(buyer);
  await buyer.screenshot({ path: 'test-results/order-disputed.zh.desktop.png', fullPage: true });

  // At the desk of the bank.
  const desk = await (await browser.newContext({ viewport: desktop })).newPage();
  await desk.goto(`http://localhost:${worldOfWorker().env.BANK_PORT}/operator/escrows?lang=en`);
  await desk.locator('ul.rows a').first().click();
  await expect(desk.getByText('三十个受潮').first()).toBeVisible();
  await desk.getByLabel(/To the seller/).fill('500.00');
  await desk.getByLabel(/Why/).fill('thirty of a hundred');
  await desk.screenshot({ path: 'test-results/escrow-desk.en.desktop.png' });
  await desk.getByRole('button', { name: 'Decide and carry out' }).click();
  await expect(desk.getByRole('status')).toContainText('Decided and carried out');

  await expect(buyer.getByText('已按约定或裁决分付').first()).toBeVisible();
  await expect(seller.getByText('Divided by agreement or decision').first()).toBeVisible();
  for (const page of [buyer, seller]) {
    await expect(page.getByText('thirty of a hundred').first()).toBeVisible();
    await expectAccessible(page);
  }
});

test('documents of an order: each side adds one, by keyboard and on a phone, and saves that of the other', async ({
  browser,
}) => {
  const buyer = await pageOf(browser, people.accountant);
  const address = await placeOrder(buyer, '纸箱与合同');
  const ours = buyer.getByRole('region', { name: '文件' });
  await expect(ours.getByText('还没有文件。')).toBeVisible();
  const contract = makePdf('Contract of a hundred boxes');
  const [choosing] = await Promise.all([
    buyer.waitForEvent('filechooser'),
    // By keyboard: from the kind of the document on to the file.
    (async () => {
      await ours.getByLabel('文件类型').focus();
      await buyer.keyboard.press('Tab');
      await expect(ours.locator('input[type=file]')).toBeFocused();
      await buyer.keyboard.press('Enter');
    })(),
  ]);
  await choosing.setFiles({ name: '采购合同.pdf', mimeType: 'application/pdf', buffer: contract });
  await expect(ours.getByRole('link', { name: '采购合同.pdf' })).toBeVisible();
  await expect(ours.getByText(/订单或合同/).first()).toBeVisible();
  await expectAccessible(buyer);

  const seller = await pageOf(browser, people.packagingOwner, { locale: 'en-GB', viewport: phone });
  await seller.goto(address);
  const theirs = seller.getByRole('region', { name: 'Documents' });
  const link = theirs.getByRole('link', { name: '采购合同.pdf' });
  await expect(theirs.getByText(/added by Buyer/)).toBeVisible();
  const [download] = await Promise.all([seller.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('采购合同.pdf');
  expect((await readFile(await download.path())).equals(contract)).toBe(true);

  // What is no PDF, whatever it is called, is refused in words, and nothing is added.
  const input = theirs.locator('input[type=file]');
  await input.setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html></html>') });
  await expect(theirs.getByRole('alert')).toBeVisible();
  await theirs.getByLabel('What it is').selectOption({ label: 'Delivery note' });
  await input.setInputFiles({ name: 'delivery.pdf', mimeType: 'application/pdf', buffer: makePdf('Delivery') });
  await expect(theirs.getByRole('link', { name: 'delivery.pdf' })).toBeVisible();
  await expectAccessible(seller);
  await expectNoSideways(seller);
  await seller.screenshot({ path: 'test-results/order-documents.en.phone.png', fullPage: true });

  // The page of the buyer follows by itself, and both histories say it.
  await expect(ours.getByRole('link', { name: 'delivery.pdf' })).toBeVisible();
  await expect(ours.getByText(/卖方添加/)).toBeVisible();
  await expect(buyer.getByText('添加了文件').first()).toBeVisible();
  await buyer.screenshot({ path: 'test-results/order-documents.zh.desktop.png', fullPage: true });
});

test('requests for payment: empty pages lead on, and the list is accessible on a phone', async ({ browser }) => {
  const page = await pageOf(browser, people.packagingOwner, { viewport: phone });
  await page.goto('/bank/requests');
  await expect(page.getByRole('heading', { name: '收付款请求' })).toBeVisible();
  await expect(page.getByRole('link', { name: '查看订单' }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
});
