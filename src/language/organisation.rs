//! The organisation whose budget it is.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields, values};

fields! {
    KIND: "kind", Word::same("soort", "kind"), Shape::Choice(values::ORGANISATION_KINDS), One,
        "Gemeente, provincie, waterschap of gemeenschappelijke regeling.",
        "Municipality, province, water board or joint body.";
    CODE: "officialCode", Word::same("code", "code"), Shape::Word, One,
        "De officiële code, zoals GM0193.", "The official code, such as GM0193.";
}

static OWN: &[&Field] = &[&KIND, &CODE];

pub static CONCEPT: Concept = Concept {
    name: "organisation",
    collection: "organisations",
    word: Word::noun("de", ["organisatie", "organisaties"], ["organisation", "organisations"]),
    role: Role::Register,
    id: IdRule::Written,
    titled: true,
    parents: &[Parent::Top],
    fields: &[fields::COMMON, OWN],
    docs: Bi::new("De organisatie van wie de begroting is.", "The organisation whose budget it is."),
};
