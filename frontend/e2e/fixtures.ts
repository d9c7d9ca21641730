import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

const WIDTHS = [360, 1440] as const;
const SCHEMES = ['light', 'dark'] as const;
const PICTURES = 'test-results/pages';

type Fixtures = {
  /** Ends the test of a page: no horizontal scrolling and no finding of axe, at two widths, light and dark. */
  inspect: (name: string) => Promise<void>;
  /** Nothing is written to the console as an error, and nothing is asked of another host. */
  quiet: { allow: RegExp[] };
};

/** Until nothing is loading or waiting for its letters, however slow the machine is; what moves is at its end. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]:visible')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.fonts.status)).toBe('loaded');
  // A map follows the size of its frame a moment later.
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.maplibregl-map')].every(
          (map) => map.offsetParent === null || map.querySelector('canvas')?.clientWidth === map.clientWidth
        )
      )
    )
    .toBe(true);
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  });
}

async function look(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 500 ? 780 : 900 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await settle(page);
      const where = `${name} at ${width} px, ${colorScheme}`;
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      // What is placed by script follows the new width with the next picture that is drawn.
      const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect
        .poll(over, { message: `${where}: scrolls sideways`, timeout: 5_000 })
        .toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const found = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => ({ html, failureSummary }))
      }));
      expect(found, where).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (size) await page.setViewportSize(size);
}

export const test = base.extend<Fixtures>({
  inspect: async ({ page }, use) => {
    await use((name) => look(page, name));
  },
  quiet: [
    async ({ page, baseURL }, use) => {
      const errors: string[] = [];
      const allow: RegExp[] = [];
      const home = new URL(baseURL ?? '').host;
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (/^(http|ws)/.test(url.protocol) && url.host !== home) errors.push(`asked ${url.host}`);
      });
      await use({ allow });
      expect(errors.filter((text) => !allow.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true }
  ]
});

export { expect };
