// What axe-core finds: nothing, in every part and on every kind of page, light and dark, wide and narrow.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, go, launch, open, report, views } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const ALL = [["light", 1280], ["light", 320], ["dark", 1280], ["dark", 320]];
for (const [name, language, looks] of [["voorbeeldstad", "nl", ALL], ["zwolle", "en", [ALL[1], ALL[2]]], ["groningen", "nl", ALL]]) {
  for (const [scheme, width] of looks) {
    test(`${name} (${language}), ${scheme}, ${width} wide`, { timeout: 300_000 }, async () => {
      const file = report(`${name}-access`, `specs/${name}`, "--with-findings", "--lang", language);
      const { page, context } = await open(browser, file, { scheme, width });
      const some = await page.evaluate(() => ["article.goal:has(table)", "article.goal:has(.found)", "article.page:not(.goal)", "article.document"]
        .map(what => document.querySelector(what)?.id).filter(Boolean).map(id => "#" + id));
      assert.ok(some.length >= 2);
      const wrong = [];
      for (const hash of [...await views(page), ...some]) {
        await go(page, hash);
        wrong.push(...(await axe(page)).map(one => `${hash}: ${one}`));
      }
      await go(page, "#view-overview");
      await page.fill("#q", "de");
      await page.waitForSelector("#hits li a");
      wrong.push(...(await axe(page)).map(one => `search: ${one}`));
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }
}
