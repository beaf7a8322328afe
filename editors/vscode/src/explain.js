// Explanations of findings as documents that cannot be changed.
"use strict";

const vscode = require("vscode");
const { run } = require("./program.js");
const { page } = require("./install.js");

const SCHEME = "kader-explain";

/**
 * Gives the pages of `kader-explain:/LANGUAGE/NAME.md`, and the one about installing.
 * @implements {vscode.TextDocumentContentProvider}
 */
class Pages {
  /** @param {import("./server.js").Server} server */
  constructor(server) {
    this.server = server;
  }

  /** @param {vscode.Uri} uri */
  async provideTextDocumentContent(uri) {
    const [, language, name] = /^\/([a-z]+)\/([^/]+)\.md$/.exec(uri.path) ?? [];
    const file = this.server.file();
    if (!name || language === "install") return page(file);
    const said = await run(file, ["explain", name, "--format", "markdown", "--lang", language], undefined);
    return said.code === 0 ? said.out : said.err;
  }
}

/**
 * The language to explain in: the one that was chosen, else that of the editor where kader speaks it.
 * @param {"nl" | "en" | undefined} chosen
 */
function language(chosen) {
  return chosen ?? (vscode.env.language.startsWith("nl") ? "nl" : "en");
}

/** @param {string} path */
async function show(path) {
  const uri = vscode.Uri.from({ scheme: SCHEME, path });
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    // Without the extension for Markdown the text itself can be read too.
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}

/**
 * The names of the findings at a place: those of kader, each once.
 * @param {vscode.Uri} uri
 * @param {vscode.Range | undefined} range
 */
function names(uri, range) {
  const near = vscode.languages
    .getDiagnostics(uri)
    .filter((one) => one.source === "kader" && (!range || one.range.intersection(range)));
  return [...new Set(near.map(code).filter((name) => name !== ""))];
}

/** @param {vscode.Diagnostic} diagnostic */
function code(diagnostic) {
  const found = diagnostic.code;
  return String(found && typeof found === "object" ? found.value : (found ?? ""));
}

/**
 * Every kind of finding with what it finds, to choose from.
 * @param {string} file
 * @param {"nl" | "en"} language
 * @returns {Promise<vscode.QuickPickItem[]>}
 */
async function kinds(file, language) {
  const said = await run(file, ["explain", "--all", "--format", "json"], undefined);
  /** @type {{ name: Record<string, string>, finds: Record<string, string> }[]} */
  const all = JSON.parse(said.out).kinds;
  return all.map((kind) => ({ label: kind.name[language], detail: kind.finds[language] }));
}

/**
 * Offers the page of each finding beside what mends it.
 * @implements {vscode.CodeActionProvider}
 */
class Actions {
  /**
   * @param {vscode.TextDocument} _document
   * @param {vscode.Range} _range
   * @param {vscode.CodeActionContext} context
   */
  provideCodeActions(_document, _range, context) {
    const of = context.diagnostics.filter((one) => one.source === "kader" && code(one) !== "");
    return of.map((diagnostic) => {
      const name = code(diagnostic);
      const title = vscode.l10n.t("Explain ‘{0}’", name);
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { command: "kader.explain", title, arguments: [name] };
      action.diagnostics = [diagnostic];
      return action;
    });
  }
}

module.exports = { Actions, Pages, SCHEME, kinds, language, names, show };
