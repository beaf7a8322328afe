//! The lines of a text before they are set: what each is, how deep it stands, and what is on it.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::language::{self, Language, Meaning, Shape, fields, values};
use crate::syntax::{Parsed, Statement, Token, TokenKind, kinds};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Blank,
    /// A comment and nothing else.
    Comment,
    /// The first line of a statement.
    Statement,
    /// A line on which a list goes on.
    More,
    /// `}`
    Close,
    /// Could not be read: keeps its letters, and stands where its block stands.
    Left,
    /// Stands in a block whose braces cannot be believed: keeps everything.
    Raw,
}

/// One line. A text block is one line with the line that opens it.
#[derive(Debug)]
pub struct Row<'t> {
    pub kind: Kind,
    /// Its number in the text, from one.
    pub line: u32,
    pub depth: usize,
    /// Whether it opens a block.
    pub opens: bool,
    /// The tokens on it.
    pub tokens: Range<usize>,
    /// What the keyword takes, when it is a field.
    pub shape: Option<Shape>,
    /// It says something of its block, and declares nothing.
    pub is_field: bool,
    /// It opens a table of amounts.
    pub is_table: bool,
    /// The keyword is a word of the source's own: the state of a traffic light.
    pub is_state: bool,
    pub comment: Option<&'t str>,
    pub raw: &'t str,
    /// Where the values start, counted from the keyword; 0 lets them follow it.
    pub column: usize,
    /// The table of which it is a row.
    pub table: Option<usize>,
}

/// All lines of a text.
#[derive(Debug)]
pub struct Rows<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    pub rows: Vec<Row<'t>>,
    /// Some braces or marks of text blocks do not match.
    pub in_doubt: bool,
}

impl Rows<'_> {
    pub fn of(&self, row: &Row<'_>) -> &[Token] {
        self.tokens.get(row.tokens.clone()).unwrap_or_default()
    }

    pub fn slice(&self, token: &Token) -> &str {
        slice(self.text, token.start, token.end)
    }

    /// The numbers of the lines that keep their letters.
    pub fn left(&self) -> Vec<u32> {
        let left = self.rows.iter().filter(|row| {
            matches!(row.kind, Kind::Left) || row.kind == Kind::Raw && !row.raw.trim().is_empty()
        });
        left.map(|row| row.line).collect()
    }
}

fn slice(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end as usize).unwrap_or_default()
}

/// A statement as far as its lines need it.
struct Head {
    depth: usize,
    tokens: Range<usize>,
    block: bool,
    broken: bool,
    shape: Option<Shape>,
    is_field: bool,
    is_table: bool,
    is_state: bool,
}

/// Cuts a text into its lines.
pub fn rows<'t>(text: &'t str, parsed: &Parsed) -> Rows<'t> {
    let (tokens, heads) = heads(text, parsed);
    let mut comments: Vec<(u32, u32)> = parsed.tree.comments().map(|span| (span.start, span.end)).collect();
    comments.sort_unstable();
    // A line that is read twice, by the grammar and by hand, has its comment twice.
    comments.dedup();
    let unread = unread(&parsed.findings, &tokens);
    let mut reader = Reader {
        text,
        tokens: &tokens,
        heads: &heads,
        comments: &comments,
        unread,
        token: 0,
        head: 0,
        comment: 0,
    };
    let mut rows = Vec::with_capacity(text.len() / 32);
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let end = reader.end_of_line(at);
        rows.push(reader.row(at, end, line));
        line += memchr::memchr_iter(b'\n', text.as_bytes().get(at..end).unwrap_or_default()).count() as u32;
        at = end;
    }
    let in_doubt = structural(&parsed.findings);
    nest(&mut rows, &heads, &in_doubt, text);
    Rows { text, tokens, rows, in_doubt: !in_doubt.is_empty() }
}

/// Every token in the order of the text, keywords included, and the statements they belong to.
fn heads(text: &str, parsed: &Parsed) -> (Vec<Token>, Vec<Head>) {
    let mut tokens = Vec::new();
    let mut heads = Vec::with_capacity(parsed.tree.len());
    let mut states_at: Option<usize> = None;
    for (depth, child) in parsed.tree.walk() {
        let Statement { word: (start, end), block, broken, .. } = *child.statement;
        let first = tokens.len();
        if start < end {
            tokens.push(Token { kind: TokenKind::Word, start, end });
        }
        tokens.extend_from_slice(child.tokens());
        states_at = states_at.filter(|at| depth > *at);
        let is_state = states_at.is_some();
        let meaning = (!is_state && start < end).then(|| meaning(slice(text, start, end))).flatten();
        let field = meaning.and_then(|meaning| meaning.field);
        if block && field.is_some_and(|field| matches!(field.shape, Shape::StatusScheme)) {
            states_at = Some(depth);
        }
        let titled =
            child.tokens().iter().any(|token| !matches!(token.kind, TokenKind::Word | TokenKind::Comma));
        let declares = block || titled && meaning.is_some_and(|meaning| meaning.concept.is_some());
        heads.push(Head {
            depth,
            tokens: first..tokens.len(),
            block,
            broken: broken || start == end,
            shape: field.map(|field| field.shape),
            is_field: field.is_some() && !declares,
            is_table: block && field == Some(&fields::AMOUNTS),
            is_state,
        });
    }
    (tokens, heads)
}

