import { expect, test } from '@playwright/test';
import { signIn, treasurer } from './support/sign-in.ts';

const bank = `http://localhost:${process.env['GUILDHALL_E2E_BANK_PORT']}`;

test('a change at the bank announces itself on the open home page, and says why it is shown', async ({
  page,
  request,
}) => {
  await signIn(page, treasurer);
  await expect(page.getByRole('heading', { name: '动态' })).toBeVisible();
  const found = await request.get(`${bank}/sandbox/customers?q=${encodeURIComponent('恒信')}`);
  const { items } = (await found.json()) as { items: { customerId: string }[] };

  const changed = await request.post(`${bank}/sandbox/customers/${items[0]!.customerId}/records`, {
    data: { kind: 'identification', patch: { legalRepresentative: { nameZh: '卫明远', nameEn: 'Wei Mingyuan' } } },
  });
  expect(changed.ok()).toBe(true);

  const announcement = page.getByRole('button', { name: /条新动态/ });
  await expect(announcement).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('卫明远')).toHaveCount(0);
  await announcement.click();
  const item = page.getByRole('article').filter({ hasText: '卫明远' });
  await expect(item).toContainText('恒信');
  await expect(item).toContainText('华岳银行');
  await expect(item).toContainText('是您的伙伴');
});
