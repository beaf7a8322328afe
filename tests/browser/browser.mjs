// What the tests share: a browser, reports made by kader, and projects to make them of.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const ROOT = path.resolve(process.env.KADER_ROOT);
export const WORK = path.resolve(process.env.KADER_WORK);
const KADER = process.env.KADER;
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      // A container has no room for the browser's own cage, and no graphics.
      "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
    ],
  });
}

export function folder(name) {
  const place = path.join(WORK, name);
  fs.rmSync(place, { recursive: true, force: true });
  fs.mkdirSync(place, { recursive: true });
  return place;
}

// A report of a project, as a file; made once.
const made = new Map();
export function report(name, project, ...options) {
  if (!made.has(name)) {
    const file = path.join(folder("report-" + name), "report.html");
    execFileSync(KADER, ["report", path.resolve(ROOT, project), "-o", file, ...options], { stdio: ["ignore", "ignore", "inherit"] });
    made.set(name, file);
  }
  return made.get(name);
}
export const address = (file, hash = "") => "file://" + file + hash;

// A page that tells what went wrong in it, and what it asked of anywhere.
export async function open(browser, file, { hash = "", width = 1280, height = 900, scheme = "light", ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, ...more });
  const page = await context.newPage();
  const wrong = [], asked = [];
  page.on("console", message => { if (["error", "warning"].includes(message.type())) wrong.push(message.text()); });
  page.on("pageerror", error => wrong.push(String(error)));
  page.on("dialog", dialog => { wrong.push("dialog " + dialog.message()); dialog.dismiss(); });
  page.on("request", request => asked.push(request.url()));
  await page.goto(address(file, hash));
  return { page, context, wrong, asked };
}

// The parts of the menu, as addresses.
export const views = page => page.locator(".parts a").evaluateAll(links => links.map(link => link.getAttribute("href")));

// Goes to a place in the page, and waits until it is shown.
export async function go(page, hash) {
  await page.evaluate(to => { location.hash = to; }, hash);
  await page.waitForFunction(to => document.getElementById(decodeURIComponent(to.slice(1)))?.closest(".on"), hash);
}

// What axe-core finds, each in a line.
export async function axe(page) {
  // Not by an element: the page's own policy holds.
  if (!await page.evaluate("!!window.axe")) await page.evaluate(AXE + ";undefined");
  return page.evaluate(async () => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
    const found = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    return found.violations.map(one => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary}`);
  });
}

// `kader serve`, until the test ends it; what a test that failed left behind ends with the others.
const servers = new Set();
export function end() { for (const child of servers) child.stdin.end(); }
export async function serve(project, ...options) {
  const child = spawn(KADER, ["serve", project, "--until-eof", ...options], { stdio: ["pipe", "pipe", "pipe"] });
  servers.add(child);
  let said = "";
  child.stderr.on("data", piece => { said += piece; });
  const url = await new Promise((resolve, reject) => {
    child.stdout.once("data", piece => resolve(String(piece).trim()));
    child.once("exit", code => reject(new Error(`kader serve ended with ${code}: ${said}`)));
  });
  const ended = new Promise(resolve => child.once("exit", resolve));
  return { url, port: Number(new URL(url).port), said: () => said, stop: () => { child.stdin.end(); return ended; } };
}

// A project of so many goals, with figures, money and people.
export function many(goals) {
  const place = folder("goals-" + goals);
  fs.writeFileSync(path.join(place, "kader.toml"), "");
  const people = Array.from({ length: 12 }, (_, at) => `persoon p${at} "Wethouder ${at}"`);
  const tracks = Array.from({ length: 6 }, (_, at) => `  spoor ${at + 1} "Spoor ${at + 1}"`);
  fs.writeFileSync(path.join(place, "register.kader"), `taal nl
organisatie proefstad "Proefstad"
${people.join("\n")}
visie visie "Visie"
hervormingsagenda agenda "Agenda" {
${tracks.join("\n")}
}
`);
  const perAmbition = 5, perProgramme = 10;
  let text = "", count = 0, files = 0;
  const save = () => {
    fs.writeFileSync(path.join(place, `begroting-2026-${files}.kader`), text);
    files += 1;
  };
  for (let programme = 1; count < goals; programme++) {
    text = "taal nl\n\ndocument begroting-2026" + (files ? "\n" : ` "Programmabegroting 2026" {
  jaar 2026
  indeling domein > programma > ambitie > doel
}
`);
    text += `\ndomein d${programme % 7}-${programme} "Domein ${programme}" {\n  programma ${programme} "Programma ${programme}" {\n`;
    for (let ambition = 1; ambition <= perProgramme && count < goals; ambition++) {
      text += `    ambitie ${programme}.${ambition} "Ambitie ${programme}.${ambition}" {\n`;
      for (let at = 1; at <= perAmbition && count < goals; at++, count++) {
        const code = `${programme}.${ambition}.${at}`;
        text += `      doel ${code} "Inwoners van buurt ${count} doen mee" {
        portefeuillehouder p${count % 12}
        steunt spoor ${count % 6 + 1}
        beschrijving "In buurt ${count} doen meer mensen mee: aan werk, aan sport en aan wat de buurt samen doet. Dat vraagt om plekken, om hulp en om tijd."
        criterium mee-${count} "Meer inwoners van buurt ${count} doen mee" {
          indicatoren deelname-${count}
        }
        indicator deelname-${count} "Inwoners van buurt ${count} die meedoen" {
          eenheid % van "inwoners"
          gewenst toename
          nulmeting 2021 ${count % 50 + 20}
          behaald 2023 ${count % 47 + 21}, 2024 ${count % 43 + 22}
          beoogd 2026 ${count % 50 + 25}
        }
        lasten 2026 € ${count % 900 + 100}.000, 2027 € ${count % 900 + 90}.000
      }
`;
      }
      text += "    }\n";
    }
    text += "  }\n}\n";
    save();
  }
  return place;
}
