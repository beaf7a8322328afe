// What is shown when there is no program: in both languages, because nobody has said yet which one to speak.
"use strict";

/** @param {string} tried */
function title(tried) {
  return `Het programma kader is niet gevonden (${tried}). / The program kader was not found (${tried}).`;
}

/** @param {string} tried */
function page(tried) {
  return `# kader installeren

Deze extensie kleurt teksten en vult ze aan. De bevindingen, het hernoemen en het opmaken komen van het programma \`kader\`,
dat hier niet gevonden is: \`${tried}\`.

1. Installeer [Rust](https://rustup.rs) (1.89 of later).
2. Haal de bron van kader, en voer daarin uit: \`cargo install --path .\`
3. Controleer het in een nieuw venster: \`kader --version\`
4. Kies in de editor **kader: Start server opnieuw**.

Staat \`kader\` niet op het pad? Zet de plaats ervan in de instelling \`kader.path\`, zoals \`~/.cargo/bin/kader\`.

---

# Installing kader

This extension colours and completes texts. Findings, renaming and formatting come from the program \`kader\`, which was not
found here: \`${tried}\`.

1. Install [Rust](https://rustup.rs) (1.89 or later).
2. Get the source of kader, and run in it: \`cargo install --path .\`
3. Try it in a new window: \`kader --version\`
4. Choose **kader: Restart Server** in the editor.

Is \`kader\` not on the path? Put its place in the setting \`kader.path\`, such as \`~/.cargo/bin/kader\`.
`;
}

module.exports = { page, title };
