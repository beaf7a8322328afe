//! Words inside values: figure kinds, scales, directions, missing figures and their like.

use super::{Choice, Language, Word};

macro_rules! choices {
    ($( $(#[$doc:meta])* $id:ident = $name:literal, $nl:literal, $en:literal; )*) => {
        $( $(#[$doc])* pub static $id: Choice = Choice::new($name, $nl, $en); )*
    };
}

choices! {
    // What an indicator measures.
    OUTPUT = "output", "prestatie", "output";
    OUTCOME = "outcome", "effect", "outcome";
    KEY_FIGURE = "key-figure", "kengetal", "key-figure";
    // Directions.
    INCREASE = "increase", "toename", "increase";
    DECREASE = "decrease", "afname", "decrease";
    EQUAL = "equal", "gelijk", "equal";
    EQUAL_OR_INCREASE = "equal-or-increase", "gelijk-of-toename", "equal-or-increase";
    EQUAL_OR_DECREASE = "equal-or-decrease", "gelijk-of-afname", "equal-or-decrease";
    // No figure.
    NOT_YET_KNOWN = "not-yet-known", "nnb", "tbd";
    PRO_MEMORIA = "to-be-filled-in", "pm", "pm";
    NOT_APPLICABLE = "not-applicable", "nvt", "na";
    // Kinds of figures in money.
    ORIGINAL = "original", "primitief", "original";
    BUDGETED = "budgeted", "begroot", "budgeted";
    AMENDED = "amended", "gewijzigd", "amended";
    ACTUAL = "actual", "rekening", "actual";
    FORECAST = "forecast", "prognose", "forecast";
    CHANGE = "change", "mutatie", "change";
    // Whether money comes back every year.
    INCIDENTAL = "incidental", "incidenteel", "incidental";
    STRUCTURAL = "structural", "structureel", "structural";
    // What a deviation is about.
    COSTS = "costs", "lasten", "costs";
    REVENUES = "revenues", "baten", "revenues";
    // How amounts are signed on the page.
    COSTS_POSITIVE = "costs-positive", "lasten-positief", "costs-positive";
    COSTS_NEGATIVE = "costs-negative", "lasten-negatief", "costs-negative";
    ADVANTAGE_SIGNED = "advantage-disadvantage", "voordeel-nadeel", "advantage-disadvantage";
    // Kinds of documents.
    BUDGET = "budget", "begroting", "budget";
    INTERIM_REPORT = "interim-report", "berap", "interim-report";
    SUMMER_NOTE = "summer-note", "zomernota", "summer-note";
    SPRING_NOTE = "spring-note", "voorjaarsnota", "spring-note";
    AUTUMN_NOTE = "autumn-note", "najaarsnota", "autumn-note";
    PERIODIC_REPORT = "periodic-report", "turap", "periodic-report";
    ANNUAL_ACCOUNTS = "annual-accounts", "jaarstukken", "annual-accounts";
    FRAMEWORK_NOTE = "framework-note", "kadernota", "framework-note";
    PERSPECTIVE_NOTE = "perspective-note", "perspectiefnota", "perspective-note";
    COALITION_AGREEMENT = "coalition-agreement", "coalitieakkoord", "coalition-agreement";
    AMENDMENT = "budget-amendment", "begrotingswijziging", "budget-amendment";
    // Kinds of organisations.
    MUNICIPALITY = "municipality", "gemeente", "municipality";
    PROVINCE = "province", "provincie", "province";
    WATER_BOARD = "water-board", "waterschap", "water-board";
    JOINT_BODY = "joint-body", "gemeenschappelijke-regeling", "joint-body";
    // Levels of a rule.
    LEVEL_ERROR = "error", "fout", "error";
    LEVEL_WARNING = "warning", "waarschuwing", "warning";
    LEVEL_NOTE = "note", "opmerking", "note";
    // How much of a document is described.
    PARTIAL = "partial", "gedeeltelijk", "partial";
    WHOLE = "whole", "geheel", "whole";
}

pub static INDICATOR_KINDS: &[&Choice] = &[&OUTPUT, &OUTCOME, &KEY_FIGURE];
pub static DIRECTIONS: &[&Choice] = &[&INCREASE, &DECREASE, &EQUAL, &EQUAL_OR_INCREASE, &EQUAL_OR_DECREASE];
pub static NO_FIGURES: &[&Choice] = &[&NOT_YET_KNOWN, &PRO_MEMORIA, &NOT_APPLICABLE];
pub static FIGURE_KINDS: &[&Choice] = &[&ORIGINAL, &BUDGETED, &AMENDED, &ACTUAL, &FORECAST, &CHANGE];
pub static RECURRENCES: &[&Choice] = &[&INCIDENTAL, &STRUCTURAL];
pub static CONCERNS: &[&Choice] = &[&COSTS, &REVENUES];
pub static SIGNS: &[&Choice] = &[&COSTS_POSITIVE, &COSTS_NEGATIVE, &ADVANTAGE_SIGNED];
pub static DOCUMENT_KINDS: &[&Choice] = &[
    &BUDGET,
    &INTERIM_REPORT,
    &SUMMER_NOTE,
    &SPRING_NOTE,
    &AUTUMN_NOTE,
    &PERIODIC_REPORT,
    &ANNUAL_ACCOUNTS,
    &FRAMEWORK_NOTE,
    &PERSPECTIVE_NOTE,
    &COALITION_AGREEMENT,
    &AMENDMENT,
];
/// Documents that report on a plan, so that what a goal must have is not asked of them again.
pub static REPORT_KINDS: &[&Choice] =
    &[&INTERIM_REPORT, &SUMMER_NOTE, &SPRING_NOTE, &AUTUMN_NOTE, &PERIODIC_REPORT, &ANNUAL_ACCOUNTS];
/// Documents that go before a plan: they set out what it is to hold.
pub static BEFORE_PLANS: &[&Choice] = &[&FRAMEWORK_NOTE, &PERSPECTIVE_NOTE, &COALITION_AGREEMENT];
pub static ORGANISATION_KINDS: &[&Choice] = &[&MUNICIPALITY, &PROVINCE, &WATER_BOARD, &JOINT_BODY];
pub static RULE_LEVELS: &[&Choice] = &[&LEVEL_ERROR, &LEVEL_WARNING, &LEVEL_NOTE];
pub static SCOPES: &[&Choice] = &[&PARTIAL, &WHOLE];

macro_rules! terms {
    ($( $id:ident = $nl:literal, $en:literal; )*) => {
        $( pub static $id: Word = Word::same($nl, $en); )*
        /// Every joining word inside values.
        pub static TERMS: &[&Word] = &[$( &$id ),*];
    };
}

terms! {
    MEASURED = "gemeten", "measured";
    BY = "bron", "source";
    ABOUT = "circa", "about";
    UNCERTAIN = "onzeker", "uncertain";
    WITHOUT_YEAR = "zonder-jaar", "without-year";
    RELATIVE_TO = "tov", "relative-to";
    BASELINE = "nulmeting", "baseline";
    EACH = "elk", "each";
    LIKE = "zoals", "like";
    FROM = "uit", "from";
    IN = "in", "in";
    MEANS = "betekent", "means";
    PARTLY = "deels", "partly";
    WITH = "met", "with";
    DECISION = "besluit", "decision";
    PER = "per", "per";
    OF = "van", "of";
    COLUMNS = "kolommen", "columns";
    SCALE = "schaal", "scale";
    TASK_FIELD = "taakveld", "task-field";
    ADVANTAGE = "voordeel", "advantage";
    DISADVANTAGE = "nadeel", "disadvantage";
    UNREADABLE = "onleesbaar", "unreadable";
    THOUSAND = "duizend", "thousand";
    MILLION = "miljoen", "million";
    BILLION = "miljard", "billion";
}

/// The word of a closed list that this is, in this language.
pub fn choose(language: Language, choices: &[&'static Choice], word: &str) -> Option<&'static Choice> {
    let spelled = |choice: &&&'static Choice| choice.word.get(language) == word;
    choices.iter().find(spelled).copied()
}
