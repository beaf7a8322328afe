//! How far a framework has come, as a table in the order of the budget: a verdict an indicator, counts a level.

pub mod json;

use std::fmt::Write;

use crate::language::{Bi, Language, indicator};
use crate::model::progress::tally;
use crate::model::{
    Claim, Course, Evaluation, Model, NodeId, Progress, Reason, Relation, Strands, Tally, Verdict, number,
};

use super::coverage::escaped;
use super::figures::{dated, figure, plain_line, sparkline};
use super::one_line;

/// What one document promised, and what became of it.
#[derive(Debug)]
pub struct Survey<'m> {
    pub model: &'m Model,
    pub document: NodeId,
    /// Only values up to this year count.
    pub as_of: Option<i16>,
    pub levels: Vec<Level<'m>>,
    /// Every indicator once, in the order of the budget.
    pub indicators: Vec<Progress<'m>>,
    /// Indicators of no level, as places in `indicators`.
    pub apart: Vec<usize>,
}

/// One level of the document.
#[derive(Debug)]
pub struct Level<'m> {
    pub id: NodeId,
    pub is_goal: bool,
    /// What measures it and no level below, as places in the indicators of the survey.
    pub own: Vec<usize>,
    /// What measures it or what is below.
    pub all: Vec<usize>,
    pub claims: Vec<Claimed<'m>>,
}

/// What a report claims, and the figure that says otherwise.
#[derive(Debug)]
pub struct Claimed<'m> {
    pub claim: Claim<'m>,
    pub against: Option<Evaluation<'m>>,
}

impl<'m> Survey<'m> {
    /// The progress of everything in a document.
    pub fn new(model: &'m Model, document: NodeId, strands: &Strands, as_of: Option<i16>) -> Survey<'m> {
        let mut survey =
            Survey { model, document, as_of, levels: Vec::new(), indicators: Vec::new(), apart: Vec::new() };
        let mut known = Known { strands, places: Default::default() };
        let mut open: Vec<NodeId> = model.children(document).into_iter().rev().collect();
        while let Some(id) = open.pop() {
            let Some(node) = model.node(id).filter(|node| !node.external && !node.duplicate) else {
                continue;
            };
            if !node.concept.is_level() {
                continue;
            }
            let children = model.children(id);
            let below: Vec<NodeId> = children
                .iter()
                .copied()
                .filter(|child| {
                    model.node(*child).is_some_and(|node| node.concept.is_level() && !node.external)
                })
                .collect();
            let measures = model.measured_through(id);
            let lower: Vec<NodeId> = below.iter().flat_map(|level| model.measured_through(*level)).collect();
            let own = measures.iter().filter(|one| !lower.contains(one));
            let own = own.map(|one| survey.place(&mut known, *one)).collect();
            survey.levels.push(Level {
                id,
                is_goal: model.is_goal(id),
                own,
                all: Vec::new(),
                claims: claims(model, id),
            });
            open.extend(children.into_iter().rev());
        }
        for level in &mut survey.levels {
            let measures = model.measured_through(level.id);
            level.all = measures.iter().filter_map(|one| known.places.get(one).copied()).collect();
        }
        let rest = model.nodes().filter(|(_, node)| {
            *node.concept == indicator::CONCEPT
                && node.document == Some(document)
                && !node.external
                && !node.duplicate
        });
        for (id, _) in rest {
            if !known.places.contains_key(&id) {
                let place = survey.place(&mut known, id);
                survey.apart.push(place);
            }
        }
        survey
    }

    fn place(&mut self, known: &mut Known<'_>, id: NodeId) -> usize {
        let next = self.indicators.len();
        let place = *known.places.entry(id).or_insert(next);
        if place == next {
            self.indicators.push(self.model.progress(id, known.strands, self.as_of));
        }
        place
    }

    /// Only this level and what is below it.
    pub fn only(&mut self, id: NodeId) {
        let model = self.model;
        self.levels.retain(|level| model.upward(level.id).any(|above| above == id));
        self.apart.clear();
        let mut kept: Vec<usize> = self.levels.iter().flat_map(|level| level.all.iter().copied()).collect();
        kept.sort_unstable();
        kept.dedup();
        let mut at = 0;
        self.indicators.retain(|_| {
            at += 1;
            kept.binary_search(&(at - 1)).is_ok()
        });
        for level in &mut self.levels {
            for places in [&mut level.own, &mut level.all] {
                *places = places.iter().filter_map(|place| kept.binary_search(place).ok()).collect();
            }
        }
    }

    fn these(&self, places: &[usize]) -> impl Iterator<Item = &Progress<'m>> {
        places.iter().filter_map(|place| self.indicators.get(*place))
    }

