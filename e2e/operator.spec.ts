import { expect, test } from '@playwright/test';
import { actAs, people, signIn } from './support/banks.ts';
import { expectAccessible, expectNoSideways, phone } from './support/checks.ts';

test('an operator sees the connections, their figures, and asks for a sync', async ({ page }) => {
  await actAs(page, people.operator);
  await page.goto('/');
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
  await actAs(page, people.owner);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '动态' })).toBeVisible();
  await expect(page.getByRole('link', { name: '运营' })).toHaveCount(0);
  await page.goto('/operator/connections');
  await expect(page.getByRole('alert')).toContainText('您的授权身份不能这样做');
});

test('an operator looks for deeds, and one click says whether all chains hold', async ({ page }) => {
  await actAs(page, people.operator);
  await page.goto('/operator/audit');
  await page.getByRole('button', { name: '核对全部审计链' }).click();
  await expect(page.getByText('全部完好').first()).toBeVisible();
  await expect(page.getByText(/\d+ 条链、[\d,]+ 行/).first()).toBeVisible();

  await page.getByLabel('企业', { exact: true }).fill('青禾');
  await page.getByRole('combobox', { name: '操作', exact: true }).selectOption({ label: '伙伴请求' });
  await page.getByRole('button', { name: '查找' }).click();
  const deeds = page.getByRole('region', { name: '操作' }).getByRole('listitem');
  await expect(deeds.first()).toContainText('成为伙伴');
  await expect(page).toHaveURL(/action=partner.requested/);
  await deeds.first().getByText('详情').click();
  await expect(deeds.first()).toContainText('partner.requested');

  // That this was looked at is written down as well.
  await page.getByLabel('企业', { exact: true }).fill('');
  await page.getByRole('combobox', { name: '操作', exact: true }).selectOption({ label: '查阅审计' });
  await page.getByRole('button', { name: '查找' }).click();
  await expect(deeds.first()).toContainText('查阅了全网审计');
});

test('a treasurer reads what was done at the own enterprise', async ({ page }) => {
  await signIn(page, people.treasurer);
  await page.goto('/enterprise');
  await page.getByRole('link', { name: '操作记录' }).click();
  const deeds = page.getByRole('region', { name: '操作' }).getByRole('listitem');
  await expect(deeds.first()).toContainText('登录了');
  await page.getByRole('combobox', { name: '操作', exact: true }).selectOption({ label: '写入认证信息' });
  await page.getByRole('button', { name: '查找' }).click();
  await expect(deeds.first()).toContainText(/银行写入了认证信息/);
});

test('work that failed for good is tried again together, or given up with a reason', async ({ page }) => {
  // No sample work fails: what the pages do with it is what is looked at here.
  const letter = (id: string, queue: string, error: string) => {
    const at = new Date().toISOString();
    return { id, queue, error, failedAt: at, createdAt: at, attempts: 21, ids: [{ name: 'enterpriseId', value: id }] };
  };
  const same = ['01', '02', '03'].map((id) => letter(id, 'network.write_feed_item', 'Error: connection terminated'));
  const letters = [...same, letter('04', 'bank.tend_connection', 'Error: the bank answered 503')];
  const settled: string[] = [];
  await page.route('**/v1/operator/dead-letters**', async (route) => {
    const [, id, how] = /dead-letters\/(\w+)\/(\w+)/.exec(route.request().url()) ?? [];
    if (id === undefined) {
      const items = letters.filter((one) => !settled.some((done) => done.startsWith(one.id)));
      return route.fulfill({ json: { items, nextCursor: null } });
    }
    settled.push(`${id} ${how}`);
    return route.fulfill({ status: how === 'retry' ? 202 : 204 });
  });
  await actAs(page, people.operator);
  await page.goto('/operator/jobs');
  await expect(page.getByText('Error: connection terminated').first()).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize(phone);
  await expectNoSideways(page);

  await page.getByRole('button', { name: /^全部重试（3）/ }).click();
  await expect(page.getByText('3 项已重新排队')).toBeVisible();
  await page.getByRole('button', { name: /^放弃/ }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByLabel('理由').fill('这家银行已经停止服务，不必再读。');
  await dialog.getByRole('button', { name: '放弃任务' }).click();
  await expect(page.getByRole('heading', { name: '没有最终失败的任务' })).toBeVisible();
  expect(settled).toEqual(['01 retry', '02 retry', '03 retry', '04 discard']);
});
