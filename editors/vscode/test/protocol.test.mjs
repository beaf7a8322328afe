// The real server behind the real protocol client: an hour of writing in a few seconds.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Client } from "./support.mjs";

const REGISTER = 'taal nl\n\npersoon jansen "Anna Jansen"\nnota meedoen "Meedoen 2024"\n';

const plan = (year, holder) => `taal nl

document begroting-${year}

doel 1.1 "Buren kennen elkaar" {
  portefeuillehouder ${holder}
  kaderstellende-nota meedoen
  criterium contact "Meer contact"
  geen indicatoren "nog niet"
}
`;

const REPORT = `taal nl

document berap-2026 {
  soort berap
  jaar 2026
  rapporteert-over begroting-2026
}

doel 1.1 {
  stand "Het loopt."
}
`;

const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

/** A project on disk with a client that has its plan open. */
async function editing(text, run, locale = "nl") {
  const folder = mkdtempSync(join(tmpdir(), "kader-protocol-"));
  const write = (name, text) => writeFileSync(join(folder, name), text);
  write("kader.toml", "");
  write("register.kader", REGISTER);
  write("plan.kader", text);
  write("berap.kader", REPORT);
  const client = await Client.start([folder], { locale, capabilities });
  try {
    const uri = await client.open(join(folder, "plan.kader"), text);
    await run(client, uri, folder);
    assert.equal(await client.stop(), 0);
  } finally {
    client.server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const named = (name) => (found) => found.some((one) => one.code === name);
const none = (name) => (found) => !named(name)(found);

/** The place right behind a piece of a text. */
function behind(text, piece) {
  const before = text.slice(0, text.indexOf(piece) + piece.length).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}

function edited(text, edits) {
  const starts = text.split("\n").map((line, at, all) => all.slice(0, at).join("\n").length + (at > 0 ? 1 : 0));
  const offset = ({ line, character }) => starts[line] + character;
  const last = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  return last.reduce(
    (text, { range, newText }) => text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end)),
    text,
  );
}

test("a wrong holder is found, and mended by what is offered", () =>
  editing(plan(2026, "janse"), async (client, uri) => {
    const text = plan(2026, "janse");
    const found = await client.until(uri, named("onbekende-verwijzing"));
    const wrong = found.find((one) => one.code === "onbekende-verwijzing");
    assert.equal(wrong.severity, 1);
    assert.deepEqual(wrong.range.start, behind(text, "portefeuillehouder "));
    const textDocument = { uri };
    const actions = await client.ask("textDocument/codeAction", {
      textDocument,
      range: wrong.range,
      context: { diagnostics: [wrong] },
    });
    const mend = actions.find((one) => one.edit.changes[uri]?.[0].newText === "jansen");
    assert.equal(mend.kind, "quickfix");
    const make = actions.find((one) => one.title === "Maak persoon ‘janse’ in register.kader");
    const [register] = Object.keys(make.edit.changes);
    assert.match(edited(REGISTER, make.edit.changes[register]), /^persoon janse "/m);
    const mended = edited(text, mend.edit.changes[uri]);
    assert.equal(mended, plan(2026, "jansen"));
    const contentChanges = [{ range: wrong.range, text: "jansen" }];
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges,
    });
    await client.until(uri, none("onbekende-verwijzing"));
  }));

test("a person is completed by name", () =>
  editing(plan(2026, ""), async (client, uri) => {
    const position = behind(plan(2026, ""), "portefeuillehouder ");
    const { items } = await client.ask("textDocument/completion", { textDocument: { uri }, position });
    const person = items.find((item) => item.filterText.includes("Anna Jansen"));
    assert.equal(person.textEdit.newText, "jansen");
    assert.deepEqual(person.textEdit.range, { start: position, end: position });
  }));

test("a goal is renamed in the plan and in the report", () =>
  editing(plan(2026, "jansen"), async (client, uri) => {
    const position = behind(plan(2026, "jansen"), "doel ");
    const edit = await client.ask("textDocument/rename", { textDocument: { uri }, position, newName: "1.9" });
    const files = Object.keys(edit.changes).map((uri) => uri.split("/").at(-1));
    assert.deepEqual(files.sort(), ["berap.kader", "plan.kader"]);
    assert.match(edited(plan(2026, "jansen"), edit.changes[uri]), /^doel 1\.9 "Buren/m);
    const report = Object.entries(edit.changes).find(([uri]) => uri.endsWith("berap.kader"));
    assert.match(edited(REPORT, report[1]), /^doel 1\.9 \{/m);
  }));

test("a text is set in its form", () => {
  const formed = plan(2026, "jansen");
  const messy = formed.replace("  kaderstellende-nota meedoen", "      kaderstellende-nota    meedoen  ");
  return editing(messy, async (client, uri) => {
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await client.ask("textDocument/formatting", { textDocument: { uri }, options });
    assert.equal(edited(messy, edits), formed);
    assert.ok(edits.every((edit) => edit.range.start.line >= 6), "lines that were good stay untouched");
  });
});

test("an editor in English reads English about a Dutch text", () =>
  editing(
    plan(2026, "janse"),
    async (client, uri) => {
      const found = await client.until(uri, named("unknown-reference"));
      assert.match(found.find((one) => one.code === "unknown-reference").message, /janse/);
      const hover = await client.ask("textDocument/hover", {
        textDocument: { uri },
        position: { line: 5, character: 4 },
      });
      assert.match(hover.contents.value, /answers for it politically/);
    },
    "en-GB",
  ));

test("what cannot be done is an error, and the server lives", () =>
  editing(plan(2026, "jansen"), async (client, uri) => {
    await assert.rejects(client.ask("kader/unheard-of", {}), { code: -32601 });
    await assert.rejects(client.ask("textDocument/hover", { textDocument: 7 }), { code: -32602 });
    const position = behind(plan(2026, "jansen"), "doel ");
    const bad = { textDocument: { uri }, position, newName: "niet goed!" };
    await assert.rejects(client.ask("textDocument/rename", bad), { code: -32803 });
    const symbols = await client.ask("textDocument/documentSymbol", { textDocument: { uri } });
    assert.ok(JSON.stringify(symbols).includes("Buren kennen elkaar"));
  }));
