// `kader check` on the project of the open file: what it says, and its findings where no server shows them.
"use strict";

const fs = require("node:fs/promises");
const os = require("node:os");
const path = require("node:path");
const vscode = require("vscode");
const { run } = require("./program.js");

/**
 * @typedef {{ file: string, line: number, column_utf16: number, end_line: number, length: number, end_column: number,
 *   text?: string }} Place
 * @typedef {{ name: string, severity: string, title: string, help?: string, place: Place }} Finding
 */

/**
 * The folder of the project that a file belongs to: the nearest with settings, else that of the workspace.
 * @param {string} start
 * @param {string | undefined} top
 */
async function project(start, top) {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const settings = path.join(folder, "kader.toml");
    if (await fs.stat(settings).then((found) => found.isFile(), () => false)) return folder;
    if (folder === top || folder === path.dirname(folder)) return top ?? start;
  }
}

/**
 * Checks a folder.
 * @param {string} file the program
 * @param {string} folder
 * @param {string} language
 */
async function check(file, folder, language) {
  const temporary = await fs.mkdtemp(path.join(os.tmpdir(), "kader-"));
  try {
    const report = path.join(temporary, "findings.json");
    const said = await run(file, ["check", ".", "--lang", language, "--report", `json=${report}`], folder);
    const text = await fs.readFile(report, "utf8").catch(() => undefined);
    /** @type {Finding[] | undefined} none when the check could not be made */
    const findings = text === undefined ? undefined : JSON.parse(text).findings;
    return { ...said, findings };
  } finally {
    await fs.rm(temporary, { recursive: true, force: true });
  }
}

/**
 * Findings as the editor shows them, by file.
 * @param {string} folder
 * @param {Finding[]} findings
 * @returns {[vscode.Uri, vscode.Diagnostic[]][]}
 */
function problems(folder, findings) {
  /** @type {Map<string, vscode.Diagnostic[]>} */
  const files = new Map();
  for (const { name, severity, title, help, place } of findings) {
    const start = new vscode.Position(place.line - 1, place.column_utf16 - 1);
    const end = new vscode.Position(place.end_line - 1, Math.max(place.end_column - 1, 0));
    const level = /** @type {const} */ ({ error: 0, warning: 1, note: 2 })[severity] ?? 2;
    const found = new vscode.Diagnostic(new vscode.Range(start, end), help ? `${title}\n${help}` : title, level);
    found.source = "kader";
    found.code = name;
    files.set(place.file, [...(files.get(place.file) ?? []), found]);
  }
  return [...files].map(([file, list]) => [vscode.Uri.file(path.resolve(folder, file)), list]);
}

module.exports = { check, problems, project };
