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
    "register": "Bronnen en mensen", "Sources and people";
    "changes": "Verschillen", "Changes";
    "facts": "Feiten en bronnen", "Facts and sources";
    "findings": "Bevindingen", "Findings";
    "search": "Zoeken", "Search";
    "search-hint": "Zoek een doel, indicator, mens, nota …", "Search a goal, indicator, person, note …";
    "results": "Gevonden", "Found";
    "nothing-found": "Niets gevonden", "Nothing found";
    "more-found": "en meer; typ verder om te kiezen", "and more; type on to choose";
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
    "toggle": "Toon wat eronder staat", "Show what is below";
    "theme": "Licht of donker", "Light or dark";
    "language": "English", "Nederlands";
    "print-all": "Alles afdrukken", "Print everything";
    "goals": "doelen", "goals";
    "goal": "doel", "goal";
    "about-document": "Over dit document", "About this document";
    "other-documents": "Documenten zonder doelenboom", "Documents without a goal tree";
    "levels": "Niveaus", "Levels";
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
    "figures": "Cijfers", "Figures";
    "year": "Jaar", "Year";
    "unit": "Eenheid", "Unit";
    "no-figure": "geen cijfer", "no figure";
    "note": "Opmerking", "Note";
    "why": "waarom", "why";
    "score": "Hoe het ervoor staat", "How it stands";
    "errors": "fouten", "errors";
    "warnings": "waarschuwingen", "warnings";
    "notes": "opmerkingen", "notes";
    "no-findings": "Er zijn geen bevindingen.", "There are no findings.";
    "place": "Plaats", "Place";
    "what": "Wat", "What";
    "rule": "Regel van de controle", "Rule of the check";
    "made-by": "Gemaakt met kader uit de tekst van het doelenkader.", "Made with kader from the text of the goal framework.";
    "earlier-editions": "Eerdere documenten", "Earlier documents";
    "back-to-tree": "Terug naar de doelenboom", "Back to the goal tree";
    "gone": "Dit onderdeel staat niet (meer) in dit rapport.", "This part does not (or no longer) stand in this report.";
    "changed-language": "De taal van het rapport is veranderd; de teksten zelf niet.", "The language of the report changed; the texts themselves did not.";
}

/// The word with this key.
pub fn word(key: &str) -> Option<Bi> {
    WORDS.iter().find(|(name, _)| *name == key).map(|(_, word)| *word)
}

/// The word with this key, as a text.
pub fn said(key: &str) -> super::said::Said {
    word(key).map(Into::into).unwrap_or_default()
}
