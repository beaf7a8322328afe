//! The verdicts on an indicator and the reasons for them: two closed lists, in both languages.

use std::cmp::Ordering;

use crate::language::{Bi, values};

use super::value::Missing;

/// How far an indicator has come, the worst first; the last says nothing either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Course {
    WrongWay,
    Behind,
    OnCourse,
    Reached,
    Unsaid,
}

impl Course {
    /// From good to bad, then what cannot be said.
    pub const ALL: [Course; 5] =
        [Course::Reached, Course::OnCourse, Course::Behind, Course::WrongWay, Course::Unsaid];

    /// The name for other programs.
    pub fn name(self) -> &'static str {
        match self {
            Course::Reached => "reached",
            Course::OnCourse => "on-course",
            Course::Behind => "behind",
            Course::WrongWay => "wrong-way",
            Course::Unsaid => "cannot-be-said",
        }
    }

    pub fn words(self) -> Bi {
        match self {
            Course::Reached => Bi::new("gehaald", "reached"),
            Course::OnCourse => Bi::new("op koers", "on course"),
            Course::Behind => Bi::new("achter", "behind"),
            Course::WrongWay => Bi::new("verkeerde kant op", "moving the wrong way"),
            Course::Unsaid => Bi::new("niet te zeggen", "cannot be said"),
        }
    }

    /// Whether it is this bad or worse; what cannot be said is neither.
    pub fn is_as_bad_as(self, level: Course) -> bool {
        self != Course::Unsaid && self.cmp(&level) != Ordering::Greater
    }
}

