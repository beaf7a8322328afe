//! Fields that more than one concept shares, in the groups in which they are given out.

use super::shape::{Flow, ObservationRole, Shape, Stage};
use super::{Bi, Card, Field, Word, indicator, person, policy_note, source, values};

macro_rules! fields {
    ($( $id:ident: $name:literal, $word:expr, $shape:expr, $card:ident, $nl:literal, $en:literal; )*) => {
        $( pub static $id: Field = Field {
            name: $name,
            word: $word,
            shape: $shape,
            card: Card::$card,
            docs: Bi::new($nl, $en),
        }; )*
    };
}
pub(super) use fields;

fields! {
    SEE: "see", Word::same("zie", "see"), Shape::AnyRefs, Many,
        "Verwijst naar iets anders dat de lezer moet kennen.",
        "Points at something else that the reader should know.";
    URL: "url", Word::same("url", "url"), Shape::Word, Many,
        "Waar het op het web staat.", "Where it is on the web.";
    DESCRIPTION: "description", Word::same("beschrijving", "description"), Shape::Text, One,
        "Wat het is, in lopende tekst.", "What it is, in prose.";
    EXPLANATION: "explanation", Word::same("toelichting", "explanation"), Shape::Text, One,
        "Waarom het zo is, in lopende tekst.", "Why it is so, in prose.";
    TEXT: "texts", Word::noun("de", ["tekst", "teksten"], ["text", "texts"]), Shape::Headed, Many,
        "Tekst onder een eigen kop, met die kop.", "Prose under a heading of its own, with that heading.";
    ATTRIBUTE: "attributes", Word::noun("het", ["kenmerk", "kenmerken"], ["attribute", "attributes"]),
        Shape::Attribute, Many,
        "Iets dat u wilt bewaren en waar kader geen woord voor heeft.",
        "Something worth keeping that kader has no word for.";
    IGNORE: "exceptions", Word::same("negeer", "ignore"), Shape::Ignore, Many,
        "Laat een regel hier zwijgen, met de reden.", "Silences a rule here, with the reason.";
    NO: "absences", Word::same("geen", "no"), Shape::Absence, Many,
        "Met opzet weggelaten, met de reden.", "Left out on purpose, with the reason.";
    BLANK: "blanks", Word::same("leeg", "blank"), Shape::Blank, Many,
        "De bron toont deze kop zonder iets eronder.",
        "The source prints this heading with nothing under it.";

    READS: "reads", Word::same("luidt", "reads"), Shape::Text, One,
        "Het doel als zin.", "The goal as a sentence.";
    SITUATION: "situation", Word::same("situatie", "situation"), Shape::Text, One,
        "Hoe het er nu voor staat en wat het probleem is.", "How things are now, and the problem.";
    PROGRESS: "progress", Word::same("stand", "progress"), Shape::Text, One,
        "Hoe ver het is.", "How far it is.";

    HOLDERS: "portfolioHolders",
        Word::noun("de", ["portefeuillehouder", "portefeuillehouders"], ["portfolio-holder", "portfolio-holders"]),
        Shape::ScopedRefs(&[&person::CONCEPT]), Many,
        "Wie bestuurlijk verantwoordelijk is; geldt ook voor alles eronder.",
        "Who answers for it politically; also for everything below.";
    FRAMING_NOTES: "framingNotes",
        Word::noun("de", ["kaderstellende-nota", "kaderstellende-nota's"], ["framing-note", "framing-notes"]),
        Shape::Refs(&[&policy_note::CONCEPT]), Many,
        "De nota's die het kader geven.", "The policy notes that set the frame.";
    SUPPORTS: "supports", Word::same("steunt", "supports"), Shape::AnyRefs, Many,
        "Draagt bij aan een spoor, speerpunt, visie of doel.",
        "Contributes to a track, spearhead, vision or goal.";
    LEADS_TO: "leadsTo", Word::same("leidt-tot", "leads-to"), Shape::AnyRefs, Many,
        "Wat eruit voortkomt.", "What comes of it.";
    DERIVED_FROM: "derivedFrom", Word::same("uitgewerkt-uit", "derived-from"), Shape::AnyRefs, Many,
        "Waarvan dit de uitwerking is.", "What this works out.";
    INDICATORS: "indicators",
        Word::noun("de", ["indicator", "indicatoren"], ["indicator", "indicators"]),
        Shape::Refs(&[&indicator::CONCEPT]), Many,
        "De indicatoren die dit meten.", "The indicators that measure this.";
    SOURCES: "sources", Word::noun("de", ["bron", "bronnen"], ["source", "sources"]),
        Shape::Refs(&[&source::CONCEPT]), Many,
        "Waar het cijfer vandaan komt; geldt op een niveau voor de indicatoren eronder.",
        "Where the figure comes from; on a level, for the indicators below.";
    INDICATOR_KIND: "kind", Word::same("soort", "kind"), Shape::Choice(values::INDICATOR_KINDS), One,
        "Prestatie, effect of kengetal.", "Output, outcome or key figure.";
    UNIT: "unit", Word::same("eenheid", "unit"), Shape::Unit, One,
        "Waarin gemeten wordt: `%`, `€`, een woord, `per 1.000`, `schaal 1..10`.",
        "What is counted: `%`, `€`, a word, `per 1,000`, `scale 1..10`.";
    STATUS: "status", Word::same("status", "status"), Shape::Status, Many,
        "Het stoplicht, per onderdeel, met de reden.", "The traffic light, by dimension, with the reason.";

    CONTINUES: "continues", Word::same("vervolgt", "continues"), Shape::Continues, Many,
        "Van welk doel in een eerder document dit het vervolg is.",
        "Which goal of an earlier document this continues.";
    FORMERLY: "formerly", Word::same("voorheen", "formerly"), Shape::Words, Many,
        "Hoe het eerder heette, als die editie hier niet beschreven is.",
        "What it was called before, where that edition is not described.";
    CONTINUED_BY: "continuedBy", Word::same("gaat-over-in", "continued-by"), Shape::AnyRefs, Many,
        "Waarin het verdergaat.", "What it goes on as.";
    NEW: "new", Word::same("nieuw", "new"), Shape::FlagReason, One,
        "Bestond niet in de vorige editie.", "Was not in the edition before.";
    DROPPED: "dropped", Word::same("vervallen", "dropped"), Shape::Reason, One,
        "Bestaat hierna niet meer, met de reden.", "Ends here, with the reason.";

    COSTS: "costs", Word::same("lasten", "costs"), Shape::Money(Flow::Costs), Many,
        "Wat het kost, per jaar.", "What it costs, by year.";
    REVENUES: "revenues", Word::same("baten", "revenues"), Shape::Money(Flow::Revenues), Many,
        "Wat het opbrengt, per jaar.", "What it brings in, by year.";
    ADDITION: "additions", Word::same("toevoeging", "addition"), Shape::Money(Flow::Addition), Many,
        "Naar een reserve.", "Into a reserve.";
    WITHDRAWAL: "withdrawals", Word::same("onttrekking", "withdrawal"), Shape::Money(Flow::Withdrawal), Many,
        "Uit een reserve.", "Out of a reserve.";
    BALANCE: "balances", Word::same("saldo", "balance"), Shape::Money(Flow::Balance), Many,
        "Het gedrukte saldo: ter controle, nooit opgeteld.", "The printed balance: checked, never summed.";
    TOTAL: "totals", Word::same("totaal", "total"), Shape::Money(Flow::Total), Many,
        "Het gedrukte totaal: ter controle, nooit opgeteld.", "The printed total: checked, never summed.";
    COVERAGE: "coverages", Word::noun("de", ["dekking", "dekkingen"], ["coverage", "coverages"]),
        Shape::Money(Flow::Coverage), Many,
        "Waar het geld vandaan komt; positief als het dekt.", "Where the money comes from; positive when it covers.";
    AMOUNTS: "amounts", Word::same("bedragen", "amounts"), Shape::Scale, Many,
        "De schaal van bedragen zonder €; met een blok een tabel.",
        "The scale of amounts without €; with a block, a table.";
    INCIDENTAL: "incidental", Word::same("incidenteel", "incidental"), Shape::Flag, One,
        "Komt niet elk jaar terug.", "Does not come back every year.";
    STRUCTURAL: "structural", Word::same("structureel", "structural"), Shape::Flag, One,
        "Komt elk jaar terug.", "Comes back every year.";

    PLANNED: "planned", Word::same("gepland", "planned"), Shape::Stage(Stage::Planned), One,
        "Wanneer het gebeuren moet.", "When it is to happen.";
    RUNNING: "running", Word::same("loopt", "running"), Shape::Stage(Stage::Running), One,
        "Sinds wanneer het loopt.", "Since when it runs.";
    REALISED: "realisedIn", Word::same("gerealiseerd", "realised-in"), Shape::Stage(Stage::Realised), One,
        "Wanneer het klaar was.", "When it was done.";
    ADOPTED: "adopted", Word::same("vastgesteld", "adopted"), Shape::Period, One,
        "Wanneer het is vastgesteld.", "When it was adopted.";
    BY: "by", Word::same("door", "by"), Shape::Words, One,
        "Wie het vaststelde.", "Who adopted it.";
    VALID: "valid", Word::same("geldig", "valid"), Shape::Period, One,
        "Van wanneer tot wanneer het geldt.", "From when until when it holds.";

    BASELINE: "baseline", Word::same("nulmeting", "baseline"),
        Shape::Observations(ObservationRole::Baseline), Many,
        "De waarde waarmee vergeleken wordt.", "The value to compare with.";
    REALISED_VALUES: "realised", Word::same("behaald", "realised"),
        Shape::Observations(ObservationRole::Realised), Many,
        "Gemeten waarden.", "Measured values.";
    TARGET: "target", Word::same("beoogd", "target"), Shape::Observations(ObservationRole::Target), Many,
        "Waarden die men wil bereiken.", "Values to reach.";
    FORECAST: "forecast", Word::same("prognose", "forecast"),
        Shape::Observations(ObservationRole::Forecast), Many,
        "Waarden die men verwacht.", "Values that are expected.";
}

