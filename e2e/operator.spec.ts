import { expect, test } from '@playwright/test';
import { people, signIn } from './support/banks.ts';

test('an operator sees the connections, their figures, and asks for a sync', async ({ page }) => {
  await signIn(page, people.operator);
  await page.getByRole('link', { name: '运营' }).first().click();
  await expect(page.getByRole('heading', { name: '银行连接' })).toBeVisible();
  const huayue = page.getByRole('main').getByRole('listitem').filter({ hasText: '华岳银行' });
  await expect(huayue).toContainText('正常');
  await huayue.getByRole('link', { name: '华岳银行' }).click();
  await expect(page.getByText(/huayue-\d{4}-q\d/).first()).toBeVisible();
  await page.getByRole('button', { name: '立即同步' }).click();
  await expect(page.getByText('已请华岳银行同步')).toBeVisible();
});

test('who is no operator finds no way there and is refused at the address', async ({ page }) => {
  await signIn(page, people.owner);
  await expect(page.getByRole('link', { name: '运营' })).toHaveCount(0);
  await page.goto('/operator/connections');
  await expect(page.getByRole('alert')).toContainText('您的授权身份不能这样做');
});
