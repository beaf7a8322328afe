// The language server: started, stopped, started again.
"use strict";

const vscode = require("vscode");
const { LanguageClient, RevealOutputChannelOn } = require("vscode-languageclient/node");
const { program, version } = require("./program.js");

/** The server of one window. */
class Server {
  /** @param {vscode.LogOutputChannel} output */
  constructor(output) {
    this.output = output;
    /** @type {LanguageClient | undefined} */
    this.client = undefined;
    /** @type {Promise<void>} */
    this.turn = Promise.resolve();
  }

  /** The program that the settings name. */
  file() {
    const setting = vscode.workspace.getConfiguration("kader").get("path", "kader");
    return program(setting, vscode.workspace.workspaceFolders?.[0]?.uri.fsPath);
  }

  /**
   * The language that somebody chose for messages, if any.
   * @returns {"nl" | "en" | undefined}
   */
  language() {
    /** @type {string | undefined} */
    const chosen = vscode.workspace.getConfiguration("kader").get("language");
    return chosen === "nl" || chosen === "en" ? chosen : undefined;
  }

  get isRunning() {
    return this.client !== undefined;
  }

  /**
   * Starts the server, stopping the one that runs; false when there is no program. One after the other.
   * @returns {Promise<boolean>}
   */
  start() {
    const started = this.turn.then(async () => {
      await this.end();
      return this.begin();
    });
    this.turn = started.then(() => {}, () => {});
    return started;
  }

  stop() {
    this.turn = this.turn.then(() => this.end());
    return this.turn;
  }

  async begin() {
    const file = this.file();
    const found = await version(file);
    if (found === undefined) {
      this.output.error(`kader: ${file}?`);
      return false;
    }
    this.output.info(`kader ${found}: ${file}`);
    const language = this.language();
    const client = new LanguageClient(
      "kader",
      "kader",
      { command: file, args: ["lsp", ...(language ? ["--lang", language] : [])] },
      {
        documentSelector: [
          { scheme: "file", language: "kader" },
          { scheme: "file", pattern: "**/kader.toml" },
        ],
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
      },
    );
    await client.start();
    this.client = client;
    return true;
  }

  async end() {
    const client = this.client;
    this.client = undefined;
    // One that broke cannot be asked to stop.
    await client?.dispose().catch((/** @type {unknown} */ error) => this.output.warn(String(error)));
  }
}

module.exports = { Server };
