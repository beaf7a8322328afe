// Reads graphs with Mermaid's own parser, within the limits that hosts set: node mermaid.mjs FILE...
import fs from "node:fs";
import { JSDOM } from "jsdom";

const page = new JSDOM("<body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxTextSize: 50000, maxEdges: 500 });

const files = process.argv.slice(2);
if (files.length < 5) throw new Error(`only ${files.length} graphs`);
for (const file of files) {
  const text = fs.readFileSync(file, "utf8");
  if (text.length > 50000) throw new Error(`${file} is longer than hosts draw`);
  await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const things = diagram.db.getVertices().size;
  const declared = text.split("\n").filter((line) => line.includes(":::")).length;
  const notes = text.includes("kader_note") ? 1 : 0;
  if (things !== declared + notes) throw new Error(`${file}: ${things} things, ${declared} declared`);
}
// A text that is none is refused, so that this proves something.
const refused = await mermaid.parse('flowchart LR\n  a["b"', { suppressErrors: true });
if (refused !== false) throw new Error("Mermaid reads anything");
console.log(`Mermaid reads ${files.length} graphs`);
