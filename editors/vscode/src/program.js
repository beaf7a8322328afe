// The program `kader`: where it is, and what it says. Knows nothing of the editor.
"use strict";

const { execFile } = require("node:child_process");
const os = require("node:os");
const path = require("node:path");

/**
 * What a run of the program gave.
 * @typedef {{ code: number, out: string, err: string }} Said
 */

/** More output than this is not kept. */
const MOST = 64 * 1024 * 1024;

/**
 * The program as it is started: a name on the path, or a file.
 * @param {string} setting
 * @param {string | undefined} folder what a path that is not absolute starts from
 * @returns {string}
 */
function program(setting, folder) {
  const text = setting.trim() || "kader";
  const home = text.startsWith("~/") || text.startsWith("~\\") ? path.join(os.homedir(), text.slice(2)) : text;
  const isFile = home.includes("/") || home.includes("\\");
  return isFile && !path.isAbsolute(home) && folder ? path.resolve(folder, home) : home;
}

/**
 * Runs the program to its end; fails only when it cannot be started.
 * @param {string} file
 * @param {string[]} words
 * @param {string | undefined} folder
 * @returns {Promise<Said>}
 */
function run(file, words, folder) {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: MOST, windowsHide: true, env: { ...process.env, NO_COLOR: "1" } };
    execFile(file, words, options, (error, out, err) => {
      if (error && typeof error.code !== "number") return reject(error);
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

/**
 * The version that a program says it has; none when it is no kader.
 * @param {string} file
 * @returns {Promise<string | undefined>}
 */
async function version(file) {
  try {
    const said = await run(file, ["--version"], undefined);
    return /^kader (\d+\.\d+\.\d+\S*)/.exec(said.out)?.[1];
  } catch {
    return undefined;
  }
}

module.exports = { program, run, version };
