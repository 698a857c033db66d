import { expect, type Page } from '@playwright/test';

/** Someone of the sample world, in the words of the bank's page. */
export interface Someone {
  /** As the network lists it. */
  bank: string;
  /** The label of the demo identity. */
  person: RegExp;
  /** The role that the button names. */
  role: string;
}

export const treasurer: Someone = { bank: '华岳银行', person: /^司库/, role: '司库' };
export const owner: Someone = { bank: '华岳银行', person: /^企业负责人/, role: '负责人' };
export const operator: Someone = { bank: '华岳银行', person: /^网络运营员/, role: '网络运营员' };

/** Signs in as a person does: from the start page to the bank, and back. */
export async function signIn(page: Page, { bank, person, role }: Someone): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `到${bank}登录` }).click();
  await page.getByRole('radio', { name: person }).first().check();
  await page
    .getByRole('button', { name: `以${role}身份登录` })
    .first()
    .click();
  await expect(page).toHaveURL(/localhost:\d+\/$/);
}
