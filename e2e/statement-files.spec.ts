import { expect, test, type Browser, type Page } from '@playwright/test';
import { worldOfWorker } from '../tests/support/e2e-world.ts';
import { actAs, answerBank, people, type Signer } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, type phone } from './support/checks.ts';

const manager: Signer = { bank: 'huayue', person: 'huayue-finance-manager' };
const account = '7730-1942-01';
const address = `/bank/accounts/${account}/statements`;

test.afterEach(async ({ browser }) => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function pageOf(browser: Browser, signer: Signer, more: { locale?: string; viewport?: typeof phone } = {}) {
  const context = await browser.newContext({ viewport: desktop, ...more });
  const page = await context.newPage();
  await actAs(page, signer);
  return page;
}

async function post<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const origin = new URL(worldOfWorker().url).origin;
  const answer = await page.request.post(`${origin}${path}`, { data, headers: { origin } });
  expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([path, 200, '']);
  return (await answer.json()) as Answer;
}

/** Prepared, signed, and authorised through the pages of the bank. */
async function pay(maker: Page, signer: Page, purpose: string): Promise<void> {
  const prepared = await post<{ id: string; approvalId: string }>(maker, '/v1/payments', {
    debtorAccount: account,
    creditorName: '恒信贸易有限公司',
    creditorAccount: '6228480100007733',
    creditorBank: '江南银行',
    amount: '18.60',
    currency: 'CNY',
    remittance: purpose,
  });
  const origin = new URL(worldOfWorker().url).origin;
  const approval = await signer.request.get(`${origin}/v1/approvals/${prepared.approvalId}`);
  const { contentHash } = (await approval.json()) as { contentHash: string };
  await post(signer, `/v1/approvals/${prepared.approvalId}/signatures`, { contentHash });
  await signer.goto(`/bank/payments/${prepared.id}`);
  await signer.getByRole('button', { name: /^前往.*确认$/ }).click();
  await answerBank(signer, manager);
  await signer.waitForURL(`**/bank/payments/${prepared.id}?authorised=true`);
  await expect(signer.getByText('已付款').first()).toBeVisible();
}

test('what the bank brings stands on the open page by itself, with the bank as its source and the date', async ({
  browser,
}) => {
  const purpose = `对账单 ${Date.now()}`;
  const maker = await pageOf(browser, people.accountant);
  await pay(maker, await pageOf(browser, manager), purpose);
  await maker.goto(address);
  await expect(maker.getByRole('heading', { name: '对账单', exact: true })).toBeVisible();

  // The bank's desk ends the day.
  const { env } = worldOfWorker();
  const desk = await (await browser.newContext()).newPage();
  await desk.goto(`http://localhost:${env.BANK_PORT}/operator/customers/7730-1942/books?lang=zh-CN`);
  await desk.getByRole('button', { name: '结束今天并签发对账单' }).click();
  const issued = desk.getByRole('link', { name: 'camt.053.001.08' }).first();
  await expect(issued).toBeVisible();

  // Nobody reloads.
  const card = maker.getByRole('article').filter({ hasText: '银行送来' }).first();
  await expect(card).toBeVisible();
  await expect(card).toContainText('余额相符');
  await expect(card).toContainText(/银行送来\s*\d{4}-\d{2}-\d{2}/);
  await card.getByRole('button', { name: /展开/ }).click();
  await expect(card.getByText(purpose, { exact: true })).toBeVisible();
  await expectAccessible(maker);
  await expectNoSideways(maker);
  await maker.screenshot({ path: 'test-results/statement-from-bank.zh.desktop.png', fullPage: true });
});