macro_rules! reasons {
    ($( $(#[$doc:meta])* $id:ident $course:ident $name:literal, $nl:literal, $en:literal; )*) => {
        /// Why a verdict is what it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Reason {
            $( $(#[$doc])* $id, )*
        }

        impl Reason {
            /// Every reason, by verdict.
            pub const ALL: &'static [Reason] = &[$( Reason::$id ),*];

            /// The name for other programs.
            pub fn name(self) -> &'static str {
                match self { $( Reason::$id => $name, )* }
            }

            /// The verdict that it is a reason for.
            pub fn course(self) -> Course {
                match self { $( Reason::$id => Course::$course, )* }
            }

            pub fn words(self) -> Bi {
                match self { $( Reason::$id => Bi::new($nl, $en), )* }
            }
        }
    };
}

reasons! {
    MetInYear Reached "met-in-year",
        "de waarde van het jaar haalt de streefwaarde", "the value of the year meets the target";
    MetEarly Reached "met-early",
        "de streefwaarde van een later jaar is al gehaald", "the target of a later year is met already";
    MetLater Reached "met-later",
        "de streefwaarde is gehaald, gemeten na het jaar waarvoor zij gold",
        "the target is met, measured after the year it was for";

    AheadOfCourse OnCourse "at-or-ahead",
        "op of voor de lijn van nulmeting naar streefwaarde", "on or ahead of the line from baseline to target";
    WithinTolerance OnCourse "within-tolerance",
        "net onder de lijn van nulmeting naar streefwaarde: hooguit een tiende van de afstand",
        "just short of the line from baseline to target: by a tenth of the distance at most";
    GoesAsWanted OnCourse "moves-as-wanted",
        "de waarde gaat de kant op die de streefwaarde vraagt", "the value moves the way the target asks";
    KeepsToReference OnCourse "keeps-to-reference",
        "de waarde blijft nu aan de goede kant van de referentie", "the value now keeps to the right side of the reference";

    MissedInYear Behind "missed-in-year",
        "de waarde van het jaar haalt de streefwaarde niet", "the value of the year misses the target";
    TargetYearPassed Behind "target-year-passed",
        "het jaar van de streefwaarde is voorbij en zij is niet gehaald",
        "the year of the target has passed and it was not met";
    BehindCourse Behind "behind-course",
        "achter op de lijn van nulmeting naar streefwaarde", "behind the line from baseline to target";
    StoodStill Behind "stood-still",
        "de waarde veranderde niet, en had dat wel moeten doen", "the value did not change, and should have";
    MovedAway Behind "moved-away",
        "de waarde had gelijk moeten blijven, en veranderde", "the value should have stayed the same, and changed";
    BeyondReference Behind "beyond-reference",
        "de waarde is nu aan de verkeerde kant van de referentie", "the value is now on the wrong side of the reference";

    WorseThanStart WrongWay "worse-than-start",
        "de waarde is slechter dan aan het begin", "the value is worse than at the start";

    ValueNone Unsaid "value-none",
        "er is geen waarde: de bron geeft een streepje", "there is no value: the source prints a dash";
    ValueNotYetKnown Unsaid "value-not-yet-known",
        "de waarde is nog niet bekend (nnb)", "the value is not yet known (tbd)";
    ValueToBeFilledIn Unsaid "value-to-be-filled-in",
        "de waarde moet nog worden ingevuld (pm)", "the value is still to be filled in (pm)";
    ValueNotApplicable Unsaid "value-not-applicable",
        "een waarde is hier niet van toepassing (nvt)", "a value does not apply here (na)";
    NoValue Unsaid "no-value",
        "er is nooit een waarde gegeven", "no value was ever given";
    ValueLeftOut Unsaid "value-left-out",
        "de waarde is met een reden weggelaten", "the value is left out for a reason";
    ValueUnreadable Unsaid "value-unreadable",
        "een regel die de waarde kan geven, kon niet gelezen worden",
        "a line that may give the value could not be read";
    ValueInWords Unsaid "value-in-words",
        "de laatste waarde is tekst, geen getal", "the latest value is text, not a number";
    ValueNotExact Unsaid "value-not-exact",
        "de laatste waarde is een grens of een bereik, geen getal", "the latest value is a bound or a range, not a number";
    ValueInDoubt Unsaid "value-in-doubt",
        "de laatste waarde is onzeker of bij benadering", "the latest value is uncertain or approximate";
    ValueWithoutYear Unsaid "value-without-year",
        "van de waarde is niet gezegd over welk jaar zij gaat", "it is not said of which year the value is";
    ValueOfPart Unsaid "value-of-other-period",
        "er zijn alleen waarden van een ander tijdvak dan een jaar", "there are only values of a period other than a year";
    ValueOld Unsaid "value-old",
        "de laatste waarde is meer dan vier jaar ouder dan het document", "the latest value is more than four years older than the document";
    NotMeasuredSince Unsaid "not-measured-since",
        "sinds de streefwaarde werd gesteld is er niet gemeten", "nothing was measured since the target was set";

    TargetNotAsked Unsaid "target-not-asked",
        "een kengetal of wettelijke indicator hoeft geen streefwaarde te hebben",
        "a key figure or statutory indicator need not have a target";
    NoTarget Unsaid "no-target",
        "er is geen streefwaarde", "there is no target";
    TargetNone Unsaid "target-none",
        "er is geen streefwaarde: de bron geeft een streepje", "there is no target: the source prints a dash";
    TargetNotYetKnown Unsaid "target-not-yet-known",
        "de streefwaarde is nog niet bekend (nnb)", "the target is not yet known (tbd)";
    TargetToBeFilledIn Unsaid "target-to-be-filled-in",
        "de streefwaarde moet nog worden ingevuld (pm)", "the target is still to be filled in (pm)";
    TargetNotApplicable Unsaid "target-not-applicable",
        "een streefwaarde is hier niet van toepassing (nvt)", "a target does not apply here (na)";
    TargetLeftOut Unsaid "target-left-out",
        "de streefwaarde is met een reden weggelaten", "the target is left out for a reason";
    TargetUnreadable Unsaid "target-unreadable",
        "een regel die de streefwaarde kan geven, kon niet gelezen worden",
        "a line that may give the target could not be read";
    TargetInWords Unsaid "target-in-words",
        "de streefwaarde is tekst, geen getal of richting", "the target is text, not a number or a direction";
    TargetInDoubt Unsaid "target-in-doubt",
        "de streefwaarde is onzeker of bij benadering", "the target is uncertain or approximate";
    TargetWithoutYear Unsaid "target-without-year",
        "van de streefwaarde is niet gezegd voor welk jaar zij geldt", "it is not said for which year the target holds";
    TargetsDiffer Unsaid "targets-differ",
        "voor hetzelfde jaar staan er verschillende streefwaarden", "there are different targets for the same year";

    NoBaseline Unsaid "no-baseline",
        "er is geen eerdere waarde om vanaf te rekenen", "there is no earlier value to reckon from";
    NoDirection Unsaid "no-direction",
        "er is niet gezegd welke kant beter is", "it is not said which way is better";
    NoReference Unsaid "no-reference",
        "de referentie heeft voor dat jaar geen waarde", "the reference series has no value for that year";
    SeriesBroken Unsaid "series-broken",
        "de reeks is onderbroken: waarde en streefwaarde zijn niet vergelijkbaar",
        "the series was broken: value and target do not compare";
    UnitChanged Unsaid "unit-changed",
        "er zijn alleen waarden in een andere eenheid", "there are only values in another unit";
}

impl Reason {
    /// Why there is no value, by the mark in its place.
    pub(super) fn of_value(missing: Missing) -> Reason {
        match missing {
            Missing::None => Reason::ValueNone,
            Missing::Named(choice) if *choice == values::NOT_YET_KNOWN => Reason::ValueNotYetKnown,
            Missing::Named(choice) if *choice == values::PRO_MEMORIA => Reason::ValueToBeFilledIn,
            Missing::Named(_) => Reason::ValueNotApplicable,
        }
    }

    /// Why there is no target, by the mark in its place.
    pub(super) fn of_target(missing: Missing) -> Reason {
        match missing {
            Missing::None => Reason::TargetNone,
            Missing::Named(choice) if *choice == values::NOT_YET_KNOWN => Reason::TargetNotYetKnown,
            Missing::Named(choice) if *choice == values::PRO_MEMORIA => Reason::TargetToBeFilledIn,
            Missing::Named(_) => Reason::TargetNotApplicable,
        }
    }
}

/// How many indicators have each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [usize; 5],
}

impl Tally {
    pub fn new(courses: impl IntoIterator<Item = Course>) -> Tally {
        let mut tally = Tally::default();
        for course in courses {
            if let Some(count) = tally.counts.get_mut(course as usize) {
                *count += 1;
            }
        }
        tally
    }

    pub fn of(&self, course: Course) -> usize {
        self.counts.get(course as usize).copied().unwrap_or(0)
    }

    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The worst verdict that is one; None where nothing can be said.
    pub fn worst(&self) -> Option<Course> {
        [Course::WrongWay, Course::Behind, Course::OnCourse, Course::Reached]
            .into_iter()
            .find(|course| self.of(*course) > 0)
    }
}
