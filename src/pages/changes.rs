//! What is different from the edition before: a memo with links to the pages of both, and of each page its part.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::check::Checked;
use crate::diag::Severity;
use crate::diff::levels::Levels;
use crate::diff::picture::Thing;
use crate::diff::{self, Diff, KINDS, Picture, Side};
use crate::language::{Bi, Language};
use crate::model::NodeId;
use crate::report::diff::{self as memo, Memo, Shown};
use crate::rules::Level;

use super::place::{Link, Places};
use super::said::Said;

/// The difference between two editions.
#[derive(Clone, Debug, Serialize)]
pub struct Changes {
    pub before: Link,
    pub after: Link,
    pub counts: Vec<Count>,
    pub important: Vec<Line>,
    pub groups: Vec<Group>,
    /// What could not be compared.
    pub remarks: Vec<Said>,
    #[serde(skip)]
    groups_of: FxHashMap<NodeId, usize>,
    /// What stands in both, and where it stood before.
    #[serde(skip)]
    earlier: FxHashMap<NodeId, NodeId>,
}

/// How often one kind of change came up, and what it means.
#[derive(Clone, Debug, Serialize)]
pub struct Count {
    pub count: usize,
    pub word: Said,
    pub means: Said,
}

/// What is said about one level or document.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub anchor: String,
    pub heading: Said,
    /// Its places in the edition before and in this one.
    pub before: Option<String>,
    pub after: Option<String>,
    pub lines: Vec<Line>,
}

/// One change as a sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The group in which it stands.
    pub group: String,
    pub severity: &'static str,
    /// Where it is more than a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Said>,
    pub pieces: Vec<Piece>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Something like this should have a reason, and has none.
    pub unexplained: bool,
}

/// A piece of a sentence: `plain`, or words that are `gone` or `fresh`.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    pub is: &'static str,
    pub text: Said,
}

/// What a page tells of its own difference.
#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// The document before.
    pub since: Link,
    /// The place of what it was there.
    pub earlier: Option<String>,
    pub lines: Vec<Line>,
    /// How many more there are, and where.
    pub more: usize,
    pub group: String,
}

/// Changes that a page shows itself.
const MOST: usize = 4;

/// What changed from the edition before that of the front document; none where there is no such edition in the report.
pub fn changes(checked: &Checked, places: &Places<'_>, documents: &[NodeId]) -> Option<Changes> {
    let model = &checked.model;
    let after = documents.first().copied()?;
    let before = model.earlier_document(after).filter(|before| documents.contains(before))?;
    // What stops the JSON is told as a finding; there is nothing to compare then.
    let picture = Picture::of(checked).ok()?;
    let ids = (model.id(before), model.id(after));
    let side = |name| Side { picture: &picture, document: Some(name) };
    let (from, to) = (side(&ids.0), side(&ids.1));
    let names = (places.title(before), places.title(after));
    let diff = diff::compare(from, to).ok()?;
    let levels = Levels::read(&checked.changes).unwrap_or_default();
    let levels: Vec<Level> = diff.changes.iter().map(|change| levels.of(change, false)).collect();
    let told = |language| {
        Memo::new(&Shown {
            before: from,
            after: to,
            names: names.clone(),
            diff: &diff,
            levels: levels.clone(),
            language,
        })
    };
    let (dutch, english) = (told(Language::Nl), told(Language::En));
    let back = diff.paired.iter().map(|(before, after)| (*after, *before)).collect();
    let teller = Teller { picture: &picture, places, diff: &diff, back };
    let mut made = Changes {
        before: places.link(before, None),
        after: places.link(after, None),
        counts: counts(&diff, &levels),
        important: teller.lines(dutch.important, english.important),
        groups: Vec::new(),
        remarks: dutch.remarks.into_iter().zip(english.remarks).map(|(nl, en)| Said { nl, en }).collect(),
        groups_of: FxHashMap::default(),
        earlier: teller.earlier(),
    };
    let mut seen = FxHashSet::default();
    for (nl, en) in dutch.groups.into_iter().zip(english.groups) {
        let (was, is) = teller.ends(nl.place);
        let place = |id: Option<NodeId>| id.map(|id| places.anchor(id).to_owned());
        let anchor = teller.anchor(nl.place);
        if !seen.insert(anchor.clone()) {
            continue;
        }
        if let Some(id) = is {
            made.groups_of.insert(id, made.groups.len());
        }
        made.groups.push(Group {
            anchor,
            heading: Said { nl: nl.heading, en: en.heading },
            before: place(was),
            after: place(is),
            lines: teller.lines(nl.lines, en.lines),
        });
    }
    Some(made)
}

