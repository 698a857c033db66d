import { expect, test } from '@playwright/test';
import { owner, signIn } from './support/sign-in.ts';

test('two characters find an enterprise, and behind a value stands its evidence', async ({ page }) => {
  await signIn(page, owner);

  await page.keyboard.press('/');
  await page.keyboard.type('恒信');
  await page.keyboard.press('Enter');
  await page
    .getByRole('link', { name: /恒信/ })
    .first()
    .click();

  await expect(page.getByRole('heading', { level: 1, name: /恒信/ })).toBeVisible();
  await page
    .getByRole('button', { name: /查看统一社会信用代码的依据/ })
    .first()
    .click();
  await expect(page.getByText('签名有效，刚刚验证').first()).toBeVisible({ timeout: 15_000 });
});
