import { expect, test, type Page } from '@playwright/test';
import { actAs, changeAtBank, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone, settledPlace, watchConsole } from './support/checks.ts';
import { awaitLetter, lettersTo, setMailDown, type Letter } from './support/mail.ts';

const hengxinAtHuayue = '7730-3318';
const link = /https?:\/\/\S+/g;

test.afterEach(() => setMailDown(false));

function bell(page: Page) {
  return page.getByRole('banner').getByRole('button', { name: /^通知/ });
}

/** How much the bell says is unread. */
async function unread(page: Page): Promise<number> {
  return Number(/(\d+) 条未读/.exec((await bell(page).getAttribute('aria-label')) ?? '')?.[1] ?? 0);
}

/** The same once the bell says what the network says: before its first answer it says nothing. */
async function settledUnread(page: Page): Promise<number> {
  let known = Number.NaN;
  await expect
    .poll(async () => {
      const answer = await page.request.get('/v1/notifications/unread-count');
      // The answer of the bell's own question.
      known = ((await answer.json()) as { unread: number }).unread;
      return known === (await unread(page));
    })
    .toBe(true);
  return known;
}

async function changeOfHengxin(page: Page): Promise<void> {
  const address = `宁波市鄞州区会展路 ${Date.now()} 号`;
  await changeAtBank(page, 'huayue', hengxinAtHuayue, 'registeredAddress.zh', address);
}

/** Enters an address and confirms it by the link that is sent there. */
async function takeEmail(page: Page, address: string): Promise<void> {
  await page.goto('/me/notifications');
  const other = page.getByRole('button', { name: '换一个地址' });
  const field = page.getByLabel('邮箱地址');
  await expect(other.or(field)).toBeVisible();
  if (await other.isVisible()) await other.click();
  await field.fill(address);
  await page.getByRole('button', { name: '发送验证码' }).click();
  const letter = await awaitLetter(address, /验证码|确认/);
  const confirm = (letter.text.match(link) ?? []).find((one) => one.includes('/confirm?code='));
  await page.goto(confirm ?? '');
  await page.getByRole('button', { name: '确认这个邮箱' }).click();
  await expect(page.getByText(`${address} 已确认。`)).toBeVisible();
}

/** What was sent to an address about the partner whose data change here. */
async function ofHengxin(address: string): Promise<Letter[]> {
  return (await lettersTo(address)).filter(({ subject, text }) => `${subject}${text}`.includes('恒信贸易'));
}

/** Chooses how changes of facts come by e-mail, without quiet hours. */
async function chooseFacts(page: Page, mode: 'off' | 'at_once'): Promise<void> {
  await page.goto('/me/notifications');
  await page.getByRole('combobox', { name: '认证信息：邮件' }).selectOption(mode);
  await page.getByRole('checkbox', { name: /免打扰时段/ }).uncheck();
  const save = page.getByRole('button', { name: '保存' });
  if (await save.isEnabled()) await save.click();
  await expect(page.getByText('尚未保存')).toBeHidden();
}

test('a change at the bank raises the bell on the open page and comes by e-mail, until it is switched off', async ({
  page,
}) => {
  const address = `treasurer-${Date.now()}@qinghe.example`;
  await actAs(page, people.treasurer);
  await takeEmail(page, address);
  await chooseFacts(page, 'at_once');

  await page.goto('/network/partners');
  const row = page.getByRole('main').getByRole('link').first();
  const place = await settledPlace(row);
  const before = await settledUnread(page);
  await changeOfHengxin(page);
  await expect.poll(() => unread(page)).toBe(before + 1);
  expect(await row.boundingBox()).toEqual(place);
  expect(await page.title()).toContain(`(${before + 1}) `);

  await bell(page).click();
  const item = page.getByRole('dialog').getByRole('listitem').first();
  await expect(item).toContainText(/恒信贸易.*注册地址有变动/);
  await expect(item).toContainText(/因为恒信贸易.*是您的伙伴/);
  await item.getByRole('link', { name: /恒信贸易/ }).click();
  await page.waitForURL(/\/enterprises\//);
  await expect.poll(() => unread(page)).toBe(before);

  const letter = await awaitLetter(address, /恒信贸易/);
  expect(letter.text).toMatch(/伙伴/);
  expect(letter.text).not.toContain('会展路');

  await chooseFacts(page, 'off');
  await page.goto('/network/partners');
  const sent = (await ofHengxin(address)).length;
  const after = await settledUnread(page);
  await changeOfHengxin(page);
  await expect.poll(() => unread(page)).toBe(after + 1);
  // Long enough for an e-mail: the one before came within this time of the bell.
  await page.waitForTimeout(3_000);
  expect((await ofHengxin(address)).length).toBe(sent);
});

test('while the mail server is down e-mails wait, are seen waiting, and then come once', async ({ page }) => {
  const address = `waits-${Date.now()}@qinghe.example`;
  await actAs(page, people.treasurer);
  await takeEmail(page, address);
  await chooseFacts(page, 'at_once');
  await setMailDown(true);
  await changeOfHengxin(page);
  await page.goto('/me/notifications');
  await expect(page.getByText(/邮件服务器没有应答。\d+ 封邮件从/)).toBeVisible();
  expect(await ofHengxin(address)).toHaveLength(0);

  await setMailDown(false);
  await expect.poll(async () => (await ofHengxin(address)).length, { timeout: 300_000 }).toBe(1);
  await expect(page.getByText(/邮件服务器没有应答/)).toBeHidden();
  await page.waitForTimeout(2_000);
  expect(await ofHengxin(address)).toHaveLength(1);
});

test('the link at the foot of an e-mail ends e-mails of its kind, for whoever opens it', async ({ page, browser }) => {
  const address = `leaves-${Date.now()}@qinghe.example`;
  await actAs(page, people.treasurer);
  await takeEmail(page, address);
  await chooseFacts(page, 'at_once');
  await changeOfHengxin(page);
  const letter = await awaitLetter(address, /恒信贸易/);
  const stop = (letter.text.match(link) ?? []).find((one) => one.includes('/unsubscribe?token='));

  const stranger = await browser.newContext({ locale: 'zh-CN' });
  const tab = await stranger.newPage();
  await tab.goto(stop ?? '');
  await tab.getByRole('button', { name: '停止发送' }).click();
  await expect(tab.getByText('不再发送这类邮件：认证信息。')).toBeVisible();
  await stranger.close();

  await page.goto('/me/notifications');
  await expect(page.getByRole('combobox', { name: '认证信息：邮件' })).toHaveValue('off');
});

for (const { name, locale, viewport } of [
  { name: 'Chinese, desktop', locale: 'zh-CN', viewport: desktop },
  { name: 'English, phone', locale: 'en-GB', viewport: phone },
]) {
  test.describe(name, () => {
    test.use({ locale, viewport });

    test('the pages of notifications are accessible and fit the screen', async ({ page }) => {
      const complaints = watchConsole(page);
      await page.goto('/unsubscribe?token=of-an-e-mail');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await actAs(page, people.treasurer);
      for (const path of ['/notifications', '/notifications?unread=true&topic=facts', '/me/notifications']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[data-skeleton], .mantine-Skeleton-root')).toHaveCount(0);
        await expectAccessible(page);
        await expectNoSideways(page);
      }
      await page.goto('/me/notifications/confirm?code=ABCDE-FGHJK');
      await expectAccessible(page);
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^(通知|Notifications)/ })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await expectNoSideways(page);
      expect(complaints()).toEqual([]);
    });
  });
}