fn counts(diff: &Diff, levels: &[Level]) -> Vec<Count> {
    let shown = diff.changes.iter().zip(levels).filter(|(_, level)| **level != Level::Off);
    let mut found: FxHashMap<&str, usize> = FxHashMap::default();
    for (change, _) in shown {
        *found.entry(change.kind.name.en).or_default() += 1;
    }
    let count = |kind: &&'static diff::ChangeKind| {
        let count = *found.get(kind.name.en)?;
        Some(Count { count, word: kind.called.into(), means: kind.means.into() })
    };
    KINDS.iter().filter_map(count).collect()
}

impl Changes {
    /// The part of a page; none where the page is of another document, or of a level that has nothing to tell.
    pub fn of(&self, places: &Places<'_>, id: NodeId) -> Option<Changed> {
        let group = self.groups_of.get(&id).and_then(|at| self.groups.get(*at));
        let earlier = self.earlier.get(&id).map(|earlier| places.anchor(*earlier).to_owned());
        if group.is_none() && (earlier.is_none() || !places.model.is_goal(id)) {
            return None;
        }
        let lines = group.map(|group| group.lines.as_slice()).unwrap_or_default();
        // One more is shown rather than counted.
        let shown = if lines.len() == MOST + 1 { lines.len() } else { MOST.min(lines.len()) };
        Some(Changed {
            since: self.before.clone(),
            earlier,
            lines: lines.iter().take(shown).cloned().collect(),
            more: lines.len() - shown,
            group: group.map(|group| group.anchor.clone()).unwrap_or_default(),
        })
    }
}

struct Teller<'t, 'm> {
    picture: &'t Picture,
    places: &'t Places<'m>,
    diff: &'t Diff,
    /// What was what: places after, and before.
    back: FxHashMap<usize, usize>,
}

impl Teller<'_, '_> {
    fn thing(&self, at: Option<usize>) -> Option<&Thing> {
        self.picture.thing(at?)
    }

    fn node(&self, at: Option<usize>) -> Option<NodeId> {
        self.places.at(&self.thing(at)?.id).filter(|id| self.places.is_shown(*id))
    }

    fn earlier(&self) -> FxHashMap<NodeId, NodeId> {
        let both =
            |(before, after): (&usize, &usize)| Some((self.node(Some(*after))?, self.node(Some(*before))?));
        self.diff.paired.iter().filter_map(both).collect()
    }

    /// What a place is in the edition before, and in this one.
    fn ends(&self, (before, after): memo::Place) -> (Option<NodeId>, Option<NodeId>) {
        let before = before.or_else(|| self.back.get(&after?).copied());
        (self.node(before), self.node(after))
    }

    fn anchor(&self, (before, after): memo::Place) -> String {
        let thing = self.thing(after.or(before));
        format!("view-changes/{}", thing.map_or("", |thing| thing.id.as_str()))
    }

    /// Sentences of both languages, which tell the same in the same order.
    fn lines(&self, dutch: Vec<memo::Line>, english: Vec<memo::Line>) -> Vec<Line> {
        let both = dutch.into_iter().zip(english);
        both.map(|(nl, en)| Line {
            group: self.anchor(nl.place),
            severity: nl.level.name(),
            level: (nl.level > Severity::Note).then(|| Said::from(nl.level.word()).headed()),
            pieces: pieces(&nl.pieces, &en.pieces),
            reason: nl.reason.as_deref().map(memo::ended),
            unexplained: nl.unexplained,
        })
        .collect()
    }
}

