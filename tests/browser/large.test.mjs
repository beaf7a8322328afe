// A large framework: a thousand goals stay light and quick, ten thousand still open.
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { go, launch, many, open, report, views } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// The best of some: other work on the machine only slows down.
async function best(times, measure) {
  let least = Infinity;
  for (let at = 0; at < times; at++) least = Math.min(least, await measure());
  return least;
}

// The aim is five million bytes and is not met yet: each indicator takes about 2.5 kB, with its chart and its line among all of
// them. Until it is, this only keeps reports from growing.
const MOST = 7_000_000;

test("a thousand goals: no larger than they are, painted within a second, filtered and folded within a tenth", { timeout: 300_000 }, async t => {
  const file = report("thousand", many(1000));
  const size = fs.statSync(file).size;
  assert.ok(size < MOST, `${size} bytes`);
  const paint = await best(3, async () => {
    const { page, context } = await open(browser, file);
    const time = await page.evaluate(() => new Promise(resolve => new PerformanceObserver(list => {
      for (const one of list.getEntries()) if (one.name === "first-contentful-paint") resolve(one.startTime);
    }).observe({ type: "paint", buffered: true })));
    await context.close();
    return time;
  });
  assert.ok(paint < 1000, `painted after ${paint} ms`);
  const { page, context, wrong } = await open(browser, file);
  assert.equal(await page.textContent("#shown"), "1000");
  const filters = await page.locator(".filters select").evaluateAll(all => all.map(one => one.dataset.by));
  assert.ok(filters.includes("h") && filters.includes("s"), String(filters));
  const change = by => page.evaluate(by => {
    const select = document.querySelector(`.filters [data-by=${by}]`);
    select.selectedIndex = select.selectedIndex === 1 ? 0 : 1;
    const start = performance.now();
    select.dispatchEvent(new Event("change", { bubbles: true }));
    // With what the browser does before it can show it.
    document.body.getBoundingClientRect();
    return performance.now() - start;
  }, by);
  const times = {};
  for (const by of filters) times[by] = await best(6, () => change(by));
  assert.deepEqual(Object.entries(times).filter(([, time]) => time >= 100), []);
  // From a key to what is found on the screen.
  const found = await best(4, async () => {
    await page.fill("#q", "");
    return page.evaluate(() => new Promise(resolve => {
      const field = document.querySelector("#q"), told = document.querySelector("#told");
      const start = performance.now();
      new MutationObserver((_, observer) => { observer.disconnect(); resolve(performance.now() - start); }).observe(told, { childList: true });
      field.value = "buurt " + Math.floor(start % 1000);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }));
  });
  assert.ok(found < 500, `found after ${found} ms`);
  t.diagnostic(`${(size / 1e6).toFixed(2)} MB, painted after ${paint.toFixed(0)} ms, filters ${JSON.stringify(times)} ms, found after ${found.toFixed(0)} ms`);
  assert.deepEqual(wrong, []);
  await context.close();
});

const quick = process.env.KADER_QUICK === "1" && "NOTICE: only .ci/run tries ten thousand goals";
test("ten thousand goals open, and a goal is found and shown", { timeout: 300_000, skip: quick }, async t => {
  const file = report("ten-thousand", many(10_000));
  const start = performance.now();
  const { page, context, wrong } = await open(browser, file, { hash: "" });
  t.diagnostic(`${(fs.statSync(file).size / 1e6).toFixed(1)} MB, opened in ${(performance.now() - start).toFixed(0)} ms`);
  assert.equal(await page.textContent("#shown"), "10000");
  for (const view of await views(page)) await go(page, view);
  await page.fill("#q", "buurt 9876");
  await page.waitForSelector("#hits li a");
  await page.locator("#hits li a").first().click();
  await page.waitForSelector(".page.on, .view.on");
  assert.match(await page.locator(".page.on").textContent(), /buurt 9876/);
  assert.deepEqual(wrong, []);
  await context.close();
});
