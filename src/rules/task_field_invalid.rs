//! Finds task fields with a code that is not in the Iv3 list of the year.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::catalogue::TaskField;
use crate::language::{Bi, Choice, Language};
use crate::model::kinds;

use super::law;
use super::task_fields::{self, Named};
use super::{Facts, Findings, Group, Needs, Reach, Rule};

pub static RULE: Rule = Rule {
    needs: Needs::OrganisationKind,
    reach: Reach::File,
    ..Rule::new(Group::Law, Bi::new("ongeldig-taakveld", "task-field-invalid"), Severity::Error, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een taakveld met een code die niet in de Iv3-lijst van dat jaar staat, of met de naam van een \
         ander taakveld.",
        "A task field with a code that is not in the Iv3 list of that year, or with the name of another \
         task field.",
    ),
    matters: Bi::new(
        "Het CBS neemt alleen de codes van het jaar aan. Met een oude code klopt de bijlage met \
         taakvelden niet meer met de begroting.",
        "Statistics Netherlands takes only the codes of the year. With an old code the appendix with \
         task fields no longer agrees with the budget.",
    ),
    mend: Bi::new(
        "Gebruik de code die de melding noemt. Codes zijn tekst: 0.1 is Bestuur, 0.10 is Mutaties \
         reserves. De lijst per jaar staat in docs/catalogi.nl.md.",
        "Use the code that the message gives. Codes are text: 0.1 is Bestuur, 0.10 is Mutaties \
         reserves. The list by year is in docs/catalogues.en.md.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Zorg" {
  lasten taakveld 6.71a 2026 € 400.000
}"#,
        r#"language en
document budget-2026
organisation village "Village" {
  kind municipality
}
programme 1 "Care" {
  costs task-field 6.71a 2026 € 400,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Zorg" {
  lasten taakveld 6.711 2026 € 400.000
}"#,
        r#"language en
document budget-2026
organisation village "Village" {
  kind municipality
}
programme 1 "Care" {
  costs task-field 6.711 2026 € 400,000
}"#,
    ),
};

/// The list of one kind of organisation, around the year of a document.
struct Era {
    of: &'static Choice,
    year: i16,
    last: i16,
}

impl Era {
    fn rows(&self) -> impl Iterator<Item = &'static TaskField> {
        task_fields::rows(self.of)
    }

    /// Whether a code may stand here: it is in the list of the year or of one of its amounts, or it was booked
    /// the year before, for which many a budget was still made.
    fn allows(&self, named: &Named) -> bool {
        let chapter = named.code.len() == 1;
        let years = named.years.iter().copied().chain([self.year]);
        let listed = |year: i16| self.rows().any(|row| row.code == named.code && row.validity.holds(year));
        let before = self.year - 1;
        let booked_before =
            self.rows().any(|row| row.code == named.code && row.booked && row.validity.holds(before));
        let unknown = named.years.iter().any(|year| *year > self.last);
        chapter || booked_before || (unknown && listed(self.last)) || years.into_iter().any(listed)
    }

    fn listed(&self) -> Vec<&'static TaskField> {
        self.rows().filter(|row| row.validity.holds(self.year)).collect()
    }

    /// The codes of the year for the same thing: with the same name, or that this one is a part or the whole of.
    fn instead(&self, code: &str) -> Vec<&'static str> {
        let names: Vec<&str> = self.rows().filter(|row| row.code == code).map(|row| row.title).collect();
        let listed = self.listed();
        let pick = |fits: &dyn Fn(&TaskField) -> bool| -> Vec<&'static str> {
            listed.iter().filter(|row| row.booked && fits(row)).map(|row| row.code).collect()
        };
        let same = pick(&|row| names.contains(&row.title));
        let parts = pick(&|row| row.code.starts_with(code));
        let whole = pick(&|row| code.starts_with(row.code) && row.code.len() > 3);
        [same, parts, whole].into_iter().find(|codes| !codes.is_empty()).unwrap_or_default()
    }

    /// The code to which the name belongs, when it is the name of another one.
    fn of_title(&self, named: &Named) -> Option<&'static str> {
        let title = law::plain(named.title.as_ref()?);
        let is_own = self.rows().any(|row| row.code == named.code && law::plain(row.title) == title);
        let listed = self.listed();
        let other = listed.iter().find(|row| law::plain(row.title) == title && row.code != named.code)?;
        // Only where the codes look alike: a name may be that of a policy field as well.
        let digits = |code: &str| code.trim_end_matches('0').to_owned();
        (!is_own && digits(other.code) == digits(&named.code)).then_some(other.code)
    }
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(of) = facts.organisation_kind() else { return };
    let Some((first, last)) = task_fields::known_years(of) else { return };
    for named in task_fields::named(facts) {
        let year = facts.document(named.document).and_then(|document| document.year);
        let Some(year) = year.filter(|year| first <= *year && *year <= last) else { continue };
        let era = Era { of, year, last };
        let language = law::language(facts.model, named.of);
        if !era.allows(&named) {
            findings.add(named.of, not_listed(&era, &named, language));
        } else if let Some(right) = era.of_title(&named) {
            findings.add(named.of, misnamed(&named, right));
        }
    }
}

/// In which years a code did stand in the list: ‘2023 en 2024’.
fn years_of(era: &Era, code: &str) -> Option<(i16, Option<i16>)> {
    let first = era.rows().filter(|row| row.code == code).map(|row| row.validity.from).min()?;
    let last = era.rows().filter(|row| row.code == code).last()?.validity.until;
    Some((first, last))
}

fn not_listed(era: &Era, named: &Named, language: Language) -> Diagnostic {
    let (code, year) = (named.code.as_str(), era.year);
    let found = Diagnostic::new(
        &RULE.kind,
        named.span,
        Text::new(
            format!("taakveld ‘{code}’ bestaat niet in de Iv3-lijst van {year}"),
            format!("task field ‘{code}’ is not in the Iv3 list of {year}"),
        ),
    );
    let found = match years_of(era, code) {
        Some((first, Some(last))) => found
            .label(format!("geldig van {first} tot en met {last}"), format!("valid from {first} to {last}")),
        Some((first, None)) => found.label(format!("geldig vanaf {first}"), format!("valid from {first} on")),
        None => found.label("deze code komt in geen enkel jaar voor", "no year has this code"),
    };
    let instead = era.instead(code);
    if instead.is_empty() {
        return found.help(
            format!("gebruik een code van {year}; zie docs/catalogi.nl.md"),
            format!("use a code of {year}; see docs/catalogues.en.md"),
        );
    }
    let codes = kinds::either(&instead, language);
    found.help(format!("gebruik {codes}"), format!("use {codes}"))
}

fn misnamed(named: &Named, right: &str) -> Diagnostic {
    let code = &named.code;
    Diagnostic::new(
        &RULE.kind,
        named.span,
        Text::new(
            format!("taakveld ‘{code}’ heeft de naam van taakveld ‘{right}’"),
            format!("task field ‘{code}’ has the name of task field ‘{right}’"),
        ),
    )
    .label("code en naam horen niet bij elkaar", "code and name do not belong together")
    .help(format!("schrijf de code als ‘{right}’"), format!("write the code as ‘{right}’"))
}
