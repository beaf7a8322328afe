// A report opened from disk: it asks nothing of anywhere, and everything in it works.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { address, folder, go, launch, open, report, views, WORK } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const CITIES = ["voorbeeldstad", "zwolle", "groningen"];
const city = (name, language = "nl") => report(`${name}-${language}`, `specs/${name}`, "--with-findings", "--lang", language);
// Shown, and not below something folded or hidden.
const shown = (page, what) => page.locator(what).evaluateAll(all => all.filter(one => one.checkVisibility()).length);

for (const name of CITIES) {
  test(`${name}: every part opens from disk, without errors and without asking anything of anywhere`, async () => {
    const file = city(name);
    const { page, context, wrong, asked } = await open(browser, file);
    const all = await views(page);
    assert.ok(all.length >= 3, String(all));
    for (const view of all) {
      await go(page, view);
      assert.equal(await shown(page, ".view"), 1, view);
      assert.ok(await page.locator(view).isVisible(), view);
      assert.equal(await page.locator(".parts a[aria-current]").getAttribute("href"), view);
    }
    for (const goal of await page.locator("article.goal").evaluateAll(all => all.slice(0, 40).map(one => one.id))) {
      await go(page, "#" + goal);
      assert.equal(await shown(page, ".page"), 1, goal);
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(asked.filter(url => !url.startsWith("file://" + file) && !url.startsWith("data:")), []);
    await context.close();
  });
}

test("a search finds titles and texts, goes there, and says when there is nothing", async () => {
  const { page, context, wrong } = await open(browser, city("voorbeeldstad"));
  await page.fill("#q", "ONTMOETEN elkaar");
  await page.waitForSelector("#hits li a");
  const first = page.locator("#hits li a").first();
  assert.match(await first.textContent(), /ontmoeten elkaar/i);
  const to = decodeURIComponent((await first.getAttribute("href")).slice(1));
  await first.click();
  await page.waitForFunction(id => document.getElementById(id).closest(".on"), to);
  assert.ok(await page.locator("#hits").isHidden());
  // A word of a text alone, and accents that were not typed.
  await page.fill("#q", "huiskamer in de wijk");
  await page.waitForSelector("#hits li a");
  await page.fill("#q", "zzzqq");
  await page.waitForFunction(() => /Niets gevonden/.test(document.querySelector("#told").textContent));
  assert.equal(await page.locator("#hits li").count(), 0);
  await page.fill("#q", "");
  await page.waitForSelector("#hits", { state: "hidden" });
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const name of CITIES) {
  test(`${name}: each choice of each filter shows the goals that have it, and says how many`, async () => {
    const { page, context, wrong } = await open(browser, city(name));
    const whole = await page.locator(".tree .goal").count();
    const filters = await page.locator(".filters select").evaluateAll(all => all.map(one => [one.dataset.by, [...one.options].map(option => option.value).filter(Boolean)]));
    assert.ok(filters.length >= 2, JSON.stringify(filters));
    for (const [by, values] of filters) {
      let met = 0;
      for (const value of values) {
        await page.selectOption(`.filters [data-by=${by}]`, value);
        const { told, kept, wanted, lost } = await page.evaluate(([by, value]) => {
          const goals = [...document.querySelectorAll(".tree .goal")];
          const marks = goal => {
            const own = (by === "e" ? goal.closest(".edition") : goal).dataset[by] || "";
            if (by !== "f") return by === "e" || by === "d" ? [own] : own.split(" ");
            return own ? [own, "any"] : ["none"];
          };
          return {
            told: Number(document.querySelector("#shown").textContent),
            kept: goals.filter(goal => !goal.hidden).length,
            wanted: goals.filter(goal => marks(goal).includes(value)).length,
            // A goal that stays must not stand in a level that went.
            lost: goals.filter(goal => !goal.hidden && goal.parentElement.closest("li[hidden],.edition[hidden]")).length,
          };
        }, [by, value]);
        assert.deepEqual([told, kept, lost], [wanted, wanted, 0], `${by} ${value}`);
        met += wanted;
      }
      assert.ok(met > 0, `no goal answers to any choice of ${by}`);
      await page.selectOption(`.filters [data-by=${by}]`, "");
    }
    // Two at once: no more than either alone; the button clears both.
    const [[a, [first]], [b, [second]]] = filters;
    await page.selectOption(`.filters [data-by=${a}]`, first);
    const one = Number(await page.textContent("#shown"));
    await page.selectOption(`.filters [data-by=${b}]`, second);
    assert.ok(Number(await page.textContent("#shown")) <= one);
    await page.click(".filters [type=reset]");
    await page.waitForFunction(all => Number(document.querySelector("#shown").textContent) === all, whole);
    assert.equal(await page.locator(".tree li[hidden]").count(), 0);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("the tree folds, unfolds and zooms", async () => {
  const { page, context } = await open(browser, city("voorbeeldstad"));
  await page.click("[data-do=open]");
  const whole = await shown(page, ".tree .goal");
  assert.equal(whole, await page.locator(".tree .goal").count());
  await page.click("[data-do=close]");
  assert.equal(await shown(page, ".tree ul .goal"), 0);
  await page.click("[data-do=open]");
  const button = page.locator(".card button[aria-expanded]").first();
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.ok(await shown(page, ".tree .goal") < whole);
  await button.click();
  assert.equal(await shown(page, ".tree .goal"), whole);
  const width = () => page.locator(".tree .card").first().evaluate(card => card.getBoundingClientRect().width);
  const size = await width();
  await page.click("[data-do=in]");
  assert.ok(await width() > size * 1.2);
  await page.click("[data-do=reset]");
  assert.ok(Math.abs(await width() - size) < 1);
  await page.click("[data-do=out]");
  assert.ok(await width() < size * 0.9);
  await context.close();
});

test("a link leads to its part, a deep link too, and an unknown one is said", async () => {
  const file = city("zwolle");
  const { page, context, wrong } = await open(browser, file);
  await page.click("[data-do=open]");
  const link = page.locator(".tree .goal .card > a").first();
  const to = decodeURIComponent((await link.getAttribute("href")).slice(1));
  await link.click();
  await page.waitForFunction(id => document.getElementById(id).classList.contains("on"), to);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  assert.match(await page.title(), / – /);
  await page.goBack();
  await page.waitForSelector("#view-overview.on");
  // Something within a page, from elsewhere.
  const within = await page.locator("article.thing[id]").evaluateAll(all => all.find(one => one.closest(".page"))?.id);
  const deep = await open(browser, file, { hash: "#" + encodeURI(within) });
  assert.ok(await deep.page.locator(`[id="${within}"]`).isVisible());
  assert.ok(await deep.page.locator(`[id="${within}"]`).evaluate(one => one.getBoundingClientRect().top < innerHeight));
  const lost = await open(browser, file, { hash: "#no-such-goal" });
  assert.ok(await lost.page.locator("#gone").isVisible());
  assert.ok(await lost.page.locator("#view-overview").isVisible());
  await go(lost.page, "#" + encodeURI(to));
  assert.ok(await lost.page.locator("#gone").isHidden());
  assert.deepEqual([...wrong, ...deep.wrong, ...lost.wrong], []);
  for (const one of [context, deep.context, lost.context]) await one.close();
});

for (const [name, language] of [["voorbeeldstad", "nl"], ["zwolle", "en"], ["groningen", "nl"]]) {
  test(`${name}: the language changes around the texts, attributes too, and back again (${language})`, async () => {
    const { page, context, wrong } = await open(browser, city(name, language));
    const other = language === "nl" ? "en" : "nl";
    const all = () => page.evaluate(() => ({
      texts: [...document.querySelectorAll("[data-l]")].map(one => one.textContent),
      attributes: [...document.querySelectorAll("[data-a]")].map(one => one.getAttribute(one.dataset.a.split(" ")[0])),
      titles: [...document.querySelectorAll(".page .name")].map(one => [...one.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent).join("")),
    }));
    await go(page, "#view-overview");
    const before = await all();
    await page.click("#speak");
    assert.equal(await page.getAttribute("html", "lang"), other);
    const after = await all();
    assert.ok(before.texts.length > 100 && before.attributes.length > 3);
    const same = before.texts.filter((text, at) => text === after.texts[at]);
    assert.deepEqual(same, [], "texts with two languages that stay as they are");
    assert.deepEqual(before.attributes.filter((text, at) => text === after.attributes[at]), []);
    assert.deepEqual(before.titles, after.titles);
    assert.ok(before.titles.some(title => title.trim().length > 10));
    // What the script itself adds to the shown part is changed too.
    const label = () => page.locator(".page.on .here").first().getAttribute("aria-label");
    const goal = await page.locator(".page.goal").first().getAttribute("id");
    await go(page, "#" + encodeURI(goal));
    const said = await label();
    await page.click("#speak");
    assert.notEqual(await label(), said);
    await page.click("#speak");
    assert.equal(await label(), said);
    // What another report says in its own language is what this one changes to.
    const own = await open(browser, city(name, other));
    const menu = where => where.locator(".parts a").allTextContents();
    assert.deepEqual(await menu(page), await menu(own.page));
    await go(page, "#view-overview");
    await page.reload();
    assert.equal(await page.getAttribute("html", "lang"), other);
    await page.click("#speak");
    assert.deepEqual(await all(), before);
    assert.equal(await page.getAttribute("html", "lang"), language);
    assert.deepEqual(wrong, []);
    await own.context.close();
    await context.close();
  });
}

test("light and dark: as the system, else as chosen, also after a reload", async () => {
  const ground = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const { page, context } = await open(browser, city("voorbeeldstad"), { scheme: "dark" });
  const dark = await ground(page);
  await page.click("#theme");
  const light = await ground(page);
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await ground(page), light);
  await page.click("#theme");
  assert.equal(await ground(page), dark);
  await context.close();
});

test("everything is done with the keyboard alone", async () => {
  const { page, context, wrong } = await open(browser, city("voorbeeldstad"));
  const here = () => page.evaluate(() => {
    const one = document.activeElement;
    return one.id ? "#" + one.id : one.className ? one.tagName + "." + one.className : one.tagName + " " + one.textContent.trim();
  });
  // The order of the head is that of the page, and where one is can be seen.
  const wanted = await page.evaluate(() => [...document.querySelectorAll(".skip,.top input,.top button,.top a")].filter(one => one.checkVisibility() || one.matches(".skip")).length);
  const met = [];
  for (let at = 0; at < wanted; at++) {
    await page.keyboard.press("Tab");
    met.push(await page.evaluate(() => {
      const all = [...document.querySelectorAll(".skip,.top input,.top button,.top a")].filter(one => one.checkVisibility() || one.matches(".skip"));
      const style = getComputedStyle(document.activeElement);
      return style.outlineStyle === "none" ? -1 : all.indexOf(document.activeElement);
    }));
  }
  assert.deepEqual(met, Array.from({ length: wanted }, (_, at) => at));
  // The first stop leads past the menu.
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.matches("main, main *")), await here());
  // Search: a key to get there, arrows to choose, Enter to go, Escape to leave.
  await page.keyboard.press("/");
  assert.equal(await here(), "#q");
  await page.keyboard.type("elkaar");
  await page.waitForSelector("#hits li a");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.closest("#hits li") === document.querySelector("#hits li")), true);
  await page.keyboard.press("ArrowUp");
  assert.equal(await here(), "#q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await here(), "#q");
  assert.ok(await page.locator("#hits").isHidden());
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type(" ");
  await page.waitForSelector("#hits li a");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector("#view-overview").classList.contains("on"));
  assert.equal(await page.evaluate(() => document.activeElement.closest(".on") !== null), true);
  // A slash in a field is a slash.
  await page.keyboard.press("/");
  await page.fill("#q", "");
  await page.keyboard.type("a/b");
  assert.equal(await page.inputValue("#q"), "a/b");
  await page.keyboard.press("Escape");
  // A branch folds by its button.
  await go(page, "#view-overview");
  const button = page.locator(".card button[aria-expanded]").first();
  await button.focus();
  const state = await button.getAttribute("aria-expanded");
  await page.keyboard.press("Enter");
  assert.notEqual(await button.getAttribute("aria-expanded"), state);
  await page.keyboard.press("Space");
  assert.equal(await button.getAttribute("aria-expanded"), state);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const name of CITIES) {
  test(`${name}: at 320 pixels nothing makes the page wider`, async () => {
    const { page, context } = await open(browser, city(name), { width: 320, height: 640 });
    const some = await page.locator(".page").evaluateAll(all => all.slice(0, 60).map(one => "#" + one.id));
    for (const hash of [...await views(page), ...some]) {
      await go(page, hash);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      const wide = width > 320 && await page.evaluate(() => [...document.querySelectorAll(".on *")]
        .filter(one => one.getBoundingClientRect().right > 321 && !one.parentElement.closest(".wide,.forest"))
        .slice(0, 3).map(one => one.outerHTML.slice(0, 160)).join("\n"));
      assert.ok(width <= 320, `${hash} is ${width} wide: ${wide}`);
    }
    await context.close();
  });
}

test("all of it is printed, with every goal", async t => {
  const { page, context } = await open(browser, city("voorbeeldstad"));
  const titles = await page.locator(".page.goal > .name").evaluateAll(all => all.map(one => [...one.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent).join(" ").trim()));
  assert.ok(titles.length > 10);
  // What is on paper is what there is while the button prints.
  await page.evaluate(() => { window.print = () => { window.printed = document.documentElement.className; }; });
  await page.click("#print");
  await page.evaluate(() => { document.documentElement.className = window.printed; });
  const file = path.join(folder("print"), "report.pdf");
  await page.pdf({ path: file, format: "A4" });
  await context.close();
  if (spawnSync("pdftotext", ["-v"]).error) return t.skip("NOTICE: pdftotext is not here; the text on paper is not read");
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1e8 });
  assert.ok(text.split("\f").length > titles.length, "a page a goal at least");
  const plain = text => text.replace(/\s+/g, "");
  const all = plain(text);
  assert.deepEqual(titles.filter(title => !all.includes(plain(title))), []);
});

