import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { operator, signIn, treasurer } from './support/sign-in.ts';

const memberPages = ['/', '/search?q=恒信', '/network/partners', '/enterprise', '/me/sessions', '/more'];
const operatorPages = ['/operator/connections', '/operator/connections/huayue'];

for (const [screen, size] of [
  ['desktop', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`on a ${screen}`, () => {
    test.use({ viewport: size });

    test('every page of a member is accessible and fits', async ({ page }) => {
      await signIn(page, treasurer);
      for (const path of memberPages) await inspect(page, path);
    });

    test('every page of an operator is accessible and fits', async ({ page }) => {
      await signIn(page, operator);
      for (const path of operatorPages) await inspect(page, path);
    });
  });
}

async function inspect(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(
    ({ id, nodes }) =>
      `${path} ${id}: ${nodes
        .map((node) => node.html)
        .join(' ')
        .slice(0, 300)}`,
  );
  expect(told).toEqual([]);
  const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
}
