import { expect, test } from '@playwright/test';
import { signIn, treasurer } from './support/sign-in.ts';

test('a treasurer signs in at the bank and out again', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '和谁做生意，由它的银行告诉您' })).toBeVisible();

  await signIn(page, treasurer);
  await expect(page.getByRole('heading', { name: '动态' })).toBeVisible();
  await expect(page.getByRole('button', { name: /切换授权身份/ })).toContainText('青禾');

  await page.getByRole('button', { name: '我和我的登录' }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  // The bank asks whether its own session shall end too.
  await page.getByRole('button', { name: '退出银行' }).click();
  await expect(page.getByRole('heading', { name: '和谁做生意，由它的银行告诉您' })).toBeVisible();
  await page.goto('/enterprise');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('who cancels at the bank is back at the start, with a word on what happened', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '到澜江银行登录' }).click();
  await page.getByRole('button', { name: '取消' }).first().click();

  await expect(page).toHaveURL(/\/sign-in\?error=/);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('access_denied');
});