test("without JavaScript everything can be read", async () => {
  const { page, context, wrong } = await open(browser, city("zwolle"), { javaScriptEnabled: false });
  const goals = await page.locator(".page.goal").count();
  assert.ok(goals > 10);
  assert.equal(await shown(page, ".page.goal"), goals);
  // A tree of an earlier document is folded, and opens by itself.
  const folded = page.locator("details.edition:not([open]) > summary");
  while (await folded.count()) await folded.first().click();
  assert.equal(await shown(page, ".tree .goal"), await page.locator(".tree .goal").count());
  // Nothing that only works with it.
  assert.equal(await shown(page, ".top button, .top input, .filters select, .treetools button"), 0);
  for (const view of await page.locator(".parts a").evaluateAll(links => links.map(link => link.getAttribute("href")))) {
    assert.ok(await page.locator(view).isVisible(), view);
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

const RTL = "\u202e";
const BAD = `</title></script><script>window.hacked=1</script>`;
function hostile() {
  const place = folder("hostile");
  fs.writeFileSync(path.join(place, "kader.toml"), "");
  const quoted = text => `"${text.replaceAll("\\", "\\\\").replaceAll("\"", "\\\"")}"`;
  fs.writeFileSync(path.join(place, "register.kader"), `taal nl
organisatie stad ${quoted("Stad " + BAD)}
persoon p ${quoted(`P "><img src=x onerror="window.hacked=2">`)}
bron b "Bron" {
  url "javascript:window.hacked=3"
}
`);
  fs.writeFileSync(path.join(place, "begroting-2026.kader"), `taal nl
document begroting-2026 ${quoted("Begroting ${window.hacked=4} `${window.hacked=5}` {{7*7}} " + BAD)} {
  jaar 2026
  indeling domein > doel
}
domein d ${quoted(`' onmouseover='window.hacked=6' x='`)} {
  doel 1 ${quoted(`<svg onload=window.hacked=7> ${RTL}txet ]]> <!-- --> &lt;b&gt; ` + BAD)} {
    portefeuillehouder p
    beschrijving """
      ${BAD} <img src=x onerror=window.hacked=8> [klik](javascript:window.hacked=9) [ook](JAVASCRIPT:window.hacked=9)
      [data](data:text/html,<script>window.hacked=9</script>) <iframe src="javascript:parent.hacked=10"></iframe>
      """
    criterium c ${quoted("\\u003cscript> " + BAD)} {
      indicatoren i
    }
    indicator i ${quoted(`--> <style>*{display:none}</style> ` + BAD)} {
      eenheid ${quoted("% ") .slice(1, 2)}
      behaald 2024 7 ${quoted(BAD)}
      beoogd 2026 9
    }
  }
}
`);
  return place;
}

test("nothing that a spec says runs, nor does it change what is around it", async () => {
  const file = report("hostile", hostile(), "--with-findings");
  const { page, context, wrong, asked } = await open(browser, file);
  for (const view of await views(page)) await go(page, view);
  await go(page, "#view-overview");
  await page.fill("#q", "script");
  await page.waitForSelector("#hits li a");
  await page.keyboard.press("Escape");
  await page.click("#speak");
  await page.fill("#q", "");
  await page.click("[data-do=open]");
  await page.hover(".tree .card a");
  await page.locator(".tree .goal .card > a").first().click();
  await page.waitForSelector(".page.goal.on");
  assert.equal(await page.evaluate("window.hacked"), undefined);
  assert.equal(await page.locator("main script, main iframe, main img, main style, main [onerror], main [onload], main [onmouseover]").count(), 0);
  const links = await page.locator("a[href]").evaluateAll(all => all.map(one => one.protocol));
  assert.deepEqual([...new Set(links)].filter(one => !["file:", "https:", "http:"].includes(one)), []);
  assert.match(await page.title(), /window\.hacked=|script/);
  const name = await page.locator(".page.goal > .name").textContent();
  for (const part of ["<svg onload=window.hacked=7>", RTL, "]]> <!-- --> &lt;b&gt;", BAD]) assert.ok(name.includes(part), part);
  assert.deepEqual(wrong, []);
  assert.deepEqual(asked.filter(url => !url.startsWith("file://" + file)), []);
  await context.close();
});
