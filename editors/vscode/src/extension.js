// kader in VS Code: starts the language server and gives its commands.
"use strict";

const path = require("node:path");
const vscode = require("vscode");
const checking = require("./check.js");
const explain = require("./explain.js");
const install = require("./install.js");
const { Server } = require("./server.js");

/** @type {Server | undefined} */
let server;

/** @param {vscode.ExtensionContext} context */
async function activate(context) {
  const output = vscode.window.createOutputChannel("kader", { log: true });
  const found = vscode.languages.createDiagnosticCollection("kader-check");
  server = new Server(output);
  const own = server;
  const documents = { scheme: "file", language: "kader" };
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  context.subscriptions.push(
    output,
    found,
    vscode.commands.registerCommand("kader.check", () => check(own, found)),
    vscode.commands.registerCommand("kader.explain", (/** @type {unknown} */ name) => explained(own, name)),
    vscode.commands.registerCommand("kader.restart", () => start(own, found)),
    vscode.commands.registerCommand("kader.output", () => output.show(true)),
    vscode.workspace.registerTextDocumentContentProvider(explain.SCHEME, new explain.Pages(own)),
    vscode.languages.registerCodeActionsProvider(documents, new explain.Actions(), kinds),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const matters = change.affectsConfiguration("kader.path") || change.affectsConfiguration("kader.language");
      if (matters) start(own, found);
    }),
  );
  await start(own, found);
}

async function deactivate() {
  await server?.stop();
}

/**
 * @param {Server} own
 * @param {vscode.DiagnosticCollection} found
 */
async function start(own, found) {
  // The server says it all again.
  found.clear();
  try {
    // Nothing waits until a message is read.
    if (!(await own.start())) void missing(own);
  } catch (error) {
    own.output.error(String(error));
    void broken(own, String(error));
  }
}

/**
 * @param {Server} own
 * @param {string} why
 */
async function broken(own, why) {
  const show = vscode.l10n.t("Show output");
  const message = vscode.l10n.t("The server of kader does not start: {0}", why);
  if ((await vscode.window.showErrorMessage(message, show)) === show) own.output.show(true);
}

/** @param {Server} own */
async function missing(own) {
  const [how, settings] = ["Installeren / How to install", "Instellingen / Settings"];
  const chosen = await vscode.window.showErrorMessage(install.title(own.file()), how, settings);
  if (chosen === how) await explain.show("/install/kader.md");
  if (chosen === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "kader.path");
}

/**
 * @param {Server} own
 * @param {vscode.DiagnosticCollection} found
 */
async function check(own, found) {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const top = (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
  const start = uri?.scheme === "file" ? path.dirname(uri.fsPath) : top?.uri.fsPath;
  if (start === undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t("Open a file or a folder first."));
    return;
  }
  if (vscode.workspace.textDocuments.some((one) => one.isDirty && one.languageId === "kader")) {
    await vscode.workspace.saveAll(false);
  }
  const folder = await checking.project(start, top?.uri.fsPath);
  const title = vscode.l10n.t("kader checks {0}", path.basename(folder));
  const options = { location: vscode.ProgressLocation.Window, title };
  await vscode.window.withProgress(options, () => checked(own, found, folder));
}

/**
 * @param {Server} own
 * @param {vscode.DiagnosticCollection} found
 * @param {string} folder
 */
async function checked(own, found, folder) {
  const language = explain.language(own.language());
  let said;
  try {
    said = await checking.check(own.file(), folder, language);
  } catch (error) {
    own.output.error(String(error));
    await missing(own);
    return;
  }
  own.output.info(`kader check ${folder}\n${[said.out, said.err].map((one) => one.trim()).filter(Boolean).join("\n")}`);
  own.output.show(true);
  found.clear();
  // The server shows the same findings already.
  if (!own.isRunning) found.set(checking.problems(folder, said.findings ?? []));
  if (said.findings?.length) await vscode.commands.executeCommand("workbench.actions.view.problems");
  const last = said.err.trim().split("\n").at(-1) || said.out.trim().split("\n").at(-1) || "";
  const tell = said.code === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  void tell(`kader: ${last}`);
}

/**
 * @param {Server} own
 * @param {unknown} asked the name of a finding; else it is the one at the cursor, or chosen from a list
 */
async function explained(own, asked) {
  const language = explain.language(own.language());
  const editor = vscode.window.activeTextEditor;
  const near = editor ? explain.names(editor.document.uri, editor.selection) : [];
  let name = typeof asked === "string" ? asked : near.length === 1 ? near[0] : undefined;
  if (name === undefined) {
    const placeHolder = vscode.l10n.t("Which finding?");
    try {
      const all = near.length > 1 ? near.map((label) => ({ label })) : await explain.kinds(own.file(), language);
      name = (await vscode.window.showQuickPick(all, { placeHolder, matchOnDetail: true }))?.label;
    } catch (error) {
      own.output.error(String(error));
      await missing(own);
      return;
    }
  }
  if (name !== undefined) await explain.show(`/${language}/${name}.md`);
}

module.exports = { activate, deactivate };
