//! A partner: with whom something is done.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields};

fields! {
    KIND: "kind", Word::same("soort", "kind"), Shape::Word, One,
        "Wat voor partner het is.", "What sort of partner it is.";
}

static OWN: &[&Field] = &[&KIND];

pub static CONCEPT: Concept = Concept {
    name: "partner",
    collection: "partners",
    word: Word::noun("de", ["partner", "partners"], ["partner", "partners"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::Top],
    fields: &[fields::COMMON, OWN],
    docs: Bi::new("Een partner: met wie iets gedaan wordt.", "A partner: with whom something is done."),
};
