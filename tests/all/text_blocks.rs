//! Text blocks on lines that are wrong in another way: the block is read, and nothing in it is a finding.

use kader::check::check;
use kader::workspace;

/// The names of what is found, in order.
fn found(text: &str) -> Vec<&'static str> {
    let checked = check(workspace::in_memory(&[("voorbeeld.kader", text)]));
    checked.findings.iter().map(|finding| finding.kind.name.en).collect()
}

#[test]
fn a_keyword_glued_to_a_text_block_costs_a_space_and_nothing_else() {
    let text = "document begroting-2026\nprogramma 1 \"Wonen\" {\n  beschrijving\"\"\"\n    De gemeente bouwt.\n    \
                lasten 2026 € 1.00\n    }\n    \"\"\" # tot hier\n  lasten 2026 € 250.000\n}\n";
    assert_eq!(found(text), ["missing-space"]);
    assert_eq!(found(&text.replace('\n', "\r\n")), ["missing-space"]);
}

#[test]
fn a_glued_text_block_that_is_never_closed_does_not_hide_what_follows() {
    let text = "document begroting-2026\nprogramma 1 \"Wonen\" {\n  beschrijving\"\"\"\n    De gemeente bouwt.\n  \
                lasten 2026 € 1.00\n}\n";
    assert_eq!(found(text), ["missing-space", "open-text-block", "malformed-amount"]);
}

#[test]
fn a_wrong_quote_before_a_text_block_does_not_open_it_for_ever() {
    let text = "document begroting-2026\nprogramma 1 \"Wonen\" {\n  tekst ‘Bouwen’ \"\"\"\n    De gemeente \
                bouwt.\n    \"\"\"\n}\n";
    assert_eq!(found(text), ["wrong-quote"]);
}

#[test]
fn a_keyword_glued_to_a_text_of_several_words_still_declares() {
    let text = "document begroting-2026\nprogramma 1 \"Wonen\" {\n  feit\"Woningen die leegstaan\" {\n    \
                waarde 338\n  }\n}\n";
    assert_eq!(found(text), ["missing-space"]);
}

#[test]
fn a_text_that_starts_behind_its_marks_costs_one_finding() {
    for first in ["\"\"\" De gemeente bouwt.", "\"\"\"De \"gemeente\" bouwt.", "\"\"\" De “gemeente” \"bouwt"]
    {
        for last in ["\n    \"\"\"", " zo\"\"\"", "\n    \"\"\" # tot hier"] {
            let text = format!(
                "document begroting-2026\nprogramma 1 \"Wonen\" {{\n  beschrijving {first}\n    lasten 2026 € \
                 1.00{last}\n  lasten 2026 € 250.00\n}}\n"
            );
            assert_eq!(found(&text), ["misplaced-text-block", "malformed-amount"], "{text}");
        }
    }
    let one_line = "document begroting-2026\nprogramma 1 \"Wonen\" {\n  beschrijving \"\"\"De gemeente.\"\"\"\n  \
                    lasten 2026 € 250.00\n}\n";
    assert_eq!(found(one_line), ["misplaced-text-block", "malformed-amount"]);
}

#[test]
fn marks_behind_the_last_words_close_the_text_and_are_pointed_at() {
    let text = "document begroting-2026\nprogramma 1 \"Wonen\" {\n  beschrijving \"\"\"\n    De gemeente\n    \
                bouwt.\"\"\"\n  lasten 2026 € 250.00\n}\n";
    assert_eq!(found(text), ["misplaced-text-block", "malformed-amount"]);
    let checked = check(workspace::in_memory(&[("voorbeeld.kader", text)]));
    let finding = &checked.findings[0];
    assert_eq!(finding.primary.span.start as usize, text.rfind("\"\"\"").unwrap());
    let fix = finding.fix.clone().unwrap();
    let mut mended = text.to_owned();
    mended.replace_range(fix.span.start as usize..fix.span.end as usize, &fix.replacement);
    assert_eq!(found(&mended), ["malformed-amount"]);
    // Glued to its keyword as well: two mistakes.
    let glued = text.replace("beschrijving ", "beschrijving");
    assert_eq!(found(&glued), ["missing-space", "misplaced-text-block", "malformed-amount"]);
}

#[test]
fn marks_that_open_the_next_text_do_not_close_this_one() {
    for opener in ["toelichting \"\"\"", "toelichting\"\"\"", "tekst \"Kop\" \"\"\"", "toelichtng \"\"\""] {
        let text = format!(
            "document begroting-2026\nprogramma 1 \"Wonen\" {{\n  beschrijving \"\"\"\n    De gemeente bouwt.\n  \
             lasten 2026 € 250.00\n  {opener}\n    Meer.\n    \"\"\"\n}}\n"
        );
        assert!(
            found(&text).starts_with(&["open-text-block", "malformed-amount"]),
            "{text}{:?}",
            found(&text)
        );
    }
}
