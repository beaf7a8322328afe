// The code of the extension, with a stand-in for the editor and the real program.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { here, kader, read } from "./support.mjs";

const require = createRequire(import.meta.url);
const about = JSON.parse(read("package.json"));

/** What the editor was asked, and what it answers. */
const editor = {};

class Place {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}
class Stretch {
  constructor(start, end) {
    Object.assign(this, { start, end });
  }
  intersection(other) {
    return other.start.line <= this.end.line && other.end.line >= this.start.line ? this : undefined;
  }
}
class Uri {
  static file(path) {
    return { scheme: "file", path, fsPath: path };
  }
  static from({ scheme, path }) {
    return { scheme, path };
  }
}
const disposable = { dispose() {} };

const vscode = {
  Position: Place,
  Range: Stretch,
  Uri,
  CodeAction: class {
    constructor(title, kind) {
      Object.assign(this, { title, kind });
    }
  },
  CodeActionKind: { QuickFix: "quickfix" },
  Diagnostic: class {
    constructor(range, message, severity) {
      Object.assign(this, { range, message, severity });
    }
  },
  ProgressLocation: { Window: 10 },
  l10n: { t: (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at]) },
  env: { get language() { return editor.locale; } },
  commands: {
    registerCommand: (name, run) => (editor.commands.set(name, run), disposable),
    executeCommand: async (...words) => void editor.executed.push(words),
  },
  languages: {
    createDiagnosticCollection: () => ({
      set: (entries) => (editor.problems = entries),
      clear: () => (editor.problems = []),
      dispose() {},
    }),
    getDiagnostics: () => editor.diagnostics,
    registerCodeActionsProvider: (_, provider) => ((editor.actions = provider), disposable),
  },
  window: {
    get activeTextEditor() { return editor.active; },
    createOutputChannel: () => editor.output,
    showErrorMessage: async (text, ...buttons) => (editor.said.push(["error", text]), editor.press(buttons)),
    showWarningMessage: async (text) => void editor.said.push(["warning", text]),
    showInformationMessage: async (text) => void editor.said.push(["information", text]),
    showQuickPick: async (items) => ((editor.picked = items), items.find((item) => item.label === editor.pick)),
    withProgress: async (_, run) => run(),
  },
  workspace: {
    get workspaceFolders() { return editor.folders; },
    getWorkspaceFolder: () => editor.folders?.[0],
    getConfiguration: () => ({ get: (key, otherwise) => editor.settings[key] ?? otherwise }),
    onDidChangeConfiguration: (run) => ((editor.change = run), disposable),
    registerTextDocumentContentProvider: (scheme, provider) => ((editor.pages = { scheme, provider }), disposable),
    saveAll: async () => void editor.executed.push(["saveAll"]),
    textDocuments: [],
  },
};

class LanguageClient {
  constructor(id, name, server, client) {
    Object.assign(this, { id, name, server, client });
  }
  async start() {
    editor.clients.push(this);
    if (editor.breaks) throw new Error("breuk");
  }
  async dispose() {
    this.disposed = true;
  }
}

const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === "vscode") return vscode;
  if (name === "vscode-languageclient/node") return { LanguageClient, RevealOutputChannelOn: { Never: 4 } };
  return load(name, ...rest);
};
const extension = require(join(here, "src", "extension.js"));

const log = () => {
  const lines = [];
  const add = (text) => void lines.push(text);
  return { lines, info: add, warn: add, error: add, show: () => (editor.shown += 1), dispose() {} };
};

beforeEach(() => {
  Object.assign(editor, {
    actions: undefined,
    active: undefined,
    breaks: false,
    clients: [],
    commands: new Map(),
    diagnostics: [],
    executed: [],
    folders: undefined,
    locale: "en",
    output: log(),
    pick: undefined,
    press: () => undefined,
    problems: [],
    said: [],
    settings: { path: kader },
    shown: 0,
  });
});

const activated = async () => {
  const context = { subscriptions: [] };
  await extension.activate(context);
  return context;
};

