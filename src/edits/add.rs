//! A new thing: what it must say at least, and where its lines come.

use crate::diag::Text;
use crate::language::{
    self, Bi, Concept, IdRule, Language, Parent, Role, criterion, document, rule, suggest,
};
use crate::model::kinds::either;
use crate::model::{Model, NodeId, from_title, is_local};
use crate::source::FileId;
use crate::syntax::{self, Child};

use super::{Named, is_id, name, place, quoted, written};

/// What stands where a person has yet to write a title; `placeholder-text` reminds of it.
pub(super) const TITLE: Bi = Bi::new("Nog in te vullen", "To be filled in");

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    pub id: Option<String>,
    pub title: Option<String>,
    /// What it should stand in: an id, a path, or a keyword and an id.
    pub parent: Option<String>,
    pub document: Option<String>,
    pub file: Option<FileId>,
}

/// A file with the new thing in it.
#[derive(Clone, Debug)]
pub struct Added {
    pub file: FileId,
    pub text: String,
    /// The header as it was written, to find it again.
    pub header: String,
    /// What was taken to be meant, where it could be something else.
    pub note: Option<Text>,
}

/// Puts a new thing of this kind into the text of its place.
///
/// # Errors
///
/// When it cannot stand there, or has an id that is taken; the text says what can be done.
pub fn add(model: &Model, kind: &Named, wish: &Wish) -> Result<Added, Text> {
    let Chosen { parent, latest } = parent(model, kind, wish)?;
    let note = note(model, kind.concept, wish, latest.then_some(parent));
    let added = add_to(model, kind, parent, wish)?;
    Ok(Added { note, ..added })
}

/// Puts a new thing of this kind into the block of another, or at the top of a document or the register.
///
/// # Errors
///
/// When it has an id that is none or is taken, or must go in another file than the one asked for.
pub fn add_to(model: &Model, kind: &Named, parent: NodeId, wish: &Wish) -> Result<Added, Text> {
    let concept = kind.concept;
    let file = file(model, concept, parent, wish)?;
    let language = model.language(file);
    if let Some(id) = &wish.id {
        // A code with spaces is written between quotes, and may hold what it likes.
        if !id.contains(' ') {
            is_id(id)?;
        }
        taken(model, concept, parent, id)?;
    }
    let id = wish.id.clone().or_else(|| free(model, concept, parent, wish.title.as_deref()));
    let skeleton = Skeleton::new(model, kind, parent, id, wish.title.clone(), language);
    let text = model.sources().file(file).map_or("", |file| file.text.as_str());
    let put = put(model, file, text, parent, &skeleton, wish.file.is_some());
    let formed = crate::fmt::format(text).is_ok_and(|form| form.text == text);
    let text = match crate::fmt::format(&put) {
        Ok(form) if formed => form.text,
        _ => put,
    };
    Ok(Added { file, text, header: skeleton.header, note: None })
}

/// What a thing goes in, and whether that is so because its document is the latest plan.
struct Chosen {
    parent: NodeId,
    latest: bool,
}

impl Chosen {
    fn only(parent: NodeId) -> Chosen {
        Chosen { parent, latest: false }
    }
}

/// Says which of several documents was taken, or that a lone word became the id.
fn note(model: &Model, concept: &Concept, wish: &Wish, latest: Option<NodeId>) -> Option<Text> {
    if let Some(document) = latest.and_then(|parent| model.document_of(parent)) {
        let id = model.id(document);
        return Some(Text::new(
            format!(
                "er zijn meer documenten waar dit in past; het komt in het laatste plan, {id} (--document kiest een ander)"
            ),
            format!(
                "this fits in several documents; it goes in the latest plan, {id} (--document chooses another)"
            ),
        ));
    }
    let word = wish.id.as_deref().filter(|id| !id.contains(|one: char| one.is_ascii_digit()))?;
    let is_lone = wish.title.is_none() && *concept != rule::CONCEPT;
    is_lone.then(|| {
        let (nl, en) = (concept.word.get(Language::Nl), concept.word.get(Language::En));
        Text::new(
            format!("‘{word}’ is als id gelezen; is het de titel, schrijf dan eerst een id: kader new {nl} mijn-id {word}"),
            format!("‘{word}’ was read as the id; if it is the title, write an id first: kader new {en} my-id {word}"),
        )
    })
}

