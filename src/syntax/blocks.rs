//! Makes blocks of lines: braces where they can be believed, indentation where they cannot.

use crate::language;
use crate::source::FileId;

use super::kinds;
use super::lines::{Line, LineKind, Lines};
use super::tree::{Statement, TokenKind, Tree};
use super::{MAX_DEPTH, recover};

/// Builds the tree of a file.
pub fn build(file: FileId, text: &str, lines: &mut Lines) -> Tree {
    let joined = join(text, lines);
    let way = way(&joined);
    let mut builder = Builder { lines, statements: Vec::new(), stack: Vec::new(), too_deep: false };
    for (index, line) in joined.iter().enumerate() {
        let next = joined.get(index + 1);
        match (line.kind, way) {
            (LineKind::Close, Way::Braces) => builder.close(line),
            (LineKind::Close, Way::Indentation) => builder.close_by_indent(line, next),
            (LineKind::CloseBehind, _) => drop(builder.pop()),
            (LineKind::Statement, Way::Braces) | (LineKind::More, _) => builder.statement(line),
            (LineKind::Statement, Way::Indentation) => {
                builder.end_blocks_before(line);
                builder.statement(line);
            }
        }
    }
    builder.end_of_file();
    let statements = builder.statements;
    Tree {
        file,
        statements,
        tokens: std::mem::take(&mut lines.tokens),
        comments: std::mem::take(&mut lines.comments),
    }
}

/// What says where a block ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Braces,
    Indentation,
}

/// Braces are believed when they balance and no statement stands at or left of its own opener.
fn way(lines: &[Line]) -> Way {
    let mut stack: Vec<u32> = Vec::new();
    let mut sound = true;
    let mut indented = true;
    for (index, line) in lines.iter().enumerate() {
        if closes(line) {
            // One that stands behind something was reported as such, and no more is said of it.
            sound &= stack.pop().is_some() || line.kind == LineKind::CloseBehind;
            continue;
        }
        // A line of which nothing is known says nothing of where it belongs.
        if line.kind == LineKind::More {
            continue;
        }
        sound &= stack.last().is_none_or(|opener| line.indent > *opener);
        if line.brace.is_some() {
            stack.push(line.indent);
            let first = lines.get(index + 1);
            indented &= first.is_none_or(|first| closes(first) || first.indent > line.indent);
        }
    }
    if sound && stack.is_empty() || !indented { Way::Braces } else { Way::Indentation }
}

fn closes(line: &Line) -> bool {
    matches!(line.kind, LineKind::Close | LineKind::CloseBehind)
}

/// Joins lists that go on below; what is left starts with a word, opens a block or is `}`.
fn join(text: &str, lines: &mut Lines) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.lines.len());
    for line in std::mem::take(&mut lines.lines) {
        if let Some(last) = joined.last_mut().filter(|last| lines.ends_in_comma(last)) {
            if goes_on(text, lines, last, &line) {
                last.tokens.1 = line.tokens.1;
                last.brace = line.brace;
                last.broken |= line.broken;
                continue;
            }
            let comma = lines.last_token(last);
            lines.find(kinds::dangling_comma(comma));
        }
        if line.kind != LineKind::More {
            joined.push(line);
        } else if !stray(text, lines, joined.last_mut(), &line) {
            let opens = line.brace.is_some();
            let kind = if opens { LineKind::Statement } else { LineKind::More };
            joined.push(Line { broken: true, kind, ..line });
        }
    }
    if let Some(last) = joined.last().filter(|last| lines.ends_in_comma(last)) {
        let comma = lines.last_token(last);
        lines.find(kinds::dangling_comma(comma));
    }
    joined
}

/// Whether a list whose line ended in a comma goes on with this line.
fn goes_on(text: &str, lines: &Lines, list: &Line, line: &Line) -> bool {
    let word = |start: u32, end: u32| text.get(start as usize..end as usize).unwrap_or_default();
    match line.kind {
        LineKind::Close | LineKind::CloseBehind => false,
        LineKind::More => true,
        LineKind::Statement if line.brace.is_some() => false,
        LineKind::Statement => {
            let (start, end) = line.word;
            let name = language::normal(word(start, end));
            if !language::is_keyword(&name) {
                return true;
            }
            let concept = |name: &str| {
                language::Language::BOTH.into_iter().any(|one| language::concept(one, name).is_some())
            };
            let first = lines.tokens.get(list.tokens.0 as usize);
            let pairs = first.is_some_and(|first| {
                first.kind == TokenKind::Word && concept(&language::normal(word(first.start, first.end)))
            });
            let mut tokens = (line.tokens.0..line.tokens.1)
                .map_while(|at| lines.tokens.get(at as usize).map(|token| token.kind));
            let id = tokens.next() == Some(TokenKind::Word);
            let alone = matches!(tokens.next(), None | Some(TokenKind::Comma));
            pairs && id && alone && concept(&name)
        }
    }
}

