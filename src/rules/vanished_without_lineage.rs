//! Finds goals and indicators of an earlier document that are not in the next one, without a word about it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Concept, fields, indicator};
use crate::model::value::Value;
use crate::model::{Model, NodeId, likeness};

use super::{Facts, Findings, Group, Needs, Rule};

pub static RULE: Rule = Rule {
    needs: Needs::EarlierEdition,
    ..Rule::new(
        Group::Traceability,
        Bi::new("stil-verdwenen", "vanished-without-lineage"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een niveau, doel of indicator die in het vorige plan stond en in het volgende niet meer, terwijl niets \
         zegt waar het gebleven is. Alleen als beide documenten helemaal beschreven zijn.",
        "A level, goal or indicator that stood in the plan before and not in the next one, while nothing says \
         where it went. Only where both documents are described in full.",
    ),
    matters: Bi::new(
        "Wat stil verdwijnt, wordt niet verantwoord: niemand hoort of het doel gehaald is, opgegeven, of ergens \
         anders ondergebracht.",
        "What vanishes silently is not accounted for: nobody hears whether the goal was met, given up, or placed \
         elsewhere.",
    ),
    mend: Bi::new(
        "Schrijf bij het oude ‘vervallen’ met de reden of ‘gaat-over-in’, of bij het nieuwe ‘vervolgt’.",
        "Write ‘dropped’ with the reason or ‘continued-by’ at the old one, or ‘continues’ at the new one.",
    ),
    fails: Bi::new(
        r#"--- 2025.kader
document begroting-2025

programma 1 "Wonen"
programma 2 "Cursussen in de wijk"
--- 2026.kader
document begroting-2026

programma 1 "Wonen""#,
        r#"--- 2025.kader
language en
document budget-2025

programme 1 "Housing"
programme 2 "Courses in the district"
--- 2026.kader
language en
document budget-2026

programme 1 "Housing""#,
    ),
    passes: Bi::new(
        r#"--- 2025.kader
document begroting-2025

programma 1 "Wonen"
programma 2 "Cursussen in de wijk" {
  vervallen "De bibliotheek geeft ze nu"
}
--- 2026.kader
document begroting-2026

programma 1 "Wonen""#,
        r#"--- 2025.kader
language en
document budget-2025

programme 1 "Housing"
programme 2 "Courses in the district" {
  dropped "The library gives them now"
}
--- 2026.kader
language en
document budget-2026

programme 1 "Housing""#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if model.is_incomplete() {
        return;
    }
    let mut standing: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
    for (id, node) in model.nodes() {
        if let Some(document) = node.document {
            standing.entry(document).or_default().push(id);
        }
    }
    for document in facts.documents.iter().filter(|document| document.is_plan() && !document.is_partial) {
        let whole = |earlier: &NodeId| !model.is_partial(*earlier);
        let Some(earlier) = document.earlier.filter(whole) else { continue };
        let standing = standing.get(&document.id).map_or(&[][..], Vec::as_slice);
        let Some(next) = Next::read(model, document.id, standing) else { continue };
        let mut gone = Vec::new();
        for child in model.children(earlier) {
            next.walk(child, &mut gone);
        }
        for (id, all) in gone {
            findings.extend(id, found(model, id, all, document.id));
        }
    }
}

/// Names so alike are those of one thing.
const NEARLY_THE_SAME: u8 = 75;
/// Things in one place that are compared by their names.
const MOST_COMPARED: usize = 100;

/// What stands in the next document.
struct Next<'m> {
    model: &'m Model,
    document: NodeId,
    /// Every name that something has or had, by kind.
    names: FxHashSet<(&'static str, String)>,
}

impl<'m> Next<'m> {
    /// None where a line that may hold what seems to be gone could not be read.
    fn read(model: &'m Model, document: NodeId, standing: &[NodeId]) -> Option<Next<'m>> {
        let mut names = FxHashSet::default();
        if model.may_have(document, None, Some(&indicator::CONCEPT)) {
            return None;
        }
        for id in standing.iter().copied() {
            let Some(node) = model.node(id) else { continue };
            let unread = |concept| node.concept.is_level() && model.may_have(id, None, Some(concept));
            if node.broken || unread(&indicator::CONCEPT) {
                return None;
            }
            if !is_asked(node.concept) {
                continue;
            }
            names.extend(model.called(id).iter().map(|name| (node.concept.name, likeness::folded(name))));
            for prop in model.props(id, &fields::FORMERLY) {
                let Value::Texts(texts) = &prop.value else { continue };
                let old = texts.iter().map(|text| (node.concept.name, likeness::folded(&model.text(text))));
                names.extend(old);
            }
        }
        Some(Next { model, document, names })
    }

    /// Gathers what is gone; true when something of it lives on or is accounted for.
    fn walk(&self, id: NodeId, gone: &mut Vec<(NodeId, bool)>) -> bool {
        let model = self.model;
        let Some(node) = model.node(id) else { return true };
        // What the text drops, it drops with all below it.
        if node.external || node.duplicate || node.broken || model.prop(id, &fields::DROPPED).is_some() {
            return true;
        }
        let asked = is_asked(node.concept);
        let lives = asked && self.lives_on(id);
        let (start, mut below) = (gone.len(), 0);
        let mut alive = lives;
        if !asked || lives {
            for child in model.children(id) {
                alive |= self.walk(child, gone);
            }
            return alive;
        }
        gone.push((id, false));
        for child in model.children(id) {
            alive |= self.walk(child, gone);
            below += 1;
        }
        // All of it is gone: one finding says so.
        if !alive {
            gone.truncate(start);
            gone.push((id, below > 0));
        }
        alive
    }

    fn lives_on(&self, id: NodeId) -> bool {
        let model = self.model;
        let kind = model.node(id).map_or("", |node| node.concept.name);
        let named = |name: &str| self.names.contains(&(kind, likeness::folded(name)));
        model.says_where_to(id)
            || model.has_same_code(id, self.document)
            || model.called(id).iter().any(|name| named(name))
            || self.has_near(id)
    }

    /// Whether something in the same place is called nearly the same: a title that was put a little differently.
    fn has_near(&self, id: NodeId) -> bool {
        let model = self.model;
        let Some((node, parent)) = model.node(id).and_then(|node| Some((node, node.parent?))) else {
            return false;
        };
        let above = if Some(parent) == node.document {
            Some(self.document)
        } else {
            model.same_code(parent, self.document)
        };
        let siblings = above.map(|above| model.children(above)).unwrap_or_default();
        let same_kind =
            |other: &NodeId| model.node(*other).is_some_and(|other| other.concept == node.concept);
        // In a long list every title would be held against every other.
        siblings.len() <= MOST_COMPARED
            && siblings
                .into_iter()
                .filter(same_kind)
                .any(|other| model.alike(id, other).is_some_and(|alike| alike.both >= NEARLY_THE_SAME))
    }
}

fn is_asked(concept: &'static Concept) -> bool {
    concept.is_level() || *concept == indicator::CONCEPT
}

fn found(model: &Model, id: NodeId, all: bool, next: NodeId) -> Option<Diagnostic> {
    let node = model.node(id)?;
    let language = model.language(node.span.file);
    let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
    let (code, later) = (model.id(id), model.id(next));
    let (dropped, goes_on) = (fields::DROPPED.word.get(language), fields::CONTINUED_BY.word.get(language));
    let word = node.concept.word.get(language);
    let label = match all {
        true => Text::new(
            "niets hiervan komt terug, ook niet wat eronder staat",
            "none of it comes back, nor what stands below",
        ),
        false => Text::new("staat daar niet, en niets zegt waarom", "is not there, and nothing says why"),
    };
    let title = Text::new(
        format!("{nl} ‘{code}’ staat niet meer in {later}"),
        format!("{en} ‘{code}’ is no longer in {later}"),
    );
    let found = Diagnostic::new(&RULE.kind, node.span, title).label(label.nl, label.en).help(
        format!("schrijf hier: {dropped} \"reden\", of: {goes_on} {word} … @{later}"),
        format!("write here: {dropped} \"reason\", or: {goes_on} {word} … @{later}"),
    );
    let there = model.node(next).map(|node| node.span);
    Some(match there {
        Some(there) => found.also(there, "hierin staat het niet", "it is not in here"),
        None => found,
    })
}
