//! Checks a condition for names and types when it is loaded, and makes a plan of it that can be carried out.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::language::suggest;

use super::flaw::{self, Flaw};
use super::functions;
use super::pattern::Pattern;
use super::schema::{self, Item, Term, Things, Type};
use super::tree::{Loop, LoopKind, Node, Tree};

/// A condition of which every name is known and every type is right.
#[derive(Debug)]
pub enum Plan {
    Bool(bool),
    Int(i64),
    Number(Decimal),
    Text(String),
    List(Vec<Plan>),
    /// The thing that the rule is asked of.
    This,
    /// What a loop is at: the how-manieth loop from the outside.
    Each(usize),
    Term(Box<Plan>, &'static Term),
    Has(Box<Plan>, &'static Term),
    Not(Box<Plan>),
    Negative(Box<Plan>),
    And(Box<(Plan, Plan)>),
    Or(Box<(Plan, Plan)>),
    If(Box<(Plan, Plan, Plan)>),
    Compare(Compare, Box<(Plan, Plan)>),
    Calculate(Calculate, Box<(Plan, Plan)>),
    In(Box<(Plan, Plan)>),
    At(Box<(Plan, Plan)>),
    Size(Box<Plan>),
    Search(Search, Box<(Plan, Plan)>),
    Matches(Box<Plan>, Pattern),
    Convert(Item, Box<Plan>),
    Loop(Box<PlannedLoop>),
}

#[derive(Debug)]
pub struct PlannedLoop {
    pub kind: LoopKind,
    pub over: Plan,
    pub body: Option<Plan>,
    pub made: Option<Plan>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calculate {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    Contains,
    StartsWith,
    EndsWith,
}

const BOOL: Type = Type::One(Item::Bool);
const INT: Type = Type::One(Item::Int);
const TEXT: Type = Type::One(Item::Text);

/// Makes a plan of a condition about these things; says everything that is wrong with it.
pub fn check(tree: &Tree, about: Things) -> Result<Plan, Vec<Flaw>> {
    let mut checker = Checker { about, loops: Vec::new(), flaws: Vec::new() };
    let planned = checker.plan(tree);
    if let Some((plan, kind)) = planned {
        if kind == BOOL && checker.flaws.is_empty() {
            return Ok(plan);
        }
        if kind != BOOL {
            checker.flaws.push(flaw::no_question(tree.at.clone(), kind));
        }
    }
    Err(checker.flaws)
}

/// Makes a plan of what a column shows of these things.
pub fn column(tree: &Tree, about: Things) -> Result<Plan, Vec<Flaw>> {
    let mut checker = Checker { about, loops: Vec::new(), flaws: Vec::new() };
    let planned = checker.plan(tree);
    if let Some((plan, kind)) = planned {
        let (Type::One(item) | Type::List(item)) = kind;
        match item {
            Item::Record(record) => checker.flaws.push(flaw::no_column(tree.at.clone(), record)),
            _ if checker.flaws.is_empty() => return Ok(plan),
            _ => {}
        }
    }
    Err(checker.flaws)
}

type Planned = Option<(Plan, Type)>;

struct Checker<'t> {
    about: Things,
    /// The names of the loops around, from the outside in, with what they go over.
    loops: Vec<(&'t str, Item)>,
    flaws: Vec<Flaw>,
}

impl<'t> Checker<'t> {
    fn plan(&mut self, tree: &'t Tree) -> Planned {
        match &tree.node {
            Node::Bool(one) => Some((Plan::Bool(*one), BOOL)),
            Node::Int(one) => Some((Plan::Int(*one), INT)),
            Node::Number(one) => Some((Plan::Number(*one), Type::One(Item::Number))),
            Node::Text(one) => Some((Plan::Text(one.clone()), TEXT)),
            Node::Null => self.wrong(flaw::null(tree.at.clone())),
            Node::Other => self.wrong(flaw::not_here(tree.at.clone())),
            Node::Name(name) => self.name(name, &tree.at),
            Node::List(items) => self.list(items),
            Node::Select { of, name, test } => self.select(of, name, *test, &tree.at),
            Node::Call { name, on, arguments } => self.call(name, on.as_deref(), arguments, &tree.at),
            Node::Loop(one) => self.planned_loop(one),
        }
    }

    fn wrong(&mut self, flaw: Flaw) -> Planned {
        self.flaws.push(flaw);
        None
    }

    fn name(&mut self, name: &str, at: &Range<usize>) -> Planned {
        if let Some(depth) = self.loops.iter().rposition(|(each, _)| *each == name) {
            let item = self.loops.get(depth).map(|(_, item)| *item)?;
            return Some((Plan::Each(depth), Type::One(item)));
        }
        let this = Item::Thing(self.about);
        if name == "self" {
            return Some((Plan::This, Type::One(this)));
        }
        if let Some(term) = schema::find(this, name) {
            return Some((Plan::Term(Box::new(Plan::This), term), term.kind));
        }
        let known = schema::names(this).into_iter().chain(self.loops.iter().map(|(each, _)| *each));
        let near = suggest::nearest(name, known).into_iter().map(str::to_owned).collect();
        self.wrong(flaw::unknown_term(at.clone(), name, this, near))
    }

    fn list(&mut self, items: &'t [Tree]) -> Planned {
        let mut kind = Item::Anything;
        let mut plans = Vec::new();
        for tree in items {
            let (plan, found) = self.plan(tree)?;
            let Type::One(item) = found else { return self.wrong(flaw::list_of_lists(tree.at.clone())) };
            if kind != Item::Anything && kind != item {
                return self.wrong(flaw::mixed(tree.at.clone(), Type::One(kind), found));
            }
            kind = item;
            plans.push(plan);
        }
        Some((Plan::List(plans), Type::List(kind)))
    }

    fn select(&mut self, of: &'t Tree, name: &str, test: bool, at: &Range<usize>) -> Planned {
        let (plan, kind) = self.plan(of)?;
        let at = at.clone();
        let Type::One(item @ (Item::Thing(_) | Item::Record(_))) = kind else {
            return self.wrong(flaw::no_terms(at, name, kind));
        };
        let Some(term) = schema::find(item, name) else {
            let near = suggest::nearest(name, schema::names(item)).into_iter().map(str::to_owned).collect();
            return self.wrong(flaw::unknown_term(at, name, item, near));
        };
        let plan = Box::new(plan);
        if test { Some((Plan::Has(plan, term), BOOL)) } else { Some((Plan::Term(plan, term), term.kind)) }
    }

    fn call(
        &mut self,
        name: &str,
        on: Option<&'t Tree>,
        arguments: &'t [Tree],
        at: &Range<usize>,
    ) -> Planned {
        let all: Vec<&'t Tree> = on.into_iter().chain(arguments).collect();
        match (name, all.as_slice()) {
            ("_&&_", [left, right]) => self.both(left, right, |both| Plan::And(Box::new(both))),
            ("_||_", [left, right]) => self.both(left, right, |both| Plan::Or(Box::new(both))),
            ("!_", [one]) => Some((Plan::Not(Box::new(self.wanted(one, BOOL)?)), BOOL)),
            ("-_", [one]) => self.negative(one),
            ("_?_:_", [condition, then, other]) => self.choice(condition, then, other),
            ("@in", [left, right]) => self.within(left, right),
            ("_[_]", [list, place]) => self.place(list, place),
            (_, [left, right]) if compare(name).is_some() => self.compare(compare(name)?, left, right, at),
            (_, [left, right]) if calculate(name).is_some() => {
                self.calculate(calculate(name)?, left, right, at)
            }
            ("size", [one]) => self.size(one),
            (_, [text, part]) if on.is_some() && search(name).is_some() => {
                let both = Box::new((self.wanted(text, TEXT)?, self.wanted(part, TEXT)?));
                Some((Plan::Search(search(name)?, both), BOOL))
            }
            ("matches", [text, pattern]) => self.matches(text, pattern),
            ("int" | "double" | "string", [one]) if on.is_none() => self.convert(name, one, at),
            _ if functions::is_known(name) => self.wrong(flaw::wrong_call(at.clone(), name)),
            _ => {
                let near = functions::near(name);
                self.wrong(flaw::unknown_function(at.clone(), name, near))
            }
        }
    }

    /// A part that must be of this type.
    fn wanted(&mut self, tree: &'t Tree, wanted: Type) -> Option<Plan> {
        let (plan, found) = self.plan(tree)?;
        if found != wanted {
            self.flaws.push(flaw::wanted(tree.at.clone(), wanted, found));
            return None;
        }
        Some(plan)
    }

    fn both(&mut self, left: &'t Tree, right: &'t Tree, plan: impl Fn((Plan, Plan)) -> Plan) -> Planned {
        let (left, right) = (self.wanted(left, BOOL), self.wanted(right, BOOL));
        Some((plan((left?, right?)), BOOL))
    }

    fn negative(&mut self, tree: &'t Tree) -> Planned {
        let (plan, found) = self.plan(tree)?;
        if !is_number(found) {
            return self.wrong(flaw::wanted(tree.at.clone(), Type::One(Item::Number), found));
        }
        Some((Plan::Negative(Box::new(plan)), found))
    }

    fn choice(&mut self, condition: &'t Tree, then: &'t Tree, other: &'t Tree) -> Planned {
        let condition = self.wanted(condition, BOOL);
        let (one, two) = (self.plan(then), self.plan(other));
        let ((one, kind), (two, also)) = (one?, two?);
        if kind != also {
            return self.wrong(flaw::mixed(other.at.clone(), kind, also));
        }
        Some((Plan::If(Box::new((condition?, one, two))), kind))
    }

    fn within(&mut self, one: &'t Tree, list: &'t Tree) -> Planned {
        let (left, right) = (self.plan(one), self.plan(list));
        let ((one_plan, kind), (list_plan, of)) = (left?, right?);
        let Type::List(item) = of else {
            return self.wrong(flaw::wanted(list.at.clone(), Type::List(Item::Anything), of));
        };
        if item != Item::Anything && !comparable(kind, Type::One(item), true) {
            return self.wrong(flaw::mixed(one.at.clone(), Type::One(item), kind));
        }
        Some((Plan::In(Box::new((one_plan, list_plan))), BOOL))
    }

    fn place(&mut self, list: &'t Tree, place: &'t Tree) -> Planned {
        let (left, place) = (self.plan(list), self.wanted(place, INT));
        let (plan, of) = left?;
        let Type::List(item) = of else {
            return self.wrong(flaw::wanted(list.at.clone(), Type::List(Item::Anything), of));
        };
        Some((Plan::At(Box::new((plan, place?))), Type::One(item)))
    }

    fn compare(&mut self, how: Compare, left: &'t Tree, right: &'t Tree, at: &Range<usize>) -> Planned {
        if let Some(null) = [left, right].into_iter().find(|one| matches!(one.node, Node::Null)) {
            return self.wrong(flaw::null(null.at.clone()));
        }
        let (one, two) = (self.plan(left), self.plan(right));
        let ((one, kind), (two, also)) = (one?, two?);
        let equality = matches!(how, Compare::Equal | Compare::Unequal);
        if !comparable(kind, also, equality) {
            return self.wrong(flaw::incomparable(at.clone(), kind, also));
        }
        Some((Plan::Compare(how, Box::new((one, two))), BOOL))
    }

    fn calculate(&mut self, how: Calculate, left: &'t Tree, right: &'t Tree, at: &Range<usize>) -> Planned {
        let (one, two) = (self.plan(left), self.plan(right));
        let ((one, kind), (two, also)) = (one?, two?);
        let joined = match (how, kind, also) {
            (_, Type::One(Item::Int), Type::One(Item::Int)) => Some(INT),
            (Calculate::Remainder, ..) => None,
            (_, Type::One(Item::Number), Type::One(Item::Number)) => Some(kind),
            (Calculate::Add, TEXT, TEXT) => Some(TEXT),
            (Calculate::Add, Type::List(item), Type::List(Item::Anything))
            | (Calculate::Add, Type::List(Item::Anything), Type::List(item)) => Some(Type::List(item)),
            (Calculate::Add, Type::List(one), Type::List(two)) if one == two => Some(kind),
            _ => None,
        };
        match joined {
            Some(joined) => Some((Plan::Calculate(how, Box::new((one, two))), joined)),
            None => self.wrong(flaw::incalculable(at.clone(), kind, also)),
        }
    }

    fn size(&mut self, tree: &'t Tree) -> Planned {
        let (plan, found) = self.plan(tree)?;
        match found {
            Type::List(_) | TEXT => Some((Plan::Size(Box::new(plan)), INT)),
            _ => self.wrong(flaw::wanted(tree.at.clone(), Type::List(Item::Anything), found)),
        }
    }

    /// A pattern is read when the rule is, so that it cannot fail later.
    fn matches(&mut self, text: &'t Tree, pattern: &'t Tree) -> Planned {
        let text = self.wanted(text, TEXT);
        let Node::Text(written) = &pattern.node else {
            return self.wrong(flaw::pattern_not_written(pattern.at.clone()));
        };
        match Pattern::read(written) {
            Some(pattern) => Some((Plan::Matches(Box::new(text?), pattern), BOOL)),
            None => self.wrong(flaw::bad_pattern(pattern.at.clone())),
        }
    }

    fn convert(&mut self, name: &str, tree: &'t Tree, at: &Range<usize>) -> Planned {
        let (plan, found) = self.plan(tree)?;
        let to = match name {
            "int" if is_number(found) => Item::Int,
            "double" if is_number(found) => Item::Number,
            "string" if is_number(found) || found == TEXT => Item::Text,
            _ => return self.wrong(flaw::wrong_call(at.clone(), name)),
        };
        Some((Plan::Convert(to, Box::new(plan)), Type::One(to)))
    }

    fn planned_loop(&mut self, one: &'t Loop) -> Planned {
        let (over, kind) = self.plan(&one.over)?;
        let Type::List(item) = kind else {
            return self.wrong(flaw::wanted(one.over.at.clone(), Type::List(Item::Anything), kind));
        };
        self.loops.push((&one.name, item));
        let body = one.body.as_ref().map(|body| self.wanted(body, BOOL));
        let made = one.made.as_ref().map(|made| self.plan(made).map(|planned| (planned, made)));
        self.loops.pop();
        let body = match body {
            Some(body) => Some(body?),
            None => None,
        };
        let (made, result) = match made {
            None if one.kind == LoopKind::Filter => (None, Type::List(item)),
            None => (None, BOOL),
            Some(made) => match made? {
                ((plan, Type::One(item)), _) => (Some(plan), Type::List(item)),
                (_, tree) => return self.wrong(flaw::list_of_lists(tree.at.clone())),
            },
        };
        Some((Plan::Loop(Box::new(PlannedLoop { kind: one.kind, over, body, made })), result))
    }
}

fn is_number(kind: Type) -> bool {
    matches!(kind, Type::One(Item::Int | Item::Number))
}

fn comparable(one: Type, other: Type, equality: bool) -> bool {
    match (one, other) {
        (TEXT, TEXT) => true,
        (BOOL, BOOL) | (Type::One(Item::Thing(_)), Type::One(Item::Thing(_))) => equality,
        _ => is_number(one) && is_number(other),
    }
}

fn compare(name: &str) -> Option<Compare> {
    Some(match name {
        "_==_" => Compare::Equal,
        "_!=_" => Compare::Unequal,
        "_<_" => Compare::Less,
        "_<=_" => Compare::AtMost,
        "_>_" => Compare::More,
        "_>=_" => Compare::AtLeast,
        _ => return None,
    })
}

fn calculate(name: &str) -> Option<Calculate> {
    Some(match name {
        "_+_" => Calculate::Add,
        "_-_" => Calculate::Subtract,
        "_*_" => Calculate::Multiply,
        "_/_" => Calculate::Divide,
        "_%_" => Calculate::Remainder,
        _ => return None,
    })
}

fn search(name: &str) -> Option<Search> {
    Some(match name {
        "contains" => Search::Contains,
        "startsWith" => Search::StartsWith,
        "endsWith" => Search::EndsWith,
        _ => return None,
    })
}
