import { expect, test } from '@playwright/test';
import { actAs, people } from './support/banks.ts';

test('one side asks, the other accepts, both see it, and either can end it', async ({ browser }) => {
  const [asking, asked] = [await browser.newContext(), await browser.newContext({ locale: 'en-GB' })];
  const [owner, manager] = [await asking.newPage(), await asked.newPage()];
  await actAs(owner, people.owner);
  await actAs(manager, people.hotelManager);
  await manager.goto('/network/partners?tab=received');

  await owner.goto('/search?q=听澜');
  await owner
    .getByRole('main')
    .getByRole('link', { name: /听澜酒店管理/ })
    .click();
  await owner.getByRole('button', { name: '申请成为伙伴' }).click();
  await owner.getByLabel('附言（选填）').fill('差旅常住，想长期合作');
  await owner.getByRole('button', { name: '发出申请' }).click();
  await expect(owner.getByText('已发出伙伴申请').first()).toBeVisible();

  // The request arrives on the page that is open already.
  const request = manager.getByRole('listitem').filter({ hasText: 'Qinghe Precision Machinery' });
  await expect(request).toContainText('差旅常住，想长期合作');
  await request.getByRole('button', { name: /^Accept/ }).click();
  await expect(request).toBeHidden();
  await expect(owner.getByText(/伙伴 · 不到 1 个月/)).toBeVisible();

  await owner.getByRole('button', { name: '结束伙伴关系' }).click();
  const question = owner.getByRole('dialog');
  await expect(question).toContainText('双方立即只能看到对所有人开放的内容');
  await question.getByRole('button', { name: '结束伙伴关系' }).click();
  await expect(owner.getByRole('button', { name: '申请成为伙伴' })).toBeVisible();
  await asking.close();
  await asked.close();
});

test('watching is one-sided and ends with one click', async ({ page }) => {
  await actAs(page, people.owner);
  await page.goto('/search?q=映溪');
  await page
    .getByRole('main')
    .getByRole('link', { name: /映溪影音科技/ })
    .click();
  await page.getByRole('button', { name: '关注变动' }).click();
  await expect(page.getByRole('button', { name: '取消关注' })).toBeVisible();
  await page.goto('/network/partners?tab=watches');
  const row = page.getByRole('listitem').filter({ hasText: '映溪影音科技' });
  await row.getByRole('button', { name: /取消关注/ }).click();
  await expect(row).toBeHidden();
});

test('a list is narrowed by part of a name, and the address keeps it', async ({ page }) => {
  await actAs(page, people.owner);
  await page.goto('/network/partners');
  const tab = page.getByRole('tab', { name: /^伙伴/ });
  await expect(tab).toContainText(/\d/);
  const rows = page.getByRole('tabpanel').getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  const all = await rows.count();
  await page.getByRole('searchbox', { name: '在列表中按名称查找' }).fill('澄湖');
  await expect(rows).toHaveCount(1);
  expect(all).toBeGreaterThan(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox', { name: '在列表中按名称查找' }).fill('没有这家');
  await expect(page.getByRole('heading', { name: '列表里没有“没有这家”' })).toBeVisible();
  await page.getByRole('link', { name: '在整个网络中搜索' }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
});

test('whoever is blocked finds nobody there, and nothing comes back when the block ends', async ({ browser }) => {
  const [blocking, blocked] = [await browser.newContext(), await browser.newContext({ locale: 'en-GB' })];
  const [owner, manager] = [await blocking.newPage(), await blocked.newPage()];
  await actAs(owner, people.owner);
  await actAs(manager, people.hotelManager);
  await manager.goto('/search?q=Qinghe+Precision');
  const found = manager.getByRole('main').getByRole('link', { name: /Qinghe Precision Machinery/ });
  await found.first().click();
  await manager.waitForURL(/\/enterprises\//);
  const pageOfOwner = manager.url();

  await owner.goto('/search?q=听澜酒店管理');
  await owner
    .getByRole('main')
    .getByRole('link', { name: /听澜酒店管理/ })
    .first()
    .click();
  await owner.getByRole('button', { name: '屏蔽' }).click();
  const question = owner.getByRole('dialog');
  await expect(question).toContainText('对方不会收到通知');
  await question.getByRole('button', { name: '屏蔽' }).click();
  const row = owner.getByRole('tabpanel').getByRole('listitem').filter({ hasText: '听澜酒店管理' });
  await expect(row).toBeVisible();

  await manager.goto(pageOfOwner);
  await expect(manager.getByText('This is not here')).toBeVisible();
  await manager.goto('/search?q=Qinghe+Precision');
  await expect(manager.getByRole('heading', { name: /Nothing found/ })).toBeVisible();
  await manager.goto('/network/partners?q=Qinghe');
  await expect(manager.getByRole('heading', { name: /Nobody called/ })).toBeVisible();

  await row.getByRole('button', { name: /解除屏蔽/ }).click();
  await owner.getByRole('dialog').getByRole('button', { name: '解除屏蔽' }).click();
  await expect(row).toBeHidden();
  await manager.goto(pageOfOwner);
  await expect(manager.getByRole('button', { name: /partner/i })).toBeVisible();
  await blocking.close();
  await blocked.close();
});
