import { expect, test } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { withAuthenticator } from './support/authenticator.ts';
import { expectAccessible, expectNoSideways } from './support/checks.ts';

test('a passkey is added with the authenticator of the browser, and removed', async ({ page }) => {
  await withAuthenticator(page);
  await actAs(page, people.hotelManager);
  await page.goto('/me/sessions');
  await expect(page.getByText('您还没有通行密钥', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('办公电脑');
  await dialog.getByRole('button', { name: '继续' }).click();
  const row = page.getByRole('listitem').filter({ hasText: '办公电脑' });
  await expect(row).toContainText('尚未使用');
  await expectAccessible(page);
  await expectNoSideways(page);
  await row.getByRole('button', { name: /^移除/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除通行密钥' }).click();
  await expect(row).toHaveCount(0);
});

test('who does not go on in the browser is told that nothing was changed', async ({ page }) => {
  const authenticator = await withAuthenticator(page);
  await authenticator.refuseUser();
  await actAs(page, people.hotelManager);
  await page.goto('/me/sessions');
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('办公电脑');
  await dialog.getByRole('button', { name: '继续' }).click();
  await expect(dialog.getByRole('alert')).toContainText('没有用到通行密钥');
  await expect(dialog.getByLabel('名称')).toHaveValue('办公电脑');
});
