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