/// The one of these that stands in the latest plan.
fn latest(model: &Model, several: &[NodeId]) -> Option<NodeId> {
    let year = |id: NodeId| {
        let document = model.document_of(id).filter(|one| !model.is_report(*one))?;
        model.document_year(document)
    };
    let last = several.iter().filter_map(|one| year(*one)).max()?;
    let mut fit = several.iter().copied().filter(|one| year(*one) == Some(last));
    fit.next().filter(|_| fit.next().is_none())
}

/// Whether a thing is a place at the top of files, and no block.
fn is_top(model: &Model, id: NodeId) -> bool {
    model
        .node(id)
        .is_none_or(|node| *node.concept == document::CONCEPT || *node.concept == document::REGISTER)
}

fn may_stand(model: &Model, concept: &Concept, parent: NodeId) -> bool {
    let Some(node) = model.node(parent) else { return false };
    let place = if *node.concept == document::CONCEPT { &document::BODY } else { node.concept };
    concept.may_stand_in(place)
}

/// Things that are described, by what they stand in.
fn described(model: &Model) -> impl Iterator<Item = NodeId> {
    let own = model.nodes().filter(|(_, node)| !node.external && !node.duplicate && !node.broken);
    own.map(|(id, _)| id)
}

fn parent(model: &Model, kind: &Named, wish: &Wish) -> Result<Chosen, Text> {
    let document = match &wish.document {
        None => None,
        Some(id) => Some(model.document(id).ok_or_else(|| unknown_document(model, id))?),
    };
    match &wish.parent {
        Some(text) => named_parent(model, kind.concept, text, document),
        None => likely_parent(model, kind, wish, document),
    }
}

pub(super) fn unknown_document(model: &Model, id: &str) -> Text {
    let ids: Vec<String> = model.documents().iter().map(|one| model.id(*one).into_owned()).collect();
    let near = suggest::nearest(id, ids.iter().map(String::as_str));
    let choice: Vec<&str> =
        if near.is_empty() { ids.iter().map(String::as_str).take(5).collect() } else { near };
    Text::new(
        format!("er is geen document ‘{id}’; kies {}", either(&choice, Language::Nl)),
        format!("there is no document ‘{id}’; choose {}", either(&choice, Language::En)),
    )
}

fn named_parent(
    model: &Model,
    concept: &'static Concept,
    text: &str,
    document: Option<NodeId>,
) -> Result<Chosen, Text> {
    let (word, id) = match text.split_once(' ') {
        Some((word, id)) => match super::concept(model, word) {
            Ok(named) => (Some(named.concept), id.trim()),
            Err(_) => (None, text),
        },
        None => (None, text),
    };
    let of_document = |one: &NodeId| document.is_none() || model.document_of(*one) == document;
    let called: Vec<NodeId> = described(model)
        .filter(|one| model.id(*one) == id || model.path(*one) == id)
        .filter(|one| word.is_none_or(|word| model.node(*one).is_some_and(|node| node.concept == word)))
        .filter(of_document)
        .chain(model.document(id))
        .collect();
    let fit: Vec<NodeId> = called.iter().copied().filter(|one| may_stand(model, concept, *one)).collect();
    match (fit.as_slice(), called.first()) {
        ([one], _) => Ok(Chosen::only(*one)),
        ([], None) => Err(unknown_parent(model, concept, id, document)),
        ([], Some(wrong)) => Err(wrong_parent(model, concept, *wrong)),
        (several, _) => match latest(model, several) {
            Some(parent) => Ok(Chosen { parent, latest: true }),
            None => Err(several_parents(model, several, id)),
        },
    }
}

fn several_parents(model: &Model, several: &[NodeId], id: &str) -> Text {
    let list = |language| {
        let one = |id: &NodeId| format!("{} ({})", name(model, *id, language), place(model, *id));
        several.iter().take(5).map(one).collect::<Vec<_>>().join(", ")
    };
    Text::new(
        format!(
            "‘{id}’ is er meer dan eens: {}; kies met --document, of met soort en id",
            list(Language::Nl)
        ),
        format!(
            "there is more than one ‘{id}’: {}; choose with --document, or with kind and id",
            list(Language::En)
        ),
    )
}

