//! The files with which an organisation gives its reports a look of its own: read from within the project only.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::diag::Text;

use super::config::Look;
use super::{disk, shown, why};

/// A picture or a font, with its media type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

/// What stands in the files.
#[derive(Clone, Debug, Default)]
pub struct HouseFiles {
    pub logo: Option<Media>,
    pub font: Option<Media>,
    pub style: String,
    /// Templates by the name of their file.
    pub templates: Vec<(String, String)>,
}

/// A report is one file, and is sent by mail.
const MOST: u64 = 2 * 1024 * 1024;
const MOST_TEMPLATES: usize = 100;

const LOGOS: [(&str, &str); 6] = [
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
];
const FONTS: [(&str, &str); 4] =
    [("woff2", "font/woff2"), ("woff", "font/woff"), ("ttf", "font/ttf"), ("otf", "font/otf")];

/// Reads the files that `[report]` names.
///
/// # Errors
///
/// When one is not there, leads out of the project, is too large or of a kind that a page cannot show.
pub fn house(root: &Path, look: &Look) -> Result<HouseFiles, Text> {
    Ok(HouseFiles {
        logo: look.logo.as_deref().map(|path| media(root, path, &LOGOS)).transpose()?,
        font: look.font.as_deref().map(|path| media(root, path, &FONTS)).transpose()?,
        style: look.style.as_deref().map(|path| text(&inside(root, path)?)).transpose()?.unwrap_or_default(),
        templates: look
            .templates
            .as_deref()
            .map(|path| templates(root, path))
            .transpose()?
            .unwrap_or_default(),
    })
}

/// Where those files are, for who wants to know when one changes; with the folder of the templates itself.
pub fn places(root: &Path, look: &Look) -> Vec<PathBuf> {
    let named = [&look.logo, &look.font, &look.style, &look.templates].into_iter().flatten();
    let mut all: Vec<PathBuf> = named.filter_map(|path| inside(root, path).ok()).collect();
    let folder = look.templates.as_deref().and_then(|path| inside(root, path).ok());
    let listed = folder.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten();
    all.extend(listed.filter_map(|entry| Some(entry.ok()?.path())).take(MOST_TEMPLATES));
    all
}

fn media(root: &Path, path: &str, kinds: &[(&str, &'static str)]) -> Result<Media, Text> {
    let place = inside(root, path)?;
    let end = place.extension().map(|end| end.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let kind = kinds.iter().find(|(name, _)| *name == end).map(|(_, kind)| *kind).ok_or_else(|| {
        let known = kinds.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        Text::new(
            format!("‘{path}’ in [report] heeft geen vorm die een rapport toont; het kan zijn: {known}"),
            format!("‘{path}’ in [report] has no form that a report shows; it may be: {known}"),
        )
    })?;
    Ok(Media { kind, bytes: bytes(&place)? })
}

fn templates(root: &Path, path: &str) -> Result<Vec<(String, String)>, Text> {
    let folder = inside(root, path)?;
    let listed = fs::read_dir(&folder).map_err(|error| unreadable(&folder, &why(&error)))?;
    let mut places: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    places.retain(|place| place.extension().is_some_and(|end| end == "html"));
    places.sort();
    places.truncate(MOST_TEMPLATES);
    let mut all = Vec::new();
    for place in places {
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let path = format!("{path}/{name}");
        all.push((name, text(&inside(root, &path)?)?));
    }
    Ok(all)
}

/// A path within the project, also after links.
fn inside(root: &Path, path: &str) -> Result<PathBuf, Text> {
    let outside = || {
        Text::new(
            format!("‘{path}’ in [report] ligt buiten het project"),
            format!("‘{path}’ in [report] is outside the project"),
        )
    };
    let down =
        Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !down {
        return Err(outside());
    }
    let place = root.join(path);
    let real = fs::canonicalize(&place).map_err(|error| unreadable(&place, &why(&error)))?;
    let root = fs::canonicalize(root).map_err(|error| unreadable(root, &why(&error)))?;
    if real.starts_with(root) { Ok(place) } else { Err(outside()) }
}

fn bytes(place: &Path) -> Result<Vec<u8>, Text> {
    disk::read(place, MOST).map_err(|error| unreadable(place, &why(&error)))
}

fn text(place: &Path) -> Result<String, Text> {
    String::from_utf8(bytes(place)?)
        .map_err(|_| unreadable(place, &Text::new("het is geen UTF-8", "it is not UTF-8")))
}

fn unreadable(place: &Path, why: &Text) -> Text {
    let place = shown(place);
    Text::new(
        format!("‘{place}’ kan niet gelezen worden: {}", why.nl),
        format!("‘{place}’ cannot be read: {}", why.en),
    )
}
