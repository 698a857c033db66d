import { expect, test } from '@playwright/test';
import { people, signIn } from './support/banks.ts';

test('another session is ended, and its page asks to sign in again', async ({ browser }) => {
  const [here, there] = [await browser.newContext(), await browser.newContext()];
  const [mine, other] = [await here.newPage(), await there.newPage()];
  await signIn(other, people.owner);
  await other.goto('/network/partners');
  await signIn(mine, people.owner);
  await mine.goto('/me/sessions');
  // The list of passkeys below comes by itself, before or after.
  const rows = mine.getByRole('main').getByRole('listitem').filter({ hasText: '自动结束' });
  await expect(rows.filter({ hasText: '当前浏览器' })).toHaveCount(1);
  const before = await rows.count();
  await rows
    .filter({ hasNotText: '当前浏览器' })
    .first()
    .getByRole('button', { name: /^结束/ })
    .click();
  await mine.getByRole('dialog').getByRole('button', { name: '结束登录' }).click();
  await expect(rows).toHaveCount(before - 1);

  // The stream tells the other page without any click there.
  await other.waitForURL((url) => url.pathname === '/sign-in');
  await expect(other.getByText('登录已结束。重新登录后会回到刚才的页面。')).toBeVisible();
  await here.close();
  await there.close();
});

test('who signs out here may sign out at the bank too, and nothing is left behind', async ({ page }) => {
  await signIn(page, people.hotelManager);
  await page.getByRole('button', { name: '我和我的登录' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  // The bank asks whether its own session shall end too.
  await page.getByRole('button', { name: '退出银行' }).click();
  await expect(page.getByRole('heading', { name: '和谁做生意，由它的银行告诉您' })).toBeVisible();
  await page.goto('/enterprise');
  await page.waitForURL((url) => url.pathname === '/sign-in');
});
