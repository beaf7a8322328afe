//! The tree of one file: statements in the order of the text, each with its tokens and its block.

use crate::source::{FileId, Span};

/// What a token is by its shape; what a word means, its field decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// `1.1.2`, `7,4`, `€`, `nnb`
    Word,
    /// A comma that separates: `,` before a space or the line end.
    Comma,
    /// `"…"`, with escapes.
    Str,
    /// `“…”`, pasted, without escapes.
    Quoted,
    /// `"""` … `"""`
    Text,
}

/// One token: its kind and its bytes, marks included.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: TokenKind,
    pub start: u32,
    pub end: u32,
}

/// One line that says something, with the block it opens.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The keyword: the first word of the line; empty when the line has none.
    pub word: (u32, u32),
    /// What stands behind it: a range of the tree's tokens.
    pub(super) tokens: (u32, u32),
    /// One past the last statement of its block.
    pub(super) end: u32,
    /// Whether it opens a block.
    pub block: bool,
    /// Something on this line could not be read; that has been reported.
    pub broken: bool,
}

/// A file as statements. Comments are kept beside them.
#[derive(Debug)]
pub struct Tree {
    pub file: FileId,
    pub(super) statements: Vec<Statement>,
    pub(super) tokens: Vec<Token>,
    pub(super) comments: Vec<(u32, u32)>,
}

impl Tree {
    /// The statements at the top of the file.
    pub fn top(&self) -> Children<'_> {
        Children { tree: self, at: 0, end: self.statements.len() as u32 }
    }

    pub fn len(&self) -> usize {
        self.statements.len()
    }

    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// Every statement with its depth, in the order of the text.
    pub fn walk(&self) -> Vec<(usize, Child<'_>)> {
        fn go<'t>(children: Children<'t>, depth: usize, out: &mut Vec<(usize, Child<'t>)>) {
            for child in children {
                out.push((depth, child));
                go(child.children(), depth + 1, out);
            }
        }
        let mut out = Vec::new();
        go(self.top(), 0, &mut out);
        out
    }

    /// The keyword of every statement, in the order of the text.
    pub fn words(&self) -> impl Iterator<Item = Span> {
        let file = self.file;
        self.statements.iter().map(move |one| Span::new(file, one.word.0, one.word.1))
    }

    pub fn comments(&self) -> impl Iterator<Item = Span> {
        let file = self.file;
        self.comments.iter().map(move |(start, end)| Span::new(file, *start, *end))
    }
}

/// A statement in its tree.
#[derive(Clone, Copy, Debug)]
pub struct Child<'t> {
    pub tree: &'t Tree,
    index: u32,
    pub statement: &'t Statement,
}

impl<'t> Child<'t> {
    pub fn word(&self) -> Span {
        let (start, end) = self.statement.word;
        Span::new(self.tree.file, start, end)
    }

    pub fn tokens(&self) -> &'t [Token] {
        let (start, end) = self.statement.tokens;
        self.tree.tokens.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// The keyword and all that stands behind it on its line.
    pub fn span(&self) -> Span {
        let end = self.tokens().last().map_or(self.statement.word.1, |token| token.end);
        Span::new(self.tree.file, self.statement.word.0, end)
    }

    /// What stands in its block.
    pub fn children(&self) -> Children<'t> {
        Children { tree: self.tree, at: self.index + 1, end: self.statement.end }
    }
}

/// The statements of one block.
#[derive(Clone, Debug)]
pub struct Children<'t> {
    tree: &'t Tree,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Child<'t>;

    fn next(&mut self) -> Option<Child<'t>> {
        if self.at >= self.end {
            return None;
        }
        let index = self.at;
        let statement = self.tree.statements.get(index as usize)?;
        self.at = statement.end.max(index + 1);
        Some(Child { tree: self.tree, index, statement })
    }
}
