import { expect, test } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone } from './support/checks.ts';

test('an owner reads what sharing means, shares a category, and takes it back', async ({ page }) => {
  await actAs(page, people.packagingOwner);
  await page.goto('/bank/sharing');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '使用的应用' }) });
  await expect(card).toContainText('未共享');
  await expect(card).toContainText('不会知道您在应用里做了什么');
  await card.getByRole('button', { name: '开始共享' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('之前的不会补发');
  await expect(dialog.getByRole('checkbox', { name: /实名共享/ })).not.toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '确认共享' }).click();
  await expect(card).toContainText('正在共享');
  await expect(card).toContainText('银行看到的是代号');
  await card.getByRole('button', { name: '停止共享' }).click();
  await expect(dialog).toContainText('要求银行删除');
  await dialog.getByRole('button', { name: '停止共享' }).click();
  await expect(card).toContainText('未共享');
});

test('what is done under a consent is seen here, reaches the bank, and is erased there when it is withdrawn', async ({
  page,
}) => {
  await actAs(page, people.packagingOwner);
  await page.goto('/bank/sharing');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '开始和提交的申请' }) });
  await card.getByRole('button', { name: '开始共享' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认共享' }).click();
  await expect(card).toContainText('正在共享');

  await page.goto('/bank/submissions/new');
  await page.getByRole('button', { name: '开始填写：一般咨询' }).click();
  await page.waitForURL(/\/bank\/submissions\/[0-9a-f-]{36}/);

  await page.goto('/bank/sharing');
  const event = page.getByRole('listitem').filter({ hasText: '开始填写申请 · 咨询' });
  await expect(event).toContainText('银行已收到', { timeout: 30_000 });
  await expect(event).toContainText('代号');

  await card.getByRole('button', { name: '停止共享' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停止共享' }).click();
  await expect(event).toContainText('银行已删除', { timeout: 30_000 });
  await page.getByRole('button', { name: '银行回执' }).click();
  await expect(page.getByRole('dialog')).toContainText('eyJ');
});

for (const [name, locale, viewport, colorScheme] of [
  ['Chinese, desktop', 'zh-CN', desktop, 'light'],
  ['English, phone, dark', 'en-GB', phone, 'dark'],
] as const) {
  test.describe(name, () => {
    test.use({ locale, viewport, colorScheme });

    test('whoever may not decide sees what is shared and who decides', async ({ page }) => {
      await actAs(page, people.treasurer);
      await page.goto('/bank/sharing');
      await expect(
        page.getByText(/只有企业负责人可以决定|Only an owner of the enterprise decides/).first(),
      ).toBeVisible();
      await expect(page.getByRole('button', { name: /开始共享|Share this/ })).toHaveCount(0);
      await expectAccessible(page);
      await expectNoSideways(page);
    });
  });
}
