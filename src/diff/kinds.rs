//! Every kind of change: its two names, which are for ever, its level, and what it means.

use crate::diag::Severity;
use crate::language::Bi;

/// A kind of change.
#[derive(Debug)]
pub struct ChangeKind {
    pub name: Bi,
    /// What it is called when it is counted.
    pub called: Bi,
    pub severity: Severity,
    /// How much it weighs for a council: the most first.
    pub weight: u8,
    /// The English name of what it is when the editions change places.
    pub mirror: &'static str,
    /// What it means.
    pub means: Bi,
}

impl PartialEq for ChangeKind {
    fn eq(&self, other: &ChangeKind) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The kind with this name, in either language.
pub fn named(name: &str) -> Option<&'static ChangeKind> {
    KINDS.iter().copied().find(|kind| kind.name.nl == name || kind.name.en == name)
}

macro_rules! kinds {
    ($( $id:ident: $nl:literal, $en:literal, $called_nl:literal, $called_en:literal, $severity:ident, $weight:literal,
        $mirror:literal, $means_nl:literal, $means_en:literal; )*) => {
        $( pub static $id: ChangeKind = ChangeKind {
            name: Bi::new($nl, $en),
            called: Bi::new($called_nl, $called_en),
            severity: Severity::$severity,
            weight: $weight,
            mirror: $mirror,
            means: Bi::new($means_nl, $means_en),
        }; )*

        /// All of them, the heaviest first.
        pub static KINDS: &[&ChangeKind] = &[$( &$id ),*];
    };
}

