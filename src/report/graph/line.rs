//! How relations of a sort look: a pattern and two colours each, so that the pattern alone tells them apart.

use crate::language::Bi;
use crate::model::Relation;

/// Sorts of relations that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    Contains,
    Measures,
    Serves,
    Answers,
    Money,
    Editions,
    Refers,
}

impl Line {
    pub const ALL: [Line; 7] = [
        Line::Contains,
        Line::Measures,
        Line::Serves,
        Line::Answers,
        Line::Money,
        Line::Editions,
        Line::Refers,
    ];

    pub fn of(relation: Relation) -> Line {
        match relation {
            Relation::Contains => Line::Contains,
            Relation::MeasuredBy | Relation::SourcedFrom | Relation::ComparedWith => Line::Measures,
            Relation::Supports | Relation::LeadsTo | Relation::DerivedFrom => Line::Serves,
            Relation::HeldBy | Relation::FramedBy | Relation::PartneredWith => Line::Answers,
            Relation::For | Relation::OffsetBy | Relation::CoveredFrom | Relation::ReportedIn => Line::Money,
            Relation::Continues | Relation::ContinuedBy | Relation::ReportsOn | Relation::EditionOf => {
                Line::Editions
            }
            Relation::See | Relation::DecidedBy => Line::Refers,
        }
    }

    /// English, as a class and in data.
    pub fn name(self) -> &'static str {
        match self {
            Line::Contains => "contains",
            Line::Measures => "measures",
            Line::Serves => "serves",
            Line::Answers => "answers",
            Line::Money => "money",
            Line::Editions => "editions",
            Line::Refers => "refers",
        }
    }

    /// What the legend says.
    pub fn word(self) -> Bi {
        match self {
            Line::Contains => Bi::new("bevat", "contains"),
            Line::Measures => Bi::new("meting en bron", "measure and source"),
            Line::Serves => Bi::new("steunt, leidt tot, uitgewerkt uit", "supports, leads to, derived from"),
            Line::Answers => Bi::new("houder, nota, partner", "holder, note, partner"),
            Line::Money => Bi::new("geld", "money"),
            Line::Editions => Bi::new("andere uitgave", "other edition"),
            Line::Refers => Bi::new("verwijst, besluit", "refers, decides"),
        }
    }

    /// The lengths of dashes and gaps; nothing for a whole line.
    pub fn dashes(self) -> &'static str {
        match self {
            Line::Contains | Line::Measures => "",
            Line::Serves => "12 3",
            Line::Answers => "2 3",
            Line::Money => "9 3 2 3",
            Line::Editions => "6 5",
            Line::Refers => "4 2",
        }
    }

    pub fn light(self) -> &'static str {
        match self {
            Line::Contains => "#707070",
            Line::Measures => "#0f6b4a",
            Line::Serves => "#a8321f",
            Line::Answers => "#7d3f7d",
            Line::Money => "#7a5200",
            Line::Editions => "#1f5f8b",
            Line::Refers => "#4d4d4d",
        }
    }

    pub fn dark(self) -> &'static str {
        match self {
            Line::Contains => "#9a9a9a",
            Line::Measures => "#6fcfa5",
            Line::Serves => "#f0958a",
            Line::Answers => "#d59ad5",
            Line::Money => "#e0b45a",
            Line::Editions => "#7fbde8",
            Line::Refers => "#bdbdbd",
        }
    }
}