    /// How many indicators of a level have each verdict.
    pub fn tally(&self, level: &Level<'_>) -> Tally {
        tally(self.these(&level.all))
    }
}

struct Known<'s> {
    strands: &'s Strands,
    places: rustc_hash::FxHashMap<NodeId, usize>,
}

/// What reports say of a level by their lights: the level itself, when it stands in one, and its editions in reports on
/// its document, in the order in which these came out; a report that leaves it out says by that what it says silence means.
pub fn claims(model: &Model, id: NodeId) -> Vec<Claimed<'_>> {
    if !model.is_goal(id) {
        return Vec::new();
    }
    let Some(document) = model.document_of(id) else { return Vec::new() };
    let judged = |at: NodeId, claim: Claim<'_>| model.contradiction(at, &claim);
    let mut found = Vec::new();
    let editions: Vec<NodeId> = std::iter::once(id)
        .chain(model.origins(id, Relation::EditionOf).into_iter().map(|(to, _)| to))
        .collect();
    let mut reports: Vec<NodeId> =
        model.origins(document, Relation::ReportsOn).into_iter().map(|(report, _)| report).collect();
    if model.is_report(document) {
        reports.push(document);
    }
    reports.sort_by_cached_key(|report| model.came_out(*report));
    reports.dedup();
    for report in reports {
        let edition = editions.iter().copied().find(|one| model.document_of(*one) == Some(report));
        match edition {
            Some(edition) => {
                for claim in model.claims(edition, report) {
                    let against = judged(edition, claim.clone());
                    found.push(Claimed { claim, against });
                }
            }
            // What a part does not show, it may still say.
            None if model.is_partial(report) => {}
            None => found.extend(model.silent_claim(report).map(|claim| Claimed { claim, against: None })),
        }
    }
    found
}

/// `2 gehaald, 1 achter`
pub fn counts(tally: &Tally, language: Language) -> String {
    let some = Course::ALL.into_iter().filter(|course| tally.of(*course) > 0);
    let words: Vec<String> =
        some.map(|course| format!("{} {}", tally.of(course), course.words().get(language))).collect();
    words.join(", ")
}

/// `3 indicatoren: 2 gehaald, 1 niet te zeggen`
fn summary(tally: &Tally, language: Language) -> String {
    let all = tally.all();
    let noun = match (language, all) {
        (Language::Nl, 1) => "indicator",
        (Language::Nl, _) => "indicatoren",
        (Language::En, 1) => "indicator",
        (Language::En, _) => "indicators",
    };
    match all {
        0 => Bi::new("geen indicatoren: er is niets te zeggen", "no indicators: nothing can be said")
            .get(language)
            .to_owned(),
        _ => format!("{all} {noun}: {}", counts(tally, language)),
    }
}