/// What a keyword means, in either language: the form of a text does not hang on its language.
fn meaning(word: &str) -> Option<Meaning> {
    let normal = language::normal(word);
    Language::BOTH.into_iter().find_map(|one| language::meaning_anywhere(one, &normal))
}

/// Whether a word names the columns of a table, in either language.
pub fn names_columns(word: &str) -> bool {
    Language::BOTH.into_iter().any(|one| values::COLUMNS.get(one) == word)
}

/// Where something starts that could not be read; what is strange inside a text is no matter of form.
fn unread(findings: &[Diagnostic], tokens: &[Token]) -> Vec<u32> {
    let in_text = |at: u32| {
        let after = tokens.partition_point(|token| token.start <= at);
        let token = after.checked_sub(1).and_then(|before| tokens.get(before));
        token.is_some_and(|token| !matches!(token.kind, TokenKind::Word | TokenKind::Comma) && at < token.end)
    };
    let starts = findings
        .iter()
        .filter(|one| *one.kind != kinds::STRANGE_CHARACTER || !in_text(one.primary.span.start))
        .map(|one| one.primary.span.start);
    let mut starts: Vec<u32> = starts.collect();
    starts.sort_unstable();
    starts
}

/// Where braces or the ends of text blocks are in doubt.
fn structural(findings: &[Diagnostic]) -> Vec<u32> {
    let in_doubt = [
        &kinds::UNREADABLE,
        &kinds::OPEN_TEXT_BLOCK,
        &kinds::MISPLACED_TEXT_BLOCK,
        &kinds::UNCLOSED_BLOCK,
        &kinds::STRAY_BRACE,
        &kinds::MISPLACED_BRACE,
        &kinds::TOO_DEEP,
    ];
    let starts = findings.iter().filter(|one| in_doubt.contains(&one.kind)).map(|one| one.primary.span.start);
    let mut starts: Vec<u32> = starts.collect();
    starts.sort_unstable();
    starts
}

struct Reader<'t, 'p> {
    text: &'t str,
    tokens: &'p [Token],
    heads: &'p [Head],
    comments: &'p [(u32, u32)],
    unread: Vec<u32>,
    token: usize,
    head: usize,
    comment: usize,
}

