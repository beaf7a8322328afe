//! Reads conditions with the `cel` library; no other file knows it.
//!
//! Its parser takes much stack, so it works on a thread of its own, on short texts only.

use std::ops::Range;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, LiteralValue, SourceInfo, operators};
use cel::parser::Parser;
use rust_decimal::Decimal;

use super::tree::{Loop, LoopKind, Node, Tree, Unread, Why};

/// The longest condition, in characters.
pub const LONGEST: usize = 2_000;
/// How deep brackets may nest for the library; it takes about thirty calls for each.
const NESTED: u16 = 32;
/// How deep a tree may be; what walks it later needs no stack of its own.
const DEPTH: usize = 64;
/// Room for the library at its worst in a build without optimisation.
const STACK: usize = 64 * 1024 * 1024;

/// Reads one condition.
pub fn read(text: &str) -> Result<Tree, Unread> {
    let length = text.chars().count();
    let whole = 0..length;
    if text.trim().is_empty() {
        return Err(Unread { why: Why::Empty, at: whole });
    }
    if length > LONGEST {
        return Err(Unread { why: Why::TooLong, at: LONGEST..length });
    }
    let owned = text.to_owned();
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || parse(&owned));
    let read = thread.ok().and_then(|thread| thread.join().ok());
    read.unwrap_or(Err(Unread { why: Why::Broken, at: whole }))
}

fn parse(text: &str) -> Result<Tree, Unread> {
    let parser = Parser::new().max_recursion_depth(NESTED).error_recovery_limit(1);
    match parser.parse_with_source_info(text) {
        Ok((expression, info)) => Reader { info: &info, text }.tree(expression, DEPTH),
        Err(errors) => {
            let deep = errors.errors.iter().any(|one| one.msg.contains("Recursion limit"));
            let first = errors.errors.first();
            let (why, at) = first.map_or((Why::Broken, 0), |one| why(&one.msg, one.pos, text));
            let why = if deep { Why::TooDeep } else { why };
            Err(Unread { why, at: word_at(text, at) })
        }
    }
}

/// What the library's message comes down to, and where it points.
fn why(message: &str, (line, column): (isize, isize), text: &str) -> (Why, usize) {
    let before = usize::try_from(line - 1).unwrap_or(0);
    let lines: usize = text.split_inclusive('\n').take(before).map(|line| line.chars().count()).sum();
    let column = usize::try_from(column - 1).unwrap_or(0);
    // What the grammar finds is counted in characters, what comes after it in bytes.
    let line = text.split_inclusive('\n').nth(before).unwrap_or_default();
    let letters = if message.starts_with("Syntax") { column } else { letters(line, column) };
    let at = lines + letters;
    let why = if message.contains("'<EOF>'") {
        Why::EndsEarly
    } else if message.contains("has()") {
        Why::Has
    } else if message.contains("simple name") {
        Why::LoopName
    } else if message.contains("invalid") && message.contains("literal") {
        Why::BadNumber
    } else {
        Why::Unexpected
    };
    (why, at)
}

/// How many characters start in the first so many bytes.
fn letters(text: &str, bytes: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < bytes).count()
}

/// The word or sign that starts at a character.
fn word_at(text: &str, at: usize) -> Range<usize> {
    let word = |one: &char| one.is_alphanumeric() || *one == '_';
    let mut letters = text.chars().skip(at);
    let length = match letters.next() {
        Some(first) if word(&first) => 1 + letters.take_while(word).count(),
        Some(_) => 1,
        None => 0,
    };
    at..at + length
}

struct Reader<'t> {
    info: &'t SourceInfo,
    text: &'t str,
}

