//! The plan of a next year out of an earlier one: what lasts stays, figures move on, what was of that year goes.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::shape::{ObservationRole, Stage};
use crate::language::{
    Concept, Field, Language, Role, activity, appendix, deviation, document, fact, fields, indicator,
    section, spending_proposal, values,
};
use crate::model::period::{Moment, Period, year};
use crate::model::value::{Key, Observation, Prop, Value};
use crate::model::{Model, NodeId};
use crate::source::FileId;
use crate::syntax::{self, Child, TokenKind};

use super::add::{document_name, end_of, line_after};
use super::{name, quoted, written};

/// From which document to which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn<'w> {
    pub old: NodeId,
    pub id: &'w str,
    pub title: Option<&'w str>,
    /// The statement that says what sort of document it is, where it is another sort.
    pub kind: Option<&'w str>,
    pub from: i16,
    pub to: i16,
}

/// The new files, by their names within the project, and what was taken over into them.
#[derive(Debug, Default)]
pub(super) struct Copied {
    pub files: Vec<(String, String)>,
    pub goals: usize,
    pub indicators: usize,
}

/// What holds for one year only, wherever it stands.
static OF_THE_YEAR: &[&Field] = &[&fields::STATUS, &fields::PROGRESS, &fields::BLANK];

/// What a document says of its own coming about.
static OF_THE_EDITION: &[&Field] = &[
    &fields::ADOPTED,
    &fields::BY,
    &fields::URL,
    &fields::ATTRIBUTE,
    &document::BUILT,
    &document::EXPORTED,
    &document::DRAFT,
    &document::NUMBER,
    &document::PERIOD,
];

/// Copies every file of a document.
pub(super) fn copy(model: &Model, turn: Turn<'_>) -> Copied {
    let mut copied = Copied::default();
    let renamed = renamed(model, turn);
    let own = model.id(turn.old).into_owned();
    for (file, source) in model.sources().files().filter(|(_, one)| one.name.ends_with(".kader")) {
        let text = source.readable();
        if document_name(file, text).as_deref() != Some(own.as_str()) {
            continue;
        }
        let made = Copy::new(model, turn, &renamed, file, text).make(&mut copied);
        let made = crate::fmt::format(&made).map(|form| form.text).unwrap_or(made);
        copied.files.push((file_name(&source.name, turn), made));
    }
    copied
}

/// Every year in a text, moved on.
pub(super) fn moved(text: &str, by: i16) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|one: char| one.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|one: char| !one.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        out.push_str(before);
        match year(digits) {
            Some(year) => out.push_str(&year.saturating_add(by).to_string()),
            None => out.push_str(digits),
        }
        rest = after;
    }
    out + rest
}

/// The name of the new file: the old one with its years moved on, else with the new document before it.
fn file_name(old: &str, turn: Turn<'_>) -> String {
    let moved = moved(old, turn.to - turn.from);
    if moved != old {
        return moved;
    }
    match old.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/{}-{name}", turn.id),
        None => format!("{}-{old}", turn.id),
    }
}

/// Sections and appendices are known in the whole project, so those of the next year have an id of their own.
fn renamed(model: &Model, turn: Turn<'_>) -> FxHashMap<NodeId, String> {
    let of_document = model.nodes().filter(|(_, node)| !node.external && is_part(node.concept));
    let mut found = FxHashMap::default();
    let own = model.id(turn.old).into_owned();
    for (id, node) in of_document {
        let text = model.sources().file(node.span.file).map_or("", |file| file.readable());
        if document_name(node.span.file, text).as_deref() == Some(own.as_str()) {
            let old = model.id(id).into_owned();
            let new = moved(&old, turn.to - turn.from);
            found.insert(id, if new == old { format!("{old}-{}", turn.to) } else { new });
        }
    }
    found
}

fn is_part(concept: &Concept) -> bool {
    *concept == appendix::CONCEPT || *concept == section::CONCEPT
}

/// Whether a thing is not taken over, or stands in something that is not.
fn is_gone(model: &Model, id: NodeId, turn: Turn<'_>) -> bool {
    model.upward(id).any(|one| is_left_behind(model, one, turn))
}

