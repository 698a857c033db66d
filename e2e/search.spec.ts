import { expect, test } from '@playwright/test';
import { actAs, people } from './support/banks.ts';

test.beforeEach(async ({ page }) => actAs(page, people.treasurer));

test('two Chinese characters find an enterprise, from the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { name: '动态' }).waitFor();
  await page.keyboard.press('/');
  await expect(page.getByRole('banner').getByRole('combobox')).toBeFocused();
  // At once, as an input method gives it: what is suggested for the first character alone must not be chosen from.
  await page.keyboard.insertText('澄湖');
  const option = page.getByRole('option', { name: /苏州澄湖包装材料有限公司/ });
  await expect(option).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('苏州澄湖包装材料有限公司');
});

test('an identifier finds its one enterprise', async ({ page }) => {
  await page.goto('/search');
  const field = page.getByRole('main').getByRole('searchbox');
  await field.fill('苏州澄湖');
  const row = page.getByRole('listitem').filter({ hasText: '苏州澄湖包装材料有限公司' });
  const uscc = /91 ?320507 ?MA3PK7TT5 ?K|91 \d{6} [0-9A-Z]{9} [0-9A-Z]/
    .exec(await row.innerText())?.[0]
    .replaceAll(' ', '');
  expect(uscc).toHaveLength(18);
  await field.fill(uscc ?? '');
  await page.waitForURL((url) => url.searchParams.get('q') === uscc);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await expect(row).toBeVisible();
});

test('a search without result says what may help', async ({ page }) => {
  await page.goto('/search?q=无此企业名');
  await expect(page.getByRole('heading', { name: '没有找到“无此企业名”' })).toBeVisible();
});
