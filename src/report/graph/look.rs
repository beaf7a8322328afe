//! How things of a sort look: a shape and two pairs of colours each, so that neither colour nor shape is needed to know it.

use crate::language::{
    Bi, Concept, activity, appendix, criterion, deviation, document, fact, indicator, organisation, partner,
    person, policy_note, reference_series, rule, section, source, spending_proposal,
};

/// Sorts of things that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    Document,
    Level,
    Goal,
    Criterion,
    Indicator,
    Activity,
    Money,
    Text,
    People,
    Source,
    Vision,
}

/// Colours of one sort: of its surface and its edge.
#[derive(Clone, Copy, Debug)]
pub struct Colours {
    pub fill: &'static str,
    pub edge: &'static str,
}

/// What is written on every surface.
pub const INK: &str = "#111111";
pub const DARK_INK: &str = "#f5f5f5";

/// The surfaces of groups inside a document, in turn.
pub const GROUPS: [&str; 4] = ["#eef3f8", "#f8f3ea", "#eef6ef", "#f6eef5"];
pub const DARK_GROUPS: [&str; 4] = ["#1b2530", "#2c261a", "#1a2a1d", "#2a1d29"];

impl Look {
    pub const ALL: [Look; 11] = [
        Look::Document,
        Look::Level,
        Look::Goal,
        Look::Criterion,
        Look::Indicator,
        Look::Activity,
        Look::Money,
        Look::Text,
        Look::People,
        Look::Source,
        Look::Vision,
    ];

    /// The look of a concept; what stands at the goal level looks like a goal, whatever it is called.
    pub fn of(concept: &Concept, is_goal: bool) -> Look {
        let table: [(&Concept, Look); 16] = [
            (&document::CONCEPT, Look::Document),
            (&criterion::CONCEPT, Look::Criterion),
            (&indicator::CONCEPT, Look::Indicator),
            (&activity::CONCEPT, Look::Activity),
            (&spending_proposal::CONCEPT, Look::Money),
            (&deviation::CONCEPT, Look::Money),
            (&fact::CONCEPT, Look::Text),
            (&section::CONCEPT, Look::Text),
            (&appendix::CONCEPT, Look::Text),
            (&rule::CONCEPT, Look::Text),
            (&organisation::CONCEPT, Look::People),
            (&person::CONCEPT, Look::People),
            (&partner::CONCEPT, Look::People),
            (&policy_note::CONCEPT, Look::Source),
            (&source::CONCEPT, Look::Source),
            (&reference_series::CONCEPT, Look::Source),
        ];
        match table.into_iter().find(|(one, _)| *one == concept) {
            Some((_, look)) => look,
            None if is_goal => Look::Goal,
            None if concept.is_level() => Look::Level,
            None => Look::Vision,
        }
    }

    /// English, as a class and in data.
    pub fn name(self) -> &'static str {
        match self {
            Look::Document => "document",
            Look::Level => "level",
            Look::Goal => "goal",
            Look::Criterion => "criterion",
            Look::Indicator => "indicator",
            Look::Activity => "activity",
            Look::Money => "money",
            Look::Text => "text",
            Look::People => "people",
            Look::Source => "source",
            Look::Vision => "vision",
        }
    }

    /// What the legend says.
    pub fn word(self) -> Bi {
        match self {
            Look::Document => Bi::new("document", "document"),
            Look::Level => Bi::new("niveau", "level"),
            Look::Goal => Bi::new("doel", "goal"),
            Look::Criterion => Bi::new("criterium", "criterion"),
            Look::Indicator => Bi::new("indicator", "indicator"),
            Look::Activity => Bi::new("activiteit", "activity"),
            Look::Money => Bi::new("voorstel, afwijking", "proposal, deviation"),
            Look::Text => Bi::new("feit, paragraaf, bijlage", "fact, section, appendix"),
            Look::People => Bi::new("persoon, partner", "person, partner"),
            Look::Source => Bi::new("nota, bron, referentie", "note, source, reference"),
            Look::Vision => Bi::new("visie, spoor, hervorming", "vision, track, reform"),
        }
    }

    pub fn light(self) -> Colours {
        let (fill, edge) = match self {
            Look::Document => ("#e3e3e3", "#4a4a4a"),
            Look::Level => ("#cfe4f5", "#1f5f8b"),
            Look::Goal => ("#8fc6e8", "#0b3d5e"),
            Look::Criterion => ("#fdf3c4", "#7a6200"),
            Look::Indicator => ("#c9ead9", "#0f6b4a"),
            Look::Activity => ("#fbd9b5", "#9a4a00"),
            Look::Money => ("#e0b15a", "#5c3d00"),
            Look::Text => ("#fbfbfb", "#6b6b6b"),
            Look::People => ("#eedcee", "#7d3f7d"),
            Look::Source => ("#c9c9dd", "#3d3d70"),
            Look::Vision => ("#efb3ac", "#8a2a1f"),
        };
        Colours { fill, edge }
    }

    pub fn dark(self) -> Colours {
        let (fill, edge) = match self {
            Look::Document => ("#3a3a3a", "#bdbdbd"),
            Look::Level => ("#1d4766", "#8cc4ea"),
            Look::Goal => ("#0a6096", "#c7e6fb"),
            Look::Criterion => ("#54490f", "#e9d673"),
            Look::Indicator => ("#14553d", "#86d8b4"),
            Look::Activity => ("#6b3a0d", "#f6b673"),
            Look::Money => ("#4d3a12", "#e8bd63"),
            Look::Text => ("#262626", "#9a9a9a"),
            Look::People => ("#553055", "#dda9dd"),
            Look::Source => ("#38386a", "#b4b4ea"),
            Look::Vision => ("#6e2a22", "#f0a89e"),
        };
        Colours { fill, edge }
    }
}
