import { expect, test } from '@playwright/test';
import { answerBank, people, signIn } from './support/banks.ts';
import { expectAccessible, expectNoSideways, phone, watchConsole } from './support/checks.ts';

test('a stranger understands the page, signs in at the bank and sees what changed', async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('和谁做生意，由它的银行告诉您');
  await expectAccessible(page);
  await page.getByRole('button', { name: '到华岳银行登录' }).click();
  await answerBank(page, people.treasurer);
  await page.waitForURL((url) => url.pathname === '/');
  await expect(page.getByRole('button', { name: /青禾精密机械.*司库/ })).toBeVisible();
  const item = page.getByRole('article', { name: /澄湖包装材料.*注册地址已变更/ });
  await expect(item).toContainText('苏州市相城区澄阳路 118 号');
  await expect(item).toContainText('澄湖东路 66 号 3 幢');
  await expect(item).toContainText('华岳银行');
  await expect(item).toContainText('起是您的伙伴');
  expect(complaints()).toEqual([]);
});

test('evidence is verified on opening, in English on a phone', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: phone });
  const page = await context.newPage();
  await signIn(page, people.treasurer);
  await page
    .getByRole('article', { name: /Chenghu.*Registered address/ })
    .getByRole('link', { name: 'See evidence' })
    .click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('Signature valid, checked now')).toBeVisible();
  await sheet.getByText('What was checked').click();
  await expect(sheet.getByText('The key is one that the bank published: holds')).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Check again' }).click();
  await expect(sheet.getByText('Signature valid, checked now')).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Chenghu Packaging Materials/);
  await expect(page.getByText('Your partner since')).toBeVisible();
  await expectNoSideways(page);
  await context.close();
});

test('who cancels at the bank is told so in plain words', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '到华岳银行登录' }).click();
  await page.waitForURL(/\/interaction\//);
  await page.locator('button.secondary:visible').first().click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await expect(page.getByRole('alert')).toContainText('银行没有放行这次登录');
});

test('a page that needs a session leads back to itself after signing in', async ({ page }) => {
  await page.goto('/network/partners?tab=watches');
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await page.getByRole('button', { name: '到华岳银行登录' }).click();
  await answerBank(page, people.owner);
  await page.waitForURL((url) => url.pathname === '/network/partners' && url.search === '?tab=watches');
  await expect(page.getByRole('tab', { name: '关注' })).toHaveAttribute('aria-selected', 'true');
});
