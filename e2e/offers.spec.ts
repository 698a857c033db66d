import { expect, test, type Page } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone, watchConsole } from './support/checks.ts';
import { worldOfWorker } from '../tests/support/e2e-world.ts';

/** The desk page of the bank's staff, in a tab of its own. */
async function atDesk(page: Page): Promise<Page> {
  const desk = await page.context().newPage();
  await desk.goto(`http://localhost:${worldOfWorker().env.BANK_PORT}/operator/offers?lang=zh-CN`);
  return desk;
}

async function publish(desk: Page, offerId: string, more: Record<string, string> = {}): Promise<void> {
  const fields = {
    offerId,
    titleZh: '设备更新贷',
    titleEn: 'Equipment renewal loan',
    summaryZh: '更新设备，分期归还。',
    summaryEn: 'Renew equipment, repay in parts.',
    annualRatePercent: '2.95',
    amountFrom: '100000.00',
    amountTo: '8000000.00',
    signatures: '2',
    ...more,
  };
  for (const [name, value] of Object.entries(fields)) await desk.locator(`[name="${name}"]`).fill(value);
  await desk.locator('select[name="formId"]').selectOption('loan-application');
  await desk.locator('button.primary').click();
  await expect(desk.getByText('已安排发布')).toBeVisible();
}

for (const [name, locale, viewport, colorScheme] of [
  ['Chinese, desktop', 'zh-CN', desktop, 'light'],
  ['English, phone, dark', 'en-GB', phone, 'dark'],
] as const) {
  test.describe(name, () => {
    test.use({ locale, viewport, colorScheme });

    test('offers of both banks with their reasons, narrowed, compared and opened', async ({ page }) => {
      const complaints = watchConsole(page);
      await actAs(page, people.treasurer);
      await page.goto('/bank/offers');
      const cards = page.getByRole('main').getByRole('listitem');
      const loan = cards.filter({ hasText: /订单贷|Order-backed loan/ });
      await expect(loan).toContainText(/华岳银行|Huayue Bank/);
      await expect(loan).toContainText('3.45');
      await expect(loan).toContainText(/机械零部件加工|Machine parts/);
      await expect(cards.filter({ hasText: /澜江银行|Lanjiang Bank/ }).first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSideways(page);

      await page.getByRole('checkbox', { name: /比较订单贷|Compare Order-backed loan/ }).check();
      await page.getByRole('checkbox', { name: /比较税信贷|Compare Tax-record credit line/ }).check();
      const table = page.getByRole('table');
      const cost = table.getByRole('row', { name: /全期成本|Cost over the term/ });
      // 1,000,000 over six months at 3.45 and at 4.10 per cent.
      await expect(cost).toContainText('17,250.00');
      await expect(cost).toContainText('20,500.00');
      await expect(cost.getByText(/最优|best/)).toHaveCount(1);
      // From anywhere in the list one press away, and side by side on a phone too.
      await page.getByRole('link', { name: /查看 2 项产品的比较|To the comparison: 2 offers/ }).click();
      for (const head of [/订单贷|Order-backed loan/, /税信贷|Tax-record credit line/])
        await expect(table.getByRole('columnheader', { name: head })).toBeInViewport({ ratio: 1 });
      await expectAccessible(page);
      await expectNoSideways(page);

      await page.getByRole('radio', { name: /^(存款|Deposits)/ }).check({ force: true });
      await expect(loan).toHaveCount(0);
      await page.goto('/bank/offers');
      await page
        .getByRole('link', { name: /订单贷|Order-backed loan/ })
        .first()
        .click();
      await expect(page.getByRole('heading', { name: /为什么看到它|Why you see this/ })).toBeVisible();
      await expect(page.getByText(/^(符合|Fits)$/).first()).toBeVisible();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: /下载产品条款|Download Terms of the product/ }).click();
      expect((await download).suggestedFilename()).toMatch(/txt$/);
      await expectAccessible(page);
      await expectNoSideways(page);
      expect(complaints()).toEqual([]);
    });
  });
}

test.describe('both sides', () => {
  test.use({ locale: 'zh-CN', viewport: desktop });

  test('the bank publishes at its desk, the card appears, it is accepted once; the bank sees to whom it was shown', async ({
    page,
  }) => {
    await actAs(page, people.treasurer);
    await page.goto('/bank/offers');
    const desk = await atDesk(page);
    await publish(desk, 'e2e-renewal');
    const card = page.getByRole('main').getByRole('listitem').filter({ hasText: '设备更新贷' });
    await expect(card).toContainText('因为您是华岳银行的客户');
    await card.getByRole('link', { name: '设备更新贷' }).click();
    await expect(page.getByText('申请需要 2 人签字')).toBeVisible();
    await page.getByRole('button', { name: '申请', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('在您填写并亲自提交之前，申请内容不会发出');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '接受并继续' }).click();
    await page.waitForURL(/\/bank\/submissions\/[0-9a-f-]{36}/);
    await page.goBack();
    await expect(page.getByText('华岳银行已于')).toBeVisible();
    await expect(page.getByRole('button', { name: '申请', exact: true })).toHaveCount(0);
    await desk.goto(desk.url().replace(/\/operator\/offers.*/, '/operator/offers/e2e-renewal?lang=zh-CN'));
    await expect(desk.getByText('7730-1942')).toBeVisible();
    await expect(desk.getByText(/已展示给 [1-9]/)).toBeVisible();
  });

  test('what the bank withdraws is gone, and its page says why', async ({ page }) => {
    await actAs(page, people.treasurer);
    const desk = await atDesk(page);
    await publish(desk, 'e2e-short', { titleZh: '短期周转', titleEn: 'Short bridge' });
    await page.goto('/bank/offers');
    const card = page.getByRole('main').getByRole('listitem').filter({ hasText: '短期周转' });
    await expect(card).toBeVisible();
    const address = await card.getByRole('link', { name: '短期周转' }).getAttribute('href');
    await desk.goto(desk.url().replace(/\/operator\/offers.*/, '/operator/offers/e2e-short?lang=zh-CN'));
    await desk.getByRole('button', { name: '撤回这个产品' }).click();
    await expect(card).toHaveCount(0);
    await page.goto(address ?? '');
    await expect(page.getByRole('status').filter({ hasText: '银行已于' })).toContainText('撤回此产品');
    await expect(page.getByRole('button', { name: '申请', exact: true })).toHaveCount(0);
    await expectAccessible(page);
  });

  test('who looks for what is not there is told, and finds the way back', async ({ page }) => {
    await actAs(page, people.treasurer);
    await page.goto('/bank/offers?q=nothing-like-it');
    await expect(page.getByText('没有符合条件的产品')).toBeVisible();
    await page.getByRole('button', { name: '显示全部产品' }).click();
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  });
});