fn unknown_parent(model: &Model, concept: &Concept, id: &str, document: Option<NodeId>) -> Text {
    let fit: Vec<NodeId> = described(model)
        .filter(|one| may_stand(model, concept, *one))
        .filter(|one| document.is_none() || model.document_of(*one) == document)
        .collect();
    let ids: Vec<String> = fit.iter().map(|one| model.path(*one)).collect();
    let near = suggest::nearest(id, ids.iter().map(String::as_str));
    let choice: Vec<&str> =
        if near.is_empty() { ids.iter().map(String::as_str).take(5).collect() } else { near };
    if choice.is_empty() {
        let (nl, en) = (places(concept, Language::Nl), places(concept, Language::En));
        return Text::new(
            format!("er is geen ‘{id}’; maak eerst waar het in staat: {nl}"),
            format!("there is no ‘{id}’; first make what it stands in: {en}"),
        );
    }
    Text::new(
        format!("er is geen ‘{id}’ waar dit in kan staan; bedoelt u {}?", either(&choice, Language::Nl)),
        format!("there is no ‘{id}’ that this may stand in; did you mean {}?", either(&choice, Language::En)),
    )
}

fn wrong_parent(model: &Model, concept: &Concept, parent: NodeId) -> Text {
    let say = |language: Language| {
        (concept.word.get(language), name(model, parent, language), places(concept, language))
    };
    let ((word, parent, may), (one, above, can)) = (say(Language::Nl), say(Language::En));
    Text::new(
        format!("‘{word}’ kan niet in {parent} staan; wel in {may}"),
        format!("‘{one}’ may not stand in {above}; it may stand in {can}"),
    )
}

/// The blocks that a kind may stand in, in words.
fn places(concept: &Concept, language: Language) -> String {
    let words: Vec<String> = concept
        .parents
        .iter()
        .map(|parent| match (parent, language) {
            (Parent::Top, Language::Nl) => "het register".to_owned(),
            (Parent::Top, Language::En) => "the register".to_owned(),
            (Parent::Document, Language::Nl) => "een document".to_owned(),
            (Parent::Document, Language::En) => "a document".to_owned(),
            (Parent::AnyLevel, Language::Nl) => "een niveau, zoals een doel".to_owned(),
            (Parent::AnyLevel, Language::En) => "a level, such as a goal".to_owned(),
            (Parent::In(place), _) => place.word.get(language).to_owned(),
        })
        .collect();
    words.join(", ")
}

/// Where a thing goes when nobody says: what its code starts with, the register, or the one document.
fn likely_parent(model: &Model, kind: &Named, wish: &Wish, document: Option<NodeId>) -> Result<Chosen, Text> {
    let concept = kind.concept;
    let above = wish.id.as_deref().and_then(|id| id.rsplit_once('.')).map(|(above, _)| above);
    if let Some(above) = above.filter(|_| concept.is_level())
        && let Ok(found) = named_parent(model, concept, above, document)
    {
        return Ok(found);
    }
    let at_top = concept.parents.iter().any(|parent| matches!(parent, Parent::Top));
    if at_top && (concept.role == Role::Register || document.is_none()) {
        return Ok(Chosen::only(model.project()));
    }
    let documents: Vec<NodeId> =
        model.documents().iter().copied().filter(|one| model.is_described(*one)).collect();
    let document = document.or_else(|| match documents.as_slice() {
        [one] => Some(*one),
        several => latest(model, several),
    });
    let several = wish.document.is_none() && documents.len() > 1;
    let inside = concept.parents.iter().any(|parent| matches!(parent, Parent::Document));
    let top_level = document.and_then(|one| model.layout(Some(one))).is_none_or(|layout| {
        !concept.is_level() || layout.position(concept, kind.own.as_deref()).is_none_or(|at| at == 0)
    });
    match document.filter(|_| inside && top_level) {
        Some(parent) => Ok(Chosen { parent, latest: several }),
        None => Err(say_where(model, concept, &documents, document)),
    }
}

