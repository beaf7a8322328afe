//! An ambition of a vision, which may become a goal.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields};

fields! {
    FROM: "from", Word::same("vanaf", "from"), Shape::Year, One,
        "Vanaf welk jaar zij in de begroting staat.", "From which year it stands in the budget.";
}

static OWN: &[&Field] = &[&FROM];

pub static CONCEPT: Concept = Concept {
    name: "vision-ambition",
    collection: "visionAmbitions",
    word: Word::noun("de", ["visie-ambitie", "visie-ambities"], ["vision-ambition", "vision-ambitions"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::In(&super::vision::CONCEPT)],
    fields: &[fields::COMMON, fields::RELATIONS, fields::LINEAGE, OWN],
    docs: Bi::new(
        "Een ambitie van een visie, die later een doel kan worden.",
        "An ambition of a vision, which may become a goal.",
    ),
};
