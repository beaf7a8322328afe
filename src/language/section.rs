//! A section of the budget.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "section",
    collection: "sections",
    word: Word::noun("de", ["paragraaf", "paragrafen"], ["section", "sections"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::Top],
    fields: &[fields::COMMON, &[&fields::HOLDERS]],
    docs: Bi::new("Een paragraaf van de begroting.", "A section of the budget."),
};
