//! The texts that were read: files, spans of bytes in them, and lines found only when somebody asks.

use std::sync::{Arc, OnceLock};

/// A file of the run, as a number: its place in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A run of bytes in one file: `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Span { file, start, end }
    }

    /// From the start of this span to the end of `other`, in the same file.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.file, self.start, other.end.max(self.start))
    }

    /// Whether all of `part` lies in it.
    pub fn holds(self, part: Span) -> bool {
        self.file == part.file && self.start <= part.start && part.end <= self.end
    }

    /// The empty place right after this span.
    pub fn after(self) -> Span {
        Span::new(self.file, self.end, self.end)
    }
}

/// A line and a column as people count them: from one, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// One file: its path as shown, its text, and its line starts once they are asked for.
#[derive(Debug)]
pub struct SourceFile {
    /// As shown to people.
    pub path: String,
    /// Within its project, as machines read it.
    pub name: String,
    pub text: String,
    /// The text is only to be shown: the file could not be read as it is.
    pub unread: bool,
    lines: OnceLock<Vec<u32>>,
    /// Characters and UTF-16 units before each stride, once a long line asks for them.
    marks: OnceLock<Vec<(u32, u32)>>,
}

/// Bytes between two marks.
const STRIDE: u32 = 1024;

/// Characters and UTF-16 units that start in these bytes.
fn count(bytes: &[u8]) -> (u32, u32) {
    let letters = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32;
    let pairs = bytes.iter().filter(|byte| **byte >= 0xF0).count() as u32;
    (letters, letters + pairs)
}

impl SourceFile {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let path = path.into();
        SourceFile {
            name: path.clone(),
            path,
            text: text.into(),
            unread: false,
            lines: OnceLock::new(),
            marks: OnceLock::new(),
        }
    }

    /// The same file under the name it has within its project.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The text that is read; nothing of a file that is only shown.
    pub fn readable(&self) -> &str {
        if self.unread { "" } else { &self.text }
    }

    /// The same file, whose text is to be shown and not to be read.
    pub fn unread(mut self) -> Self {
        self.unread = true;
        self
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(ends.map(|end| end as u32 + 1)).collect()
        })
    }

    /// Line and column of a byte offset.
    pub fn place(&self, offset: u32) -> Place {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        Place { line: line as u32, column: self.letters(start, offset).0 + 1 }
    }

    /// Characters and UTF-16 units between two offsets. A long way is counted from marks made once, so that
    /// a thousand places on one line cost no more than on a thousand lines.
    fn letters(&self, start: u32, end: u32) -> (u32, u32) {
        if end.saturating_sub(start) < 4 * STRIDE {
            return count(self.text.as_bytes().get(start as usize..end as usize).unwrap_or_default());
        }
        let (from, to) = (self.letters_before(start), self.letters_before(end));
        (to.0 - from.0, to.1 - from.1)
    }

    fn letters_before(&self, offset: u32) -> (u32, u32) {
        let marks = self.marks.get_or_init(|| {
            let mut sum = (0, 0);
            let strides = self.text.as_bytes().chunks(STRIDE as usize);
            let sums = strides.map(|stride| {
                let (letters, units) = count(stride);
                sum = (sum.0 + letters, sum.1 + units);
                sum
            });
            std::iter::once((0, 0)).chain(sums).collect()
        });
        let at = offset / STRIDE;
        let mark = marks.get(at as usize).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get((at * STRIDE) as usize..offset as usize);
        let (letters, units) = count(rest.unwrap_or_default());
        (mark.0 + letters, mark.1 + units)
    }

    /// The same column in UTF-16 units, which editors count in, from one.
    pub fn column_utf16(&self, offset: u32) -> u32 {
        let line = self.place(offset).line;
        let (start, _) = self.line_range(line);
        self.letters(start, offset).1 + 1
    }

    /// Where a line starts and ends, without its line end; lines count from one.
    pub fn line_range(&self, line: u32) -> (u32, u32) {
        let starts = self.line_starts();
        let at = (line as usize).saturating_sub(1);
        let start = starts.get(at).copied().unwrap_or(self.text.len() as u32);
        let end = match starts.get(at + 1) {
            Some(next) => next - 1,
            None => self.text.len() as u32,
        };
        let text = self.text.get(start as usize..end as usize);
        let kept = text.unwrap_or_default().trim_end_matches('\r').len() as u32;
        (start, start + kept)
    }
}

/// All files of a run, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    pub fn new(files: Vec<Arc<SourceFile>>) -> Self {
        Sources { files }
    }

    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(self.files.iter().map(Arc::as_ref))
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Puts another text in the place of a file.
    pub fn replace(&mut self, id: FileId, file: Arc<SourceFile>) {
        if let Some(known) = self.files.get_mut(id.0 as usize) {
            *known = file;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize).map(Arc::as_ref)
    }

    pub fn path(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| file.path.as_str())
    }

    /// The text of a span; empty when the span is not of these sources.
    pub fn text(&self, span: Span) -> &str {
        let file = self.file(span.file);
        file.and_then(|file| file.text.get(span.start as usize..span.end as usize)).unwrap_or_default()
    }
}
