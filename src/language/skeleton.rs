//! Skeletons: a thing with as much as is worth saying of it, and places to fill in, as editors write them.

use super::{
    Bi, CONCEPTS, Choice, Concept, Field, Language, Role, Shape, activity, ambition, appendix, criterion,
    deviation, document, fact, fields, goal, indicator, organisation, partner, person, policy_note,
    reference_series, reform, reform_agenda, rule, section, source, spearhead, spending_proposal, subgoal,
    track, values, vision, vision_ambition,
};

/// A line of a skeleton.
#[derive(Clone, Copy)]
enum Line {
    Says(&'static Field),
    Holds(&'static Concept),
}

use Line::{Holds, Says};

/// What is filled in already.
pub struct Known<'k> {
    /// What may stand behind a field; none where nobody knows.
    pub values: &'k dyn Fn(&Field) -> Vec<String>,
    /// The year that figures start with, as it is to be inserted.
    pub year: &'k str,
}

impl std::fmt::Debug for Known<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Known").field("year", &self.year).finish_non_exhaustive()
    }
}

/// More choices than this are no choice.
const MOST: usize = 40;

/// What a person will want to say of a thing at once.
fn worth(concept: &'static Concept) -> &'static [Line] {
    static LINES: &[(&Concept, &[Line])] = &[
        (&goal::CONCEPT, &[Says(&fields::HOLDERS), Says(&fields::FRAMING_NOTES), Holds(&criterion::CONCEPT)]),
        (&subgoal::CONCEPT, &[Says(&fields::HOLDERS), Holds(&criterion::CONCEPT)]),
        (&ambition::CONCEPT, &[Says(&fields::DESCRIPTION)]),
        (&criterion::CONCEPT, &[Says(&fields::INDICATORS)]),
        (
            &indicator::CONCEPT,
            &[
                Says(&fields::INDICATOR_KIND),
                Says(&fields::UNIT),
                Says(&indicator::DESIRED),
                Says(&fields::SOURCES),
                Says(&fields::BASELINE),
                Says(&fields::TARGET),
            ],
        ),
        (&activity::CONCEPT, &[Says(&activity::PARTNERS), Says(&fields::PLANNED), Says(&fields::COSTS)]),
        (&spending_proposal::CONCEPT, &[Says(&fields::STRUCTURAL), Says(&fields::COSTS)]),
        (
            &deviation::CONCEPT,
            &[Says(&deviation::DISADVANTAGE), Says(&deviation::CONCERNS), Says(&fields::EXPLANATION)],
        ),
        (&fact::CONCEPT, &[Says(&fact::VALUE), Says(&fields::SOURCES), Says(&fact::AS_OF)]),
        (&organisation::CONCEPT, &[Says(&organisation::KIND)]),
        (&person::CONCEPT, &[Says(&person::ROLE)]),
        (&policy_note::CONCEPT, &[Says(&fields::ADOPTED), Says(&fields::VALID)]),
        (&source::CONCEPT, &[Says(&source::PUBLISHER), Says(&source::FREQUENCY)]),
        (&partner::CONCEPT, &[Says(&partner::KIND)]),
        (&reference_series::CONCEPT, &[Says(&fields::SOURCES)]),
        (&vision::CONCEPT, &[Says(&fields::ADOPTED), Holds(&vision_ambition::CONCEPT)]),
        (&vision_ambition::CONCEPT, &[Says(&vision_ambition::FROM)]),
        (&spearhead::CONCEPT, &[Says(&fields::PLANNED)]),
        (&reform_agenda::CONCEPT, &[Says(&fields::ADOPTED), Holds(&track::CONCEPT)]),
        (&track::CONCEPT, &[Says(&fields::HOLDERS), Holds(&reform::CONCEPT)]),
        (&reform::CONCEPT, &[Says(&activity::PARTNERS), Says(&fields::PLANNED)]),
        (&section::CONCEPT, &[Says(&fields::HOLDERS), Says(&fields::DESCRIPTION)]),
        (&appendix::CONCEPT, &[Says(&fields::DESCRIPTION)]),
        (&rule::CONCEPT, &[Says(&rule::ABOUT), Says(&rule::CONDITION), Says(&rule::MESSAGE)]),
        (&document::CONCEPT, &[Says(&document::KIND), Says(&document::YEAR)]),
    ];
    // The levels between the first and the goal say who answers for them.
    static LEVEL: &[Line] = &[Says(&fields::HOLDERS), Says(&fields::DESCRIPTION)];
    LINES.iter().find(|(one, _)| *one == concept).map_or(LEVEL, |(_, lines)| lines)
}

/// Every kind of thing that has a skeleton.
pub fn concepts() -> impl Iterator<Item = &'static Concept> {
    CONCEPTS.iter().copied().filter(|concept| concept.role != Role::Place)
}

