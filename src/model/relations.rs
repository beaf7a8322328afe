//! What relations are called: in a message, on an arrow, and by whoever asks for one.

use crate::language::{Bi, Language};

use super::Relation;

/// The words by which a relation is asked for in one language; the first is the one that is offered.
type Words = &'static [&'static str];

impl Relation {
    pub const ALL: [Relation; 20] = [
        Relation::Contains,
        Relation::HeldBy,
        Relation::FramedBy,
        Relation::MeasuredBy,
        Relation::SourcedFrom,
        Relation::PartneredWith,
        Relation::Supports,
        Relation::LeadsTo,
        Relation::DerivedFrom,
        Relation::Continues,
        Relation::ContinuedBy,
        Relation::DecidedBy,
        Relation::See,
        Relation::For,
        Relation::OffsetBy,
        Relation::CoveredFrom,
        Relation::ReportedIn,
        Relation::ComparedWith,
        Relation::ReportsOn,
        Relation::EditionOf,
    ];

    /// The words in a message and on an arrow from the one to the other.
    pub fn word(self) -> Bi {
        match self {
            Relation::Contains => Bi::new("bevat", "contains"),
            Relation::HeldBy => Bi::new("in portefeuille bij", "held by"),
            Relation::FramedBy => Bi::new("heeft als kader", "framed by"),
            Relation::MeasuredBy => Bi::new("gemeten door", "measured by"),
            Relation::SourcedFrom => Bi::new("komt uit bron", "sourced from"),
            Relation::PartneredWith => Bi::new("samen met", "partnered with"),
            Relation::Supports => Bi::new("steunt", "supports"),
            Relation::LeadsTo => Bi::new("leidt tot", "leads to"),
            Relation::DerivedFrom => Bi::new("uitgewerkt uit", "derived from"),
            Relation::Continues => Bi::new("vervolgt", "continues"),
            Relation::ContinuedBy => Bi::new("gaat over in", "is continued by"),
            Relation::DecidedBy => Bi::new("besloten in", "decided by"),
            Relation::See => Bi::new("zie", "see"),
            Relation::For => Bi::new("is voor", "is for"),
            Relation::OffsetBy => Bi::new("staat tegenover", "offset by"),
            Relation::CoveredFrom => Bi::new("gedekt uit", "covered from"),
            Relation::ReportedIn => Bi::new("eerder gemeld in", "reported in"),
            Relation::ComparedWith => Bi::new("vergeleken met", "compared with"),
            Relation::ReportsOn => Bi::new("rapporteert over", "reports on"),
            Relation::EditionOf => Bi::new("uitgave van", "edition of"),
        }
    }

    /// The words by which somebody may ask for this relation: from either side, and as the field is called.
    pub fn words(self, language: Language) -> Words {
        let (nl, en): (Words, Words) = match self {
            Relation::Contains => (&["bevat", "staat-in"], &["contains", "stands-in"]),
            Relation::HeldBy => (
                &["portefeuillehouder", "portefeuillehouders", "houder", "houders"],
                &["held-by", "holds", "portfolio-holder", "portfolio-holders", "holder", "holders"],
            ),
            Relation::FramedBy => (
                &["kaderstellende-nota", "kaderstellende-nota's", "kader", "nota", "nota's"],
                &["framed-by", "frames", "framing-note", "framing-notes"],
            ),
            Relation::MeasuredBy => (
                &["meet", "gemeten-door", "indicator", "indicatoren"],
                &["measured-by", "measures", "indicator", "indicators"],
            ),
            Relation::SourcedFrom => (&["bron", "bronnen"], &["sourced-from", "source", "sources"]),
            Relation::PartneredWith => {
                (&["partner", "partners", "samen-met"], &["partnered-with", "partner", "partners"])
            }
            Relation::Supports => (&["steunt", "gesteund-door"], &["supports", "supported-by"]),
            Relation::LeadsTo => (&["leidt-tot", "komt-van"], &["leads-to", "led-to-by"]),
            Relation::DerivedFrom => {
                (&["uitgewerkt-uit", "uitgewerkt-in"], &["derived-from", "worked-out-in"])
            }
            Relation::Continues => (&["vervolgt", "vervolgd-door"], &["continues"]),
            Relation::ContinuedBy => (&["gaat-over-in"], &["continued-by"]),
            Relation::DecidedBy => (&["besluit", "besloten-in"], &["decided-by", "decision", "decides"]),
            Relation::See => (&["zie"], &["see"]),
            Relation::For => (&["voor"], &["for"]),
            Relation::OffsetBy => (&["tegenover"], &["offset-by", "offsets"]),
            Relation::CoveredFrom => {
                (&["dekking", "gedekt-uit", "dekt"], &["covered-from", "covers", "coverage"])
            }
            Relation::ReportedIn => (&["eerder-gemeld", "gemeld-in"], &["reported-in", "reported-earlier"]),
            Relation::ComparedWith => (&["vergelijking", "vergeleken-met"], &["compared-with", "comparison"]),
            Relation::ReportsOn => (&["rapporteert-over"], &["reports-on"]),
            Relation::EditionOf => (&["uitgave-van"], &["edition-of"]),
        };
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// The relation that a word asks for, in either language.
    pub fn named(word: &str) -> Option<Relation> {
        let has = |one: &Relation| Language::BOTH.iter().any(|language| one.words(*language).contains(&word));
        Relation::ALL.into_iter().find(has)
    }
}