fn is_left_behind(model: &Model, id: NodeId, turn: Turn<'_>) -> bool {
    let Some(node) = model.node(id) else { return false };
    let once = [&deviation::CONCEPT, &fact::CONCEPT, &spending_proposal::CONCEPT];
    if once.contains(&node.concept) || model.prop(id, &fields::DROPPED).is_some() {
        return true;
    }
    *node.concept == activity::CONCEPT && is_over(model, id, turn.to)
}

/// Whether an activity was done, or was to be done, before a year.
fn is_over(model: &Model, id: NodeId, year: i16) -> bool {
    let stages = fields::STAGES.iter().flat_map(|field| model.props(id, field));
    let mut over = stages.filter_map(|prop| match prop.value {
        Value::Stage(Stage::Realised, _) => Some(true),
        Value::Stage(_, Some(period)) => Some(period.last_year().is_some_and(|last| last < year)),
        _ => None,
    });
    // What still runs is not over, whatever else is said of it.
    over.next().is_some_and(|first| first && over.all(|one| one))
}

/// One file while it is copied.
struct Copy<'c> {
    model: &'c Model,
    turn: Turn<'c>,
    renamed: &'c FxHashMap<NodeId, String>,
    file: FileId,
    text: &'c str,
    language: Language,
    things: FxHashMap<u32, NodeId>,
    props: FxHashMap<u32, (NodeId, &'c Prop)>,
    /// What comes in the place of which bytes.
    edits: Vec<(usize, usize, String)>,
}

impl<'c> Copy<'c> {
    fn new(
        model: &'c Model,
        turn: Turn<'c>,
        renamed: &'c FxHashMap<NodeId, String>,
        file: FileId,
        text: &'c str,
    ) -> Self {
        let mut things = FxHashMap::default();
        let mut props = FxHashMap::default();
        for (id, node) in model.nodes() {
            if node.span.file == file {
                things.insert(node.span.start, id);
            }
            let here = node.props.iter().filter(|prop| prop.span.file == file);
            props.extend(here.map(|prop| (prop.span.start, (id, prop))));
        }
        Copy {
            model,
            turn,
            renamed,
            file,
            text,
            language: model.language(file),
            things,
            props,
            edits: Vec::new(),
        }
    }

    fn make(mut self, copied: &mut Copied) -> String {
        let parsed = syntax::parse(self.file, self.text);
        let mut has_document = false;
        for one in parsed.tree.top() {
            let word = self.slice(one.word().start as usize, one.word().end as usize);
            if word == "document" && !has_document {
                has_document = true;
                self.document(one);
            } else {
                self.statement(one, copied);
            }
        }
        self.references();
        // A new line comes before what goes behind it.
        self.edits.sort_by_key(|(start, end, _)| (*start, *end));
        let mut out = String::new();
        let mut at = 0;
        for (start, end, new) in &self.edits {
            // What stands in something that goes, goes with it.
            if *start < at {
                continue;
            }
            out.push_str(self.slice(at, *start));
            out.push_str(new);
            at = *end;
        }
        out + self.slice(at, self.text.len())
    }

