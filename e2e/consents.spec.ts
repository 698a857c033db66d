import { expect, test } from '@playwright/test';
import { actAs, answerBank, people } from './support/banks.ts';

test('a consent is given at the bank, fills the page, and is withdrawn', async ({ page }) => {
  await actAs(page, people.noConsentOwner);
  await page.goto('/enterprise');
  await expect(page.getByRole('heading', { name: '还没有授权' })).toBeVisible();

  await page.getByRole('button', { name: /到华岳银行授权/ }).click();
  await answerBank(page, people.noConsentOwner);
  await page.waitForURL((url) => url.pathname === '/enterprise');
  const consent = page.getByRole('region', { name: '银行授权' });
  await expect(consent.getByText('有效', { exact: true })).toBeVisible();
  const facts = page.getByRole('region', { name: '认证信息' });
  await expect(facts.getByRole('button', { name: /企业名称.*石桥食品/ })).toBeVisible();

  await consent.getByRole('button', { name: '撤回' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('别人从下一次查看起就看不到');
  await question.getByRole('button', { name: '撤回授权' }).click();
  await expect(page.getByRole('heading', { name: '还没有授权' })).toBeVisible();
  await page.getByText('以往的授权').click();
  await expect(consent.getByText('已撤回', { exact: true })).toBeVisible();
});

test('a consent that is refused at the bank is told so', async ({ page }) => {
  await actAs(page, people.noConsentOwner);
  await page.goto('/enterprise');
  await page.getByRole('button', { name: /到华岳银行授权/ }).click();
  await page.waitForURL(/\/interaction\//);
  await page.locator('button.secondary:visible').first().click();
  await page.waitForURL((url) => url.pathname === '/enterprise');
  await expect(page.getByRole('alert')).toContainText('授权没有完成');
});
