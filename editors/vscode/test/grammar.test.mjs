// The grammar against every spec of the project, the vocabulary, and what the server says of the same texts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client, coloured, lines, read, specs, top } from "./support.mjs";

const files = specs("specs", "templates", "tests/corpus");

/** The one scope that says most of a piece that holds `text`, at its first place. */
async function scopes(source, text) {
  const all = (await coloured(source)).flat();
  const found = all.find((piece) => piece.text === text);
  assert.ok(found, `no piece ‘${text}’ in ${JSON.stringify(all.map((piece) => piece.text))}`);
  return found.scopes.join(" ");
}

test("no line of a spec is invalid", async () => {
  assert.ok(files.length > 100);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const [at, line] of (await coloured(text)).entries()) {
      const wrong = line.find((piece) => piece.scopes.some((scope) => scope.startsWith("invalid")));
      assert.equal(wrong, undefined, `${file}:${at + 1}`);
    }
  }
});

test("every keyword is one, as what it is", async () => {
  const keywords = JSON.parse(read("test", "keywords.json"));
  assert.ok(keywords.length > 300);
  for (const { word, kind, field } of keywords) {
    if (kind) assert.match(await scopes(`${word} x1 "X"`, word), /^keyword\.declaration\.kader/, word);
    if (kind) assert.match(await scopes(`  ${word} x1 "X" {`, "x1"), /^entity\.name\.section\.kader/, word);
    if (field) assert.match(await scopes(`  ${word} x1`, word), /^keyword\.other\.field\.kader/, word);
    assert.match(await scopes(`  ${word}`, word), /^keyword\./, word);
    assert.match(await scopes(`${word}`, word), /^keyword\./, word);
    const printed = word.replace("'", "’");
    assert.match(await scopes(`${printed} x1`, printed), /^keyword\./, printed);
  }
});

test("what is no keyword is invalid, and an own word is none of that", async () => {
  assert.match(await scopes("  portefeuillehoudr jansen", "portefeuillehoudr"), /invalid\.illegal\.keyword/);
  assert.match(await scopes('  kerndoel "P3 1" "Titel" {', "kerndoel"), /keyword\.declaration\.own/);
  assert.match(await scopes('  kerndoel "P3 1" "Titel" {', "P3 1"), /entity\.name\.section/);
  assert.match(await scopes("prestatie 1.2 {", "prestatie"), /keyword\.declaration\.own/);
  assert.match(await scopes("7,4 2018", "7,4 2018"), /invalid\.illegal\.line/);
  assert.match(await scopes('tekst "a\\qb"', "\\q"), /invalid\.illegal\.escape/);
});

test("figures, words and references have their own colours", async () => {
  const is = async (line, piece, scope) => assert.match(await scopes(line, piece), scope, `${line}: ${piece}`);
  await is("behaald 2018 7,4, 2019 -", "7,4", /constant\.numeric\.kader/);
  await is("behaald 2018 7,4, 2019 -", "-", /constant\.language\.none/);
  await is("behaald 2018 nnb", "nnb", /constant\.language\.none/);
  await is("behaald 2018 n.n.b.", "n.n.b.", /constant\.language\.none/);
  await is("beoogd 2021 >= 7,7", ">=", /keyword\.operator/);
  await is("beoogd 2021 >=7,7", "7,7", /constant\.numeric/);
  await is("beoogd 2021 6,5..7", "6,5..7", /constant\.numeric\.range/);
  await is("waarde 61 %", "61 %", /constant\.numeric\.percentage/);
  await is("lasten 2026 € 1,2 mln, 2027 € -300.000", "€ 1,2 mln", /constant\.numeric\.amount/);
  await is("lasten 2026 € 1,2 mln, 2027 € -300.000", "€ -300.000", /constant\.numeric\.amount/);
  await is("costs 2026 € 460k", "€ 460k", /constant\.numeric\.amount/);
  await is("peildatum 2018-07", "2018-07", /constant\.numeric\.date/);
  await is("periode 2023-k2", "2023-k2", /constant\.numeric\.date/);
  await is("soort effect", "effect", /support\.constant/);
  await is("behaald 2018 7 gemeten 2019", "gemeten", /keyword\.operator\.word/);
  await is("portefeuillehouders sloots, dogger", "dogger", /variable\.other\.reference/);
  await is("steunt spoor 1", "spoor", /storage\.type\.kind/);
  await is("steunt spoor 1", "1", /variable\.other\.reference/);
  await is("status geld rood", "rood", /support\.constant\.state/);
  await is("negeer doel-zonder-criteria \"x\"", "doel-zonder-criteria", /variable\.other\.rule/);
  await is("indeling domein > doel", ">", /keyword\.operator/);
  await is("zie doel 1,\n  programma 10", "programma", /storage\.type\.kind/);
});