/// Piece by piece where both languages have the same kinds of pieces in the same order, else as a whole.
fn pieces(dutch: &[memo::Piece], english: &[memo::Piece]) -> Vec<Piece> {
    let alike =
        dutch.len() == english.len() && dutch.iter().zip(english).all(|(nl, en)| name(nl) == name(en));
    let mut all: Vec<Piece> = match alike {
        true => dutch
            .iter()
            .zip(english)
            .map(|(nl, en)| Piece {
                is: name(nl),
                text: Said { nl: text(nl).to_owned(), en: text(en).to_owned() },
            })
            .collect(),
        false => {
            let whole = |all: &[memo::Piece]| all.iter().map(text).collect::<String>();
            vec![Piece { is: "plain", text: Said { nl: whole(dutch), en: whole(english) } }]
        }
    };
    all = joined(all);
    // A sentence has an end.
    let stops = |text: &str| text.trim_end().ends_with(['.', '!', '?', '…']);
    match all.last_mut() {
        Some(last) if last.is == "plain" => {
            last.text = Said { nl: memo::ended(&last.text.nl), en: memo::ended(&last.text.en) };
        }
        Some(last) if !stops(&last.text.nl) => {
            all.push(Piece { is: "plain", text: Bi::new(".", ".").into() })
        }
        _ => {}
    }
    all
}

/// Changed words with no more than a word between them read as one change: first what went, then what came.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut run = Run::default();
    let mut all = Vec::new();
    for piece in pieces {
        let kept = &piece.text.nl;
        let short = kept.split_whitespace().count() <= 1 && !kept.contains(['“', '”', '…']);
        match piece.is {
            "gone" => run.change(true, kept),
            "fresh" => run.change(false, kept),
            _ if run.is_open() && run.between.is_empty() && short => run.between = piece.text.nl,
            _ => {
                run.close(&mut all);
                all.push(piece);
            }
        }
    }
    run.close(&mut all);
    all
}

/// Changed words that are being joined, and what stayed behind them so far.
#[derive(Default)]
struct Run {
    gone: String,
    fresh: String,
    between: String,
}

impl Run {
    fn is_open(&self) -> bool {
        !self.gone.is_empty() || !self.fresh.is_empty()
    }

    fn change(&mut self, gone: bool, text: &str) {
        let between = std::mem::take(&mut self.between);
        self.gone.push_str(&between);
        self.fresh.push_str(&between);
        if gone { &mut self.gone } else { &mut self.fresh }.push_str(text);
    }

    fn close(&mut self, all: &mut Vec<Piece>) {
        let Run { gone, fresh, between } = std::mem::take(self);
        let plain = |text: String| Piece { is: "plain", text: Said::same(text) };
        let words: Vec<Piece> = [("gone", &gone), ("fresh", &fresh)]
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(is, text)| Piece { is, text: Said::same(text.trim()) })
            .collect();
        // Spaces stand outside of what is marked.
        let space = |at: fn(&str, char) -> bool| [&gone, &fresh].into_iter().any(|text| at(text, ' '));
        if space(|text, one| text.starts_with(one)) {
            all.push(plain(" ".to_owned()));
        }
        for (at, word) in words.into_iter().enumerate() {
            if at > 0 {
                all.push(plain(" ".to_owned()));
            }
            all.push(word);
        }
        let trailing = if space(|text, one| text.ends_with(one)) { " " } else { "" };
        if !trailing.is_empty() || !between.is_empty() {
            all.push(plain(format!("{trailing}{between}")));
        }
    }
}

fn name(piece: &memo::Piece) -> &'static str {
    match piece {
        memo::Piece::Plain(_) => "plain",
        memo::Piece::Gone(_) => "gone",
        memo::Piece::Fresh(_) => "fresh",
    }
}

fn text(piece: &memo::Piece) -> &str {
    match piece {
        memo::Piece::Plain(text) | memo::Piece::Gone(text) | memo::Piece::Fresh(text) => text,
    }
}
