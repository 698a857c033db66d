import { expect, test, type Page } from '@playwright/test';
import { makePdf, makePng } from '../tests/support/sample-files.ts';
import { actAs, answerBank, people } from './support/banks.ts';
import { desktop, expectAccessible, expectNoSideways, phone } from './support/checks.ts';

/** The number of one's own enterprise, as its own page shows it. */
async function ownUscc(page: Page): Promise<string> {
  const answer = await page.request.get('/v1/enterprise');
  const { identifiers } = (await answer.json()) as { identifiers: { scheme: string; value: string }[] };
  return identifiers.find(({ scheme }) => scheme === 'uscc')?.value ?? '';
}

async function fill(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.blur();
}

async function giveConsent(page: Page, signer: (typeof people)[keyof typeof people]): Promise<void> {
  await page.getByRole('button', { name: /到华岳银行授权/ }).click();
  await answerBank(page, signer);
  await page.waitForURL((url) => url.pathname === '/enterprise');
}

async function addPaper(page: Page, kind: string, file: { name: string; buffer: Buffer }): Promise<void> {
  await page.getByLabel(`选择文件：${kind}`).setInputFiles({ ...file, mimeType: 'application/octet-stream' });
  await page.getByRole('button', { name: `上传${kind}` }).click();
}

test.use({ viewport: desktop });