fn say_where(model: &Model, concept: &Concept, documents: &[NodeId], document: Option<NodeId>) -> Text {
    let inside = concept.parents.iter().any(|parent| matches!(parent, Parent::Document));
    if inside && document.is_none() && !documents.is_empty() {
        let ids: Vec<String> = documents.iter().map(|one| model.id(*one).into_owned()).take(5).collect();
        return Text::new(
            format!("zeg in welk document het komt: --document {}", either(&ids, Language::Nl)),
            format!("say which document it goes in: --document {}", either(&ids, Language::En)),
        );
    }
    let fit = described(model).filter(|one| !is_top(model, *one) && may_stand(model, concept, *one));
    let ids: Vec<String> = fit.take(5).map(|one| model.path(one)).collect();
    let (word, noun) = (concept.word.get(Language::Nl), concept.word.get(Language::En));
    if ids.is_empty() {
        return Text::new(
            format!("‘{word}’ staat in: {}; maak dat eerst", places(concept, Language::Nl)),
            format!("‘{noun}’ stands in: {}; make that first", places(concept, Language::En)),
        );
    }
    Text::new(
        format!("zeg waar ‘{word}’ in komt: --in {}", either(&ids, Language::Nl)),
        format!("say what ‘{noun}’ goes in: --in {}", either(&ids, Language::En)),
    )
}

/// The file that the new lines come in.
fn file(model: &Model, concept: &Concept, parent: NodeId, wish: &Wish) -> Result<FileId, Text> {
    let node = model.node(parent);
    if let Some(file) = wish.file {
        let level = node.is_some_and(|node| node.concept.is_level());
        let same = node.is_some_and(|node| node.span.file == file);
        return match is_top(model, parent) || level || same {
            true => Ok(file),
            false => Err(Text::new(
                format!("dit komt in het blok dat in {} staat; laat --file weg", place(model, parent)),
                format!("this goes in the block at {}; leave out --file", place(model, parent)),
            )),
        };
    }
    if !is_top(model, parent) {
        return Ok(node.map_or(FileId(0), |node| node.span.file));
    }
    let mut beside = model
        .children(parent)
        .into_iter()
        .filter(|one| model.node(*one).is_some_and(|node| node.concept == concept && !node.external));
    let last = beside.next_back().and_then(|one| model.node(one)).map(|node| node.span.file);
    let is_project = parent == model.project();
    let own = || {
        let mut files = model.sources().files().filter(|(_, file)| file.name.ends_with(".kader"));
        let register = files.find(|(id, file)| is_project && document_name(*id, &file.text).is_none());
        register.map(|(id, _)| id)
    };
    let of_document = node.filter(|_| !is_project).map(|node| node.span.file);
    Ok(last.or_else(own).or(of_document).unwrap_or(FileId(0)))
}

/// The document that a file belongs to.
pub(super) fn document_name(file: FileId, text: &str) -> Option<String> {
    let parsed = syntax::parse(file, text);
    let line = parsed.tree.top().find(|one| text_at(text, one.word()) == "document")?;
    let first = line.tokens().first()?;
    text.get(first.start as usize..first.end as usize).map(str::to_owned)
}

