import { expect, test, type Page } from '@playwright/test';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone, watchConsole } from './support/checks.ts';

const ways = [
  { name: 'Chinese, desktop, light', locale: 'zh-CN', viewport: desktop, colorScheme: 'light' },
  { name: 'English, phone, dark', locale: 'en-GB', viewport: phone, colorScheme: 'dark' },
] as const;
const memberPages = [
  '/',
  '/?only=partners',
  '/search?q=%E8%8B%8F%E5%B7%9E',
  '/network/partners',
  '/network/partners?tab=received',
  '/network/partners?tab=requested',
  '/network/partners?tab=watches',
  '/network/partners?tab=blocked',
  '/network/partners?q=%E6%B2%A1%E6%9C%89',
  '/enterprise',
  '/enterprise?fact=registered_capital',
  '/enterprise/audit',
  '/enterprise/members',
  '/registration',
  '/me/sessions',
  '/bank',
  '/more',
  '/nowhere',
];

for (const { name, ...context } of ways) {
  test.describe(name, () => {
    test.use(context);

    test('pages before signing in are accessible and fit the screen', async ({ page }) => {
      for (const path of [
        '/',
        '/sign-in',
        '/sign-in?error=identity.access_denied',
        '/sign-in?bank=huayue&roleId=viewer',
        '/nowhere',
      ])
        await visit(page, path);
    });

    test('pages of a member are accessible and fit the screen', async ({ page }) => {
      const complaints = watchConsole(page);
      await actAs(page, people.treasurer);
      for (const path of memberPages) await visit(page, path);
      await page.goto('/search?q=%E6%BE%84%E6%B9%96');
      await page.getByRole('main').getByRole('link').first().click();
      await page.waitForURL(/\/enterprises\//);
      const enterprise = new URL(page.url()).pathname;
      await visit(page, enterprise);
      await visit(page, `${enterprise}?fact=registered_capital`);
      await visit(page, `${enterprise}?on=2026-10-01`);
      expect(complaints()).toEqual([]);
    });

    test('pages of an operator are accessible and fit the screen', async ({ page }) => {
      await actAs(page, people.operator);
      const pages = [
        '/operator/cases',
        '/operator/connections',
        '/operator/connections/huayue',
        '/operator/jobs',
        '/operator/audit',
      ];
      for (const path of pages) await visit(page, path);
    });
  });
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1, h2').first().waitFor();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSideways(page);
}