/// The field whose lines have this role.
pub fn of_role(role: ObservationRole) -> &'static Field {
    match role {
        ObservationRole::Baseline => &BASELINE,
        ObservationRole::Realised => &REALISED_VALUES,
        ObservationRole::Target => &TARGET,
        ObservationRole::Forecast => &FORECAST,
    }
}

/// The field whose lines have this flow.
pub fn of_flow(flow: Flow) -> &'static Field {
    match flow {
        Flow::Costs => &COSTS,
        Flow::Revenues => &REVENUES,
        Flow::Addition => &ADDITION,
        Flow::Withdrawal => &WITHDRAWAL,
        Flow::Balance => &BALANCE,
        Flow::Total => &TOTAL,
        Flow::Coverage => &COVERAGE,
    }
}

/// What may stand in any block.
pub static COMMON: &[&Field] =
    &[&DESCRIPTION, &EXPLANATION, &TEXT, &SEE, &URL, &ATTRIBUTE, &IGNORE, &NO, &BLANK];

/// Prose about a level or an activity.
pub static PROSE: &[&Field] = &[&READS, &SITUATION, &PROGRESS];

/// How a thing relates to the rest of the framework.
pub static RELATIONS: &[&Field] = &[&SUPPORTS, &LEADS_TO, &DERIVED_FROM];

/// What became of a thing between editions.
pub static LINEAGE: &[&Field] = &[&CONTINUES, &FORMERLY, &CONTINUED_BY, &NEW, &DROPPED];

/// Lines of amounts and tables of them.
pub static MONEY: &[&Field] = &[&COSTS, &REVENUES, &ADDITION, &WITHDRAWAL, &BALANCE, &TOTAL, &AMOUNTS];

/// Where something stands that is done.
pub static STAGES: &[&Field] = &[&PLANNED, &RUNNING, &REALISED];

/// What a level says, and every level may say it.
pub static LEVEL: &[&Field] =
    &[&HOLDERS, &FRAMING_NOTES, &INDICATORS, &SOURCES, &INDICATOR_KIND, &UNIT, &STATUS];

/// Every group a level takes.
pub static LEVEL_GROUPS: &[&[&Field]] = &[COMMON, PROSE, RELATIONS, LINEAGE, LEVEL, MONEY];