pub(super) fn text_at(text: &str, span: crate::source::Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// Things of one kind that an id must differ from.
fn rivals(model: &Model, concept: &'static Concept, parent: NodeId, id: &str) -> Vec<NodeId> {
    let document = model.document_of(parent).filter(|_| concept.role != Role::Register);
    let near = is_local(id) && !is_top(model, parent);
    let of_kind = model.nodes().filter(|(_, node)| node.concept == concept && node.document == document);
    of_kind.filter(|(_, node)| !near || node.parent == Some(parent)).map(|(id, _)| id).collect()
}

fn taken(model: &Model, concept: &'static Concept, parent: NodeId, id: &str) -> Result<(), Text> {
    let Some(held) = rivals(model, concept, parent, id).into_iter().find(|one| model.id(*one) == id) else {
        return Ok(());
    };
    let at = place(model, held);
    let (nl, en) = (name(model, held, Language::Nl), name(model, held, Language::En));
    Err(match next(model, concept, parent) {
        Some(free) => Text::new(
            format!("{nl} bestaat al ({at}); vrij is {free}"),
            format!("{en} exists already ({at}); {free} is free"),
        ),
        None => Text::new(
            format!("{nl} bestaat al ({at}); kies een ander id"),
            format!("{en} exists already ({at}); choose another id"),
        ),
    })
}

/// The id for a thing of which none was given; none where the title will do.
fn free(model: &Model, concept: &'static Concept, parent: NodeId, title: Option<&str>) -> Option<String> {
    if let Some(next) = next(model, concept, parent) {
        return Some(next);
    }
    let named = title.map(from_title).filter(|id| !id.is_empty());
    let is_free = |id: &str| rivals(model, concept, parent, id).iter().all(|one| model.id(*one) != id);
    match named {
        Some(id) if concept.id == IdRule::FromTitle && is_free(&id) => None,
        named => {
            let stem = named.unwrap_or_else(|| "nieuw".to_owned());
            let more = (2..).map(|number: u32| format!("{stem}-{number}"));
            std::iter::once(stem.clone()).chain(more).find(|id| is_free(id))
        }
    }
}

/// The number after the last of those that stand beside it: 1.1.3 becomes 1.1.4.
fn next(model: &Model, concept: &'static Concept, parent: NodeId) -> Option<String> {
    let beside: Vec<String> = model
        .children(parent)
        .into_iter()
        .filter(|one| model.node(*one).is_some_and(|node| node.concept == concept))
        .map(|one| model.id(one).into_owned())
        .collect();
    let split = |id: &str| {
        let stem = id.trim_end_matches(|one: char| one.is_ascii_digit());
        let number = id.get(stem.len()..)?;
        Some((stem.to_owned(), number.parse::<u64>().ok()?, number.len()))
    };
    let numbered: Vec<(String, u64, usize)> = beside.iter().filter_map(|id| split(id)).collect();
    let own = model.id(parent);
    let (stem, last, width) = match numbered.last() {
        Some((stem, ..)) => {
            let alike = numbered.iter().filter(|(one, ..)| one == stem);
            alike.max_by_key(|(_, number, _)| *number).cloned()?
        }
        // The first below a code: 1.1 becomes 1.1.1.
        None if beside.is_empty()
            && concept.is_level()
            && own.ends_with(|one: char| one.is_ascii_digit()) =>
        {
            match is_top(model, parent) {
                true => return None,
                false => (format!("{own}."), 0, 1),
            }
        }
        None => return None,
    };
    let codes = (1..=10_000_u64).filter_map(|more| last.checked_add(more));
    codes
        .map(|number| format!("{stem}{number:0width$}"))
        .find(|id| rivals(model, concept, parent, id).iter().all(|one| model.id(*one) != *id))
}

/// The lines of a new thing.
struct Skeleton {
    header: String,
    inside: Vec<String>,
}

impl Skeleton {
    fn new(
        model: &Model,
        kind: &Named,
        parent: NodeId,
        id: Option<String>,
        title: Option<String>,
        language: Language,
    ) -> Skeleton {
        let concept = kind.concept;
        let open = TITLE.get(language);
        let title = title.unwrap_or_else(|| open.to_owned());
        let word = word(model, kind, parent, language);
        let id = id.map(|id| format!("{} ", written(&id))).unwrap_or_default();
        let mut inside = Vec::new();
        let goal = match model.layout(model.document_of(parent)) {
            Some(layout) => layout.levels.last().is_some_and(|level| {
                level.word == word || level.concept == Some(concept) && kind.own.is_none()
            }),
            None => *concept == language::goal::CONCEPT,
        };
        if goal && concept.is_level() {
            inside.push(format!("{} {}", criterion::CONCEPT.word.get(language), quoted(open)));
        }
        if *concept == rule::CONCEPT {
            let about = (rule::ABOUT.word.get(language), language::goal::CONCEPT.word.get(language));
            inside.push(format!("{} {}", about.0, about.1));
            inside.push(format!("{} \"size(criteria) >= 1\"", rule::CONDITION.word.get(language)));
            inside.push(format!("{} {}", rule::MESSAGE.word.get(language), quoted(&title)));
            return Skeleton { header: format!("{word} {}", id.trim_end()), inside };
        }
        Skeleton { header: format!("{word} {id}{}", quoted(&title)), inside }
    }

    /// Its lines at this depth; a thing that other things may stand in has a block.
    fn lines(&self, indent: &str, end: &str) -> String {
        if self.inside.is_empty() {
            return format!("{indent}{}{end}", self.header);
        }
        let inside: String = self.inside.iter().map(|line| format!("{indent}  {line}{end}")).collect();
        format!("{indent}{} {{{end}{inside}{indent}}}{end}", self.header)
    }
}

/// The keyword: as it was given, else the layout's own word for this level, else that of the language.
fn word(model: &Model, kind: &Named, parent: NodeId, language: Language) -> String {
    if let Some(own) = &kind.own {
        return own.clone();
    }
    let plain = kind.concept.word.get(language);
    let layout = model.layout(model.document_of(parent)).filter(|_| kind.concept.is_level());
    let levels = layout.map(|layout| layout.levels.as_slice()).unwrap_or_default();
    let mut own = levels.iter().filter(|level| level.concept == Some(kind.concept));
    own.next().map_or_else(|| plain.to_owned(), |level| level.word.clone())
}

/// The text with the lines in their place.
fn put(
    model: &Model,
    file: FileId,
    text: &str,
    parent: NodeId,
    skeleton: &Skeleton,
    elsewhere: bool,
) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let parsed = syntax::parse(file, text);
    let node = model.node(parent).filter(|node| node.span.file == file && !is_top(model, parent));
    let header = node.and_then(|node| {
        let all = parsed.tree.walk().into_iter().map(|(_, one)| one);
        all.into_iter().find(|one| one.word().start == node.span.start)
    });
    let Some(header) = header else {
        let block = match elsewhere && !is_top(model, parent) {
            true => reopened(model, file, parent, skeleton, end),
            false => skeleton.lines("", end),
        };
        let body = text.trim_end();
        let gap = if body.is_empty() { String::new() } else { end.repeat(2) };
        return format!("{body}{gap}{block}");
    };
    inside(text, header, skeleton, end).unwrap_or_else(|| text.to_owned())
}