impl Reader<'_> {
    fn tree(&self, expression: IdedExpr, depth: usize) -> Result<Tree, Unread> {
        let at = self.at(expression.id);
        let Some(depth) = depth.checked_sub(1) else { return Err(Unread { why: Why::TooDeep, at }) };
        let node = match expression.expr {
            Expr::Ident(name) => Node::Name(name),
            Expr::Literal(literal) => value(literal),
            Expr::List(list) => Node::List(self.trees(list.elements, depth)?),
            Expr::Select(select) => {
                let of = Box::new(self.tree(*select.operand, depth)?);
                let at = self.named(of.at.end, &select.field).unwrap_or(at);
                return Ok(Tree { node: Node::Select { of, name: select.field, test: select.test }, at });
            }
            Expr::Call(call) => return self.call(call, at, depth),
            Expr::Comprehension(one) => self.comprehension(*one, depth)?,
            Expr::Map(_) | Expr::Struct(_) | Expr::Unspecified => Node::Other,
        };
        Ok(Tree { node, at })
    }

    fn trees(&self, all: Vec<IdedExpr>, depth: usize) -> Result<Vec<Tree>, Unread> {
        all.into_iter().map(|one| self.tree(one, depth)).collect()
    }

    /// Where a name stands behind its point: the library puts a selection at the point.
    fn named(&self, from: usize, name: &str) -> Option<Range<usize>> {
        let behind = |one: &(usize, char)| one.1.is_whitespace() || one.1 == '.';
        let mut rest = self.text.chars().enumerate().skip(from).skip_while(behind).peekable();
        let start = rest.peek()?.0;
        let spelled = name.chars().all(|wanted| rest.next().is_some_and(|(_, one)| one == wanted));
        spelled.then(|| start..start + name.chars().count())
    }

    /// The library puts a call at its bracket; people look at its name.
    fn call(&self, call: CallExpr, at: Range<usize>, depth: usize) -> Result<Tree, Unread> {
        let on = call.target.map(|on| self.tree(*on, depth)).transpose()?.map(Box::new);
        let arguments = self.trees(call.args, depth)?;
        let named = call.func_name.starts_with(|one: char| one.is_alphabetic());
        let start = at.start.saturating_sub(call.func_name.chars().count());
        let spelled =
            self.text.chars().skip(start).zip(call.func_name.chars()).all(|(one, other)| one == other);
        let at = if named && spelled { start..at.start } else { at };
        Ok(Tree { node: Node::Call { name: call.func_name, on, arguments }, at })
    }

    /// The library expands `all` and its like; this reads back which it was.
    fn comprehension(&self, one: ComprehensionExpr, depth: usize) -> Result<Node, Unread> {
        let over = self.tree(one.iter_range, depth)?;
        let Expr::Call(step) = one.loop_step.expr else { return Ok(Node::Other) };
        let name = one.iter_var;
        let mut arguments = step.args.into_iter();
        let (kind, body, made) = match (step.func_name.as_str(), arguments.next(), arguments.next()) {
            (operators::LOGICAL_AND, _, body) => (LoopKind::All, body, None),
            (operators::LOGICAL_OR, _, body) => (LoopKind::Exists, body, None),
            (operators::ADD, _, made) => (LoopKind::Map, None, only(made)),
            (operators::CONDITIONAL, body, then) => match chosen(then) {
                None => (LoopKind::ExistsOne, body, None),
                Some(made) if made.expr == Expr::Ident(name.clone()) => (LoopKind::Filter, body, None),
                Some(made) => (LoopKind::Map, body, Some(made)),
            },
            _ => return Ok(Node::Other),
        };
        let body = body.map(|body| self.tree(body, depth)).transpose()?;
        let made = made.map(|made| self.tree(made, depth)).transpose()?;
        Ok(Node::Loop(Box::new(Loop { kind, over, name, body, made })))
    }

    fn at(&self, id: u64) -> Range<usize> {
        let (first, last) = self.info.offset_for(id).unwrap_or_default();
        letters(self.text, first as usize)..letters(self.text, last as usize + 1)
    }
}

/// The only element of a list.
fn only(list: Option<IdedExpr>) -> Option<IdedExpr> {
    match list?.expr {
        Expr::List(list) => list.elements.into_iter().next(),
        _ => None,
    }
}

/// What is added to the result when the condition of a loop holds; nothing when it is counted.
fn chosen(then: Option<IdedExpr>) -> Option<IdedExpr> {
    match then?.expr {
        Expr::Call(added) => only(added.args.into_iter().nth(1)),
        _ => None,
    }
}

fn value(literal: LiteralValue) -> Node {
    match literal {
        LiteralValue::Boolean(one) => Node::Bool(*one.inner()),
        LiteralValue::Int(one) => Node::Int(*one.inner()),
        LiteralValue::String(one) => Node::Text(one.inner().to_owned()),
        LiteralValue::Null => Node::Null,
        // The shortest spelling of a double is what was written.
        LiteralValue::Double(one) => one
            .inner()
            .to_string()
            .parse::<Decimal>()
            .map_or(Node::Other, |number| Node::Number(number.normalize())),
        LiteralValue::Bytes(_) | LiteralValue::UInt(_) => Node::Other,
    }
}
