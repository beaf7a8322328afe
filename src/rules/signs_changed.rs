//! Finds documents that use plus and minus otherwise than the edition before.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, document};
use crate::model::{Model, NodeId};

use super::{Facts, Findings, Group, Needs, Rule};

pub static RULE: Rule = Rule {
    needs: Needs::EarlierEdition,
    ..Rule::new(Group::Money, Bi::new("tekens-gewijzigd", "signs-changed"), Severity::Note, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een document dat plus en min anders gebruikt dan de editie ervoor: andere ‘tekens’, of baten \
         die nu wel en eerst geen min hadden.",
        "A document that uses plus and minus otherwise than the edition before: other ‘signs’, or \
         revenues that have a minus now and had none before, or the other way round.",
    ),
    matters: Bi::new(
        "Wie twee begrotingen naast elkaar legt, leest een tekort als een overschot.",
        "Whoever lays two budgets side by side reads a shortage as a surplus.",
    ),
    mend: Bi::new(
        "Klopt het, zeg het dan in de leeswijzer, of houd de tekens van de vorige editie aan. Met de \
         reden zwijgt de regel: negeer tekens-gewijzigd \"reden\".",
        "If it is right, say so in the reader's guide, or keep the signs of the edition before. With \
         the reason the rule is silent: ignore signs-changed \"reason\".",
    ),
    fails: Bi::new(
        r#"--- begroting-2025.kader
document begroting-2025 "Begroting 2025" {
  soort begroting
  tekens lasten-positief
}
--- begroting-2026.kader
document begroting-2026 "Begroting 2026" {
  soort begroting
  tekens lasten-negatief
}"#,
        r#"--- budget-2025.kader
language en
document budget-2025 "Budget 2025" {
  kind budget
  signs costs-positive
}
--- budget-2026.kader
language en
document budget-2026 "Budget 2026" {
  kind budget
  signs costs-negative
}"#,
    ),
    passes: Bi::new(
        r#"--- begroting-2025.kader
document begroting-2025 "Begroting 2025" {
  soort begroting
  tekens lasten-negatief
}
--- begroting-2026.kader
document begroting-2026 "Begroting 2026" {
  soort begroting
  tekens lasten-negatief
}"#,
        r#"--- budget-2025.kader
language en
document budget-2025 "Budget 2025" {
  kind budget
  signs costs-negative
}
--- budget-2026.kader
language en
document budget-2026 "Budget 2026" {
  kind budget
  signs costs-negative
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for document in &facts.documents {
        if let Some(found) = document.earlier.and_then(|earlier| changed(facts.model, document.id, earlier)) {
            findings.add(document.id, found);
        }
    }
}

fn changed(model: &Model, id: NodeId, earlier: NodeId) -> Option<Diagnostic> {
    let (now, before) = (model.prop(id, &document::SIGNS)?, model.prop(earlier, &document::SIGNS)?);
    let (signs, old) = (model.signs(id)?, model.signs(earlier)?);
    let minus = |document| model.revenues_with_minus(document);
    let found = if signs != old {
        let words = |language: Language| (old.word.get(language), signs.word.get(language));
        let ((old_nl, new_nl), (old_en, new_en)) = (words(Language::Nl), words(Language::En));
        Text::new(
            format!("de tekens zijn ‘{new_nl}’, en waren ‘{old_nl}’"),
            format!("the signs are ‘{new_en}’, and were ‘{old_en}’"),
        )
    } else {
        match (minus(id)?, minus(earlier)?) {
            (true, false) => Text::new(
                "de baten hebben een min, en in de vorige editie niet",
                "the revenues have a minus, and had none in the edition before",
            ),
            (false, true) => Text::new(
                "de baten hebben geen min, en in de vorige editie wel",
                "the revenues have no minus, and had one in the edition before",
            ),
            _ => return None,
        }
    };
    let text = model.id(earlier).into_owned();
    let word = document::SIGNS.word.get(model.language(now.span.file));
    let found = Diagnostic::new(&RULE.kind, now.span, found)
        .label("plus en min zijn niet te vergelijken", "plus and minus cannot be compared")
        .also(before.span, format!("zo was het in {text}"), format!("so it was in {text}"))
        .help(
            format!("zeg in de leeswijzer dat de tekens anders zijn, of verbeter ‘{word}’"),
            format!("say in the reader's guide that the signs differ, or mend ‘{word}’"),
        );
    Some(found)
}