    fn slice(&self, start: usize, end: usize) -> &'c str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn statement(&mut self, one: Child<'_>, copied: &mut Copied) {
        let start = one.word().start;
        if let Some(id) = self.things.get(&start).copied() {
            return self.thing(one, id, copied);
        }
        if let Some((id, prop)) = self.props.get(&start).copied() {
            return self.field(one, id, prop);
        }
        for child in one.children() {
            self.statement(child, copied);
        }
    }

    /// The line that names the document, and the block that describes it.
    fn document(&mut self, one: Child<'_>) {
        for (at, token) in one.tokens().iter().enumerate() {
            let (start, end) = (token.start as usize, token.end as usize);
            match token.kind {
                TokenKind::Word if at == 0 => self.edits.push((start, end, self.turn.id.to_owned())),
                TokenKind::Str | TokenKind::Quoted => {
                    let old = self.slice(start, end);
                    let new = self.turn.title.map(quoted);
                    let new = new.unwrap_or_else(|| moved(old, self.turn.to - self.turn.from));
                    self.edits.push((start, end, new));
                }
                _ => {}
            }
        }
        let states_year = self.model.prop(self.turn.old, &document::YEAR).is_some();
        if one.statement.block && !states_year {
            let after = line_after(self.text, one.span().end as usize);
            self.edits.push((after, after, format!("  {}\n", self.year("  "))));
        }
        for child in one.children() {
            self.setting(child);
        }
    }

    fn year(&self, indent: &str) -> String {
        let (word, draft) = (document::YEAR.word.get(self.language), document::DRAFT.word.get(self.language));
        format!("{word} {}\n{indent}{draft}", self.turn.to)
    }

    /// A line of the block that describes the document.
    fn setting(&mut self, one: Child<'_>) {
        let Some((_, prop)) = self.props.get(&one.word().start).copied() else { return };
        let (start, end) = (one.span().start as usize, one.span().end as usize);
        if OF_THE_EDITION.contains(&prop.field) {
            return self.drop(one);
        }
        if *prop.field == document::YEAR {
            let new = self.year(self.indent(start));
            self.edits.push((start, end, new));
        } else if let (true, Some(kind)) = (*prop.field == document::KIND, self.turn.kind) {
            self.edits.push((start, end, kind.to_owned()));
        }
    }

    fn thing(&mut self, one: Child<'_>, id: NodeId, copied: &mut Copied) {
        let Some(node) = self.model.node(id) else { return };
        // What holds for the whole project is there already.
        let is_shared = node.concept.role == Role::Register && !is_part(node.concept);
        if is_shared || is_left_behind(self.model, id, self.turn) {
            return self.drop(one);
        }
        if let (Some(new), [token, ..]) = (self.renamed.get(&id), one.tokens()) {
            let is_id = token.kind == TokenKind::Word;
            let end = if is_id { token.end } else { token.start };
            let gap = if is_id { "" } else { " " };
            self.edits.push((token.start as usize, end as usize, format!("{}{gap}", written(new))));
        }
        let is_goal = self.model.is_goal(id);
        let is_indicator = *node.concept == indicator::CONCEPT;
        copied.goals += usize::from(is_goal);
        copied.indicators += usize::from(is_indicator);
        if is_goal || is_indicator {
            self.continues(one, id);
        }
        for child in one.children() {
            self.statement(child, copied);
        }
    }

    /// Says of which thing of the earlier year this is the next edition.
    fn continues(&mut self, one: Child<'_>, id: NodeId) {
        let word = fields::CONTINUES.word.get(self.language);
        let what = name(self.model, id, self.language);
        let line = format!("{word} {what}@{}", written(&self.model.id(self.turn.old)));
        let indent = self.indent(one.word().start as usize);
        let end = one.span().end as usize;
        let after = line_after(self.text, end);
        if one.statement.block {
            self.edits.push((after, after, format!("{indent}  {line}\n")));
        } else {
            let gap = if self.text.get(..after).is_some_and(|text| text.ends_with('\n')) { "" } else { "\n" };
            self.edits.push((end, end, " {".to_owned()));
            self.edits.push((after, after, format!("{gap}{indent}  {line}\n{indent}}}\n")));
        }
    }

    fn field(&mut self, one: Child<'_>, id: NodeId, prop: &Prop) {
        let goes = [OF_THE_YEAR, fields::LINEAGE, fields::MONEY].iter().any(|all| all.contains(&prop.field));
        if goes || self.is_about_what_goes(one, id) {
            return self.drop(one);
        }
        if let Value::Observations(role, items) = &prop.value {
            match role {
                ObservationRole::Baseline => {}
                ObservationRole::Realised => self.realised(one, id, prop),
                ObservationRole::Target => {
                    self.expected(one, items, self.turn.to, self.stands_open(id, prop))
                }
                ObservationRole::Forecast => self.expected(one, items, self.turn.to - 1, false),
            }
        }
    }

    /// Whether a line refers to something that is not taken over.
    fn is_about_what_goes(&self, one: Child<'_>, id: NodeId) -> bool {
        let (start, end) = (one.span().start, one.span().end);
        let here = |at: u32| (start..end).contains(&at);
        let edges = self.model.out(id).into_iter();
        let mut targets = edges
            .filter(|(_, _, edge)| edge.span.file == self.file && here(edge.span.start))
            .map(|(_, to, _)| to);
        targets
            .any(|to| self.model.document_of(to) == Some(self.turn.old) && is_gone(self.model, to, self.turn))
    }

    /// The year behind the last one that was realised is not yet known.
    fn realised(&mut self, one: Child<'_>, id: NodeId, prop: &Prop) {
        let all = || self.model.props(id, &fields::REALISED_VALUES);
        let is_last = all().last().is_some_and(|last| last.span == prop.span);
        let years = all().flat_map(|prop| prop.value.observations()).filter_map(|item| match item.key {
            Key::Period(Period::At(Moment::Year(year))) => Some(year),
            _ => None,
        });
        let Some(last) = years.max().filter(|_| is_last) else { return };
        let unknown = values::NOT_YET_KNOWN.word.get(self.language);
        let next = (1..=self.turn.to - self.turn.from).map(|more| last.saturating_add(more));
        let next = next.filter(|year| *year < self.turn.to);
        let more: String = next.map(|year| format!(", {year} {unknown}")).collect();
        let end = one.span().end as usize;
        self.edits.push((end, end, more));
    }

    /// Whether no target is left for the new year or later, and this is the line to say so on.
    fn stands_open(&self, id: NodeId, prop: &Prop) -> bool {
        let mut all = self.model.props(id, &fields::TARGET);
        let is_first = all.next().is_some_and(|first| first.span == prop.span);
        let mut items = self.model.props(id, &fields::TARGET).flat_map(|one| one.value.observations());
        is_first && !items.any(|item| lasts(item, self.turn.to))
    }

    /// Values for a year that has passed go; a target that is not there yet stands open.
    fn expected(&mut self, one: Child<'_>, items: &[Observation], from: i16, is_open: bool) {
        let kept: Vec<&str> = items
            .iter()
            .filter(|item| lasts(item, from))
            .map(|item| self.slice(item.span.start as usize, item.span.end as usize))
            .collect();
        if kept.len() == items.len() && !items.is_empty() {
            return;
        }
        let values = match kept.is_empty() {
            true if is_open => {
                format!("{} {}", self.turn.to, values::NOT_YET_KNOWN.word.get(self.language))
            }
            true => return self.drop(one),
            false => kept.join(", "),
        };
        let word = self.slice(one.word().start as usize, one.word().end as usize);
        self.edits.push((one.span().start as usize, one.span().end as usize, format!("{word} {values}")));
    }

    /// References to what got another id.
    fn references(&mut self) {
        for (_, to, edge) in self.model.edges() {
            let Some(new) = self.renamed.get(&to).filter(|_| edge.span.file == self.file) else { continue };
            let (start, end) = (edge.span.start as usize, edge.span.end as usize);
            if self.slice(start, end) == self.model.id(to) {
                self.edits.push((start, end, written(new)));
            }
        }
    }

    /// Leaves out a statement with its block, and the comments that stand right above it.
    fn drop(&mut self, one: Child<'_>) {
        let line = |at: usize| self.text.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
        let mut start = line(one.word().start as usize);
        while let Some(above) = start.checked_sub(1).map(line) {
            if !self.slice(above, start).trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        self.edits.push((start, end_of(self.text, one), String::new()));
    }

    fn indent(&self, at: usize) -> &'c str {
        let line = self.text.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
        self.slice(line, at)
    }
}

/// Whether a value is for this year or later, or for no year.
fn lasts(item: &Observation, from: i16) -> bool {
    match item.key {
        Key::Period(period) => period.last_year().is_none_or(|last| last >= from),
        Key::WithoutYear => true,
    }
}

/// The ids of documents in the order of what they are about, the latest last.
pub(super) fn by_year(model: &Model) -> Vec<NodeId> {
    let mut seen = FxHashSet::default();
    let all = model.documents().iter().copied().filter(|one| model.is_described(*one) && seen.insert(*one));
    let mut all: Vec<NodeId> = all.collect();
    all.sort_by_key(|one| model.document_year(*one).unwrap_or_default());
    all
}
