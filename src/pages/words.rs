//! The words of a report that are no words of the language itself.

use crate::language::Bi;

macro_rules! words {
    ($($key:literal: $nl:literal, $en:literal;)*) => {
        const WORDS: &[(&str, Bi)] = &[$(($key, Bi::new($nl, $en))),*];
    };
}

words! {
    "skip": "Naar de inhoud", "Skip to the content";
    "menu": "Onderdelen", "Parts";
    "overview": "Overzicht", "Overview";
    "matrix": "Houders en sporen", "Holders and tracks";
    "matrix-about": "Wie over welk doel gaat, en aan welk spoor van de hervormingsagenda het bijdraagt.", "Who answers for which goal, and which track of the reform agenda it supports.";
    "matrix-partial": "Van dit document zijn enkele pagina's beschreven; wie hier geen doel heeft, kan er elders een hebben.", "Some pages of this document are described; who has no goal here may have one elsewhere.";
    "matrix-empty": "Bij geen doel van dit document staat een houder of een spoor.", "No goal of this document names a holder or a track.";
    "mark-own": "van het doel zelf", "of the goal itself";
    "mark-around": "van een niveau erboven of van iets in het doel", "of a level above or of something in the goal";
    "holders": "Portefeuillehouders", "Portfolio holders";
    "tracks": "Sporen", "Tracks";
    "goal-head": "Doel", "Goal";
    "missing": "Ontbreekt", "Missing";
    "number-of-goals": "Aantal doelen", "Number of goals";
    "to-document": "Naar het document", "To the document";
    "goals-without-holder": "Doelen zonder houder", "Goals without a holder";
    "goals-without-holder-excused": "Doelen zonder houder, met een reden", "Goals without a holder, with a reason";
    "goals-without-track": "Doelen zonder spoor", "Goals without a track";
    "goals-without-track-excused": "Doelen zonder spoor, met een reden", "Goals without a track, with a reason";
    "holders-without-goal": "Houders zonder doel", "Holders without a goal";
    "tracks-without-goal": "Sporen zonder doel", "Tracks without a goal";
    "agenda": "Hervormingsagenda", "Reform agenda";
    "comes-from": "Komt uit", "Comes from";
    "planned": "gepland", "planned";
    "running": "loopt", "running";
    "realised": "gerealiseerd", "realised";
    "dropped": "vervallen", "dropped";
    "state-unknown": "stand onbekend", "state unknown";
    "leads-to": "leidt tot", "leads to";
    "taken-up": "krijgt vervolg in", "is taken up in";
    "nowhere": "Gerealiseerd, maar leidt nergens toe", "Realised, but leads nowhere";
    "reforms-nowhere": "Hervormingen die nergens toe leiden", "Reforms that lead nowhere";
    "without-track": "Zonder spoor", "Without a track";
    "without-year": "Zonder jaar", "Without a year";
    "supported-by": "Gesteund door", "Supported by";
    "supported-by-nothing": "Door niets in een plan gesteund", "Supported by nothing in a plan";
    "money": "Geld", "Money";
    "part": "Onderdeel", "Part";
    "in-euros": "in euro's", "in euros";
    "in-thousands": "in duizenden euro's", "in thousands of euros";
    "at-least": "ten minste", "at least";
    "in-part": "een deel", "a part";
    "together": "Samen", "Together";
    "proposals": "Bestedingsvoorstellen", "Spending proposals";
    "proposal": "Voorstel", "Proposal";
    "for": "voor", "for";
    "comes-back-in": "komt terug in", "comes back in";
    "no-amount": "Er staat geen bedrag.", "No amount is stated.";
    "deviations": "Afwijkingen", "Deviations";
    "deviation": "Afwijking", "Deviation";
    "amount": "Bedrag", "Amount";
    "offset": "Wat ertegenover staat", "What offsets it";
    "called-neutral": "Het document noemt dit budgettair neutraal.", "The document calls this budget neutral.";
    "does-not-add-up": "Wat niet klopt of ontbreekt", "What does not add up or is missing";
    "money-trimmed": "Van andere jaren staan hier de niveaus boven de doelen; de pagina van een doel heeft alle jaren.", "Of other years the levels above the goals stand here; the page of a goal has all years.";
    "register": "Bronnen en mensen", "Sources and people";
    "changes": "Verschillen", "Changes";
    "facts": "Feiten en bronnen", "Facts and sources";
    "findings": "Bevindingen", "Findings";
    "indicators": "Indicatoren", "Indicators";
    "indicator": "Indicator", "Indicator";
    "indicator-one": "indicator", "indicator";
    "indicator-many": "indicatoren", "indicators";
    "baseline": "Nulmeting", "Baseline";
    "latest": "Laatste waarde", "Latest value";
    "target": "Streefwaarde", "Target";
    "verdict": "Oordeel", "Verdict";
    "show": "Toon", "Show";
    "not-measured": "geen indicatoren", "no indicators";
    "of-no-level": "Bij geen doel of niveau", "Of no goal or level";
    "by-figures": "Volgens de cijfers", "By the figures";
    "by-reports": "Volgens de rapportages", "By the reports";
    "unreported": "niet gemeld, en dat betekent", "not reported, which means";
    "verdicts-are": "Elk oordeel volgt uit de cijfers van alle documenten en uit wat het document beloofde; waarom staat erbij.", "Each verdict follows from the figures of all documents and from what the document promised; the reason stands beside it.";
    "search": "Zoeken", "Search";
    "search-hint": "Zoek een doel, indicator, mens, nota …", "Search a goal, indicator, person, note …";
    "results": "Gevonden", "Found";
    "nothing-found": "Niets gevonden", "Nothing found";
    "filter": "Filter", "Filter";
    "all": "alle", "all";
    "clear": "Filters wissen", "Clear filters";
    "domain": "Domein", "Domain";
    "document": "Document", "Document";
    "holder": "Portefeuillehouder", "Portfolio holder";
    "track": "Spoor", "Track";
    "status": "Status", "Status";
    "finding": "Bevinding", "Finding";
    "finding-one": "bevinding", "finding";
    "finding-more": "bevindingen", "findings";
    "with-finding": "met een bevinding", "with a finding";
    "with-error": "met een fout", "with an error";
    "without-finding": "zonder bevinding", "without a finding";
    "goals-shown": "doelen in beeld", "goals shown";
    "of": "van", "of";
    "tree": "Doelenboom", "Goal tree";
    "open-all": "Alles open", "Open all";
    "close-all": "Alles dicht", "Close all";
    "zoom-in": "Groter", "Larger";
    "zoom-out": "Kleiner", "Smaller";
    "zoom-reset": "Ware grootte", "Actual size";
    "theme": "Licht of donker", "Light or dark";
    "language": "English", "Nederlands";
    "print-all": "Alles afdrukken", "Print everything";
    "goals": "doelen", "goals";
    "goal": "doel", "goal";
    "about-document": "Over dit document", "About this document";
    "other-documents": "Documenten zonder doelenboom", "Documents without a goal tree";
    "below": "Hieronder", "Below this";
    "permalink": "Vaste link naar dit onderdeel", "Lasting link to this part";
    "changed-from": "Wat er verandert van", "What changes from";
    "changed-to": "naar", "to";
    "in-short": "In het kort", "In short";
    "matters-most": "Het belangrijkste", "What matters most";
    "no-changes": "Er zijn geen verschillen.", "There are no differences.";
    "gone-words": "vervallen:", "gone:";
    "fresh-words": "nieuw:", "new:";
    "lane": "Tekening van de edities door de jaren; de lijst hieronder zegt hetzelfde.", "A drawing of the editions through the years; the list below says the same.";
    "editions": "Edities", "Editions";
    "different": "Anders:", "Different:";
    "held-by": "Portefeuillehouder:", "Portfolio holder:";
    "partly": "deels", "partly";
    "together-with": "samen met", "together with";
    "went-also": "dat ging ook over in", "which also went on as";
    "code-reused": "Onder deze code staat in een ander document iets anders", "In another document this code is that of something else";
    "fact": "Feit", "Fact";
    "value": "Waarde", "Value";
    "as-of": "Peildatum", "As of";
    "source": "Bron", "Source";
    "facts-of": "Feiten", "Facts";
    "rests-on": "Wat op een bron rust", "What rests on a source";
    "indicators": "Indicatoren", "Indicators";
    "facts-count": "feiten", "facts";
    "indicators-count": "indicatoren", "indicators";
    "nothing-rests": "niets", "nothing";
    "and-more": "en nog", "and more:";
    "in-register": "In het register", "In the register";
    "reason": "Reden", "Reason";
    "no-reason": "Een reden staat er niet bij.", "No reason is given.";
    "means": "Wat dit betekent", "What this means";
    "changed-since": "Veranderd sinds", "Changed since";
    "not-changed": "Hier is niets veranderd.", "Nothing changed here.";
    "more-changes": "meer verschillen", "more changes";
    "this-change": "Naar de plaats hieronder", "To its place below";
    "all-changes": "Naar alle verschillen", "To all changes";
    "lineage": "Herkomst en vervolg", "Lineage";
    "stands-in": "Staat in", "Stands in";
    "amounts": "Bedragen", "Amounts";
    "line": "Regel", "Line";
    "year": "Jaar", "Year";
    "unit": "Eenheid", "Unit";
    "no-figure": "geen cijfer", "no figure";
    "note": "Opmerking", "Note";
    "score": "Hoe het ervoor staat", "How it stands";
    "errors": "fouten", "errors";
    "warnings": "waarschuwingen", "warnings";
    "notes": "opmerkingen", "notes";
    "no-findings": "Er zijn geen bevindingen.", "There are no findings.";
    "place": "Plaats", "Place";
    "what": "Wat", "What";
    "made-by": "Gemaakt met kader uit de tekst van het doelenkader.", "Made with kader from the text of the goal framework.";
    "gone": "Dit onderdeel staat niet (meer) in dit rapport.", "This part does not (or no longer) stand in this report.";
}

/// The word with this key.
pub fn word(key: &str) -> Option<Bi> {
    WORDS.iter().find(|(name, _)| *name == key).map(|(_, word)| *word)
}

/// The word with this key, as a text.
pub fn said(key: &str) -> super::said::Said {
    word(key).map(Into::into).unwrap_or_default()
}
