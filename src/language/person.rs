//! A person, with roles and when they held.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields};

fields! {
    ROLE: "roles", Word::noun("de", ["rol", "rollen"], ["role", "roles"]), Shape::Roles, Many,
        "Een rol, met de periode.", "A role, with its period.";
    PARTY: "party", Word::same("partij", "party"), Shape::Word, One,
        "De politieke partij.", "The political party.";
}

static OWN: &[&Field] = &[&ROLE, &PARTY];

pub static CONCEPT: Concept = Concept {
    name: "person",
    collection: "people",
    word: Word::noun("de", ["persoon", "personen"], ["person", "people"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::Top],
    fields: &[fields::COMMON, OWN],
    docs: Bi::new(
        "Een persoon, met rollen en wanneer die golden.",
        "A person, with roles and when they held.",
    ),
};
