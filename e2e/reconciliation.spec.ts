import { expect, test, type Page } from '@playwright/test';
import { makeStatement } from '../tests/support/statements/make-statement.ts';
import { actAs, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone } from './support/checks.ts';

test.use({ viewport: desktop });

const accountNumber = '7730-1942-01';
/** The month before this one and its last days, by the calendar of the bank. */
const [third, second, last] = lastDays();
const month = last.slice(0, 7);

function lastDays(): [string, string, string] {
  const today = new Date(Date.now() + 8 * 3_600_000);
  const before = (days: number) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1 - days)).toISOString().slice(0, 10);
  return [before(3), before(2), before(1)];
}

/** Brings a statement of one day, as a member does. */
async function bring(page: Page, day: string, [opening, closing]: [string, string], entries: object[]): Promise<void> {
  const url = new URL(page.url()).origin;
  const answer = await page.request.post(`${url}/v1/statement-files?fileName=${day}.xml`, {
    headers: { 'content-type': 'application/xml', origin: url },
    data: makeStatement({ accountNumber, day, opening, closing, entries: entries as [] }),
  });
  expect([answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([201, '']);
}

/** Asks a partner for money. @returns the number by which the request is known. */
async function ask(page: Page, amount: string): Promise<string> {
  return page.evaluate(
    async ({ amount: sum, payeeAccount }) => {
      const said = { 'content-type': 'application/json' };
      const own = (await (await fetch('/v1/session')).json()) as { mandate: { enterprise: { id: string } } };
      const found = (await (await fetch('/v1/enterprises?q=%E6%9C%89%E9%99%90')).json()) as { items: { id: string }[] };
      const payerId = found.items.find(({ id }) => id !== own.mandate.enterprise.id)?.id;
      const body = JSON.stringify({ payerId, amount: sum, currency: 'CNY', payeeAccount });
      const answer = await fetch('/v1/payment-requests', { method: 'POST', headers: said, body });
      const { reference, detail } = (await answer.json()) as { reference?: string; detail?: string };
      if (reference === undefined) throw new Error(detail);
      return reference;
    },
    { amount, payeeAccount: accountNumber },
  );
}

test('a month is reconciled: certain lines by themselves, the rest by keyboard, and it is closed for good', async ({
  page,
}) => {
  await actAs(page, people.accountant);
  await page.goto('/bank/accounts');
  const reference = await ask(page, '100.00');
  await ask(page, '55.00');
  await bring(
    page,
    third,
    ['1000.00', '1130.00'],
    [
      { amount: '100.00', reference: 'R-1', payments: [reference] },
      { amount: '30.00', reference: 'R-2', text: '现金存入' },
    ],
  );
  await bring(page, last, ['1100.00', '1100.00'], []);

  await page.goto(`/bank/reconciliation?account=${accountNumber}&month=${month}`);
  await expect(page.getByRole('heading', { name: '对账', exact: true })).toBeVisible();
  await page.getByRole('button', { name: '重新匹配' }).click();
  await expect(page.getByText('1,000.00', { exact: true })).toBeVisible();
  await expect(page.getByText(`缺 ${second.slice(5)}`, { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '关账' })).toBeDisabled();
  await expect(page.getByText(/缺 \d+ 天的对账单/).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.screenshot({ path: 'test-results/reconciliation.zh.desktop.png' });

  // What nothing fits is put aside with its reason; Enter opens it.
  await expect(page.getByRole('row').filter({ hasText: '30.00' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  for (const row of await page.locator('[data-work-row]').all()) await expect(row).toBeVisible();
  const cash = page.getByRole('row').filter({ hasText: '+30.00' });
  const dialog = page.getByRole('dialog');
  // By keyboard alone: the focus goes with J and K, a line is matched in its dialog, and U takes that back, the last one too.
  await expect(cash.getByRole('button').first()).toBeFocused();
  await expect(cash).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Enter');
  await dialog.getByRole('checkbox').first().press('Space');
  await dialog.getByRole('button', { name: '匹配', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(cash).toBeHidden();
  await page.keyboard.press('u');
  await expect(cash).toBeVisible();
  await cash.click();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByText('或者搁置').click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '搁置', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(cash).toBeHidden();

  // The missing days come, and the month can be closed.
  await bring(page, second, ['1130.00', '1100.00'], [{ amount: '30.00', direction: 'DBIT', reference: 'R-3' }]);
  await page.getByRole('button', { name: '重新匹配' }).click();
  const out = page.getByRole('row').filter({ hasText: '−30.00' });
  await expect(out).toBeVisible();
  await out.click();
  await page.keyboard.press('Enter');
  await dialog.getByText('或者搁置').click();
  await dialog.getByRole('button', { name: '搁置', exact: true }).click();
  await expect(page.getByText('没有待处理的流水')).toBeVisible();
  await page.getByRole('button', { name: '关账' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '关账' }).click();
  await expect(page.getByText('已关账', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^已匹配/ }).click();
  await expect(page.getByText(reference.split(' ')[0] ?? '').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '撤回' })).toHaveCount(0);
});

test.describe('English, phone', () => {
  test.use({ locale: 'en-GB', viewport: phone, colorScheme: 'dark' });

  test('the month is there on a phone too', async ({ page }) => {
    await actAs(page, people.accountant);
    await page.goto(`/bank/reconciliation?account=${accountNumber}&month=${month}`);
    await expect(page.getByRole('heading', { name: 'Reconciliation', exact: true })).toBeVisible();
    await expect(page.getByText('Opening balance', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.screenshot({ path: 'test-results/reconciliation.en.phone.png', fullPage: true });
  });
});
