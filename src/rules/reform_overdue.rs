//! Finds reforms whose planned moment has passed, while nothing says that they were done.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Stage;
use crate::language::{Bi, fields, reform};
use crate::model::period::Period;
use crate::model::value::{Prop, Value};
use crate::model::{Model, NodeId};

use super::{Document, Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("hervorming-over-tijd", "reform-overdue"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een hervorming die gepland was voor een jaar dat al om was toen het laatste document werd geschreven, zonder dat \
         er staat dat zij loopt, klaar is, vervallen is of hoe ver zij is.",
        "A reform that was planned for a year that had passed when the latest document was written, and nothing says \
         that it runs, was done, was dropped or how far it is.",
    ),
    matters: Bi::new(
        "De lezer weet niet of de hervorming er is gekomen, later komt of vergeten is.",
        "The reader does not know whether the reform came, comes later or was forgotten.",
    ),
    mend: Bi::new(
        "Schrijf wat er gebeurde: gerealiseerd met het jaar, loopt, een nieuw jaar achter gepland met een ‘stand’, of \
         vervallen \"reden\".",
        "Write what happened: realised-in with the year, running, a new year behind planned with a ‘progress’, or \
         dropped \"reason\".",
    ),
    fails: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten" {
    hervorming loket "Eén loket" {
      gepland 2023
    }
  }
}
--- jaarstukken-2024.kader
document jaarstukken-2024 "Jaarstukken 2024" {
  soort jaarstukken
}"#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts" {
    reform desk "One desk" {
      planned 2023
    }
  }
}
--- accounts-2024.kader
language en
document accounts-2024 "Accounts 2024" {
  kind annual-accounts
}"#,
    ),
    passes: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten" {
    hervorming loket "Eén loket" {
      gepland 2023
      loopt 2024..
    }
  }
}
--- jaarstukken-2024.kader
document jaarstukken-2024 "Jaarstukken 2024" {
  soort jaarstukken
}"#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts" {
    reform desk "One desk" {
      planned 2023
      running 2024..
    }
  }
}
--- accounts-2024.kader
language en
document accounts-2024 "Accounts 2024" {
  kind annual-accounts
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let written = |document: &Document| Some((written_in(model, document)?, document.id));
    let Some((now, latest)) = facts.documents.iter().filter_map(written).max_by_key(|(year, _)| *year) else {
        return;
    };
    for id in facts.of(&reform::CONCEPT) {
        let Some((planned, due)) = open_plan(model, *id).filter(|(_, due)| *due < now) else { continue };
        let (code, document) = (model.id(*id), model.id(latest));
        let language = model.language(planned.span.file);
        let (done, runs) = (fields::REALISED.word.get(language), fields::RUNNING.word.get(language));
        let found = Diagnostic::new(
            &RULE.kind,
            planned.span,
            Text::new(
                format!("hervorming ‘{code}’ was gepland voor {due}, en of zij er is staat er niet"),
                format!("reform ‘{code}’ was planned for {due}, and whether it came is not said"),
            ),
        )
        .label("dit jaar is voorbij", "this year has passed")
        .also(
            model.node(latest).map_or(planned.span, |node| node.span),
            format!("‘{document}’ is van later"),
            format!("‘{document}’ is of later"),
        )
        .help(
            format!("schrijf hoe het staat: {done} met het jaar, {runs}, of een nieuw jaar met een stand"),
            format!("write how things are: {done} with the year, {runs}, or a new year with a progress"),
        );
        findings.add(*id, found);
    }
}

/// In which year a document was written: when it was adopted, else its year if it reports, else the year before.
fn written_in(model: &Model, document: &Document) -> Option<i16> {
    let adopted = model.prop(document.id, &fields::ADOPTED).and_then(|prop| match prop.value {
        Value::Period(period) => period.first_year(),
        _ => None,
    });
    let year = || if document.is_report { document.year } else { document.year?.checked_sub(1) };
    adopted.or_else(year)
}

/// The line that plans a reform, with its last year, when nothing says what became of it.
fn open_plan(model: &Model, id: NodeId) -> Option<(&Prop, i16)> {
    let node = model.node(id).filter(|node| !node.broken)?;
    let further = |prop: &Prop| match prop.value {
        Value::Stage(stage, _) => stage != Stage::Planned,
        _ => [&fields::PROGRESS, &fields::STATUS].contains(&prop.field),
    };
    let unread = [&fields::REALISED, &fields::RUNNING, &fields::PLANNED, &fields::PROGRESS];
    let unread = unread.iter().any(|field| model.may_have(id, Some(field), None));
    if unread || node.props.iter().any(further) || follow_up::is_over(model, id) {
        return None;
    }
    let planned = node.props.iter().filter_map(|prop| match prop.value {
        Value::Stage(Stage::Planned, Some(period)) => Some((prop, last_year(period)?)),
        _ => None,
    });
    planned.max_by_key(|(_, year)| *year)
}

fn last_year(period: Period) -> Option<i16> {
    match period {
        Period::At(moment) => Some(moment.days().1.0),
        Period::Between(_, end) => end.map(|end| end.days().1.0),
    }
}
