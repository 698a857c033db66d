import { randomUUID } from 'node:crypto';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { worldOfWorker } from '../tests/support/e2e-world.ts';
import { answerBank, actAs, people, type Signer } from './support/banks.ts';
import { withAuthenticator } from './support/authenticator.ts';
import { desktop, expectAccessible, expectNoSideways, phone } from './support/checks.ts';

const clerk: Signer = { bank: 'huayue', person: 'huayue-finance-clerk' };
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

/** Prepares a payment from the basic account, as the page does. @returns its approval. */
async function prepare(page: Page, amount: string, remittance: string): Promise<string> {
  const headers = { origin: worldOfWorker().url, 'idempotency-key': randomUUID() };
  const data = {
    debtorAccount: '7730-1942-01',
    creditorName: '苏州澄湖包装材料有限公司',
    creditorAccount: '7730-2065-01',
    amount,
    currency: 'CNY',
    remittance,
  };
  const response = await page.request.post('/v1/payments', { headers, data });
  // The answer of payments.create.
  const { approvalId } = (await response.json()) as { approvalId?: string | null };
  if (typeof approvalId !== 'string') throw new Error(`nothing waits: ${await response.text()}`);
  return approvalId;
}

test('what was prepared waits in the inbox, and the last signer goes on to the bank', async ({ browser }) => {
  const maker = await pageOf(browser, clerk);
  const approvalId = await prepare(maker, '186400.00', '包装箱 10 月货款');
  const first = await pageOf(browser, manager);
  await first.goto('/bank/approvals');
  const place = first.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /审批/ });
  await expect(place).toContainText('项等您签署');
  await first.getByRole('link', { name: /186,400\.00/ }).click();
  await expect(first.getByText('人民币壹拾捌万陆仟肆佰元整')).toBeVisible();
  await expect(first.getByText('您签的是以上全部内容', { exact: false })).toBeVisible();
  await expectAccessible(first);
  await expectNoSideways(first);
  await first.screenshot({ path: 'test-results/approvals.zh.desktop.png' });
  await first.getByRole('button', { name: '签署', exact: true }).click();
  await expect(first.getByText('已签署', { exact: true })).toBeVisible();
  const second = await pageOf(browser, people.treasurer, { locale: 'en', viewport: phone });
  await second.goto(`/bank/approvals/${approvalId}`);
  await expect(second.getByRole('heading', { name: /186,400\.00/ })).toBeVisible();
  await expect(second.getByRole('navigation', { name: /main/i })).toBeHidden();
  await expectAccessible(second);
  await expectNoSideways(second);
  await second.screenshot({ path: 'test-results/approval.en.phone.png', fullPage: true });
  await second.getByRole('button', { name: /Sign and go to the bank/ }).click();
  await answerBank(second, people.treasurer);
  await second.waitForURL('**/bank/payments/*?authorised=true');
  await second.goto(`/bank/approvals/${approvalId}`);
  await expect(second.getByText(/^Signed by all (.* today|\d+ \w+ .*)$/).first()).toBeVisible();
  await maker.goto(`/bank/approvals/${approvalId}`);
  await expect(maker.getByText(/签齐$/).first()).toBeVisible();
});

test('what is sent back carries its reason, and the badge goes down live', async ({ browser }) => {
  const maker = await pageOf(browser, clerk);
  const signer = await pageOf(browser, manager);
  await signer.goto('/bank/approvals');
  const approvalId = await prepare(maker, '61234.56', '模具定金');
  const row = signer.getByRole('link', { name: /61,234\.56/ });
  await expect(row).toBeVisible();
  await row.click();
  await signer.getByRole('button', { name: '退回并说明' }).click();
  const dialog = signer.getByRole('dialog');
  await dialog.getByLabel('您的说明').fill('收款账户不对');
  await dialog.getByRole('button', { name: '退回并说明' }).click();
  await expect(row).toHaveCount(0);
  await maker.goto(`/bank/approvals/${approvalId}`);
  await expect(maker.getByText('原因：收款账户不对')).toBeVisible();
});

test('above the limit of the rule the signature takes a passkey', async ({ browser }) => {
  const maker = await pageOf(browser, manager);
  const approvalId = await prepare(maker, '500000.00', '设备尾款');
  const signer = await pageOf(browser, people.owner);
  await signer.goto(`/bank/approvals/${approvalId}`);
  await signer.getByRole('button', { name: '签署', exact: true }).click();
  await expect(signer.getByRole('alert')).toContainText('您还没有通行密钥');
  await withAuthenticator(signer);
  await signer.goto('/me/sessions');
  await signer.getByRole('button', { name: '添加通行密钥' }).click();
  await signer.getByRole('dialog').getByLabel('名称').fill('手机');
  await signer.getByRole('dialog').getByRole('button', { name: '继续' }).click();
  await expect(signer.getByRole('listitem').filter({ hasText: '手机' })).toBeVisible();
  await signer.goto(`/bank/approvals/${approvalId}`);
  await signer.getByRole('button', { name: '签署', exact: true }).click();
  await expect(signer.getByText(/通行密钥$/).first()).toBeVisible();
});

test('a deputy is named and the deputyship ended', async ({ page }) => {
  await actAs(page, people.treasurer);
  await page.goto('/bank/approvals/deputies');
  await page.getByRole('button', { name: '设置代签人' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('同事').selectOption({ index: 1 });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '设为代签人' }).click();
  const row = page.getByRole('listitem').filter({ hasText: '代您签署' });
  await expect(row).toContainText('生效中');
  await row.getByRole('button', { name: '立即结束' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '立即结束' }).click();
  await expect(row).toContainText('已结束');
});