/// A line that starts with a value and continues nothing. True when nothing of it needs to stay.
fn stray(text: &str, lines: &mut Lines, above: Option<&mut Line>, line: &Line) -> bool {
    let span = lines.span(line.start, lines.last_token(line).end.max(line.start));
    let only_brace = line.tokens.0 == line.tokens.1;
    if let (Some(brace), true) = (line.brace, only_brace) {
        // A column of braces is one mistake.
        let again = above.as_ref().is_some_and(|above| above.broken && above.tokens.0 == above.tokens.1);
        if !again {
            lines.find(kinds::brace_on_own_line(lines.span(brace, brace + 1)));
        }
        if let Some(above) = above
            && above.brace.is_none()
            && above.kind == LineKind::Statement
        {
            above.brace = line.brace;
            return true;
        }
        return false;
    }
    let shown = recover::rest_of_line(text, line.start).trim();
    if !line.broken {
        lines.find(kinds::stray_line(span, shown));
    }
    // A remark or a bullet is no field; anything else may have been one, and is kept as a hole.
    line.brace.is_none() && shown.starts_with(['/', '•', '-', '–', '—', '*', ';'])
}

struct Frame {
    /// The statement that opened the block; none below the depth limit.
    statement: Option<usize>,
    indent: u32,
    brace: u32,
}

struct Builder<'a> {
    lines: &'a mut Lines,
    statements: Vec<Statement>,
    stack: Vec<Frame>,
    too_deep: bool,
}

impl Builder<'_> {
    fn statement(&mut self, line: &Line) {
        let depth = self.stack.len();
        let mut statement = None;
        if depth <= MAX_DEPTH {
            statement = Some(self.statements.len());
            self.statements.push(Statement {
                word: line.word,
                tokens: line.tokens,
                end: self.statements.len() as u32 + 1,
                block: line.brace.is_some(),
                broken: line.broken,
            });
        }
        let Some(brace) = line.brace else { return };
        if depth == MAX_DEPTH && !self.too_deep {
            self.too_deep = true;
            self.lines.find(kinds::too_deep(self.lines.span(brace, brace + 1), MAX_DEPTH));
        }
        self.stack.push(Frame { statement, indent: line.indent, brace });
    }

    fn pop(&mut self) -> Option<Frame> {
        let frame = self.stack.pop()?;
        let end = self.statements.len() as u32;
        let opener = frame.statement.and_then(|index| self.statements.get_mut(index));
        if let Some(opener) = opener {
            opener.end = end;
        }
        Some(frame)
    }

    fn close(&mut self, line: &Line) {
        if self.pop().is_none() {
            self.lines.find(kinds::stray_brace(self.lines.span(line.start, line.start + 1)));
        }
    }

    fn close_by_indent(&mut self, line: &Line, next: Option<&Line>) {
        let span = self.lines.span(line.start, line.start + 1);
        let Some(top) = self.stack.last() else {
            self.lines.find(kinds::stray_brace(span));
            return;
        };
        let goes_on = next.is_some_and(|next| !closes(next) && next.indent > top.indent);
        let matching = self.stack.iter().rposition(|frame| frame.indent == line.indent);
        match matching {
            Some(position) => {
                while self.stack.len() > position + 1 {
                    self.unclosed(Some(line));
                }
                self.pop();
            }
            None if goes_on => self.lines.find(kinds::stray_brace(span)),
            None => {
                self.pop();
            }
        }
    }

    /// Ends the blocks whose opener does not stand left of this line.
    fn end_blocks_before(&mut self, line: &Line) {
        while self.stack.last().is_some_and(|top| line.indent <= top.indent) {
            self.unclosed(Some(line));
        }
    }

    fn unclosed(&mut self, next: Option<&Line>) {
        let Some(frame) = self.pop() else { return };
        if self.too_deep {
            return;
        }
        let brace = self.lines.span(frame.brace, frame.brace + 1);
        let next = next.map(|next| self.lines.span(next.word.0, next.word.1));
        self.lines.find(kinds::unclosed_block(brace, next));
    }

    fn end_of_file(&mut self) {
        while !self.stack.is_empty() {
            self.unclosed(None);
        }
    }
}
