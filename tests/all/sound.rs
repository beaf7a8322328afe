//! What must hold of every run, on any text: shared by the tests and the fuzz targets.

use kader::check::Checked;
use kader::diag::Severity;
use kader::language::Language;
use kader::report::{Format, Run, Style, plain, render, terminal};

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
            let title = finding.title.get(language);
            assert!(!title.is_empty() && title.chars().count() <= 160, "{title}");
            assert!(finding.help.is_some(), "no help: {title}");
        }
    }
    for language in Language::BOTH {
        let mut run = Run::new(language, Severity::Warning, std::path::Path::new("/x"));
        run.add(&checked.sources, &checked.findings, |_| true);
        for (format, _) in Format::ALL {
            let text = render(format, &run);
            assert!(text.is_empty() || text.ends_with('\n'), "{format:?}");
        }
    }
    let mut out = Vec::new();
    kader::export::json::write(checked, &mut out).unwrap();
    serde_json::from_slice::<serde_json::Value>(&out).unwrap();
}
