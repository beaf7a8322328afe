// `kader serve` in a browser: what is saved is there at once, in the same place, and no other page gets at it.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { end, folder, launch, ROOT, serve } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => { end(); return browser.close(); });

const city = name => {
  const place = folder(name);
  fs.cpSync(path.join(ROOT, "specs/voorbeeldstad"), place, { recursive: true });
  return place;
};
const OLD = "Inwoners ontmoeten elkaar in hun buurt";
function write(place, from, to) {
  const file = path.join(place, "begroting-2026.kader");
  const text = fs.readFileSync(file, "utf8");
  assert.ok(text.includes(from), from);
  fs.writeFileSync(file, text.replaceAll(from, to));
}
async function visit(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 600 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", message => { if (["error", "warning"].includes(message.type())) wrong.push(message.text()); });
  page.on("pageerror", error => wrong.push(String(error)));
  await page.goto(url);
  return { page, context, wrong };
}
const says = (page, text) => page.waitForFunction(text => document.body.textContent.includes(text), text, { polling: 20 });
const ask = (port, headers, method = "GET", target = "/") => new Promise((resolve, reject) => {
  const request = http.request({ host: "127.0.0.1", port, path: target, method, headers }, answer => {
    let body = "";
    answer.on("data", piece => { body += piece; });
    answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
  });
  request.on("error", reject);
  request.end(method === "POST" ? "x=1" : undefined);
});

test("what is saved is shown within a second or two, and the reader stays where he was", { timeout: 120_000 }, async t => {
  const place = city("serve-kept");
  const server = await serve(place, "--lang", "nl");
  const { page, context, wrong } = await visit(server.url);
  await says(page, OLD);
  await page.click("#speak");
  await page.click("#theme");
  const theme = await page.getAttribute("html", "data-theme");
  await page.click("[data-do=open]");
  await page.click("[data-do=in]");
  const zoom = await page.locator(".tree").first().evaluate(tree => tree.style.zoom);
  const folded = page.locator(".card button[aria-expanded=true]").nth(1);
  const at = await folded.evaluate(button => button.parentElement.querySelector("a").getAttribute("href"));
  await folded.click();
  const holder = await page.locator(".filters [data-by=h] option").nth(1).getAttribute("value");
  await page.selectOption(".filters [data-by=h]", holder);
  const count = await page.textContent("#shown");
  await page.fill("#q", "elkaar");
  await page.waitForSelector("#hits li a");
  await page.evaluate(() => scrollTo(0, 240));
  const top = await page.evaluate(() => scrollY);
  const start = performance.now();
  write(place, OLD, "Buren treffen elkaar vaker");
  await says(page, "Buren treffen elkaar vaker");
  const took = performance.now() - start;
  t.diagnostic(`from saving to seeing: ${took.toFixed(0)} ms`);
  assert.ok(took < 5000, `${took} ms`);
  await page.waitForFunction(() => document.querySelector("#q").value === "elkaar");
  await page.waitForSelector("#hits li a");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.getAttribute("html", "data-theme"), theme);
  assert.equal(await page.inputValue(".filters [data-by=h]"), holder);
  assert.equal(await page.textContent("#shown"), count);
  assert.equal(await page.locator(".tree").first().evaluate(tree => tree.style.zoom), zoom);
  assert.equal(await page.locator(`.card:has(> a[href="${at}"]) button`).getAttribute("aria-expanded"), "false");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  assert.equal(await page.evaluate(() => Math.round(scrollY)), Math.round(top));
  // On the page of a goal, by its address.
  await page.fill("#q", "");
  await page.click("[type=reset]");
  await page.evaluate(() => { location.hash = [...document.querySelectorAll(".page.goal")].find(one => one.textContent.includes("Buren treffen elkaar vaker")).id; });
  await page.waitForSelector(".page.goal.on");
  const hash = await page.evaluate(() => location.hash);
  write(place, "Buren treffen elkaar vaker", "Buren treffen elkaar elke week");
  await says(page, "Buren treffen elkaar elke week");
  assert.equal(await page.evaluate(() => location.hash), hash);
  assert.ok(await page.locator(".page.goal.on").isVisible());
  assert.deepEqual(wrong, []);
  await context.close();
  assert.equal(await server.stop(), 0);
});

test("nothing of what is typed is lost when something is saved meanwhile", { timeout: 120_000 }, async () => {
  const place = city("serve-typed");
  const server = await serve(place);
  const { page, context } = await visit(server.url);
  await page.focus("#q");
  let typed = "";
  for (let at = 0; at < 12; at++) {
    const piece = "abc "[at % 4];
    await page.keyboard.type(piece);
    typed += piece;
    if (at === 3) write(place, OLD, "Buren treffen elkaar vaker");
    await new Promise(resolve => setTimeout(resolve, 120));
    assert.equal(await page.inputValue("#q"), typed);
  }
  await says(page, "Buren treffen elkaar vaker");
  await page.waitForFunction(typed => document.querySelector("#q").value === typed, typed);
  assert.equal(await page.evaluate(() => document.activeElement.id + document.activeElement.selectionStart), "q" + typed.length);
  await context.close();
  await server.stop();
});