test('a new enterprise states itself, shows its papers, and is verified when its bank says the same', async ({
  page,
}) => {
  await actAs(page, people.newOwner);
  await page.goto('/');
  const checklist = page.getByRole('region', { name: '加入网络的进度' });
  await expect(checklist).toContainText('5 步中已完成 0 步');
  await checklist.getByRole('link', { name: '去注册' }).click();
  await page.waitForURL('**/registration');

  await fill(page, '中文名称', '禾木传动科技（苏州）有限公司');
  const uscc = await ownUscc(page);
  await fill(page, '统一社会信用代码', `${uscc.slice(0, 17)}${uscc.endsWith('0') ? '1' : '0'}`);
  await expect(
    page.getByText(`有一位不对：前面是 ${uscc.slice(0, 17)} 时，最后一位应为 ${uscc.slice(17)}`),
  ).toBeVisible();
  await fill(page, '统一社会信用代码', uscc);
  await page.getByRole('button', { name: '提交' }).first().click();
  // What is missing is said at its field, and the first of it has the cursor.
  await expect(page.getByLabel('执照号码', { exact: true })).toBeFocused();
  await fill(page, '执照号码', uscc);
  await fill(page, '执照上的名称', '禾木传动科技（苏州）有限公司');
  await fill(page, '纳税人识别号', uscc);
  // Until this field is saved the page may still say so of the one before.
  const kept = page.waitForResponse((answer) => answer.request().postData()?.includes('青枫路 27 号') === true);
  await fill(page, '注册地址', '苏州市相城区青枫路 27 号');
  await kept;

  // What was written is still there after leaving the page.
  await expect(page.getByText('已保存，边填边存')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('执照号码', { exact: true })).toHaveValue(uscc);

  await addPaper(page, '营业执照', { name: '营业执照.pdf', buffer: makePdf('x', { encrypted: true }) });
  await expect(page.getByRole('alert')).toContainText('这份 PDF 设有密码');
  await addPaper(page, '营业执照', { name: '营业执照.pdf', buffer: makePdf() });
  await expect(page.getByText('已上传 营业执照.pdf。')).toBeVisible();
  await addPaper(page, '税务证明', { name: 'tax.png', buffer: makePng() });
  await expect(page.getByText('已上传 tax.png。')).toBeVisible();
  await page.getByRole('button', { name: '提交' }).first().click();
  await expect(page.getByRole('heading', { name: '等待银行认证' })).toBeVisible();
  await expectAccessible(page);

  await giveConsent(page, people.newOwner);
  await page.goto('/registration');
  await expect(page.getByRole('heading', { name: '已核验' })).toBeVisible();
  await expect(page.getByRole('row', { name: /注册地址.*一致/ })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/');
  await expect(checklist).toContainText('5 步中已完成 3 步');
});

test('what differs becomes a case; the operator decides, and the enterprise reads on its open page what to do', async ({
  browser,
}) => {
  const applying = await browser.newContext({ viewport: desktop });
  const operating = await browser.newContext({ viewport: desktop, locale: 'en-GB' });
  const [owner, operator] = [await applying.newPage(), await operating.newPage()];
  await actAs(owner, people.newOwnerDiffering);
  await owner.goto('/registration');
  const uscc = await ownUscc(owner);
  for (const number of ['统一社会信用代码', '执照号码', '纳税人识别号']) await fill(owner, number, uscc);
  await fill(owner, '中文名称', '望舒智能仓储（宁波）有限公司');
  await fill(owner, '执照上的名称', '望舒智能仓储（宁波）有限公司');
  await fill(owner, '注册地址', '宁波市北仑区临江大道 88 号');
  await addPaper(owner, '营业执照', { name: '营业执照.pdf', buffer: makePdf('Wangshu') });
  await expect(owner.getByText('已上传 营业执照.pdf。')).toBeVisible();
  await owner.getByRole('button', { name: '提交' }).first().click();
  await expect(owner.getByRole('heading', { name: '等待银行认证' })).toBeVisible();
  await giveConsent(owner, people.newOwnerDiffering);
  await owner.goto('/registration');
  await expect(owner.getByRole('heading', { name: '正在审核' })).toBeVisible();
  await expectAccessible(owner);

  await actAs(operator, people.operator);
  await operator.goto('/operator/cases');
  await expectAccessible(operator);
  await operator.getByRole('link', { name: /Wangshu|望舒/ }).click();
  await expect(operator.getByRole('row', { name: /Registered address.*Differs/ })).toBeVisible();
  await expectAccessible(operator);
  const download = operator.waitForEvent('download');
  await operator.getByRole('link', { name: 'Save as a file' }).click();
  expect((await download).suggestedFilename()).toBe('营业执照.pdf');
  await operator.keyboard.press('2');
  await expect(operator.getByLabel('Ask the enterprise to correct')).toBeChecked();
  const letter = operator.getByRole('textbox', { name: 'What the enterprise will read' });
  await expect(letter).toHaveValue(/注册地址：您填写的是“宁波市北仑区临江大道 88 号”/);
  await expectAccessible(operator);
  await letter.press('Control+Enter');
  await expect(operator.getByText(/^Decided: /)).toBeVisible();

  // The page of the applicant is open all the while.
  await expect(owner.getByRole('heading', { name: '请修改后重新提交' })).toBeVisible();
  await expect(owner.getByText('请更正后重新提交；如果您填写的是对的')).toBeVisible();
  await expectAccessible(owner);
  await owner.getByRole('button', { name: /^中文名称采用/ }).click();
  await owner.getByRole('button', { name: /^执照上的名称采用/ }).click();
  await owner.getByRole('button', { name: /^注册地址采用/ }).click();
  await expect(owner.getByText('已保存，边填边存')).toBeVisible();
  await owner.getByRole('button', { name: '重新提交' }).first().click();
  await expect(owner.getByRole('heading', { name: '已核验' })).toBeVisible();
  await applying.close();
  await operating.close();
});

for (const locale of ['zh-CN', 'en-GB']) {
  test.describe(`on a phone, ${locale}`, () => {
    test.use({ locale, viewport: phone });

    test('the registration and the cases fit the screen and are accessible', async ({ page }) => {
      await actAs(page, people.newOwnerInRegistry);
      await page.goto('/registration');
      await expect(page.getByRole('button', { name: /^(提交|Submit|选择文件|Choose)/ }).first()).toBeVisible();
      await expectNoSideways(page);
      await expectAccessible(page);
      await page.goto('/');
      await expectNoSideways(page);
      await page.context().clearCookies();
      await actAs(page, people.operator);
      for (const path of ['/operator/cases', '/operator/cases?state=decided']) {
        await page.goto(path);
        await page.locator('h1').waitFor();
        await expectNoSideways(page);
        await expectAccessible(page);
      }
    });
  });
}
