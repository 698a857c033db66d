import { expect, test, type Browser, type Page } from '@playwright/test';
import { answerBank, actAs, people, type Signer } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone } from './support/checks.ts';

const manager: Signer = { bank: 'huayue', person: 'huayue-finance-manager' };

// Browsers that were opened beside the page of the test keep their streams until they are closed.
test.afterEach(async ({ browser }) => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function pageOf(browser: Browser, signer: Signer, more: { locale?: string; viewport?: typeof phone } = {}) {
  const context = await browser.newContext({ viewport: desktop, ...more });
  const page = await context.newPage();
  await actAs(page, signer);
  return page;
}

/** The booked balance of the basic account, as the page of accounts shows it. */
async function available(page: Page): Promise<number> {
  return page.evaluate(async () => {
    type Accounts = { items: { accountNumber: string; balance: { booked: string } | null }[] };
    // The answer has the form that the interface describes.
    const { items } = (await (await fetch('/v1/accounts')).json()) as Accounts;
    return Number(items.find((one) => one.accountNumber === '7730-1942-01')?.balance?.booked);
  });
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}

interface ReceiptWords {
  title: string;
  endToEnd: string;
  print: string;
  file: string;
  /** What only this language says of the amount or the course. */
  says: readonly string[];
  picture: string;
}

/** The receipt as one who may read the payment opens it: who paid whom, under which reference, on screen, on paper and as a file. */
async function expectReceipt(page: Page, address: string, words: ReceiptWords): Promise<void> {
  await page.goto(address);
  const endToEndId = address.split('/').at(-1)?.replaceAll('-', '') ?? '';
  const reference = endToEndId.slice(-8).toUpperCase();
  const main = page.getByRole('main');
  // The payment and its receipt are called by the same two numbers.
  for (const text of [reference, endToEndId]) await expect(main.getByText(text, { exact: true })).toBeVisible();
  await page.getByRole('link', { name: words.title, exact: true }).click();
  await page.waitForURL(`**${address}/receipt`);
  await expect(page.getByRole('heading', { name: words.title, exact: true })).toBeVisible();
  for (const text of [
    reference,
    '50,000.00',
    '恒信贸易有限公司',
    '主轴货款',
    words.endToEnd,
    endToEndId,
    ...words.says,
  ]) {
    await expect(main.getByText(text).first()).toBeVisible();
  }
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport);
    await expectAccessible(page);
    await expectNoSideways(page);
    const width = viewport === phone ? 'phone' : 'desktop';
    await page.screenshot({ path: `test-results/receipt.${words.picture}.${width}.png`, fullPage: true });
  }
  const file = page.getByRole('link', { name: words.file, exact: true });
  await expect(file).toHaveAttribute('download', /^receipt-.+\.json$/);
  const answer = await page.request.get((await file.getAttribute('href')) ?? '');
  expect(await answer.json()).toMatchObject({ amount: '50000.00', currency: 'CNY', endToEndId });
  // On paper there is the receipt alone.
  const print = page.getByRole('button', { name: words.print, exact: true });
  await expect(print).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(print).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
}

