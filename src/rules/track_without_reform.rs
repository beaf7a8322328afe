//! Finds tracks of a reform agenda in which nothing is reformed.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, activity, reform, spearhead, track};
use crate::model::{Model, Node, NodeId};

use super::{Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("spoor-zonder-hervorming", "track-without-reform"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een spoor zonder hervormingen, in een agenda waarvan een ander spoor er wel heeft.",
        "A track without reforms, in an agenda of which another track has some.",
    ),
    matters: Bi::new(
        "De titel belooft een verandering, maar er staat niet welke.",
        "The title promises a change, but does not say which.",
    ),
    mend: Bi::new(
        "Voeg de hervormingen van het spoor toe, of zeg waarom er geen zijn: geen hervormingen \"reden\".",
        "Add the reforms of the track, or say why there are none: no reforms \"reason\".",
    ),
    fails: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten" {
    hervorming loket "Eén loket" {
      loopt 2025..
    }
  }
  spoor 2 "Jeugd"
}"#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts" {
    reform desk "One desk" {
      running 2025..
    }
  }
  track 2 "Youth"
}"#,
    ),
    passes: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten" {
    hervorming loket "Eén loket" {
      loopt 2025..
    }
  }
  spoor 2 "Jeugd" {
    geen hervormingen "De raad besluit er in juni over"
  }
}"#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts" {
    reform desk "One desk" {
      running 2025..
    }
  }
  track 2 "Youth" {
    no reforms "The council decides on them in June"
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut known: FxHashMap<NodeId, bool> = FxHashMap::default();
    for id in facts.of(&track::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let described = node
            .parent
            .is_some_and(|agenda| *known.entry(agenda).or_insert_with(|| has_reforms(model, agenda)));
        let other = has(model, *id) || follow_up::is_over(model, *id);
        if !described || other || facts.answered(*id, None, Some(&reform::CONCEPT)) {
            continue;
        }
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let write = reform::CONCEPT.word.get(language);
        let (no, many) =
            (crate::language::fields::NO.word.get(language), reform::CONCEPT.word.many(language));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("spoor ‘{code}’ heeft geen hervormingen"),
                format!("track ‘{code}’ has no reforms"),
            ),
        )
        .label("wat hier verandert, staat er niet", "what changes here is not said")
        .help(
            format!("voeg toe: {write} \"…\", of zeg waarom er geen zijn: {no} {many} \"reden\""),
            format!("add: {write} \"…\", or say why there are none: {no} {many} \"reason\""),
        );
        findings.add(*id, found);
    }
}

/// Whether a track holds anything that is to be done.
fn has(model: &Model, id: NodeId) -> bool {
    [&reform::CONCEPT, &activity::CONCEPT, &spearhead::CONCEPT].iter().any(|one| model.contains(id, one))
}

/// Whether some track of an agenda has reforms, so that they are described here.
fn has_reforms(model: &Model, agenda: NodeId) -> bool {
    let is = |id: &NodeId| {
        let described = |node: &Node| *node.concept == reform::CONCEPT && !node.duplicate && !node.external;
        model.node(*id).is_some_and(described)
    };
    model.children(agenda).into_iter().any(|track| model.children(track).iter().any(is))
}
