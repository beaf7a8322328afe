//! A rule of the organisation's own.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields, values};

fields! {
    ABOUT: "about", Word::same("over", "about"), Shape::Concept, One,
        "Waar de regel over gaat: een soort, zoals `doel`.", "What the rule is about: a kind, such as `goal`.";
    CONDITION: "condition", Word::same("voorwaarde", "condition"), Shape::Text, One,
        "Wat waar moet zijn.", "What must be true.";
    LEVEL: "level", Word::same("niveau", "level"), Shape::Choice(values::RULE_LEVELS), One,
        "Hoe erg het is als het niet waar is.", "How bad it is when it is not true.";
    MESSAGE: "message", Word::same("melding", "message"), Shape::Text, One,
        "Wat er dan gemeld wordt.", "What is said then.";
}

static OWN: &[&Field] = &[&ABOUT, &CONDITION, &LEVEL, &MESSAGE];

pub static CONCEPT: Concept = Concept {
    name: "rule",
    collection: "rules",
    word: Word::noun("de", ["regel", "regels"], ["rule", "rules"]),
    role: Role::Register,
    id: IdRule::Written,
    titled: false,
    parents: &[Parent::Top],
    fields: &[fields::COMMON, OWN],
    docs: Bi::new("Een eigen regel van de organisatie.", "A rule of the organisation's own."),
};