/// What a verdict rests on, as one line.
pub fn why(model: &Model, one: &Progress<'_>, language: Language) -> String {
    let mut line = one.reason.words().get(language).to_owned();
    let id = one.indicator;
    let mut add = |nl: String, en: String| {
        line.push_str("; ");
        line.push_str(match language {
            Language::Nl => &nl,
            Language::En => &en,
        });
    };
    if let Some(excuse) = &one.excuse {
        let text = one_line(excuse);
        add(format!("“{text}”"), format!("“{text}”"));
    }
    if let Some(told) = &one.judged {
        let other = one
            .latest
            .as_ref()
            .is_some_and(|latest| latest.point.observation.key != told.point.observation.key);
        if other {
            let text = dated(model, told.edition, &told.point, language);
            add(format!("beoordeeld is {text}"), format!("judged is {text}"));
        }
    }
    if let (Some(expected), Some(year)) = (one.expected, one.year()) {
        let places =
            one.judged.as_ref().and_then(|told| told.point.number()).map_or(0, |value| value.scale());
        let text = number::print(expected.round_dp(places.saturating_add(1)).normalize(), language);
        add(format!("de lijn staat in {year} op {text}"), format!("the line is at {text} in {year}"));
    }
    let tells_start = matches!(
        one.reason,
        Reason::AheadOfCourse
            | Reason::WithinTolerance
            | Reason::BehindCourse
            | Reason::WorseThanStart
            | Reason::GoesAsWanted
            | Reason::StoodStill
            | Reason::MovedAway
            | Reason::NotMeasuredSince
    );
    if let Some(start) = one.start.as_ref().filter(|_| tells_start) {
        let (text, year) = (figure(model, id, start, language), start.year.unwrap_or_default());
        add(format!("het begin is {text} in {year}"), format!("it starts from {text} in {year}"));
    }
    if let Some(mark) = one.mark.as_ref().filter(|_| one.latest.is_some()) {
        let text = dated(model, mark.edition, &mark.point, language);
        let note = mark.point.observation.more.as_ref().and_then(|more| more.note.as_ref());
        let note = note.map(|note| format!(" “{}”", one_line(&model.text(note)))).unwrap_or_default();
        add(format!("{text}{note}"), format!("{text}{note}"));
    }
    for (told, (was, edition)) in one.values.iter().filter_map(|told| Some((told, told.before.first()?))) {
        let (now, was) =
            (dated(model, told.edition, &told.point, language), figure(model, *edition, was, language));
        let document = model.document_of(*edition).map(|document| model.id(document)).unwrap_or_default();
        add(format!("{now} was {was} in {document}"), format!("{now} was {was} in {document}"));
    }
    if let Some((point, verdict)) = &one.outlook {
        let text = dated(model, id, point, language);
        let (nl, en) = match verdict {
            Some(Verdict::Met) => (", haalt de streefwaarde", ", meets the target"),
            Some(Verdict::Missed) => (", haalt de streefwaarde niet", ", misses the target"),
            None => ("", ""),
        };
        add(format!("prognose {text}{nl}"), format!("forecast {text}{en}"));
    }
    line
}

/// What a report claims of a goal, as one line.
fn claimed(model: &Model, one: &Claimed<'_>, language: Language) -> String {
    let document = model.id(one.claim.document);
    let state = one_line(&one.claim.state);
    let silent = one.claim.item.is_none();
    let mut line = match (silent, language) {
        (false, _) => format!("{document}: {state}"),
        (true, Language::Nl) => format!("{document}: niet gemeld, en dat betekent {state}"),
        (true, Language::En) => format!("{document}: not reported, which means {state}"),
    };
    if let Some(against) = against(model, one, language) {
        let _ = write!(line, ", {against}");
    }
    line
}

/// The figure that says otherwise than a claim, in words.
pub fn against(model: &Model, one: &Claimed<'_>, language: Language) -> Option<String> {
    let against = one.against.as_ref()?;
    let place = |point| dated(model, one.claim.document, point, language);
    let (value, target) = (place(&against.value), place(&against.target));
    let words = match against.verdict {
        Verdict::Met => Bi::new("maar de streefwaarde is gehaald", "but the target was met"),
        Verdict::Missed => Bi::new("maar de streefwaarde is niet gehaald", "but the target was missed"),
    };
    Some(format!("{} ({value}; {target})", words.get(language)))
}

/// The longest title in a terminal, in characters.
const LONGEST: usize = 44;

