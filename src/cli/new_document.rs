//! `kader new document`: the files of a new document, each checked before any is written.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::check::{Checked, check};
use crate::edits::{self, edition};
use crate::language::{Bi, Language};
use crate::report::{difference, plain};
use crate::workspace::{self, Location, disk, shown};

use super::{CLEAN, FINDINGS, complain, write};

pub fn run(
    location: &Location,
    before: &Checked,
    wish: &edition::Wish,
    is_shown_only: bool,
    language: Language,
    out: &mut dyn Write,
) -> u8 {
    if wish.id.is_empty() {
        return complain(
            Bi::new(
                "zeg welk document het is, met het jaar: kader new document begroting-2027",
                "say which document it is, with its year: kader new document budget-2027",
            )
            .get(language),
        );
    }
    // What cannot be read would be lost on the way.
    let unread = before.findings.iter().find(|one| wish.from.is_some() && edits::is_of_the_text(one));
    if let Some(finding) = unread {
        let said = plain::render(finding, &before.sources, language);
        return complain(&match language {
            Language::Nl => format!("herstel eerst deze fout, dan is er niets dat zoek kan raken:\n{said}"),
            Language::En => format!("mend this error first, so that nothing can get lost:\n{said}"),
        });
    }
    let made = match edition::make(&before.model, wish) {
        Ok(made) => made,
        Err(wrong) => return complain(wrong.get(language)),
    };
    let files: Vec<(PathBuf, &str)> =
        made.files.iter().map(|(name, text)| (place(location, name), text.as_str())).collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        let path = shown(path);
        return complain(&match language {
            Language::Nl => format!("‘{path}’ bestaat al; geef dat bestand eerst een andere naam"),
            Language::En => format!("‘{path}’ exists already; give that file another name first"),
        });
    }
    let given = files.iter().map(|(path, text)| (path.clone(), text.as_bytes().to_vec())).collect();
    let after = check(workspace::load(location, given));
    if let Some(finding) = edits::added(&before.findings, &after.findings, edits::is_of_the_text) {
        let said = plain::render(finding, &after.sources, language);
        return complain(&match language {
            Language::Nl => format!("dan zou dit fout zijn, dus is er niets geschreven:\n{said}"),
            Language::En => format!("then this would be wrong, so nothing was written:\n{said}"),
        });
    }
    if is_shown_only {
        for (path, text) in &files {
            write(out, &difference::unified(&shown(path), "", text));
        }
        return FINDINGS;
    }
    for (path, text) in &files {
        if let Err(error) = save(path, text) {
            return complain(super::unwritable(path, &error).get(language));
        }
        write(out, &format!("{}\n", shown(path)));
    }
    write(out, made.taken.as_ref().map_or("", |taken| taken.get(language)));
    CLEAN
}

fn place(location: &Location, name: &str) -> PathBuf {
    let inside = location.root.join(name);
    inside.strip_prefix("./").map(PathBuf::from).unwrap_or(inside)
}

fn save(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    disk::write_text(path, text)
}
