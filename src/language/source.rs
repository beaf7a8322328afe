//! A source of figures.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields};

fields! {
    PUBLISHER: "publisher", Word::same("uitgever", "publisher"), Shape::Word, One,
        "Wie de cijfers uitgeeft.", "Who publishes the figures.";
    TABLE: "table", Word::same("tabel", "table"), Shape::Word, One,
        "De tabel bij de uitgever.", "The table at the publisher.";
    FREQUENCY: "frequency", Word::same("frequentie", "frequency"), Shape::Word, One,
        "Hoe vaak de cijfers verschijnen.", "How often the figures appear.";
}

static OWN: &[&Field] = &[&PUBLISHER, &TABLE, &FREQUENCY];

pub static CONCEPT: Concept = Concept {
    name: "source",
    collection: "sources",
    word: Word::noun("de", ["bron", "bronnen"], ["source", "sources"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::Top],
    fields: &[fields::COMMON, OWN],
    docs: Bi::new("Een bron van cijfers.", "A source of figures."),
};
