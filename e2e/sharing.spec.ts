import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone } from './support/checks.ts';
import { worldOfWorker } from '../tests/support/e2e-world.ts';

test('an owner reads what sharing means, shares a category, and takes it back', async ({ page }) => {
  await actAs(page, people.packagingOwner);
  await page.goto('/bank/sharing');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '使用的应用' }) });
  await expect(card).toContainText('未共享');
  await expect(card).toContainText('不会知道您在应用里做了什么');
  await card.getByRole('button', { name: '开始共享' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('之前的不会补发');
  await expect(dialog.getByRole('checkbox', { name: /实名共享/ })).not.toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '确认共享' }).click();
  await expect(card).toContainText('正在共享');
  await expect(card).toContainText('银行看到的是代号');
  await card.getByRole('button', { name: '停止共享' }).click();
  await expect(dialog).toContainText('要求银行删除');
  await dialog.getByRole('button', { name: '停止共享' }).click();
  await expect(card).toContainText('未共享');
});

test('what is done under a consent is seen here, reaches the bank, and is erased there when it is withdrawn', async ({
  page,
}) => {
  await actAs(page, people.packagingOwner);
  await page.goto('/bank/sharing');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '开始和提交的申请' }) });
  await card.getByRole('button', { name: '开始共享' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认共享' }).click();
  await expect(card).toContainText('正在共享');

  await page.goto('/bank/submissions/new');
  await page.getByRole('button', { name: '开始填写：一般咨询' }).click();
  await page.waitForURL(/\/bank\/submissions\/[0-9a-f-]{36}/);

  await page.goto('/bank/sharing');
  const event = page.getByRole('listitem').filter({ hasText: '开始填写申请 · 咨询' });
  await expect(event).toContainText('银行已收到');
  await expect(event).toContainText('代号');

  await card.getByRole('button', { name: '停止共享' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停止共享' }).click();
  await expect(event).toContainText('银行已删除');
  await page.getByRole('button', { name: '银行回执' }).click();
  await expect(page.getByRole('dialog')).toContainText('eyJ');
});

test('an offer that comes because of what is shared says so and what accepting it would tell, and goes when sharing stops', async ({
  page,
}) => {
  test.setTimeout(360_000);
  const patient = { timeout: 90_000 };
  await actAs(page, people.owner);
  await page.goto('/bank/sharing');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '看过的银行产品' }) });
  await expect(card).toContainText('仅在实名共享时告知：接受产品');
  await card.getByRole('button', { name: '开始共享' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认共享' }).click();
  await expect(card).toContainText('正在共享');

  await page.goto('/bank/offers');
  await page.getByRole('checkbox', { name: '比较订单贷' }).check();
  await page.getByRole('checkbox', { name: '比较税信贷' }).check();
  await expect(page.getByRole('table').getByRole('row', { name: /全期成本/ })).toBeVisible();
  const offer = page.getByRole('main').getByRole('listitem').filter({ hasText: '优选周转贷' });
  await expect(offer).toContainText('因为您向华岳银行共享了浏览过的产品', patient);
  await offer.getByRole('link', { name: '优选周转贷' }).click();
  await expect(page.getByText('华岳银行在这里只知道您的代号')).toBeVisible();
  const address = page.url();
  await page.getByRole('button', { name: '申请', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('接受后它会看到您的客户号');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '取消' }).click();

  // The bank's staff see what was done, and a name that says nothing of the customer.
  const desk = await page.context().newPage();
  const bank = `http://localhost:${worldOfWorker().env.BANK_PORT}/operator/activity?lang=zh-CN`;
  await desk.goto(bank);
  const told = desk.getByRole('listitem').filter({ hasText: '比较产品 1' });
  await expect(told).toHaveText(/^\s*[A-Za-z0-9_-]{24}\s*比较产品/);

  await page.goto('/bank/sharing');
  const event = page.getByRole('listitem').filter({ hasText: '比较产品 · 贷款' });
  await expect(event).toContainText('银行已收到', patient);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出全部记录' }).click();
  const exported = await readFile(await (await download).path(), 'utf8');
  expect(JSON.parse(exported)).toMatchObject({
    events: expect.arrayContaining([expect.objectContaining({ kind: 'offer_compared', state: 'shared' })]),
  });

  await card.getByRole('button', { name: '停止共享' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停止共享' }).click();
  await expect(event).toContainText('银行已删除', patient);
  await expect(page.getByRole('button', { name: '银行回执' })).toBeVisible();
  await desk.goto(bank);
  await expect(told).toHaveCount(0);
  await page.goto('/bank/offers');
  await expect(page.getByRole('checkbox', { name: '比较订单贷' })).toBeVisible();
  await expect(offer).toHaveCount(0, patient);
  await page.goto(address);
  await expect(page.getByText(/不再面向贵企业|银行已于.*撤回此产品/)).toBeVisible();
});

for (const [name, locale, viewport, colorScheme] of [
  ['Chinese, desktop', 'zh-CN', desktop, 'light'],
  ['English, phone, dark', 'en-GB', phone, 'dark'],
] as const) {
  test.describe(name, () => {
    test.use({ locale, viewport, colorScheme });

    test('whoever may not decide sees what is shared and who decides', async ({ page }) => {
      await actAs(page, people.treasurer);
      await page.goto('/bank/sharing');
      await expect(
        page.getByText(/只有企业负责人可以决定|Only an owner of the enterprise decides/).first(),
      ).toBeVisible();
      await expect(page.getByRole('button', { name: /开始共享|Share this/ })).toHaveCount(0);
      await expectAccessible(page);
      await expectNoSideways(page);
    });
  });
}
