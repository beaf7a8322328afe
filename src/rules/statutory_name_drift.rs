//! Finds indicators that have the name of a statutory one, or nearly, without saying that they are it.

use std::cell::LazyCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::catalogue::{INDICATORS, Statutory};
use crate::language::{Bi, indicator};
use crate::model::{Model, Node, NodeId, Relation};
use crate::source::Span;

use super::law::{self, Bound};
use super::{Facts, Findings, Group, Needs, Reach, Rule};

pub static RULE: Rule = Rule {
    needs: Needs::OrganisationKind,
    reach: Reach::File,
    ..Rule::new(
        Group::Law,
        Bi::new("wettelijke-naam-wijkt-af", "statutory-name-drift"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator met de naam van een wettelijke indicator die niet zegt dat hij dat is, of met \
         een naam die er net van verschilt.",
        "An indicator with the name of a statutory one that does not say that it is it, or with a name \
         that differs from it by a slip.",
    ),
    matters: Bi::new(
        "Zonder ‘zoals bbv’ is niet te zien dat de wettelijke indicator er staat. En ‘Niet gebouwde \
         woningen’ is iets anders dan ‘Nieuw gebouwde woningen’.",
        "Without ‘like bbv’ nobody sees that the statutory indicator is there. And ‘Not built homes’ is \
         something else than ‘Newly built homes’.",
    ),
    mend: Bi::new(
        "Zeg welke het is, met de regel die de melding noemt, of geef hem een naam die niet te \
         verwarren is.",
        "Say which one it is, with the line that the message gives, or give it a name that cannot be \
         confused.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Wonen" {
  indicator woningen "Niet gebouwde woningen" {
    behaald 2024 6,6
  }
}"#,
        r#"language en
document budget-2026
organisation village "Village" {
  kind municipality
}
programme 1 "Housing" {
  indicator homes "Nieuw gebouwde woningen" {
    realised 2024 6.6
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Wonen" {
  indicator woningen "Nieuw gebouwde woningen" {
    zoals bbv nieuwe-woningen
    behaald 2024 6,6
  }
}"#,
        r#"language en
document budget-2026
organisation village "Village" {
  kind municipality
}
programme 1 "Housing" {
  indicator homes "Nieuw gebouwde woningen" {
    like bbv nieuwe-woningen
    realised 2024 6.6
  }
}"#,
    ),
};

/// The statutory titles of one list, as they are compared.
struct Titles {
    exact: FxHashMap<String, &'static Statutory>,
    all: Vec<(String, &'static Statutory)>,
    /// First letters of all titles: most titles of others begin otherwise.
    first: FxHashSet<char>,
}

impl Titles {
    fn new(list: &str) -> Titles {
        let of = INDICATORS.iter().filter(|one| one.list == list);
        let all: Vec<(String, &'static Statutory)> = of
            .flat_map(|one| {
                std::iter::once(&one.title).chain(&one.also_called).map(move |title| (title, one))
            })
            .map(|(title, one)| (law::plain(title), one))
            .collect();
        let first = all.iter().filter_map(|(title, _)| title.chars().next()).collect();
        Titles { exact: all.iter().map(|(title, one)| (title.clone(), *one)).collect(), all, first }
    }

    /// Whether a title of the list may begin as this one does. An article or a mark in front says nothing.
    fn may_begin(&self, title: &str) -> bool {
        let mut words = title.split_whitespace();
        let first = words.next().unwrap_or_default();
        let letter = first.chars().next().filter(char::is_ascii_alphabetic);
        // Articles are short words.
        first.len() <= 3 || letter.is_none_or(|one| self.first.contains(&one.to_ascii_lowercase()))
    }

    /// The indicator with this title, or with nearly this title.
    fn find(&self, title: &str) -> Option<&'static Statutory> {
        let near = || {
            let begins = title.chars().next().is_some_and(|one| self.first.contains(&one));
            let mut all = self.all.iter().filter(|_| begins);
            all.find(|(one, _)| law::is_near(title, one)).map(|(_, one)| *one)
        };
        self.exact.get(title).copied().or_else(near)
    }
}

/// Whether the plan that this reports on says which one it is.
fn is_bound_in_plan(model: &Model, id: NodeId) -> bool {
    let plans = model.targets(id, Relation::EditionOf);
    plans.iter().any(|(plan, _)| law::bound_to(model, *plan).is_some())
}

/// Finds a name with a slip where it does say which indicator it is.
fn check_bound(node: &Node, title: &str, bound: &Bound, findings: &mut Findings) {
    let right = law::plain(bound.item.title);
    let known = bound.item.also_called.iter().any(|name| law::plain(name) == title);
    if title != right && !known && law::is_near(title, &right) {
        let item = bound.item.title;
        let found = differs(node, item)
            .label("zo heet hij niet in de lijst", "the list has another name for it")
            .also(bound.span, "hier staat welke het is", "this says which one it is")
            .help(
                format!("schrijf \"{item}\", of laat de naam weg: dan geldt die van de lijst"),
                format!("write \"{item}\", or leave the name out: then that of the list holds"),
            );
        findings.add(bound.indicator, found);
    }
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let Some(list) = facts.organisation_kind().and_then(law::list_of) else { return };
    let titles = Titles::new(list);
    // What is bound elsewhere is gathered once somebody asks.
    let bound: LazyCell<FxHashSet<(Option<NodeId>, &str)>, _> = LazyCell::new(|| {
        let all = facts.anywhere(&indicator::CONCEPT).filter_map(|id| law::bound_to(model, id));
        all.map(|one| (one.document, one.item.item)).collect()
    });
    for id in facts.of(&indicator::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let Some(title) = model.title(*id) else { continue };
        let is_bound = model.prop(*id, &indicator::CATALOGUE).is_some();
        if !is_bound && !titles.may_begin(&title) {
            continue;
        }
        let title = law::plain(&title);
        if let Some(bound) = law::bound_to(model, *id) {
            check_bound(node, &title, &bound, findings);
            continue;
        }
        let Some(item) = titles.find(&title) else { continue };
        let unread = model.may_have(*id, Some(&indicator::CATALOGUE), None);
        // What is bound under its own name may well stand here once more as something else.
        let elsewhere = bound.contains(&(node.document, item.item));
        if unread || elsewhere || is_bound_in_plan(model, *id) || !holds(facts, *id, item) {
            continue;
        }
        let exact = titles.exact.contains_key(&title);
        findings.add(*id, found(model, node, item, exact));
    }
}

/// Whether the list has the indicator in the year of the document that this stands in.
fn holds(facts: &Facts<'_>, id: NodeId, item: &Statutory) -> bool {
    let year = facts.document(id).and_then(|document| document.year);
    year.is_none_or(|year| item.in_year(year).is_some())
}

fn undeclared(node: &Node, title: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE.kind,
        node.span,
        Text::new(
            format!("deze indicator heet als de wettelijke ‘{title}’, maar zegt dat niet"),
            format!("this indicator has the name of the statutory ‘{title}’, but does not say so"),
        ),
    )
}

fn differs(node: &Node, title: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE.kind,
        node.span,
        Text::new(
            format!("deze naam verschilt net van die van de wettelijke indicator ‘{title}’"),
            format!("this name differs just slightly from that of the statutory indicator ‘{title}’"),
        ),
    )
}

fn found(model: &Model, node: &Node, item: &Statutory, exact: bool) -> Diagnostic {
    let like = indicator::CATALOGUE.word.get(model.language(node.span.file));
    let line = format!("{like} {} {}", item.list, item.item);
    let title = item.title;
    let found = if exact { undeclared(node, title) } else { differs(node, title) };
    let found = found.label("is het de wettelijke?", "is it the statutory one?").help(
        format!("zet in dit blok: {line}; is het iets anders, geef het dan een andere naam"),
        format!("put in this block: {line}; if it is something else, give it another name"),
    );
    match node.props.first().and_then(|prop| before(model, prop.span)) {
        Some((place, indent)) => found.propose(place, format!("{line}\n{indent}")),
        None => found,
    }
}

/// The place before the first words of a line, and what it is indented with.
fn before(model: &Model, line: Span) -> Option<(Span, String)> {
    let text = model.sources().file(line.file)?.text.get(..line.start as usize)?;
    let indent = text.rsplit('\n').next().filter(|indent| indent.trim().is_empty())?;
    Some((Span::new(line.file, line.start, line.start), indent.to_owned()))
}
