import { expect, test } from '@playwright/test';
import { answerBank, people, signIn } from './support/banks.ts';

test('who is removed is out at once, is told so at the next sign-in, and comes back when let in', async ({
  browser,
}) => {
  const [managing, working] = [await browser.newContext(), await browser.newContext({ locale: 'en-GB' })];
  const [owner, accountant] = [await managing.newPage(), await working.newPage()];
  await signIn(accountant, people.accountant);
  await signIn(owner, people.owner);
  await owner.goto('/enterprise/members');
  const row = owner.getByRole('listitem').filter({ hasText: '会计' }).first();
  await row.getByRole('button', { name: /^移出/ }).click();
  const question = owner.getByRole('dialog');
  await expect(question).toContainText('所有登录立即结束');
  await question.getByRole('button', { name: '移出成员' }).click();
  await expect(row).toBeHidden();

  // The page that was open is told, without being touched.
  await expect(accountant.getByText(/Your session has ended/)).toBeVisible();
  await accountant.getByRole('button', { name: /Huayue Bank/ }).click();
  await answerBank(accountant, people.accountant);
  await expect(accountant.getByText('This enterprise has removed you from its members')).toBeVisible();

  await owner.getByText('以前的成员').click();
  await owner.getByRole('button', { name: /^重新允许/ }).click();
  await expect(owner.getByText(/可以重新为本企业登录/)).toBeVisible();
  await signIn(accountant, people.accountant);
  await managing.close();
  await working.close();
});

test('an invitation says where and as what to sign in, waits, and can be cancelled', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const owner = await context.newPage();
  await signIn(owner, people.owner);
  await owner.goto('/enterprise/members');
  await owner.getByRole('button', { name: 'Invite somebody' }).click();
  const form = owner.getByRole('dialog');
  await form.getByLabel('Role at the bank').selectOption('accountant');
  await form.getByLabel('Name (optional)').fill('Wang Fang');
  await form.getByText('Say it more exactly').click();
  await form.getByLabel('How the bank calls the person').fill('has a space');
  await expect(form.getByRole('button', { name: 'Invite' })).toBeDisabled();
  await form.getByLabel('How the bank calls the person').fill('nobody-we-know');
  await form.getByRole('button', { name: 'Invite' }).click();
  const row = owner.getByRole('listitem').filter({ hasText: 'Wang Fang' });
  await expect(row).toContainText('waits');
  await expect(row).toContainText('nobody-we-know');

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await row.getByRole('button', { name: /^Copy link/ }).click();
  const link: string = await owner.evaluate('navigator.clipboard.readText()');
  const stranger = await browser.newPage({ locale: 'en-GB' });
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: 'You are invited to act for an enterprise' })).toBeVisible();
  await expect(stranger.getByRole('button', { name: /Huayue Bank/ })).toBeVisible();
  await expect(stranger.getByRole('button', { name: /Lanjiang Bank/ })).toHaveCount(0);

  await row.getByRole('button', { name: /^Cancel invitation/ }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Cancel invitation' }).click();
  await expect(row).toContainText('cancelled');
  await stranger.close();
  await context.close();
});

test('whoever leaves is signed out; the last owner is asked twice', async ({ page }) => {
  await signIn(page, people.packagingOwner);
  await page.goto('/enterprise/members');
  await page.getByRole('button', { name: '离开本企业' }).click();
  const question = page.getByRole('dialog');
  await question.getByRole('button', { name: '离开', exact: true }).click();
  await expect(question).toContainText('最后一位负责人');
  await question.getByRole('button', { name: '留下' }).click();
  await expect(question).toBeHidden();

  await page.context().clearCookies();
  await signIn(page, people.accountant);
  await page.goto('/enterprise/members');
  await page.getByRole('button', { name: '离开本企业' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '离开', exact: true }).click();
  await expect(page.getByRole('button', { name: /华岳银行/ })).toBeVisible();
  await page.goto('/enterprise/members');
  await expect(page).toHaveURL(/\/sign-in/);
});
