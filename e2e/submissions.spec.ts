import { expect, test, type Page } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone } from './support/checks.ts';
import { worldOfWorker } from '../tests/support/e2e-world.ts';

/** Opens the newest submission on the desk of the bank's staff, in a tab of its own. */
async function atDesk(page: Page): Promise<Page> {
  const desk = await page.context().newPage();
  await desk.goto(`http://localhost:${worldOfWorker().env.BANK_PORT}/operator/submissions?lang=zh-CN`);
  await desk.locator('ul.rows a').first().click();
  return desk;
}

/** The bank's staff say how a submission stands. */
async function say(desk: Page, status: string, field?: 'wanted' | 'reason' | 'message', text = ''): Promise<void> {
  await desk.locator(`input[name="status"][value="${status}"]`).check();
  if (field !== undefined) await desk.locator(`[name="${field}"]`).fill(text);
  await desk.locator('button.primary').first().click();
  await expect(desk.getByText('已告知客户')).toBeVisible();
}

test('a loan is applied for, more is asked for, answered, and approved; both sides see the same', async ({ page }) => {
  await actAs(page, people.treasurer);
  await page.goto('/bank/submissions/new');
  await page.getByRole('button', { name: '开始填写：流动资金贷款申请' }).click();
  await page.waitForURL(/\/bank\/submissions\/[0-9a-f-]{36}/);
  await expect(page.getByLabel('借款人')).not.toHaveValue('');
  await expect(page.getByText('自动填入').first()).toBeVisible();

  // Sent too early, everything that is missing is named, and leads to its field.
  await page.getByRole('button', { name: '提交给华岳银行' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('期限（月）：还没有填写');
  await expectAccessible(page);
  await alert.getByRole('link', { name: /期限/ }).press('Enter');
  await expect(page.getByLabel('期限（月）')).toBeFocused();
  await page.keyboard.type('12');
  await page.getByLabel('申请金额', { exact: true }).fill('1,000,000');
  await page.getByLabel('用款日期').fill(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel('采购备货').check();
  await page.getByRole('group', { name: '提供抵押或担保' }).getByLabel('是', { exact: true }).check();
  await page.getByLabel('担保方式').selectOption({ label: '应收账款质押' });
  await page.getByLabel('担保价值', { exact: true }).fill('1200000');
  await page.getByLabel('联系人').fill('陈女士');
  await page.getByLabel('联系电话').fill('0512-6655 0101');
  await page.getByLabel('联系电话').blur();
  await expect(page.getByText('已保存')).toBeVisible();

  // What was filled in is there when one comes back.
  await page.reload();
  await expect(page.getByLabel('申请金额', { exact: true })).toHaveValue('1,000,000.00');
  await page.getByRole('button', { name: '提交给华岳银行' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
  await expect(page.getByText(/银行回执 .*签名已核验/)).toBeVisible();
  await expect(page.getByText('1,000,000.00 CNY')).toBeVisible();

  const desk = await atDesk(page);
  await say(desk, 'information_wanted', 'wanted', '请补充最近三个月的销售合同。');
  await expect(page.getByRole('heading', { name: '银行需要您补充' })).toBeVisible();
  await page.getByRole('button', { name: '补充', exact: true }).click();
  await page.getByRole('dialog').getByLabel('您的答复').fill('合同共四份，已交客户经理。');
  await page.getByRole('dialog').getByRole('button', { name: '发送补充' }).click();
  await expect(page.getByText('合同共四份，已交客户经理。')).toBeVisible();
  await expect(page.getByRole('heading', { name: '银行需要您补充' })).toBeHidden();

  await desk.reload();
  await expect(desk.getByText('合同共四份，已交客户经理。')).toBeVisible();
  await say(desk, 'approved');
  await expect(page.getByText('已批准').first()).toBeVisible();
  await expectAccessible(page);
});

for (const [name, locale, viewport, colorScheme] of [
  ['Chinese, desktop', 'zh-CN', desktop, 'light'],
  ['English, phone, dark', 'en-GB', phone, 'dark'],
] as const) {
  test.describe(name, () => {
    test.use({ locale, viewport, colorScheme });

    test('the pages of submissions are accessible and fit the screen', async ({ page }) => {
      await actAs(page, people.accountant);
      for (const path of ['/bank/submissions', '/bank/submissions?status=declined', '/bank/submissions/new']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
        await expectNoSideways(page);
      }
      await page.getByRole('button', { name: /开立付款保函|Payment guarantee/ }).click();
      await page.waitForURL(/\/bank\/submissions\/[0-9a-f-]{36}/);
      await expect(page.getByRole('group').first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSideways(page);
      await page.getByRole('button', { name: /删除草稿|Discard draft/ }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /删除草稿|Discard draft/ })
        .click();
      await page.waitForURL(/\/bank\/submissions$/);
    });
  });
}