test("mistakes are shown, unreadable files and a server that stopped are said, and all goes on after that", { timeout: 120_000 }, async () => {
  const place = city("serve-wrong");
  const server = await serve(place, "--lang", "en");
  const { page, context } = await visit(server.url);
  await says(page, OLD);
  write(place, "portefeuillehouder", "portefeuilehouder");
  await page.waitForFunction(() => Number(document.querySelector(".score .error b")?.textContent) > 0, null, { polling: 50 });
  write(place, "portefeuilehouder", "portefeuillehouder");
  await page.waitForFunction(() => Number(document.querySelector(".score .error b")?.textContent) === 0, null, { polling: 50 });
  const file = path.join(place, "begroting-2026.kader");
  const text = fs.readFileSync(file);
  fs.writeFileSync(file, Buffer.concat([text, Buffer.from([0xff, 0xfe])]));
  const banner = page.locator(".live[role=alert]");
  await banner.waitFor();
  assert.match(await banner.textContent(), /begroting-2026\.kader: .*UTF-8/);
  assert.ok((await page.textContent("body")).includes(OLD));
  const before = await banner.textContent();
  await page.click("#speak");
  await page.waitForFunction(before => document.querySelector(".live").textContent !== before, before);
  fs.writeFileSync(file, text);
  await banner.waitFor({ state: "detached" });
  const port = server.port;
  await server.stop();
  await banner.waitFor();
  assert.match(await banner.textContent(), /kader serve/);
  // Back at the same address: the page goes on.
  write(place, OLD, "Buren treffen elkaar vaker");
  const again = await serve(place, "--lang", "en", "--port", String(port));
  await says(page, "Buren treffen elkaar vaker");
  await banner.waitFor({ state: "detached" });
  await context.close();
  await again.stop();
});

test("another host, another origin and anything but reading are refused", { timeout: 120_000 }, async () => {
  const server = await serve(path.join(ROOT, "specs/voorbeeldstad"));
  const { port } = server;
  const own = { host: `127.0.0.1:${port}` };
  assert.equal((await ask(port, own)).status, 200);
  assert.equal((await ask(port, { host: `localhost:${port}` })).status, 200);
  assert.equal((await ask(port, { host: `evil.example:${port}` })).status, 403);
  assert.equal((await ask(port, { ...own, origin: "http://evil.example" })).status, 403);
  assert.equal((await ask(port, { ...own, "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await ask(port, own, "POST")).status, 405);
  // A page of another origin, in the same browser: it can neither read it, nor post to it, nor hold it, nor run its script.
  const reached = [];
  const other = http.createServer((request, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end("<!DOCTYPE html><title>elsewhere</title><body>elsewhere");
  });
  await new Promise(resolve => other.listen(0, "127.0.0.1", resolve));
  const { page, context } = await visit(`http://127.0.0.1:${other.address().port}/`);
  page.on("response", answer => { if (answer.url().startsWith(server.url)) reached.push(answer.status()); });
  const told = await page.evaluate(async url => {
    const outcome = async work => { try { await work(); return "reached"; } catch { return "refused"; } };
    const frame = document.createElement("iframe");
    frame.src = url;
    document.body.append(frame);
    await new Promise(resolve => { frame.onload = resolve; setTimeout(resolve, 3000); });
    return {
      read: await outcome(() => fetch(url)),
      blind: await outcome(() => fetch(url, { mode: "no-cors" })),
      post: await outcome(() => fetch(url, { method: "POST", body: "x", mode: "no-cors" })),
      news: await new Promise(resolve => {
        const source = new EventSource(url + "events");
        source.onmessage = () => resolve("reached");
        source.onerror = () => { source.close(); resolve("refused"); };
      }),
      frame: frame.contentDocument === null ? "closed" : "open",
    };
  }, server.url);
  assert.deepEqual(told, { read: "refused", blind: "refused", post: "refused", news: "refused", frame: "closed" });
  assert.deepEqual(reached.filter(status => status !== 403), []);
  assert.equal(page.frames().slice(1).some(frame => frame.url().startsWith(server.url)), false);
  await context.close();
  other.close();
  await server.stop();
});

test("several projects: a page that leads to each, and each goes along by itself", { timeout: 120_000 }, async () => {
  const place = folder("serve-several");
  for (const name of ["een", "twee"]) fs.cpSync(path.join(ROOT, "specs/voorbeeldstad"), path.join(place, name), { recursive: true });
  const server = await serve(place);
  const { page, context, wrong } = await visit(server.url);
  assert.equal(await page.locator("li a").count(), 2);
  await page.locator("li a").nth(1).click();
  await says(page, OLD);
  write(path.join(place, "twee"), OLD, "Buren treffen elkaar vaker");
  await says(page, "Buren treffen elkaar vaker");
  await page.goBack();
  await page.locator("li a").first().click();
  await says(page, OLD);
  assert.deepEqual(wrong, []);
  await context.close();
  await server.stop();
});
