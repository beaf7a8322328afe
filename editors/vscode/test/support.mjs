// What tests share: where things are, the real server behind the real protocol client, and the grammar.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const protocol = require("vscode-languageserver-protocol/node");
const textmate = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

export const here = join(dirname(fileURLToPath(import.meta.url)), "..");
export const top = join(here, "..", "..");
export const kader = process.env.KADER ?? join(top, "target", "debug", "kader");

/** The text of a file of the extension. */
export const read = (...parts) => readFileSync(join(here, ...parts), "utf8");

/** Every file of kader below folders of the project. */
export function specs(...folders) {
  const found = [];
  for (const folder of folders) {
    for (const entry of readdirSync(join(top, folder), { recursive: true })) {
      if (entry.endsWith(".kader")) found.push(join(top, folder, entry));
    }
  }
  return found.sort();
}

/** A client of the server: what it says of files is kept. */
export class Client {
  static async start(roots, { locale = "nl", capabilities = {} } = {}) {
    const client = new Client();
    client.server = spawn(kader, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
    client.ended = new Promise((resolve) => client.server.on("exit", resolve));
    const { StreamMessageReader, StreamMessageWriter, createProtocolConnection } = protocol;
    const reader = new StreamMessageReader(client.server.stdout);
    client.connection = createProtocolConnection(reader, new StreamMessageWriter(client.server.stdin));
    client.findings = new Map();
    client.waiting = [];
    client.connection.onNotification(protocol.PublishDiagnosticsNotification.type, (said) => {
      client.findings.set(said.uri, said);
      for (const one of client.waiting.splice(0)) one();
    });
    client.connection.onRequest(protocol.RegistrationRequest.type, () => {});
    client.connection.listen();
    const workspaceFolders = roots.map((root) => ({ uri: pathToFileURL(root).href, name: root }));
    client.greeting = await client.connection.sendRequest(protocol.InitializeRequest.type, {
      processId: process.pid,
      rootUri: workspaceFolders[0].uri,
      workspaceFolders,
      locale,
      capabilities,
    });
    await client.connection.sendNotification(protocol.InitializedNotification.type, {});
    return client;
  }

  ask(method, params) {
    return this.connection.sendRequest(method, params);
  }

  open(file, text) {
    const uri = pathToFileURL(file).href;
    const textDocument = { uri, languageId: "kader", version: 1, text };
    return this.connection.sendNotification("textDocument/didOpen", { textDocument }).then(() => uri);
  }

  /** Waits until what is said of a file is as wanted. */
  async until(uri, wanted) {
    for (;;) {
      const said = this.findings.get(uri);
      if (said && wanted(said.diagnostics)) return said.diagnostics;
      await new Promise((resolve) => this.waiting.push(resolve));
    }
  }

  /** Says goodbye; gives the exit code. */
  async stop() {
    await this.connection.sendRequest(protocol.ShutdownRequest.type);
    await this.connection.sendNotification(protocol.ExitNotification.type);
    const code = await this.ended;
    this.connection.dispose();
    return code;
  }
}

let loaded;

/** The grammar, as an editor loads it. */
export function grammar() {
  loaded ??= load();
  return loaded;
}

async function load() {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(read("syntaxes", "kader.tmLanguage.json"), "kader.json"),
  });
  return registry.loadGrammar("source.kader");
}

/** Lines as an editor cuts them. */
export const lines = (text) => text.replace(/^\uFEFF/, "").split(/\r\n|\n/);

/** The pieces of each line with their scopes. */
export async function coloured(text) {
  const of = await grammar();
  let state = textmate.INITIAL;
  return lines(text).map((line) => {
    const result = of.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      start: startIndex,
      end: Math.min(endIndex, line.length),
      scopes: scopes.slice(1),
    }));
  });
}