fn short(text: &str) -> String {
    let text = one_line(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}

fn called(model: &Model, id: NodeId, language: Language) -> String {
    let name = model.name(id, language);
    model.title(id).map_or(name.clone(), |title| format!("{name} {}", one_line(&title)))
}

/// The title of an indicator; an edition in a report may have none of its own.
fn title(model: &Model, id: NodeId) -> String {
    let found = model.editions(id).into_iter().find_map(|edition| model.title(edition));
    found.map_or_else(|| model.id(id).into_owned(), |title| one_line(&title))
}

/// The cells of an indicator: title, series, latest, target, verdict.
fn cells(model: &Model, one: &Progress<'_>, language: Language, plain: bool) -> [String; 5] {
    let series = if plain { plain_line(&one.values, language) } else { sparkline(&one.values) };
    let latest = one.latest.as_ref().or(one.mark.as_ref());
    let latest = latest.map_or("-".to_owned(), |told| dated(model, told.edition, &told.point, language));
    let target = one.target.as_ref();
    let target = target.map_or("-".to_owned(), |point| dated(model, one.promised_by, point, language));
    [title(model, one.indicator), series, latest, target, one.course().words().get(language).to_owned()]
}

fn heading(survey: &Survey<'_>, language: Language) -> String {
    let model = survey.model;
    let mut line = model.id(survey.document).into_owned();
    if let Some(title) = model.title(survey.document) {
        line = format!("{line} “{}”", one_line(&title));
    }
    if let Some(year) = survey.as_of {
        let (nl, en) = (format!(", met waarden tot en met {year}"), format!(", with values up to {year}"));
        line.push_str(match language {
            Language::Nl => &nl,
            Language::En => &en,
        });
    }
    line
}

/// Levels that have something to tell: goals, and what has indicators of its own or several goals below.
fn is_told(level: &Level<'_>) -> bool {
    level.is_goal || !level.all.is_empty()
}

/// For a terminal; `plain` writes figures where it would draw.
pub fn human(survey: &Survey<'_>, language: Language, plain: bool) -> String {
    let model = survey.model;
    let rows: Vec<[String; 5]> =
        survey.indicators.iter().map(|one| cells(model, one, language, plain)).collect();
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| if at == 0 { short(cell) } else { cell.clone() }.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..5).map(width).collect();
    let mut out = format!("{}\n", heading(survey, language));
    let show = |out: &mut String, places: &[usize]| {
        for (row, one) in places.iter().filter_map(|at| Some((rows.get(*at)?, survey.indicators.get(*at)?))) {
            let mut line = " ".to_owned();
            for (at, cell) in row.iter().enumerate() {
                let cell = if at == 0 { short(cell) } else { cell.clone() };
                let wide = widths.get(at).copied().unwrap_or(0);
                if wide > 0 {
                    let space = " ".repeat(wide.saturating_sub(cell.chars().count()));
                    let _ = write!(line, " {cell}{space} ");
                }
            }
            let _ = writeln!(out, "{}", line.trim_end());
            let _ = writeln!(out, "      {}", why(model, one, language));
        }
    };
    for level in survey.levels.iter().filter(|level| is_told(level)) {
        let tally = survey.tally(level);
        let _ = writeln!(out, "\n{}", called(model, level.id, language));
        if level.is_goal || level.own.len() != level.all.len() {
            let _ = writeln!(out, "  {}", summary(&tally, language));
        }
        show(&mut out, &level.own);
        for one in &level.claims {
            let _ = writeln!(out, "  {}", claimed(model, one, language));
        }
    }
    if !survey.apart.is_empty() {
        let _ = writeln!(out, "\n{}", Bi::new("buiten de niveaus", "outside the levels").get(language));
        show(&mut out, &survey.apart);
    }
    let all = tally(&survey.indicators);
    let together = Bi::new("samen", "together").get(language);
    let _ = writeln!(out, "\n{together}: {}", summary(&all, language));
    out
}

/// For a page or a summary of a run.
pub fn markdown(survey: &Survey<'_>, language: Language) -> String {
    let model = survey.model;
    let mut out = format!("# {}\n", escaped(&heading(survey, language)));
    let head = match language {
        Language::Nl => "| indicator | reeks | laatste | streefwaarde | oordeel | waarom |",
        Language::En => "| indicator | series | latest | target | verdict | why |",
    };
    let show = |out: &mut String, places: &[usize]| {
        let ones: Vec<&Progress<'_>> = survey.these(places).collect();
        if ones.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n{head}\n| --- | --- | --- | --- | --- | --- |");
        for one in ones {
            let row = cells(model, one, language, false);
            let row: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
            let _ = writeln!(out, "| {} | {} |", row.join(" | "), escaped(&why(model, one, language)));
        }
    };
    for level in survey.levels.iter().filter(|level| is_told(level)) {
        let tally = survey.tally(level);
        let _ = writeln!(
            out,
            "\n## {}\n\n{}",
            escaped(&called(model, level.id, language)),
            summary(&tally, language)
        );
        show(&mut out, &level.own);
        for (at, one) in level.claims.iter().enumerate() {
            let space = if at == 0 { "\n" } else { "" };
            let _ = writeln!(out, "{space}- {}", escaped(&claimed(model, one, language)));
        }
    }
    if !survey.apart.is_empty() {
        let words = Bi::new("Buiten de niveaus", "Outside the levels");
        let _ = writeln!(out, "\n## {}", words.get(language));
        show(&mut out, &survey.apart);
    }
    let all = tally(&survey.indicators);
    let together = Bi::new("Samen", "Together").get(language);
    let _ = writeln!(out, "\n{together}: {}", summary(&all, language));
    out
}