test("what package.json declares is registered, and nothing else", async () => {
  const context = await activated();
  assert.deepEqual([...editor.commands.keys()].sort(), about.contributes.commands.map((one) => one.command).sort());
  assert.ok(context.subscriptions.length >= 8 && context.subscriptions.every((one) => one.dispose));
  const used = [...read("src", "server.js").matchAll(/\.get\("(\w+)"/g)].map(([, key]) => `kader.${key}`);
  for (const key of used) assert.ok(key in about.contributes.configuration.properties, key);
});

test("the server is started with what the settings say, and again when they change", async () => {
  editor.settings.language = "nl";
  await activated();
  const [first] = editor.clients;
  assert.deepEqual(first.server, { command: kader, args: ["lsp", "--lang", "nl"] });
  assert.ok(first.client.documentSelector.some((one) => one.language === "kader"));
  delete editor.settings.language;
  editor.change({ affectsConfiguration: (name) => name === "kader.language" });
  await editor.commands.get("kader.restart")();
  assert.ok(first.disposed);
  assert.equal(editor.clients.filter((one) => !one.disposed).length, 1, "one server at a time");
  assert.deepEqual(editor.clients.at(-1).server.args, ["lsp"]);
  await extension.deactivate();
  assert.ok(editor.clients.every((one) => one.disposed));
});

test("a program that is not there is said in both languages, with how to get it", async () => {
  editor.settings.path = join(here, "no-such-program");
  editor.press = (buttons) => buttons[0];
  await activated();
  await new Promise(setImmediate);
  assert.equal(editor.clients.length, 0);
  const [[kind, text]] = editor.said;
  assert.equal(kind, "error");
  assert.match(text, /niet gevonden.*was not found/);
  const [[command, uri]] = editor.executed;
  assert.equal(command, "markdown.showPreview");
  const page = await editor.pages.provider.provideTextDocumentContent(uri);
  assert.match(page, /# kader installeren[^]*# Installing kader/);
  assert.ok(page.includes("no-such-program"));
});

test("another program of that name is no kader", async () => {
  editor.settings.path = process.execPath;
  await activated();
  assert.equal(editor.clients.length, 0);
  assert.match(editor.said[0][1], /niet gevonden/);
});

test("a server that does not start is said", async () => {
  editor.breaks = true;
  await activated();
  await new Promise(setImmediate);
  assert.match(editor.said[0][1], /does not start: Error: breuk/);
});

/** A project with a wrong holder, and its plan in front. */
function project() {
  const folder = mkdtempSync(join(tmpdir(), "kader-check-"));
  writeFileSync(join(folder, "kader.toml"), "");
  const file = join(folder, "plan.kader");
  writeFileSync(file, 'taal nl\n\ndocument begroting-2026\n\ndoel 1.1 "Ë" {\n  portefeuillehouder jansen\n}\n');
  editor.active = { document: { uri: Uri.file(file) }, selection: new Stretch(new Place(5, 0), new Place(5, 0)) };
  editor.folders = [{ uri: Uri.file(folder) }];
  return { file, folder };
}

test("a check says what it found; without a server it shows the problems too", async () => {
  const { file, folder } = project();
  try {
    editor.locale = "nl";
    editor.settings.path = join(here, "no-such-program");
    await activated();
    editor.settings.path = kader;
    await editor.commands.get("kader.check")();
    assert.match(editor.output.lines.at(-1), /fout\[onbekende-verwijzing\]: persoon ‘jansen’ is onbekend/);
    assert.ok(editor.shown > 0);
    assert.ok(editor.executed.some(([command]) => command === "workbench.actions.view.problems"));
    assert.equal(editor.problems[0][0].fsPath, file);
    const found = editor.problems[0][1].find((one) => one.code === "unknown-reference");
    assert.deepEqual([found.range.start, found.range.end], [new Place(5, 21), new Place(5, 27)]);
    assert.deepEqual([found.severity, found.source], [0, "kader"]);
    assert.match(editor.said.at(-1)[1], /2 fouten/);
    // With a server the problems are there already.
    await editor.commands.get("kader.restart")();
    await editor.commands.get("kader.check")();
    assert.deepEqual(editor.problems, []);
    await extension.deactivate();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("without a folder there is nothing to check, and that is said", async () => {
  await activated();
  await editor.commands.get("kader.check")();
  assert.deepEqual(editor.said, [["information", "Open a file or a folder first."]]);
});

test("a finding is explained: by its name, at the cursor, or from the list", async () => {
  await activated();
  const page = async () => editor.pages.provider.provideTextDocumentContent(editor.executed.at(-1)[1]);
  await editor.commands.get("kader.explain")("doel-zonder-criteria");
  assert.deepEqual(editor.executed.at(-1)[1], { scheme: "kader-explain", path: "/en/doel-zonder-criteria.md" });
  assert.match(await page(), /^# goal-without-criteria/);

  const { folder } = project();
  rmSync(folder, { recursive: true });
  const at = new Stretch(new Place(5, 2), new Place(5, 9));
  editor.diagnostics = [
    { source: "kader", code: "unknown-reference", range: at },
    { source: "spelling", code: "x", range: at },
  ];
  await editor.commands.get("kader.explain")();
  assert.match(await page(), /^# unknown-reference/);

  editor.diagnostics = [];
  editor.settings.language = "nl";
  editor.pick = "doel-zonder-criteria";
  await editor.commands.get("kader.explain")();
  assert.ok(editor.picked.length > 100 && editor.picked.every((item) => item.detail));
  assert.match(await page(), /^# doel-zonder-criteria/);
});

test("every finding of kader has an action that explains it", async () => {
  await activated();
  const own = { source: "kader", code: { value: "goal-without-criteria" } };
  const other = { source: "spelling", code: "x" };
  const actions = editor.actions.provideCodeActions({}, {}, { diagnostics: [own, other] });
  assert.deepEqual(actions.map((one) => [one.title, one.command.arguments]), [
    ["Explain ‘goal-without-criteria’", ["goal-without-criteria"]],
  ]);
});

test("a path may start at home or at the folder", () => {
  const { program } = require(join(here, "src", "program.js"));
  assert.equal(program("kader", "/x"), "kader");
  assert.equal(program("  ", undefined), "kader");
  assert.equal(program("bin/kader", "/x"), "/x/bin/kader");
  assert.ok(!program("~/bin/kader", "/x").includes("~"));
});
