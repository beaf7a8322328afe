//! What can be wrong with an own rule, and how it is said.

use crate::diag::{Diagnostic, Family, Kind, Severity, Text};
use crate::language::{Bi, Field, Language};
use crate::model::kinds::either;
use crate::model::{Model, NodeId};
use crate::source::Span;

use super::Loaded;
use super::docs;
use super::eval::Fail;
use super::flaw::Flaw;
use super::place::Placed;

macro_rules! kinds {
    ($( $id:ident = $nl:literal, $en:literal; )*) => {
        $( pub static $id: Kind = Kind {
            name: Bi::new($nl, $en),
            family: Family::Name,
            severity: Severity::Error,
            docs: docs::$id,
        }; )*
        /// Every kind of this file.
        pub static ALL: &[&Kind] = &[$( &$id ),*];
    };
}

kinds! {
    INCOMPLETE = "eigen-regel-onvolledig", "own-rule-incomplete";
    UNREADABLE = "eigen-regel-onleesbaar", "own-rule-unreadable";
    UNKNOWN_TERM = "eigen-regel-onbekende-term", "own-rule-unknown-term";
    WRONG_TYPE = "eigen-regel-verkeerde-soort", "own-rule-wrong-type";
    NAME_TAKEN = "eigen-regel-naam-bezet", "own-rule-name-taken";
    STOPPED = "eigen-regel-gestopt", "own-rule-stopped";
}

pub(super) fn header(model: &Model, id: NodeId) -> Span {
    model.node(id).map_or(Span::new(crate::source::FileId(0), 0, 0), |node| node.span)
}

/// A flaw of a condition, at its place in the text.
pub(super) fn flawed(placed: &Placed, flaw: Flaw) -> Diagnostic {
    let span = placed.span(&flaw.at);
    let found = Diagnostic::new(flaw.kind, span, flaw.title).help(flaw.help.nl, flaw.help.en);
    match flaw.fix {
        Some(fix) => found.fix(span, fix),
        None => found,
    }
}

pub(super) fn incomplete(model: &Model, id: NodeId, field: &'static Field) -> Diagnostic {
    let name = model.id(id);
    let (nl, en) = (field.word.get(Language::Nl), field.word.get(Language::En));
    let example = if nl == "over" {
        Bi::new("doel", "goal")
    } else {
        Bi::new("\"size(indicators) >= 2\"", "\"size(indicators) >= 2\"")
    };
    Diagnostic::new(
        &INCOMPLETE,
        header(model, id),
        Text::new(format!("regel ‘{name}’ mist ‘{nl}’"), format!("rule ‘{name}’ lacks ‘{en}’")),
    )
    .help(
        format!("schrijf in het blok bijvoorbeeld: {nl} {}", example.nl),
        format!("write in its block for example: {en} {}", example.en),
    )
}

pub(super) fn too_many(model: &Model, id: NodeId, most: usize) -> Diagnostic {
    Diagnostic::new(
        &STOPPED,
        header(model, id),
        Text::new(
            format!("er zijn meer dan {most} eigen regels; vanaf hier wordt niets gevraagd"),
            format!("there are more than {most} own rules; from here on nothing is asked"),
        ),
    )
    .help("voeg regels samen of haal er weg", "join rules or remove some")
}

pub(super) fn name_taken(model: &Model, id: NodeId, name: &str) -> Diagnostic {
    Diagnostic::new(
        &NAME_TAKEN,
        header(model, id),
        Text::new(
            format!("‘{name}’ is al een bevinding van kader zelf"),
            format!("‘{name}’ is already a finding of kader itself"),
        ),
    )
    .help("kies een andere naam voor de regel", "choose another name for the rule")
}

pub(super) fn unknown_blank(span: Span, name: &str, near: &[&str]) -> Diagnostic {
    let found = Diagnostic::new(
        &UNKNOWN_TERM,
        span,
        Text::new(
            format!("in een melding is ‘{name}’ niet in te vullen"),
            format!("‘{name}’ cannot be filled in in a message"),
        ),
    );
    let known = ["{code}", "{title}", "{id}"];
    let found = found.help(
        format!("een melding kent {}", either(&known, Language::Nl)),
        format!("a message knows {}", either(&known, Language::En)),
    );
    match near {
        [one] => found.fix(span, *one),
        _ => found,
    }
}

/// A rule that could not go on. What it was asked before stands; what comes after is not judged.
pub(super) fn stopped(model: &Model, loaded: &Loaded, at: NodeId, fail: Fail) -> Diagnostic {
    let name = &loaded.rule.name;
    let (why, help) = match fail {
        Fail::DivisionByZero => (
            Bi::new("deelt door nul", "divides by zero"),
            Bi::new(
                "vraag eerst of het getal groter is dan nul: x > 0 && …",
                "ask first whether the number is above zero: x > 0 && …",
            ),
        ),
        Fail::Overflow => (
            Bi::new("komt op een te groot getal", "comes to too large a number"),
            Bi::new("reken met kleinere getallen", "calculate with smaller numbers"),
        ),
        Fail::TooMuch | Fail::Missing(..) | Fail::NoPlace => (
            Bi::new("vraagt te veel werk", "asks too much work"),
            Bi::new(
                "vergelijk niet alles met alles; vraag het van een onderdeel",
                "do not compare all with all; ask it of a part",
            ),
        ),
    };
    let span = loaded.condition.as_ref().map_or(header(model, loaded.node), |(_, span)| *span);
    let (nl, en) = (model.name(at, Language::Nl), model.name(at, Language::En));
    Diagnostic::new(
        &STOPPED,
        span,
        Text::new(
            format!("regel ‘{name}’ {} en is gestopt bij {nl}", why.nl),
            format!("rule ‘{name}’ {} and stopped at {en}", why.en),
        ),
    )
    .label("vanaf daar is niets beoordeeld", "from there on nothing was judged")
    .also(header(model, at), "hier is hij gestopt", "it stopped here")
    .help(help.nl, help.en)
}

/// Why a condition is neither true nor false.
pub(super) fn unknown(model: &Model, fail: Fail) -> Text {
    match fail {
        Fail::Missing(term, of) => {
            let name = |language| of.map(|of| model.name(of, language)).unwrap_or_default();
            Text::new(
                format!("niet vast te stellen: ‘{term}’ ontbreekt bij {}", name(Language::Nl)),
                format!("cannot be established: ‘{term}’ is missing at {}", name(Language::En)),
            )
        }
        _ => Text::new(
            "niet vast te stellen: de lijst heeft die plaats niet",
            "cannot be established: the list has no such place",
        ),
    }
}
