import { expect, test } from '@playwright/test';
import { actAs, changeAtBank, people } from './support/banks.ts';
import { settledPlace } from './support/checks.ts';

const hengxinAtHuayue = '7730-3318';

test('a change made at the bank arrives on the open page, moves nothing, and is shown when asked for', async ({
  page,
}) => {
  await actAs(page, people.treasurer);
  await page.goto('/');
  const first = page.getByRole('article').first();
  const place = await settledPlace(first);
  const title = await first.getAttribute('aria-label');
  await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }));

  const address = `宁波市鄞州区会展路 ${Date.now()} 号`;
  await changeAtBank(page, 'huayue', hengxinAtHuayue, 'registeredAddress.zh', address);

  const pill = page.getByRole('button', { name: /有 \d+ 条新动态/ });
  await expect(pill).toBeVisible();
  expect(await first.getAttribute('aria-label')).toBe(title);
  expect(await first.boundingBox()).toEqual(place);

  await pill.click();
  const item = page.getByRole('article', { name: /恒信贸易.*注册地址已变更/ }).first();
  await expect(item).toContainText(address);
  await expect(item).toContainText('华岳银行');
  await expect(item).toContainText('是您的伙伴');
  await expect(pill).toBeHidden();
  expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true);
});
