// The packed extension: what package.json names is in it, and nothing else; every text in both languages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import yauzl from "yauzl";
import { here, read, top } from "./support.mjs";

const about = JSON.parse(read("package.json"));
let folder;
let entries;

/** The files of an archive, by name. */
function unpacked(file) {
  return new Promise((resolve, reject) => {
    const found = new Map();
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(found));
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error);
          const parts = [];
          stream.on("data", (part) => parts.push(part));
          stream.on("end", () => {
            found.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "kader-vsix-"));
  const pack = (name) => {
    execFileSync(join(here, "package"), [join(folder, name)], { stdio: ["ignore", "ignore", "inherit"] });
    return readFileSync(join(folder, name));
  };
  const [one, other] = [pack("one.vsix"), pack("other.vsix")];
  assert.ok(one.equals(other), "packed twice, the bytes differ");
  entries = await unpacked(join(folder, "one.vsix"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Every file that package.json points at. */
function named() {
  const { languages, grammars, snippets } = about.contributes;
  const files = [about.main, about.icon, "package.json", "package.nls.json", "package.nls.nl.json"];
  for (const one of languages) files.push(one.configuration, one.icon.light, one.icon.dark);
  files.push(...[...grammars, ...snippets].map((one) => one.path));
  files.push(...readdirSync(join(here, about.l10n)).map((name) => `${about.l10n}/${name}`));
  return files.map((file) => `extension/${file.replace(/^\.\//, "")}`);
}

test("the package holds what it names and nothing else", () => {
  const more = ["[Content_Types].xml", "extension.vsixmanifest", "extension/LICENSE.txt", "extension/readme.md"];
  const wanted = [...named(), ...more, "extension/dist/licences.txt"];
  assert.deepEqual([...entries.keys()].sort(), [...new Set(wanted)].sort());
});

test("what is packed is what stands here", () => {
  for (const [name, bytes] of entries) {
    const own = join(here, name.replace(/^extension\//, ""));
    if (name.startsWith("extension/") && existsSync(own)) assert.ok(bytes.equals(readFileSync(own)), name);
  }
  const icon = entries.get("extension/icons/kader.png");
  assert.ok(icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(20) >= 128, "the icon is too small");
});

test("no place of the machine that packed it is in it", () => {
  for (const [name, bytes] of entries) {
    assert.ok(!bytes.includes(here) && !bytes.includes(top), name);
  }
});

test("the version is that of kader", () => {
  const cargo = readFileSync(join(top, "Cargo.toml"), "utf8");
  assert.equal(about.version, /^version = "(.*)"$/m.exec(cargo)[1]);
});

test("no host of a registry is in the lock file", () => {
  const lock = JSON.parse(read("package-lock.json"));
  const hosts = Object.values(lock.packages).filter((one) => one.resolved !== undefined);
  assert.deepEqual(hosts, []);
  assert.ok(Object.keys(lock.packages).length > 100);
});

test("every text of package.json is there in both languages", () => {
  const used = [...JSON.stringify(about).matchAll(/%([\w.]+)%/g)].map(([, key]) => key);
  for (const file of ["package.nls.json", "package.nls.nl.json"]) {
    const texts = JSON.parse(read(file));
    assert.deepEqual(Object.keys(texts).sort(), [...new Set(used)].sort(), file);
    assert.ok(Object.values(texts).every((text) => text.trim() !== ""));
  }
  const [english, dutch] = ["package.nls.json", "package.nls.nl.json"].map((file) => JSON.parse(read(file)));
  for (const key of used) assert.notEqual(english[key], dutch[key], key);
});

test("every text of the code is there in Dutch", () => {
  const sources = readdirSync(join(here, "src")).map((name) => read("src", name));
  const used = sources.flatMap((text) => [...text.matchAll(/l10n\.t\("([^"]+)"/g)].map(([, key]) => key));
  const dutch = JSON.parse(read("l10n", "bundle.l10n.nl.json"));
  assert.deepEqual(Object.keys(dutch).sort(), [...new Set(used)].sort());
  const holes = (text) => (text.match(/\{\d\}/g) ?? []).sort();
  for (const [english, text] of Object.entries(dutch)) assert.deepEqual(holes(text), holes(english));
  const plain = sources.join("\n").match(/show(?:Information|Warning|Error)Message\(\s*"/);
  assert.equal(plain, null, "a message that is not translated");
});

test("the language configuration has patterns that work", () => {
  const of = JSON.parse(read("language-configuration.json"));
  const { increaseIndentPattern, decreaseIndentPattern } = of.indentationRules;
  const opens = new RegExp(increaseIndentPattern);
  for (const line of ['doel 1.1 "Titel" {', '  doel "a # b" { # hier', "bedragen x 1.000 {"]) assert.match(line, opens);
  for (const line of ['doel 1.1 "Titel"', "# doel {", 'doel "een {', "}"]) assert.doesNotMatch(line, opens);
  assert.match("  }", new RegExp(decreaseIndentPattern));
  const word = new RegExp(of.wordPattern.pattern, of.wordPattern.flags + "g");
  assert.deepEqual("kaderstellende-nota's 1.1.2, ë_3".match(word), ["kaderstellende-nota's", "1.1.2", "ë_3"]);
  const rule = (before, after) =>
    of.onEnterRules.find(
      (one) => new RegExp(one.beforeText).test(before) && (!one.afterText || new RegExp(one.afterText).test(after)),
    )?.action;
  assert.equal(rule('  beschrijving """', "").indent, "indent");
  assert.equal(rule('  tekst "kop" """', "").indent, "indent");
  assert.equal(rule('    """', "").indent, "outdent");
  assert.equal(rule("  # een ", "zin").appendText, "# ");
  assert.equal(rule("  # een zin", ""), undefined);
  assert.equal(rule("  - het opbouwwerk", "").appendText, "- ");
  assert.equal(rule('doel 1.1 "Titel" {', ""), undefined);
});
