// Bundles the extension into dist/extension.js, with the licences of what is in it.
import { build } from "esbuild";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const allowed = ["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "BlueOak-1.0.0"];

await rm(join(here, "dist"), { recursive: true, force: true });
await mkdir(join(here, "dist"));
const result = await build({
  absWorkingDir: here,
  entryPoints: ["src/extension.js"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  minify: true,
  keepNames: true,
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
});

const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const found = input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}
let text = "";
for (const folder of [...packages].sort()) {
  const about = JSON.parse(await readFile(join(here, folder, "package.json"), "utf8"));
  if (!allowed.includes(about.license)) throw new Error(`${about.name} comes under '${about.license}'`);
  let licence = "";
  for (const name of ["LICENSE", "License.txt", "LICENSE.md", "license", "LICENSE.txt"]) {
    licence ||= await readFile(join(here, folder, name), "utf8").catch(() => "");
  }
  if (!licence) throw new Error(`${about.name} has no text of its licence`);
  text += `${about.name} ${about.version} (${about.license})\n\n${licence.trim()}\n\n`;
}
await writeFile(join(here, "dist", "licences.txt"), text);
// The licence of the project itself goes along.
await cp(join(here, "..", "..", "LICENSE"), join(here, "LICENSE"));
