//! A rule of the organisation's own.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields, values};

fields! {
    ABOUT: "about", Word::same("over", "about"), Shape::Concept, One,
        "Waar de regel over gaat: een soort, zoals `doel`.", "What the rule is about: a kind, such as `goal`.";
    CONDITION: "condition", Word::same("voorwaarde", "condition"), Shape::Text, One,
        "Wat waar moet zijn, in CEL: `size(indicators) >= 2`.",
        "What must be true, in CEL: `size(indicators) >= 2`.";
    LEVEL: "level", Word::same("niveau", "level"), Shape::Choice(values::RULE_LEVELS), One,
        "Hoe erg het is als het niet waar is.", "How bad it is when it is not true.";
    MESSAGE: "message", Word::same("melding", "message"), Shape::Text, One,
        "Wat er dan gemeld wordt; `{code}` en `{title}` worden ingevuld.",
        "What is said then; `{code}` and `{title}` are filled in.";
    MESSAGE_NL: "messageNl", Word::same("melding-nl", "message-nl"), Shape::Text, One,
        "De melding in het Nederlands.", "The message in Dutch.";
    MESSAGE_EN: "messageEn", Word::same("melding-en", "message-en"), Shape::Text, One,
        "De melding in het Engels.", "The message in English.";
    HELP: "help", Word::same("advies", "help"), Shape::Text, One,
        "Wat de schrijver dan moet doen.", "What the writer must do then.";
    HELP_NL: "helpNl", Word::same("advies-nl", "help-nl"), Shape::Text, One,
        "Het advies in het Nederlands.", "The help in Dutch.";
    HELP_EN: "helpEn", Word::same("advies-en", "help-en"), Shape::Text, One,
        "Het advies in het Engels.", "The help in English.";
}

static OWN: &[&Field] =
    &[&ABOUT, &CONDITION, &LEVEL, &MESSAGE, &MESSAGE_NL, &MESSAGE_EN, &HELP, &HELP_NL, &HELP_EN];

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
