import { expect, test } from '@playwright/test';
import { answerBank, people, signIn } from './support/banks.ts';

test('another mandate is picked at the bank once, and afterwards in the list', async ({ page }) => {
  await signIn(page, people.treasurer);
  const qinghe = page.getByRole('button', { name: /青禾精密机械.*司库.*切换授权身份/ });
  const hengxin = page.getByRole('button', { name: /恒信贸易.*切换授权身份/ });

  await qinghe.click();
  await page.getByRole('button', { name: '到华岳银行选择其他授权身份' }).click();
  await answerBank(page, { ...people.treasurer, mandate: /恒信贸易/ });
  await expect(hengxin).toBeVisible();

  await hengxin.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /青禾精密机械.*司库/ })
    .click();
  await page.waitForURL(/\/interaction\//);
  // The bank shows only the mandate that was asked for.
  await expect(page.locator('label.mandate')).toHaveCount(1);
  await answerBank(page, people.treasurer);
  await expect(qinghe).toBeVisible();
});

test('the language is switched and kept', async ({ page }) => {
  await signIn(page, people.owner);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
});