/// The level opened again in another file.
fn reopened(model: &Model, file: FileId, parent: NodeId, skeleton: &Skeleton, end: &str) -> String {
    let header = name(model, parent, model.language(file));
    format!("{header} {{{end}{}}}{end}", skeleton.lines("  ", end))
}

/// At the end of the block of a header; one without a block gets one.
fn inside(text: &str, header: Child<'_>, skeleton: &Skeleton, end: &str) -> Option<String> {
    let start = header.word().start as usize;
    let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let indent: String = text.get(line..start)?.chars().take_while(|one| matches!(one, ' ' | '\t')).collect();
    let step = if indent.contains('\t') { "\t" } else { "  " };
    let lines = skeleton.lines(&format!("{indent}{step}"), end);
    if !header.statement.block {
        let at = header.span().end as usize;
        let rest = text.get(at..)?;
        let (tail, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let tail = tail.trim_end();
        return Some(format!("{} {{{tail}{end}{lines}{indent}}}{end}{after}", text.get(..at)?));
    }
    let at = closing(text, header);
    let before = text.get(..at)?;
    let is_first = header.children().next().is_none();
    let apart =
        !skeleton.inside.is_empty() || header.children().last().is_some_and(|one| one.statement.block);
    let gap = if apart && !is_first { end } else { "" };
    Some(format!("{before}{gap}{lines}{}", text.get(at..)?))
}

/// Where the line of the brace starts that closes a block; comments at the end of a block stand before it.
fn closing(text: &str, header: Child<'_>) -> usize {
    let (last, mut left) = deepest(header);
    let mut at = line_after(text, last.span().end as usize);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.trim_start_matches([' ', '\t']).starts_with('}') {
            left -= 1;
            if left == 0 {
                break;
            }
        }
        at = line_after(text, at);
    }
    at
}

/// Where the line behind a statement and its block starts.
pub(super) fn end_of(text: &str, one: Child<'_>) -> usize {
    let at = if one.statement.block { closing(text, one) } else { one.span().end as usize };
    line_after(text, at)
}

/// The last statement within a block, and how many braces close behind it.
fn deepest(header: Child<'_>) -> (Child<'_>, usize) {
    let (mut last, mut open) = (header, 1);
    while let Some(one) = last.children().last() {
        last = one;
        open += usize::from(one.statement.block);
    }
    (last, open)
}

pub(super) fn line_after(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |next| at + next + 1)
}
