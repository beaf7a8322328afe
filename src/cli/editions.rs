//! What a person means by an edition: a document, a folder or file, a JSON that was built, a revision of git.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::check;
use crate::diag::Text;
use crate::diff::{Picture, Side};
use crate::edits;
use crate::language::{Language, suggest};
use crate::model::kinds::either;
use crate::report::plain;
use crate::workspace::config::Entry;
use crate::workspace::{self, Loaded, Location, disk, git};

/// One side of a comparison.
#[derive(Clone, Debug)]
pub struct Edition {
    pub name: String,
    pub picture: Arc<Picture>,
    pub document: Option<String>,
    /// Whether it is a document of the project that is worked in.
    pub own: bool,
}

/// The project that is worked in: read once, when it is needed.
#[derive(Debug)]
pub struct Here {
    pub folder: PathBuf,
    pub location: Option<Location>,
    picture: Option<Arc<Picture>>,
    /// Levels of changes, and the language of messages.
    pub changes: Vec<Entry>,
    pub messages: Option<Language>,
}

/// A picture of a project, with what its settings say.
type Read = (Arc<Picture>, Vec<Entry>, Option<Language>);

impl Edition {
    pub fn side(&self) -> Side<'_> {
        Side { picture: &self.picture, document: self.document.as_deref() }
    }
}

impl Here {
    /// The project at a folder; one that is not there is no mistake until it is needed.
    pub fn new(folder: &Path) -> Here {
        let found = workspace::find(&[folder.to_path_buf()]).unwrap_or_default();
        let mut found = found.into_iter();
        let location = match (found.next(), found.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        };
        let folder = folder.to_path_buf();
        Here { folder, location, picture: None, changes: Vec::new(), messages: None }
    }

    /// Reads the settings and the picture of this project.
    ///
    /// # Errors
    ///
    /// When its text cannot be read whole.
    pub fn read(&mut self) -> Result<Option<Arc<Picture>>, Text> {
        let Some(location) = &self.location else { return Ok(None) };
        if self.picture.is_none() {
            let (picture, changes, messages) = read(workspace::load(location, Vec::new()), &self.folder)?;
            (self.changes, self.messages) = (changes, messages);
            self.picture = Some(picture);
        }
        Ok(self.picture.clone())
    }

    /// What a word means: a document of this project as it was read, else what stands on disk, else a revision.
    ///
    /// # Errors
    ///
    /// When it means nothing that can be read; the text says what was sought.
    pub fn edition(&self, word: &str) -> Result<Edition, Text> {
        let own = self.picture.clone();
        let made = |picture, document, own| Edition { name: word.to_owned(), picture, document, own };
        if let Some(picture) = own.as_ref().filter(|picture| picture.document(word).is_some()) {
            return Ok(made(Arc::clone(picture), Some(word.to_owned()), true));
        }
        let path = Path::new(word);
        if path.exists() {
            return Ok(made(on_disk(path)?, None, false));
        }
        if git::is_revision(&self.folder, word) {
            let (picture, ..) = read(git::load_revision(&self.folder, word)?, Path::new(word))?;
            return Ok(made(picture, None, false));
        }
        Err(self.unknown(word, own.as_deref()))
    }

    fn unknown(&self, word: &str, own: Option<&Picture>) -> Text {
        let ids: Vec<&str> =
            own.into_iter().flat_map(|own| own.documents()).map(|one| one.code.as_str()).collect();
        let near = suggest::nearest(word, ids.iter().copied());
        let choice: Vec<&str> = if near.is_empty() { ids.iter().copied().take(5).collect() } else { near };
        let (nl, en) = match choice.is_empty() {
            true => (
                "er is hier geen project; wijs het aan met -C MAP".to_owned(),
                "there is no project here; name it with -C FOLDER".to_owned(),
            ),
            false => (
                format!("documenten hier: {}", either(&choice, Language::Nl)),
                format!("documents here: {}", either(&choice, Language::En)),
            ),
        };
        if word.contains(':') || word.starts_with("HEAD") {
            // Written as a revision: what is wrong with it as such is worth more.
            if let Err(text) = git::load_revision(&self.folder, word) {
                return text;
            }
        }
        Text::new(
            format!("‘{word}’ is geen document, geen bestand of map, en geen revisie van git; {nl}"),
            format!("‘{word}’ is no document, no file or folder, and no revision of git; {en}"),
        )
    }
}

/// A project or a built JSON on disk.
fn on_disk(path: &Path) -> Result<Arc<Picture>, Text> {
    let shown = workspace::shown(path);
    if path.is_file() && path.extension().is_none_or(|extension| extension != "kader") {
        let bytes = disk::read(path, MOST_JSON).map_err(|error| {
            let why = workspace::why(&error);
            Text::new(
                format!("‘{shown}’ kan niet gelezen worden: {}", why.nl),
                format!("‘{shown}’ cannot be read: {}", why.en),
            )
        })?;
        let picture = Picture::read(&bytes)
            .map_err(|why| Text::new(format!("‘{shown}’: {}", why.nl), format!("‘{shown}’: {}", why.en)))?;
        return Ok(Arc::new(picture));
    }
    let found = workspace::find(&[path.to_path_buf()])
        .map_err(|unfit| Text::new(super::unfit(&unfit, Language::Nl), super::unfit(&unfit, Language::En)))?;
    let mut found = found.into_iter();
    let (Some(location), None) = (found.next(), found.next()) else {
        return Err(Text::new(
            format!("onder ‘{shown}’ staan meer projecten; wijs er een aan"),
            format!("there are several projects below ‘{shown}’; name one"),
        ));
    };
    let (picture, ..) = read(workspace::load(&location, Vec::new()), path)?;
    Ok(picture)
}

/// The most bytes of a JSON that are read.
const MOST_JSON: u64 = 512 * 1024 * 1024;

/// The picture of a project; one that cannot be read whole would show differences that are none.
fn read(loaded: Loaded, name: &Path) -> Result<Read, Text> {
    let changes = loaded.config.changes.clone();
    let checked = check(loaded);
    if let Some(finding) = checked.findings.iter().find(|one| edits::is_of_the_text(one)) {
        let name = workspace::shown(name);
        let said = |language| plain::render(finding, &checked.sources, language);
        return Err(Text::new(
            format!(
                "‘{name}’ kan niet helemaal gelezen worden, dus is er niets vergeleken:\n{}",
                said(Language::Nl)
            ),
            format!("‘{name}’ cannot be read whole, so nothing was compared:\n{}", said(Language::En)),
        ));
    }
    Ok((Arc::new(Picture::of(&checked)?), changes, checked.messages))
}
