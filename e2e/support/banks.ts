import type { Cookie, Locator, Page } from '@playwright/test';
import { worldOfWorker } from '../../tests/support/e2e-world.ts';

type Bank = 'huayue' | 'lanjiang';
export type Signer = {
  bank: Bank;
  person: string;
  /** Words of the mandate's row; the first one where absent. */ mandate?: string | RegExp;
};

const bankNames: Record<Bank, RegExp> = { huayue: /华岳银行|Huayue Bank/, lanjiang: /澜江银行|Lanjiang Bank/ };

/** The people of the sample world whom the tests act as. */
export const people = {
  treasurer: { bank: 'huayue', person: 'huayue-treasurer', mandate: /青禾.*司库|Qinghe.*Treasurer/ },
  owner: { bank: 'huayue', person: 'huayue-owner' },
  accountant: { bank: 'huayue', person: 'huayue-accountant' },
  packagingOwner: { bank: 'huayue', person: 'huayue-packaging-owner', mandate: /企业主|负责人|Owner/ },
  hotelManager: { bank: 'huayue', person: 'huayue-hotel-manager', mandate: /企业主|负责人|Owner/ },
  newOwner: { bank: 'huayue', person: 'huayue-new-owner' },
  newAccountant: { bank: 'huayue', person: 'huayue-new-accountant' },
  newOwnerDiffering: { bank: 'huayue', person: 'huayue-new-owner-differing' },
  newOwnerInRegistry: { bank: 'huayue', person: 'huayue-new-owner-in-registry' },
  noConsentOwner: { bank: 'huayue', person: 'huayue-no-consent-owner' },
  operator: { bank: 'huayue', person: 'huayue-operator' },
} as const satisfies Record<string, Signer>;

/** Signs in from the sign-in page, through the bank's own page, as a person does. */
export async function signIn(page: Page, signer: Signer): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: bankNames[signer.bank] }).click();
  await answerBank(page, signer);
  await page.waitForURL((url) => url.pathname === '/');
}

/** The cookies of those who have signed in already, by person and mandate, as long as this worker runs. */
const sessions = new Map<string, Cookie[]>();

/**
 * Makes the browser one in which this person is signed in. The first time that goes through the bank, afterwards the session
 * is used again as long as it holds: what a test says of signing in, or of sessions and their ends, it says with `signIn`.
 * Opens no page; the test goes where it wants.
 */
export async function actAs(page: Page, signer: Signer): Promise<void> {
  const key = `${signer.bank} ${signer.person} ${signer.mandate}`;
  const context = page.context();
  await context.addCookies(sessions.get(key) ?? []);
  if (sessions.has(key) && (await page.request.get('/v1/session')).ok()) return;
  await signIn(page, signer);
  const cookies = await context.cookies();
  sessions.set(
    key,
    cookies.filter(({ name }) => /^guildhall-\d+$/.test(name)),
  );
}

/** On the bank's page: picks the person and the mandate, and goes on. */
export async function answerBank(page: Page, { person, mandate }: Signer): Promise<void> {
  await page.waitForURL(/\/interaction\//);
  const radio = page.locator(`input[type="radio"][name="person"][value="${person}"]`);
  // Who is signed in at the bank already is not asked again.
  if (await radio.isEnabled()) {
    if (!(await radio.isVisible())) await page.locator('details.rest summary').click();
    await radio.check();
  }
  const rows = page.locator('label.mandate');
  await rows.first().waitFor();
  await (mandate === undefined ? rows : rows.filter({ hasText: mandate })).first().click();
  await page.locator('button.primary:visible').first().click();
}

/** Changes a customer's data at the bank's operator page, in a tab of its own. */
export async function changeAtBank(
  page: Page,
  bank: Bank,
  customerId: string,
  field: string,
  value: string,
): Promise<void> {
  const { env } = worldOfWorker();
  const port = Number(env.BANK_PORT) + (bank === 'huayue' ? 0 : 1);
  const tab = await page.context().newPage();
  await tab.goto(`http://localhost:${port}/operator/customers/${customerId}?kind=identification&lang=zh-CN`);
  await fieldOf(tab, field).fill(value);
  await tab.locator('button.primary').first().click();
  await tab.waitForLoadState();
  await tab.close();
}

function fieldOf(page: Page, name: string): Locator {
  return page.locator(`input[name="${name}"]`);
}
