//! What must hold of every run, on any text: shared by the tests and the fuzz targets.

use kader::check::Checked;
use kader::language::Language;
use kader::report::{Style, json, plain, terminal};

/// Every span lies within its file, on letters; every finding can be drawn in every way.
pub fn sound(checked: &Checked) {
    for finding in &checked.findings {
        let fix = finding.fix.as_ref().map(|fix| fix.span);
        let spans = finding.others.iter().map(|label| label.span).chain([finding.primary.span]).chain(fix);
        for span in spans {
            let file = checked.sources.file(span.file).unwrap();
            assert!(span.start <= span.end, "{finding:?}");
            assert!(file.text.get(span.start as usize..span.end as usize).is_some(), "{finding:?}");
        }
        for language in Language::BOTH {
            let style = Style { language, color: false, ascii: true, all: true };
            assert!(!terminal::render(finding, &checked.sources, style).is_empty());
            assert!(!plain::render(finding, &checked.sources, language).is_empty());
            let machine = json::finding(finding, &checked.sources, language);
            assert!(!machine.title.is_empty() && machine.title.chars().count() <= 160, "{}", machine.title);
            assert!(machine.help.is_some(), "no help: {}", machine.title);
        }
    }
    let mut out = Vec::new();
    kader::export::json::write(checked, &mut out).unwrap();
    serde_json::from_slice::<serde_json::Value>(&out).unwrap();
}