test("a statement ends where it should", async () => {
  const list = "behaald 2018 7,4,\n  # tussendoor\n  2019 7,6\nbron cbs";
  assert.match(await scopes(list, "7,6"), /constant\.numeric/);
  assert.match(await scopes(list, "bron"), /keyword\.other\.field/);
  const forgotten = "bronnen cbs,\ngewenst toename";
  assert.match(await scopes(forgotten, "gewenst"), /keyword\.other\.field/);
  const block = 'beschrijving """\n  doel 1.1 is "oud" # geen commentaar\n  """ # wel\ndoel 1.2 "Titel"';
  const [, second, third, fourth] = await coloured(block);
  assert.ok(second.every((piece) => piece.scopes.join(" ").includes("string.quoted.triple")));
  assert.match(third.at(-1).scopes.join(" "), /comment\.line/);
  assert.match(fourth[0].scopes.join(" "), /keyword\.declaration/);
});

/** What the grammar says of each character: one of keyword, string, comment, number, or nothing. */
function letters(pieces, length) {
  const found = Array.from({ length }, () => "");
  for (const { start, end, scopes } of pieces) {
    const said = scopes.map((scope) => {
      if (/^keyword\.(declaration|other)\./.test(scope)) return "keyword";
      if (scope.startsWith("constant.numeric")) return "number";
      return /^(string|comment)\./.exec(scope)?.[1] ?? "";
    });
    found.fill(said.find((one) => one !== "") ?? "", start, end);
  }
  return found;
}

let client;
before(async () => {
  client = await Client.start([join(top, "specs"), join(top, "templates"), join(top, "tests", "corpus")]);
});
after(() => client?.stop());

test("the grammar and the server give the same colours", async () => {
  const { tokenTypes } = client.greeting.capabilities.semanticTokensProvider.legend;
  const counts = { keyword: 0, string: 0, comment: 0, number: 0 };
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const uri = await client.open(file, text);
    const { data } = await client.ask("textDocument/semanticTokens/full", { textDocument: { uri } });
    const rows = lines(text);
    const served = rows.map((line) => Array.from({ length: line.length }, () => ""));
    let [row, column] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [down, across, length, sort] = data.slice(at, at + 4);
      column = down === 0 ? column + across : across;
      row += down;
      served[row].fill(tokenTypes[sort], column, column + length);
      if (tokenTypes[sort] in counts) counts[tokenTypes[sort]] += 1;
    }
    for (const [at, pieces] of (await coloured(text)).entries()) {
      const own = letters(pieces, rows[at].length);
      for (const [place, said] of served[at].entries()) {
        const where = `${file}:${at + 1}:${place + 1} ${rows[at]}`;
        // Names may be quoted, and spaces around what is said are nobody's.
        if (said === "class" || said === "variable" || rows[at][place] === " ") continue;
        if (said !== "") assert.equal(own[place], said, where);
        else assert.ok(own[place] === "" || own[place] === "number", `${own[place]} ${where}`);
      }
    }
  }
  for (const [sort, least] of [["keyword", 2000], ["string", 1000], ["comment", 100]]) {
    assert.ok(counts[sort] > least, `${sort}: ${counts[sort]}`);
  }
  if (tokenTypes.includes("number")) assert.ok(counts.number > 1000, `number: ${counts.number}`);
});
