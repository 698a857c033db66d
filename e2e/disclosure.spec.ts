import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone, watchConsole } from './support/checks.ts';

const row = (page: Page, name: string) => page.getByRole('radiogroup', { name });
const preview = (page: Page) => page.getByRole('region', { name: '预览身份' });

test('an owner moves a fence, sees beforehand what others will see, and saves', async ({ page }) => {
  await actAs(page, people.owner);
  await page.goto('/enterprise/visibility');
  await expect(row(page, '规模').getByRole('radio', { name: '伙伴' })).toBeChecked();
  await preview(page).getByRole('radio', { name: '核验企业' }).check({ force: true });
  await expect(preview(page).getByText('不向核验企业显示').first()).toBeVisible();

  // By keyboard alone: one step to the right is one audience wider.
  await row(page, '规模').getByRole('radio', { name: '伙伴' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(row(page, '规模').getByRole('radio', { name: '核验企业' })).toBeChecked();
  await expect(row(page, '规模')).toContainText('原为：伙伴');
  await expect(preview(page).getByText('新增可见')).toBeVisible();
  await expect(preview(page).getByRole('region', { name: '规模' })).toBeVisible();
  const bar = page.getByRole('region', { name: '改动' });
  await expect(bar).toContainText('1 项改动尚未生效');
  await expect(bar).toContainText('所有核验企业将能看到：规模。');

  await bar.getByRole('button', { name: '保存 1 项改动' }).click();
  await expect(page.getByText('已生效')).toBeVisible();
  await expect(bar).toBeHidden();
  await page.reload();
  await expect(row(page, '规模').getByRole('radio', { name: '核验企业' })).toBeChecked();
});

test('accounts cannot be shown to more than partners, and the page says so', async ({ page }) => {
  await actAs(page, people.owner);
  await page.goto('/enterprise/visibility');
  await expect(row(page, '账户')).toContainText('最多到伙伴');
  await expect(row(page, '账户').getByRole('radio', { name: /所有人/ })).toBeDisabled();
  await row(page, '账户').getByRole('radio', { name: '伙伴' }).check({ force: true });
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(row(page, '账户').getByRole('radio', { name: '仅本企业' })).toBeChecked();
});

test('whoever may not decide sees who sees what, and cannot move anything', async ({ page }) => {
  await actAs(page, people.treasurer);
  await page.goto('/enterprise/visibility');
  await expect(row(page, '规模').getByRole('radio').first()).toBeDisabled();
  await expect(page.getByText('企业主可以更改')).toBeVisible();
  await expect(page.getByRole('region', { name: '改动' })).toBeHidden();
});

test('a look at another enterprise is announced to the reader and shown to the other side', async ({
  page,
  browser,
}) => {
  await actAs(page, people.hotelManager);
  await page.goto('/search?q=青禾');
  await page
    .getByRole('main')
    .getByRole('link', { name: /青禾精密/ })
    .click();
  await expect(page.getByText('对方会得知本次查看')).toBeVisible();

  const other = await browser.newPage({ locale: 'zh-CN' });
  await actAs(other, people.owner);
  await other.goto('/enterprise/looks');
  const look = other.getByRole('listitem').filter({ hasText: '打开了您的页面' }).first();
  await expect(look).toContainText('听澜酒店');
  await expect(look).toContainText('企业主');
  await look.getByRole('link').click();
  await expect(other).toHaveURL(/\/enterprises\//);
  await other.close();
});

test('the export is a file with what the network holds', async ({ page }) => {
  await actAs(page, people.owner);
  await page.goto('/enterprise');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出为文件' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^guildhall-export-\d{4}-\d{2}-\d{2}\.json$/);
  const document = JSON.parse(await readFile(await file.path(), 'utf8')) as { sections: Record<string, unknown[]> };
  expect(document.sections['enterprises.facts']?.length).toBeGreaterThan(5);
  expect(document.sections['audit.lines']).toContainEqual(expect.objectContaining({ action: 'enterprise.exported' }));
});

for (const [name, size] of [
  ['a desktop', desktop],
  ['a phone', phone],
] as const) {
  test(`the pages can be used by everyone on ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    const complaints = watchConsole(page);
    await actAs(page, people.owner);
    for (const path of ['/enterprise/visibility', '/enterprise/looks', '/enterprise']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await expectAccessible(page);
      await expectNoSideways(page);
    }
    expect(complaints()).toEqual([]);
  });
}