kinds! {
    GOAL_DROPPED: "doel-vervallen", "goal-dropped", "doel vervallen", "goal dropped", Warning, 95, "goal-added",
        "Een doel komt in de latere editie niet terug. ‘vervallen’ met een reden, of ‘gaat-over-in’, zegt waarom.",
        "A goal does not come back in the later edition. ‘dropped’ with a reason, or ‘continued-by’, says why.";
    SPLIT: "gesplitst", "split", "gesplitst", "split", Note, 94, "merged",
        "Wat een was, is in de latere editie meer; ‘vervolgt’ of ‘gaat-over-in’ zegt het.",
        "What was one is several in the later edition; ‘continues’ or ‘continued-by’ says so.";
    MERGED: "samengevoegd", "merged", "samengevoegd", "merged", Note, 93, "split",
        "Wat meer was, is in de latere editie een.",
        "What were several are one in the later edition.";
    PARTLY_CONTINUED: "deels-voortgezet", "partly-continued", "deels voortgezet", "partly continued", Note, 92,
        "partly-continued",
        "Een deel gaat verder; ‘vervolgt deels’ zegt het. Wat met de rest gebeurt staat er niet bij.",
        "Part of it goes on; ‘continues partly’ says so. What becomes of the rest is not said.";
    TARGET_LOWERED: "streefwaarde-verlaagd", "target-lowered", "streefwaarde verlaagd", "target lowered", Warning, 91,
        "target-raised",
        "Voor dezelfde tijd wordt minder gevraagd dan eerst. Wat minder is, hangt af van de gewenste richting: is afname \
         gewenst, dan vraagt een hoger cijfer minder. Zonder richting telt het cijfer zelf. Een opmerking achter de \
         nieuwe waarde, een reeksbreuk of ‘negeer streven-gewijzigd’ geldt als reden.",
        "Less is asked for the same time than before. What is less depends on the desired direction: where decrease is \
         desired, a higher figure asks less. Without a direction the figure itself counts. A remark behind the new \
         value, a series break or ‘ignore restated-target’ counts as a reason.";
    TARGET_WITHDRAWN: "streefwaarde-ingetrokken", "target-withdrawn", "streefwaarde ingetrokken", "target withdrawn",
        Warning, 90, "target-added",
        "Een streefwaarde voor een jaar dat nog komt, staat er niet meer.",
        "A target for a year that is yet to come is no longer there.";
    GOAL_ADDED: "doel-nieuw", "goal-added", "nieuw doel", "new goal", Note, 85, "goal-dropped",
        "Een doel dat er in de eerdere editie niet was.",
        "A goal that was not in the earlier edition.";
    LEVEL_DROPPED: "niveau-vervallen", "level-dropped", "niveau vervallen", "level dropped", Warning, 84, "level-added",
        "Een programma, ambitie of ander niveau komt niet terug.",
        "A programme, ambition or other level does not come back.";
    LEVEL_ADDED: "niveau-nieuw", "level-added", "nieuw niveau", "new level", Note, 83, "level-dropped",
        "Een programma, ambitie of ander niveau dat er eerst niet was.",
        "A programme, ambition or other level that was not there before.";
    DOCUMENT_DROPPED: "document-vervallen", "document-dropped", "document vervallen", "document dropped", Note, 82,
        "document-added",
        "Een document is er niet meer.", "A document is no longer there.";
    DOCUMENT_ADDED: "document-nieuw", "document-added", "nieuw document", "new document", Note, 81, "document-dropped",
        "Een document dat er eerst niet was.", "A document that was not there before.";
    MOVED: "verplaatst", "moved", "verplaatst", "moved", Note, 80, "moved",
        "Het staat onder iets anders dan eerst.", "It stands under something else than before.";
    RENUMBERED: "hernummerd", "renumbered", "hernummerd", "renumbered", Note, 78, "renumbered",
        "Hetzelfde onder een andere code.", "The same under another code.";
    REWORDED: "anders-verwoord", "reworded", "anders verwoord", "reworded", Note, 76, "reworded",
        "De naam of de zin van een ding is anders; de woorden die veranderden staan erbij.",
        "The name of a thing, or the sentence that it is, is different; the words that changed are shown.";
    HOLDER_CHANGED: "houder-gewijzigd", "holder-changed", "portefeuillehouder gewijzigd", "portfolio holder changed",
        Note, 75, "holder-changed",
        "Iemand anders is er bestuurlijk verantwoordelijk voor.", "Somebody else answers for it politically.";
    CRITERION_DROPPED: "criterium-vervallen", "criterion-dropped", "criterium vervallen", "criterion dropped", Warning,
        74, "criterion-added",
        "Waaraan te zien is of het doel bereikt is, staat er niet meer.",
        "What shows whether the goal is reached is no longer there.";
    INDICATOR_DROPPED: "indicator-vervallen", "indicator-dropped", "indicator vervallen", "indicator dropped", Warning,
        73, "indicator-added",
        "Een indicator komt niet terug: de reeks stopt.", "An indicator does not come back: the series ends.";
    VALUE_RESTATED: "waarde-herzien", "value-restated", "waarde herzien", "value restated", Warning, 72,
        "value-restated",
        "Een nulmeting of behaalde waarde van dezelfde tijd is een andere. ‘reeksbreuk’, een opmerking of \
         ‘negeer waarde-achteraf-gewijzigd’ geldt als reden.",
        "A baseline or realised value of the same time is another one. ‘series-break’, a remark or \
         ‘ignore restated-value’ counts as a reason.";
    DIRECTION_CHANGED: "richting-gewijzigd", "direction-changed", "gewenste richting gewijzigd",
        "desired direction changed", Warning, 71, "direction-changed",
        "Wat beter is, is anders: daarmee betekenen alle waarden iets anders.",
        "What is better is different: all values mean something else with it.";
    UNIT_CHANGED: "eenheid-gewijzigd", "unit-changed", "eenheid gewijzigd", "unit changed", Warning, 70,
        "unit-changed",
        "De indicator telt iets anders.", "The indicator counts something else.";
    DEFINITION_CHANGED: "definitie-gewijzigd", "definition-changed", "definitie gewijzigd", "definition changed",
        Warning, 69, "definition-changed",
        "Wat er gemeten wordt, of over wie, is anders omschreven.",
        "What is measured, or of whom, is described differently.";
    SOURCE_CHANGED: "bron-gewijzigd", "source-changed", "bron gewijzigd", "source changed", Note, 60, "source-changed",
        "De cijfers komen ergens anders vandaan.", "The figures come from somewhere else.";
    TARGET_CHANGED: "streefwaarde-gewijzigd", "target-changed", "streefwaarde gewijzigd", "target changed", Note, 68,
        "target-changed",
        "De streefwaarde is anders, en of zij meer of minder vraagt is niet te zeggen.",
        "The target is different, and whether it asks more or less cannot be said.";
    TARGET_RAISED: "streefwaarde-verhoogd", "target-raised", "streefwaarde verhoogd", "target raised", Note, 67,
        "target-lowered",
        "Voor dezelfde tijd wordt meer gevraagd dan eerst, naar de gewenste richting.",
        "More is asked for the same time than before, by the desired direction.";
    STATUS_CHANGED: "status-gewijzigd", "status-changed", "status gewijzigd", "status changed", Note, 66,
        "status-changed",
        "Een stoplicht staat anders.", "A traffic light is different.";
    DEVIATION_ADDED: "afwijking-nieuw", "deviation-added", "nieuwe afwijking", "new deviation", Note, 65,
        "deviation-dropped",
        "De latere editie meldt een afwijking.", "The later edition reports a deviation.";
    DEVIATION_DROPPED: "afwijking-vervallen", "deviation-dropped", "afwijking vervallen", "deviation dropped", Note,
        64, "deviation-added",
        "De latere editie meldt een afwijking niet meer.", "The later edition no longer reports a deviation.";
    PROPOSAL_ADDED: "voorstel-nieuw", "proposal-added", "nieuw bestedingsvoorstel", "new spending proposal", Note, 63,
        "proposal-dropped",
        "Een bestedingsvoorstel dat er eerst niet was.", "A spending proposal that was not there before.";
    PROPOSAL_DROPPED: "voorstel-vervallen", "proposal-dropped", "bestedingsvoorstel vervallen",
        "spending proposal dropped", Note, 62, "proposal-added",
        "Een bestedingsvoorstel komt niet terug.", "A spending proposal does not come back.";
    AMOUNT_CHANGED: "bedrag-gewijzigd", "amount-changed", "bedrag gewijzigd", "amount changed", Note, 61,
        "amount-changed",
        "Een bedrag voor hetzelfde jaar is anders; vergeleken in hele euro's, hoe het ook gedrukt is.",
        "An amount for the same year is different; compared in whole euros, however it is printed.";
    AMOUNT_ADDED: "bedrag-nieuw", "amount-added", "nieuw bedrag", "new amount", Note, 40, "amount-dropped",
        "Een bedrag dat er eerst niet was, voor een jaar waar beide edities over gaan of dat nog komt.",
        "An amount that was not there before, for a year that both editions are about or that is yet to come.";
    AMOUNT_DROPPED: "bedrag-vervallen", "amount-dropped", "bedrag vervallen", "amount dropped", Note, 41,
        "amount-added",
        "Een bedrag staat er niet meer, voor een jaar waar beide edities over gaan of dat nog komt.",
        "An amount is no longer there, for a year that both editions are about or that is yet to come.";
    CRITERION_ADDED: "criterium-nieuw", "criterion-added", "nieuw criterium", "new criterion", Note, 55,
        "criterion-dropped",
        "Een criterium dat er eerst niet was.", "A criterion that was not there before.";
    INDICATOR_ADDED: "indicator-nieuw", "indicator-added", "nieuwe indicator", "new indicator", Note, 54,
        "indicator-dropped",
        "Een indicator die er eerst niet was.", "An indicator that was not there before.";
    TRACK_ADDED: "spoor-nieuw", "track-added", "nieuw in de hervormingsagenda", "new in the reform agenda", Note, 53,
        "track-dropped",
        "Een spoor, hervorming of ander deel van een agenda of visie dat er eerst niet was.",
        "A track, reform or other part of an agenda or vision that was not there before.";
    TRACK_DROPPED: "spoor-vervallen", "track-dropped", "vervallen uit de hervormingsagenda",
        "dropped from the reform agenda", Note, 52, "track-added",
        "Een spoor, hervorming of ander deel van een agenda of visie is er niet meer.",
        "A track, reform or other part of an agenda or vision is no longer there.";
    SUPPORT_CHANGED: "steun-gewijzigd", "support-changed", "steun aan spoor of visie gewijzigd",
        "support of track or vision changed", Note, 51, "support-changed",
        "Het draagt bij aan een ander spoor, een ander speerpunt of een andere visie.",
        "It contributes to another track, spearhead or vision.";
    NOTE_CHANGED: "nota-gewijzigd", "note-changed", "kaderstellende nota gewijzigd", "framing note changed", Note, 50,
        "note-changed",
        "Andere nota's geven het kader.", "Other policy notes set the frame.";
    TARGET_ADDED: "streefwaarde-nieuw", "target-added", "nieuwe streefwaarde", "new target", Note, 45,
        "target-withdrawn",
        "Een streefwaarde voor een jaar waar er nog geen voor was.", "A target for a year that had none.";
    VALUE_ADDED: "waarde-nieuw", "value-added", "nieuwe waarde", "new value", Note, 44, "value-withdrawn",
        "Een gemeten waarde die er nog niet was.", "A measured value that was not there yet.";
    VALUE_WITHDRAWN: "waarde-ingetrokken", "value-withdrawn", "waarde ingetrokken", "value withdrawn", Warning, 48,
        "value-added",
        "Een gemeten waarde staat er niet meer, terwijl de reeks doorloopt of later begint dan zij.",
        "A measured value is no longer there, while the series goes on or starts no later.";
    FORECAST_CHANGED: "prognose-gewijzigd", "forecast-changed", "prognose gewijzigd", "forecast changed", Note, 43,
        "forecast-changed",
        "Een prognose is anders, nieuw of weg.", "A forecast is different, new or gone.";
    THING_ADDED: "onderdeel-nieuw", "thing-added", "nieuw onderdeel", "new part", Note, 35, "thing-dropped",
        "Een activiteit, feit, persoon, bron, nota of ander onderdeel dat er eerst niet was.",
        "An activity, fact, person, source, note or other part that was not there before.";
    THING_DROPPED: "onderdeel-vervallen", "thing-dropped", "onderdeel vervallen", "part dropped", Note, 34,
        "thing-added",
        "Een activiteit, feit, persoon, bron, nota of ander onderdeel is er niet meer.",
        "An activity, fact, person, source, note or other part is no longer there.";
    TEXT_CHANGED: "tekst-gewijzigd", "text-changed", "tekst gewijzigd", "text changed", Note, 30, "text-changed",
        "Lopende tekst is anders, nieuw of weg; de woorden die veranderden staan erbij.",
        "Prose is different, new or gone; the words that changed are shown.";
    REFERENCE_CHANGED: "verwijzing-gewijzigd", "reference-changed", "verwijzing gewijzigd", "reference changed", Note,
        25, "reference-changed",
        "Het verwijst naar iets anders: een indicator, een partner, iets om te zien.",
        "It refers to something else: an indicator, a partner, something to see.";
    FIELD_CHANGED: "gegeven-gewijzigd", "field-changed", "ander gegeven gewijzigd", "other detail changed", Note, 20,
        "field-changed",
        "Iets anders dat erbij staat is veranderd.", "Something else that is said of it changed.";
}
