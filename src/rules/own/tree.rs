//! A condition as it was written, as a tree that no library shows through.

use std::ops::Range;

use rust_decimal::Decimal;

/// One part of a condition and where it stands, in characters of the condition.
#[derive(Debug)]
pub struct Tree {
    pub node: Node,
    pub at: Range<usize>,
}

#[derive(Debug)]
pub enum Node {
    Bool(bool),
    Int(i64),
    Number(Decimal),
    Text(String),
    Null,
    Name(String),
    List(Vec<Tree>),
    /// `of.name`, with `has(of.name)` when it is a test.
    Select {
        of: Box<Tree>,
        name: String,
        test: bool,
    },
    /// A function or an operator; a method has what it is called on.
    Call {
        name: String,
        on: Option<Box<Tree>>,
        arguments: Vec<Tree>,
    },
    /// `over.all(name, body)` and its like.
    Loop(Box<Loop>),
    /// Something that conditions do not have, such as a map.
    Other,
}

#[derive(Debug)]
pub struct Loop {
    pub kind: LoopKind,
    pub over: Tree,
    pub name: String,
    /// What is asked of each, and of `map` what is made of each.
    pub body: Option<Tree>,
    pub made: Option<Tree>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopKind {
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
}

/// Why a condition cannot be read, and where.
#[derive(Debug)]
pub struct Unread {
    pub why: Why,
    pub at: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Empty,
    TooLong,
    TooDeep,
    EndsEarly,
    Unexpected,
    BadNumber,
    /// `has(title)`, without what has it.
    Has,
    /// `list.all(1, …)`: the first argument is no name.
    LoopName,
    /// The library gave up.
    Broken,
}