impl<'t> Reader<'t, '_> {
    /// Where the line that starts at `at` ends, its line end included; a text block ends with the line that closes it.
    fn end_of_line(&self, at: usize) -> usize {
        let mut end = self.next_line(at);
        for token in self.tokens.get(self.token..).unwrap_or_default() {
            if token.start as usize >= end {
                break;
            }
            if token.end as usize > end {
                end = self.next_line(token.end as usize);
            }
        }
        end
    }

    fn next_line(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        memchr::memchr(b'\n', rest).map_or(self.text.len(), |length| at + length + 1)
    }

    fn row(&mut self, start: usize, end: usize, line: u32) -> Row<'t> {
        let tokens = self.take_tokens(end);
        let comment = self.take_comment(end);
        while self.heads.get(self.head).is_some_and(|head| head.tokens.end <= tokens.start) {
            self.head += 1;
        }
        let raw = self.text.get(start..end).unwrap_or_default();
        let raw = raw.strip_suffix('\n').unwrap_or(raw);
        let bare = Row {
            kind: Kind::Left,
            line,
            depth: 0,
            opens: false,
            tokens: tokens.clone(),
            shape: None,
            is_field: false,
            is_table: false,
            is_state: false,
            comment: comment.map(|(from, to)| slice(self.text, from, to).trim_end()),
            raw,
            column: 0,
            table: None,
        };
        let stop = comment.map_or(start + raw.len(), |(from, _)| from as usize);
        if tokens.is_empty() {
            let body = self.text.get(start..stop).unwrap_or_default();
            let kind = match (body.trim_matches(is_blank), comment) {
                ("", None) => Kind::Blank,
                ("", Some(_)) => Kind::Comment,
                ("}", _) => Kind::Close,
                _ => Kind::Left,
            };
            return Row { kind, ..bare };
        }
        let Some(head) = self.heads.get(self.head).filter(|head| tokens.end <= head.tokens.end) else {
            return bare;
        };
        let opens = head.block && tokens.end == head.tokens.end;
        let starts = tokens.start == head.tokens.start;
        let clean = !head.broken
            && !raw.contains('\r')
            && !self.is_unread(start, end)
            && self.is_clean(&tokens, start, stop, opens);
        let kind = match (clean, starts) {
            (false, _) => Kind::Left,
            (true, true) => Kind::Statement,
            (true, false) => Kind::More,
        };
        // A line on which a list goes on stands one deeper than its keyword.
        let depth = head.depth + usize::from(!starts);
        let Head { shape, is_field, is_table, is_state, .. } = *head;
        Row { kind, depth, opens, shape, is_field, is_table, is_state, ..bare }
    }

    fn take_tokens(&mut self, end: usize) -> Range<usize> {
        let first = self.token;
        while self.tokens.get(self.token).is_some_and(|token| (token.start as usize) < end) {
            self.token += 1;
        }
        first..self.token
    }

    /// The comment that ends the line.
    fn take_comment(&mut self, end: usize) -> Option<(u32, u32)> {
        let mut found = None;
        while let Some(comment) = self.comments.get(self.comment).filter(|one| (one.0 as usize) < end) {
            found = Some(*comment);
            self.comment += 1;
        }
        found
    }

    fn is_unread(&self, start: usize, end: usize) -> bool {
        let first = self.unread.partition_point(|at| (*at as usize) < start);
        self.unread.get(first).is_some_and(|at| (*at as usize) < end)
    }

    /// Whether a text block has nothing but blanks before the marks that close it; other tokens have no such marks.
    fn is_closed_plainly(&self, token: &Token) -> bool {
        let body = slice(self.text, token.start, token.end).strip_suffix("\"\"\"").unwrap_or_default();
        let last = body.rsplit('\n').next().unwrap_or_default();
        token.kind != TokenKind::Text || last.chars().all(is_blank)
    }

    /// Whether nothing but blanks stands between the tokens, and behind them at most the `{` that opens a block.
    fn is_clean(&self, tokens: &Range<usize>, start: usize, stop: usize, opens: bool) -> bool {
        let mut at = start;
        for token in self.tokens.get(tokens.clone()).unwrap_or_default() {
            let gap = self.text.get(at..token.start as usize);
            if !gap.is_some_and(|gap| gap.chars().all(is_blank)) || !self.is_closed_plainly(token) {
                return false;
            }
            at = token.end as usize;
        }
        let rest = self.text.get(at..stop).map(|rest| rest.trim_matches(is_blank));
        rest == Some(if opens { "{" } else { "" })
    }
}

/// A space between words; the grammar knows no others. (Carriage returns that end no line make a line unreadable.)
pub fn is_blank(one: char) -> bool {
    matches!(one, ' ' | '\t' | '\u{A0}' | '\u{202F}')
}

/// Says how deep every line stands. A stretch of the text that starts at the top and whose braces cannot be
/// believed is left as it is.
fn nest(rows: &mut [Row<'_>], heads: &[Head], in_doubt: &[u32], text: &str) {
    let mut depth: usize = 0;
    let mut first = 0;
    let mut sound = true;
    let mut at = 0;
    let mut doubts = in_doubt.iter().peekable();
    let mut head = 0;
    for index in 0..=rows.len() {
        let starts_at_top = rows.get(index).is_none_or(|row| {
            row.depth == 0
                && matches!(row.kind, Kind::Statement | Kind::Left)
                && starts(row, heads, &mut head)
        });
        if starts_at_top {
            if !sound || depth != 0 {
                leave(rows.get_mut(first..index).unwrap_or_default());
            }
            (depth, first, sound) = (0, index, true);
        }
        let Some(row) = rows.get_mut(index) else { break };
        at += row.raw.len() + 1;
        while doubts.next_if(|doubt| (**doubt as usize) < at.min(text.len() + 1)).is_some() {
            sound = false;
        }
        if row.kind == Kind::Close {
            sound &= depth > 0;
            depth = depth.saturating_sub(1);
        }
        if row.tokens.is_empty() {
            row.depth = depth;
        } else if row.kind != Kind::More {
            sound &= row.kind == Kind::Left || row.depth == depth;
        }
        if row.opens {
            depth += 1;
        }
    }
    let mut below = None;
    for row in rows.iter_mut().rev() {
        match row.kind {
            // A comment between the lines of a list stands where these stand.
            Kind::Comment => row.depth = below.unwrap_or(row.depth),
            Kind::More => below = Some(row.depth),
            Kind::Blank => {}
            Kind::Statement | Kind::Close | Kind::Left | Kind::Raw => below = None,
        }
    }
}

/// Whether a row holds the first word of a statement.
fn starts(row: &Row<'_>, heads: &[Head], head: &mut usize) -> bool {
    while heads.get(*head).is_some_and(|one| one.tokens.start < row.tokens.start) {
        *head += 1;
    }
    !row.tokens.is_empty() && heads.get(*head).is_some_and(|one| one.tokens.start == row.tokens.start)
}

fn leave(rows: &mut [Row<'_>]) {
    for row in rows {
        row.kind = Kind::Raw;
    }
}
