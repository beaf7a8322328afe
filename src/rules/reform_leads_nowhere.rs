//! Finds reforms that were realised and of which nothing says what they led to.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Stage;
use crate::language::{Bi, fact, fields, reform};
use crate::model::value::{Prop, Value};
use crate::model::{Model, NodeId, Relation};

use super::{Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("hervorming-leidt-nergens-toe", "reform-leads-nowhere"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een hervorming die gerealiseerd is en waarvan nergens staat wat zij opleverde: geen ‘leidt-tot’, geen ‘stand’, \
         geen indicator of feit, en geen doel of activiteit die eruit voortkomt.",
        "A reform that was realised and of which nothing says what came of it: no ‘leads-to’, no ‘progress’, no \
         indicator or fact, and no goal or activity that follows from it.",
    ),
    matters: Bi::new(
        "Dat iets af is, zegt nog niet wat het hielp. Zonder gevolg blijft een hervorming een vinkje op een lijst.",
        "That something is done does not tell what it helped. Without a consequence a reform stays a tick on a list.",
    ),
    mend: Bi::new(
        "Schrijf waar zij toe leidde: leidt-tot doel …, of in een zin: stand \"…\".",
        "Write what it led to: leads-to goal …, or in a sentence: progress \"…\".",
    ),
    fails: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten" {
    hervorming loket "Eén loket voor alle vragen" {
      gerealiseerd 2024
    }
  }
}"#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts" {
    reform desk "One desk for all questions" {
      realised-in 2024
    }
  }
}"#,
    ),
    passes: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten" {
    hervorming loket "Eén loket voor alle vragen" {
      gerealiseerd 2024
      stand "Wie iets vraagt, wordt niet meer doorgestuurd."
    }
  }
}"#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts" {
    reform desk "One desk for all questions" {
      realised-in 2024
      progress "Who asks something is no longer sent on."
    }
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if model.has_unresolved(&reform::CONCEPT) {
        return;
    }
    for id in facts.of(&reform::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let done = node.props.iter().find(|prop| matches!(prop.value, Value::Stage(Stage::Realised, _)));
        let Some(done) = done.filter(|_| !leads_somewhere(model, *id)) else { continue };
        findings.add(*id, found(model, *id, done));
    }
}

fn found(model: &Model, id: NodeId, done: &Prop) -> Diagnostic {
    let language = model.language(done.span.file);
    let code = model.id(id);
    let (leads, progress) = (fields::LEADS_TO.word.get(language), fields::PROGRESS.word.get(language));
    Diagnostic::new(
        &RULE.kind,
        done.span,
        Text::new(
            format!("hervorming ‘{code}’ is klaar, maar waar zij toe leidde staat er niet"),
            format!("reform ‘{code}’ is done, but what it led to is not said"),
        ),
    )
    .label("gerealiseerd, zonder gevolg", "realised, without a consequence")
    .help(
        format!("schrijf wat eruit voortkwam: {leads} doel …, of in een zin: {progress} \"…\""),
        format!("write what came of it: {leads} goal …, or in a sentence: {progress} \"…\""),
    )
}

/// Whether anything says what came of a reform, or a line that may say so is unreadable.
/// Whether something says what came of a reform, or may say so in a line that could not be read.
pub fn leads_somewhere(model: &Model, id: NodeId) -> bool {
    let said = [&fields::PROGRESS, &fields::TEXT, &fields::STATUS, &fields::DROPPED];
    let unread = model.may_have(id, Some(&fields::LEADS_TO), None)
        || model.may_have(id, Some(&fields::PROGRESS), None);
    unread
        || said.iter().any(|field| model.prop(id, field).is_some())
        || model.has(id, Relation::MeasuredBy)
        || model.contains(id, &fact::CONCEPT)
        || !follow_up::tied(model, id).is_empty()
}
