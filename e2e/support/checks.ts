import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1440, height: 900 };

/** What is on its way into or out of sight has another colour meanwhile. */
const motionsEnd = `Promise.allSettled(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished)).then(() => undefined)`;

/** No serious or critical violation of accessibility on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(motionsEnd);
  // Our pages have no frames: what `setLegacyMode` spares is a page of its own in which the results of frames are joined.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(told, page.url()).toEqual([]);
}

/** The page is never wider than the screen. */
export async function expectNoSideways(page: Page): Promise<void> {
  const tooWide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(tooWide, page.url()).toBeLessThanOrEqual(0);
}

/**
 * Where something stands once nothing is on its way to the page. Fonts arrive after the words that need them and make these
 * wider or narrower, and cards above may come after the list: a place measured before says nothing about what moves later.
 */
export async function settledPlace(of: Locator): Promise<Awaited<ReturnType<Locator['boundingBox']>>> {
  await expect(of).toBeVisible();
  await of.page().waitForLoadState('networkidle');
  await of.page().evaluate('document.fonts.ready.then(() => undefined)');
  let place = await of.boundingBox();
  await expect(async () => {
    const before = place;
    await of.page().waitForTimeout(300);
    place = await of.boundingBox();
    expect(place).toEqual(before);
  }).toPass();
  return place;
}

/** Collects what the browser complains of: errors of scripts, and refusals by the content security policy. */
export function watchConsole(page: Page): () => string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
      complaints.push(message.text());
  });
  return () => complaints;
}