test('two people pay: one prepares, two sign, the bank executes, and the balance changes', async ({ browser }) => {
  const maker = await pageOf(browser, people.accountant);
  await maker.goto('/bank/payments');
  await expect(maker.getByRole('heading', { name: '付款', exact: true })).toBeVisible();
  await maker.getByRole('link', { name: '新建付款' }).first().click();
  const before = await available(maker);
  await maker.getByLabel('付款账户', { exact: true }).selectOption({ index: 1 });
  await expect(maker.getByText(/可用余额/)).toBeVisible();
  await fill(maker, { 收款人名称: '恒信贸易有限公司', 收款人账号: '6228 4801 0000 7733', 收款银行: '江南银行' });

  // Beyond the limit it says so while one types, and nothing can be sent.
  await maker.getByLabel('金额', { exact: true }).fill('80000');
  const answer = maker.getByRole('region', { name: '提交后会怎样' });
  await expect(answer).toContainText('不能提交');
  await expect(answer).toContainText('50,000.00');
  await expect(maker.getByRole('button', { name: '录入付款' })).toBeDisabled();
  await maker.getByLabel('金额', { exact: true }).fill('50000');
  await expect(maker.getByText('伍万元整')).toBeVisible();
  await expect(answer).toContainText('须由他人签字');
  await expect(answer).toContainText('财务经理');
  await expectAccessible(maker);
  await expectNoSideways(maker);
  await maker.screenshot({ path: 'test-results/payment-new.zh.desktop.png' });

  // What is missing is said at its field, which gets the focus; what was typed stays, also over a reload.
  await maker.getByRole('button', { name: '录入付款' }).click();
  await expect(maker.getByLabel('用途', { exact: true })).toBeFocused();
  await expect(maker.getByText('请填写用途。')).toBeVisible();
  await maker.reload();
  await expect(maker.getByText('您之前填写的内容还在。')).toBeVisible();
  await expect(maker.getByLabel('收款人名称', { exact: true })).toHaveValue('恒信贸易有限公司');
  await fill(maker, { 用途: '主轴货款' });
  await maker.keyboard.press('Enter');
  await expect(maker.getByRole('heading', { name: '向恒信贸易有限公司付款' })).toBeVisible();
  await expect(maker.getByText('等待签字').first()).toBeVisible();
  await expect(maker.getByText('已签 0 名，共需 2 名')).toBeVisible();
  await expectAccessible(maker);
  await maker.screenshot({ path: 'test-results/payment.zh.desktop.png' });
  const address = new URL(maker.url()).pathname;

  const first = await pageOf(browser, manager, { locale: 'en-GB', viewport: phone });
  await first.goto(address);
  await expectAccessible(first);
  await expectNoSideways(first);
  await first.screenshot({ path: 'test-results/payment.en.phone.png', fullPage: true });
  await first.getByRole('link', { name: 'To the signatures' }).click();
  await first.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(first.getByText('Signed', { exact: true }).first()).toBeVisible();

  const second = await pageOf(browser, people.treasurer);
  await second.goto(address);
  await second.getByRole('link', { name: '查看签字' }).click();
  await second.getByRole('button', { name: /签署并前往银行确认/ }).click();

  // The bank shows exactly what was signed, and who has signed it; here he turns back once, and is led there again.
  await second.waitForURL(/\/interaction\//);
  await expect(second.getByText('50,000.00')).toBeVisible();
  await expect(second.getByText('恒信贸易有限公司')).toBeVisible();
  await second.goto(address);
  await expect(second.getByText('待银行确认').first()).toBeVisible();
  await expect(maker.getByText('现由一位签字人到', { exact: false })).toBeVisible();
  await expectAccessible(second);
  await second.screenshot({ path: 'test-results/payment-to-authorise.zh.desktop.png' });
  await second.getByRole('button', { name: /^前往.*确认$/ }).click();
  await answerBank(second, people.treasurer);
  await second.waitForURL(`**${address}?authorised=true`);

  // The page that was open follows by itself.
  await expect(maker.getByText('已付款').first()).toBeVisible();
  await expect.poll(() => available(maker)).toBe(before - 50_000);
  await maker.goto('/bank/payments');
  await expect(maker.getByRole('row', { name: /恒信贸易有限公司/ }).first()).toContainText('已付款');
  await expectAccessible(maker);
  await expectNoSideways(maker);
  await maker.screenshot({ path: 'test-results/payments.zh.desktop.png' });

  await expectReceipt(maker, address, {
    title: '回单',
    endToEnd: '端到端编号',
    print: '打印',
    file: '下载文件',
    says: ['人民币伍万元整', '付款账户', '银行已执行付款'],
    picture: 'zh',
  });
  await expectReceipt(first, address, {
    title: 'Receipt',
    endToEnd: 'End-to-end reference',
    print: 'Print',
    file: 'As a file',
    says: ['Account that paid', 'The bank executed it', 'Signed by'],
    picture: 'en',
  });
});

test('a change makes the signature void, and the maker takes his payment back', async ({ browser }) => {
  const maker = await pageOf(browser, people.accountant, { locale: 'en-GB', viewport: phone });
  await maker.goto('/bank/payments/new');
  await maker.getByLabel('Pay from', { exact: true }).selectOption({ index: 1 });
  await fill(maker, {
    'Name of the payee': 'Yunxiu Tea',
    'Account number of the payee': '6228480100001111',
    'Bank of the payee': 'Jiangnan Bank',
    Amount: '1,200.5',
    Purpose: 'Tea',
  });
  await expectAccessible(maker);
  await expectNoSideways(maker);
  await maker.getByRole('button', { name: 'Prepare the payment' }).click();
  await expect(maker.getByRole('heading', { name: 'Payment to Yunxiu Tea' })).toBeVisible();
  await maker.getByRole('button', { name: 'Change' }).click();
  await expect(maker.getByLabel('Amount', { exact: true })).toHaveValue('1,200.50');
  await maker.getByLabel('Amount', { exact: true }).fill('1300');
  await maker.getByRole('button', { name: 'Save the change' }).click();
  await expect(maker.getByText('Changed: amount')).toBeVisible();
  await maker.getByRole('button', { name: 'Withdraw' }).click();
  const question = maker.getByRole('dialog');
  await expectAccessible(maker);
  await question.getByLabel('Why').fill('paid in cash');
  await question.getByRole('button', { name: 'Withdraw' }).click();
  await expect(maker.getByText('Withdrawn by the one who prepared it')).toBeVisible();
  await expect(maker.getByText('paid in cash').first()).toBeVisible();
  await maker.goto('/bank/payments?state=withdrawn');
  await expect(maker.getByRole('link', { name: 'Yunxiu Tea' })).toBeVisible();
  await expectAccessible(maker);
  await expectNoSideways(maker);
  await maker.screenshot({ path: 'test-results/payments.en.phone.png' });
  await maker.goto('/bank/payments?q=nothing-like-this');
  await expect(maker.getByText('Nothing fits.', { exact: false })).toBeVisible();
});
