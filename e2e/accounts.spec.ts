import { expect, test } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone, watchConsole } from './support/checks.ts';

const ways = [
  {
    name: 'Chinese, desktop, light',
    context: { locale: 'zh-CN', viewport: desktop, colorScheme: 'light' },
    bank: '银行',
    account: '基本户',
    limits: '您的限额',
    booked: '交易明细',
    trail: '谁对这个账户做过什么',
  },
  {
    name: 'English, phone, dark',
    context: { locale: 'en-GB', viewport: phone, colorScheme: 'dark' },
    bank: 'Bank',
    account: 'Basic account',
    limits: 'Your limits',
    booked: 'Booked',
    trail: 'Who did what with this account',
  },
] as const;

for (const { name, context, ...words } of ways) {
  test.describe(name, () => {
    test.use(context);

    test('an accountant sees the accounts of the mandate, the limits with their use, and what was booked', async ({
      page,
    }) => {
      const complaints = watchConsole(page);
      await actAs(page, people.accountant);
      await page.goto('/bank/accounts');
      const account = page.getByRole('link', { name: words.account, exact: true });
      await expect(account).toBeVisible();
      await expect(page.getByText(/\d,\d{3}\.\d{2}/).first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSideways(page);

      await account.click();
      await expect(page.getByRole('heading', { name: words.limits })).toBeVisible();
      await expect(page.getByText('50,000.00').first()).toBeVisible();
      await expect(page.getByRole('heading', { name: words.booked, exact: true })).toBeVisible();
      await expect(page.getByText('−').first()).toBeVisible();
      await expect(page.getByRole('heading', { name: words.trail })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectAccessible(page);
      await expectNoSideways(page);
      expect(complaints()).toEqual([]);
    });
  });
}

test('the bank’s area leads to the accounts, by keyboard', async ({ page }) => {
  await page.setViewportSize(desktop);
  await actAs(page, people.accountant);
  await page.goto('/');
  const link = page.getByRole('navigation').getByRole('link', { name: '银行', exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/bank\//);
});

test('an account of another enterprise is not there', async ({ page }) => {
  await actAs(page, people.accountant);
  await page.goto('/bank/accounts/7730-2065-01');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
});