/// A thing as a snippet: `${1:…}` are places to fill in, `$0` is where one ends.
pub fn snippet(concept: &'static Concept, language: Language, known: &Known<'_>) -> String {
    let mut writer = Writer { language, known, next: 1 };
    let header = writer.header(concept);
    let lines = worth(concept);
    let width = |line: &Line| match line {
        Says(field) if field.shape.is_label() => field.word.get(language).chars().count(),
        Says(_) | Holds(_) => 0,
    };
    // As the formatter does: long keywords move nobody else's values.
    let widest = lines.iter().map(width).filter(|width| *width <= 12).max().unwrap_or(0);
    let mut out = format!("{header} {{");
    for line in lines {
        let text = match line {
            Says(field) => writer.field(field, widest),
            Holds(concept) => writer.header(concept),
        };
        out.push_str("\n  ");
        out.push_str(&text);
    }
    out.push_str("$0\n}");
    out
}

struct Writer<'k> {
    language: Language,
    known: &'k Known<'k>,
    next: usize,
}

impl Writer<'_> {
    /// A place to fill in, with what stands there until then.
    fn hole(&mut self, text: &str) -> String {
        let escaped = text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
        self.raw(&escaped)
    }

    fn raw(&mut self, text: &str) -> String {
        let hole = format!("${{{}:{text}}}", self.next);
        self.next += 1;
        hole
    }

    fn choice(&mut self, words: &[String]) -> String {
        match words {
            [] => self.hole(""),
            [one] => self.hole(one),
            several => {
                let escape = |word: &String| {
                    word.replace('\\', "\\\\").replace(',', "\\,").replace('|', "\\|").replace('$', "\\$")
                };
                let words: Vec<String> = several.iter().take(MOST).map(escape).collect();
                let hole = format!("${{{}|{}|}}", self.next, words.join(","));
                self.next += 1;
                hole
            }
        }
    }

    fn said(&mut self, nl: &'static str, en: &'static str) -> String {
        self.hole(Bi::new(nl, en).get(self.language))
    }

    fn year(&mut self) -> String {
        let year = self.known.year.to_owned();
        self.raw(&year)
    }

    fn header(&mut self, concept: &Concept) -> String {
        let word = concept.word.get(self.language);
        if *concept == document::CONCEPT {
            let id = format!("{}-{}", values::BUDGET.word.get(self.language), self.known.year);
            return format!("{word} {} \"{}\"", self.raw(&id), self.said("Titel", "Title"));
        }
        if *concept == rule::CONCEPT {
            return format!("{word} {}", self.said("twee-criteria", "two-criteria"));
        }
        let id = match concept.role {
            Role::Level => Some(self.hole("1.1")),
            Role::Register => Some(self.said("id", "id")),
            Role::Element if *concept == indicator::CONCEPT => Some(self.said("id", "id")),
            Role::Element if *concept == spending_proposal::CONCEPT => Some(self.hole("1")),
            Role::Element | Role::Place => None,
        };
        let title = self.title(concept);
        match id {
            Some(id) => format!("{word} {id} \"{title}\""),
            None => format!("{word} \"{title}\""),
        }
    }

    fn title(&mut self, concept: &Concept) -> String {
        match concept {
            one if one.role == Role::Level && *one != ambition::CONCEPT && *one != goal::CONCEPT => {
                self.said("Titel", "Title")
            }
            one if *one == ambition::CONCEPT || *one == goal::CONCEPT => {
                self.said("Wat er bereikt wordt", "What is reached")
            }
            one if *one == criterion::CONCEPT => self.said("Wanneer het bereikt is", "When it is reached"),
            one if *one == indicator::CONCEPT => self.said("Wat er gemeten wordt", "What is measured"),
            one if *one == activity::CONCEPT => self.said("Wat er gedaan wordt", "What is done"),
            one if *one == deviation::CONCEPT => self.said("Wat anders loopt", "What goes otherwise"),
            one if *one == person::CONCEPT => self.said("Voornaam Achternaam", "First Last"),
            _ => self.said("Titel", "Title"),
        }
    }

    fn field(&mut self, field: &Field, widest: usize) -> String {
        let word = field.word.get(self.language);
        let value = self.value(field);
        if value.is_empty() {
            return word.to_owned();
        }
        let width = if field.shape.is_label() && word.chars().count() <= widest { widest } else { 0 };
        format!("{word:width$} {value}")
    }

    fn value(&mut self, field: &Field) -> String {
        let known = (self.known.values)(field);
        if !known.is_empty() {
            return self.choice(&known);
        }
        let word = |choice: &&Choice| choice.word.get(self.language).to_owned();
        match field.shape {
            Shape::Choice(choices) | Shape::KindLike(choices) => {
                let words: Vec<String> = choices.iter().map(word).collect();
                self.choice(&words)
            }
            Shape::Refs(kinds) | Shape::ScopedRefs(kinds) => {
                let word = kinds.first().map_or("id", |kind| kind.word.get(self.language));
                self.hole(word)
            }
            Shape::Concept => self.hole(goal::CONCEPT.word.get(self.language)),
            Shape::Unit => self.hole("%"),
            Shape::Quantity => format!("{} {}", self.hole("0"), self.hole("%")),
            Shape::Observations(_) => format!("{} {}", self.year(), self.hole("0")),
            Shape::Money(_) => format!("{} € {}", self.year(), self.hole("0")),
            Shape::Effect(_) => format!("{} € {} {}", self.year(), self.hole("0"), self.recurrence()),
            Shape::Year | Shape::Period | Shape::Stamp | Shape::Stage(_) => self.year(),
            Shape::Roles => {
                format!("\"{}\" {}..", self.said("wethouder", "alderman"), self.year())
            }
            Shape::Text if *field == rule::CONDITION => format!("\"{}\"", self.hole("size(criteria) >= 2")),
            Shape::Text if *field == rule::MESSAGE => {
                format!("\"{}\"", self.said("er zijn te weinig criteria", "there are too few criteria"))
            }
            Shape::Text | Shape::Headed => {
                format!("\"\"\"\n    {}\n    \"\"\"", self.said("Tekst", "Text"))
            }
            Shape::Word if *field == source::FREQUENCY => self.said("jaarlijks", "yearly"),
            Shape::Word | Shape::Words => format!("\"{}\"", self.hole(field.word.get(self.language))),
            // These say nothing behind their keyword, or what nobody can guess.
            Shape::Flag
            | Shape::FlagReason
            | Shape::Reason
            | Shape::AnyRefs
            | Shape::Continues
            | Shape::Comparison
            | Shape::Break
            | Shape::Catalogue
            | Shape::Scale
            | Shape::Offset
            | Shape::EarlierReported
            | Shape::Status
            | Shape::StatusScheme
            | Shape::Unreported
            | Shape::Absence
            | Shape::Blank
            | Shape::Ignore
            | Shape::Attribute
            | Shape::Elsewhere
            | Shape::Layout
            | Shape::OwnWord
            | Shape::Threshold => String::new(),
        }
    }

    fn recurrence(&mut self) -> String {
        let words: Vec<String> =
            values::RECURRENCES.iter().map(|one| one.word.get(self.language).to_owned()).collect();
        self.choice(&words)
    }
}
