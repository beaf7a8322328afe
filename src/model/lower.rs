//! From tree to draft: looks every keyword up, types every value, records what it could not.

mod figures;
mod moments;
mod money;
mod refs;
mod settings;
mod words;

use crate::diag::{Diagnostic, Text};
use crate::language::{
    self, Bi, Card, Concept, Field, IdRule, Language, Meaning, Role, Shape, document, suggest,
};
use crate::source::{FileId, Span};
use crate::syntax::{Child, Children, TokenKind, Tree};

use super::cursor::Cursor;
use super::draft::{Draft, DraftNode, DraftRef};
use super::graph::{Hole, Holes, Node};
use super::header::Header;
use super::kinds;
use super::names;
use super::own_words::OwnWords;
use super::spoken::{Spoken, What};
use super::value::{Prop, Str, Value};

/// Lowers one file.
pub fn lower(tree: &Tree, text: &str, header: &Header, own: &OwnWords) -> Draft {
    lowered(tree, text, header, own, None).0
}

/// The words that the language of the file gives a meaning, in the order of the text.
pub fn spoken(tree: &Tree, text: &str, header: &Header, own: &OwnWords) -> Vec<Spoken> {
    let mut words = lowered(tree, text, header, own, Some(Vec::new())).1;
    words.sort_by_key(|word| word.span);
    // A word may be looked at twice before it is known what the line is.
    words.dedup_by_key(|word| word.span);
    words
}

fn lowered(
    tree: &Tree,
    text: &str,
    header: &Header,
    own: &OwnWords,
    spoken: Option<Vec<Spoken>>,
) -> (Draft, Vec<Spoken>) {
    let document = header.document.clone();
    let id = document.as_ref().map(|(id, span)| (id.as_str(), *span));
    let mut lower = Lower {
        text,
        file: tree.file,
        language: header.language,
        own,
        document: document.as_ref().map(|(id, _)| id.clone()),
        nodes: vec![top(tree.file, id)],
        refs: Vec::new(),
        findings: Vec::new(),
        poisoned: Vec::new(),
        unknown: 0,
        quiet: false,
        spoken,
    };
    if let Some(actual) = header.actual {
        let first = tree.top().next().map(|first| first.word());
        let place = header.stated.or(first).unwrap_or(Span::new(tree.file, 0, 0));
        lower.find(kinds::wrong_language(place, header.stated.is_some(), actual));
    }
    lower.file(tree.top());
    // Drafts of many files wait for each other: none keeps more than it needs.
    lower.nodes.shrink_to_fit();
    lower.refs.shrink_to_fit();
    let draft = Draft {
        file: tree.file,
        language: header.language,
        document,
        nodes: lower.nodes,
        refs: lower.refs,
        findings: lower.findings,
        poisoned: lower.poisoned,
    };
    (draft, lower.spoken.unwrap_or_default())
}

fn top(file: FileId, document: Option<(&str, Span)>) -> DraftNode {
    let (concept, id, span) = match document {
        Some((_, span)) => (&document::CONCEPT, Str::Raw(span), span),
        None => (&document::REGISTER, Str::owned(String::new()), Span::new(file, 0, 0)),
    };
    DraftNode { node: node(concept, id, span), parent: 0 }
}

fn node(concept: &'static Concept, id: Str, span: Span) -> Box<Node> {
    Box::new(Node {
        concept,
        word: None,
        id,
        title: None,
        span,
        props: Vec::new(),
        holes: Holes::default(),
        document: None,
        parent: None,
        local: false,
        external: false,
        broken: false,
        duplicate: false,
    })
}

/// Unknown keywords of a file beyond this many are not searched for what they may have meant.
const MOST_SUGGESTED: usize = 1_000;

/// Where a statement stands.
#[derive(Clone, Copy)]
struct Block {
    node: u32,
    place: &'static Concept,
    /// The header above could not be read: what stands here is taken as it comes.
    lenient: bool,
}

struct Lower<'a> {
    text: &'a str,
    file: FileId,
    language: Language,
    own: &'a OwnWords,
    document: Option<String>,
    nodes: Vec<DraftNode>,
    refs: Vec<DraftRef>,
    findings: Vec<Diagnostic>,
    poisoned: Vec<String>,
    /// How many keywords were not known.
    unknown: usize,
    /// The line was reported already.
    quiet: bool,
    /// The words that the language gives a meaning, when somebody listens.
    spoken: Option<Vec<Spoken>>,
}

impl<'a> Lower<'a> {
    fn find(&mut self, finding: Diagnostic) {
        if !self.quiet {
            self.findings.push(finding);
        }
    }

    /// Tells who listens what a word is.
    fn say(&mut self, span: Span, what: What) {
        if let Some(spoken) = &mut self.spoken {
            spoken.push(Spoken { span, what });
        }
    }

    /// Says that a comma is missing before what stands here; the edit puts it behind what stands before that.
    fn missing_comma(&mut self, next: Span, shown: &str) {
        let before = self.slice(Span::new(next.file, 0, next.start)).trim_end().len() as u32;
        let gap = Span::new(next.file, before, next.start);
        self.find(kinds::missing_comma(Span::new(next.file, next.start, next.start), gap, shown));
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn str(&self, text: &Str) -> String {
        text.read(self.text).into_owned()
    }

    fn file(&mut self, statements: Children<'_>) {
        let place = match self.document {
            Some(_) => &document::BODY,
            None => &document::REGISTER,
        };
        let block = Block { node: 0, place, lenient: false };
        let (mut language, mut named, mut others) = (None, None, false);
        for statement in statements {
            match self.slice(statement.word()) {
                "taal" | "language" => {
                    self.language_line(&statement, language.is_none() && named.is_none() && !others);
                    language = Some(statement.span());
                }
                "document" => {
                    self.document_line(&statement, named.is_none() && !others);
                    named = Some(statement.span());
                }
                _ => {
                    others = true;
                    self.statement(statement, block);
                }
            }
        }
    }

    fn language_line(&mut self, statement: &Child<'_>, placed: bool) {
        let word = self.slice(statement.word());
        let mut cursor = self.cursor(statement);
        if !placed {
            let why = Text::new(
                "zet de taal op de eerste regel van het bestand; één bestand heeft één taal",
                "put the language on the first line of the file; one file has one language",
            );
            self.find(kinds::misplaced_header(statement.span(), word, why));
            return;
        }
        match cursor.word() {
            Some((tag, span)) if Language::from_tag(tag).is_none() => {
                let tags = ["nl", "en"];
                let near = suggest::nearest(tag, tags);
                self.find(kinds::unknown_value(span, tag, word, &tags, &near, None));
            }
            Some(_) => self.nothing_more(cursor, word, Bi::new("nl of en", "nl or en")),
            None => {
                let wants = Bi::new("de taal (nl of en)", "the language (nl or en)");
                self.find(kinds::missing_value(cursor.missing(), word, wants.into()));
            }
        }
    }

    /// `document begroting-2020`, which names the edition, or with a title and a block describes it.
    fn document_line(&mut self, statement: &Child<'_>, placed: bool) {
        let word = self.slice(statement.word());
        if !placed {
            let why = Text::new(
                "zet het document bovenaan, onder de taal; één bestand hoort bij één document",
                "put the document at the top, below the language; one file belongs to one document",
            );
            self.find(kinds::misplaced_header(statement.span(), word, why));
            let block = Block { node: 0, place: &document::CONCEPT, lenient: true };
            self.block(statement.children(), block);
            return;
        }
        self.quiet = statement.statement.broken;
        let mut cursor = self.cursor(statement);
        match cursor.word() {
            Some((id, span)) => {
                self.check_id(id, span);
            }
            None => self.find(kinds::missing_id(cursor.missing(), word)),
        }
        let title = cursor.string().map(|(title, _)| title);
        self.nothing_more(cursor, word, Bi::new("een id en een titel", "an id and a title"));
        self.quiet = false;
        if let Some(top) = self.nodes.first_mut() {
            top.node.span = statement.span();
            top.node.title = title;
        }
        let block = Block { node: 0, place: &document::CONCEPT, lenient: false };
        self.block(statement.children(), block);
    }

    fn block(&mut self, statements: Children<'_>, block: Block) {
        for statement in statements {
            self.statement(statement, block);
        }
    }

    fn statement(&mut self, statement: Child<'_>, block: Block) {
        let written = self.slice(statement.word());
        if written.is_empty() {
            self.hole(block.node, Hole::Anything);
            self.block(statement.children(), Block { lenient: true, ..block });
            return;
        }
        let Some(meaning) = self.meaning(&statement, written, block) else {
            self.block(statement.children(), Block { lenient: true, ..block });
            return;
        };
        let declares = statement.statement.block
            || statement
                .tokens()
                .iter()
                .any(|token| token.kind != TokenKind::Word && token.kind != TokenKind::Comma);
        match (meaning.field, meaning.concept) {
            (Some(_), Some(concept)) if declares => self.declare(concept, statement, block, false),
            (Some(field), _) => self.field(field, statement, block),
            (None, Some(concept)) => self.declare(concept, statement, block, false),
            (None, None) => {}
        }
    }

    /// What the keyword of a statement means here; says so when it means nothing.
    fn meaning(&mut self, statement: &Child<'_>, written: &str, block: Block) -> Option<Meaning> {
        let word = language::normal(written);
        if let Some(found) = language::meaning(self.language, block.place, &word) {
            return Some(found);
        }
        let own = self.own.get(self.document.as_deref(), &word);
        if let Some(concept) = own {
            if concept.may_stand_in(block.place) || block.lenient {
                return Some(Meaning { field: None, concept: Some(concept) });
            }
            return self.misplaced(statement, &word, block, Meaning { field: None, concept: own });
        }
        if let Some(found) = self.of_other_language(statement, &word, block) {
            return Some(found);
        }
        if let Some(found) = language::meaning_anywhere(self.language, &word) {
            if block.lenient {
                return Some(found);
            }
            return self.misplaced(statement, &word, block, found);
        }
        if matches!(&*word, "taal" | "language" | "document") {
            let why = Text::new("deze regel hoort niet in een blok", "this line does not belong in a block");
            self.find(kinds::misplaced_header(statement.word(), &word, why));
            return None;
        }
        self.unknown(statement, &word, block)
    }

    fn of_other_language(&mut self, statement: &Child<'_>, word: &str, block: Block) -> Option<Meaning> {
        let found = language::meaning(self.language.other(), block.place, word)?;
        if language::meaning_anywhere(self.language, word).is_some() {
            return None;
        }
        let table = found.word()?;
        let plural = table.many(self.language.other()) == word;
        let right = if plural { table.many(self.language) } else { table.get(self.language) };
        self.find(kinds::other_language(statement.word(), word, right, self.language));
        Some(found)
    }

    /// A keyword that stands in the wrong block: said once, and read where it may be read.
    fn misplaced(
        &mut self,
        statement: &Child<'_>,
        word: &str,
        block: Block,
        found: Meaning,
    ) -> Option<Meaning> {
        let known = match found.concept {
            Some(concept) if found.field.is_none() => {
                let all = language::CONCEPTS.iter().copied();
                all.filter(|place| concept.may_stand_in(place)).collect()
            }
            _ => language::places_of(self.language, word),
        };
        let name = &block.place.word;
        self.find(kinds::misplaced_keyword(statement.word(), word, name, &known));
        self.hole_of(block.node, found);
        match found.concept {
            Some(concept) if statement.statement.block || found.field.is_none() => {
                self.declare(concept, *statement, block, true);
            }
            _ => self.block(statement.children(), Block { lenient: true, ..block }),
        }
        Some(Meaning::default())
    }

    fn unknown(&mut self, statement: &Child<'_>, word: &str, block: Block) -> Option<Meaning> {
        self.unknown += 1;
        let own = self.own.words(self.document.as_deref());
        let search = self.unknown <= MOST_SUGGESTED;
        let known = if search { language::words_in(self.language, block.place) } else { &[] };
        let mut near = suggest::nearest(word, known.iter().copied().chain(own.iter().copied()));
        if near.is_empty() && search {
            let other = language::words_in(self.language.other(), block.place);
            let candidates = suggest::nearest(word, other.iter().copied());
            near = candidates.iter().filter_map(|one| self.translated(one, block)).collect();
        }
        let habit = habit(word, self.language);
        let habit_is = habit.is_some();
        self.find(kinds::unknown_keyword(statement.word(), word, &near, habit));
        let [one] = near.as_slice() else {
            self.poison(statement);
            for one in &near {
                if let Some(meaning) = language::meaning(self.language, block.place, one) {
                    self.hole_of(block.node, meaning);
                }
            }
            if near.is_empty() && habit_is {
                self.hole(block.node, Hole::Anything);
            }
            return None;
        };
        let concept = self.own.get(self.document.as_deref(), one);
        let meaning = language::meaning(self.language, block.place, one)
            .or(concept.map(|concept| Meaning { field: None, concept: Some(concept) }))?;
        let says = statement.statement.block || statement.tokens().len() > 1;
        if meaning.concept.is_some() && (says || meaning.concept.is_some_and(Concept::is_level)) {
            return Some(Meaning { field: None, concept: meaning.concept });
        }
        self.hole_of(block.node, meaning);
        None
    }

    /// What an unreadable header may have declared: a reference to it is not also unknown.
    fn poison(&mut self, statement: &Child<'_>) {
        let first = statement.tokens().first().filter(|token| token.kind == TokenKind::Word);
        if let Some(token) = first.filter(|_| statement.statement.block || statement.tokens().len() > 1) {
            let span = Span::new(self.file, token.start, token.end);
            self.poisoned.push(self.slice(span).to_owned());
        }
    }

    fn translated(&self, word: &str, block: Block) -> Option<&'static str> {
        let meaning = language::meaning(self.language.other(), block.place, word)?;
        meaning.word().map(|table| table.get(self.language))
    }

    fn hole(&mut self, node: u32, hole: Hole) {
        if let Some(draft) = self.nodes.get_mut(node as usize) {
            draft.node.holes.push(hole);
        }
    }

    fn hole_of(&mut self, node: u32, meaning: Meaning) {
        if let Some(field) = meaning.field {
            self.hole(node, Hole::Field(field));
        }
        if let Some(concept) = meaning.concept {
            self.hole(node, Hole::Concept(concept));
        }
    }

    /// A thing of its own: id, title, block.
    fn declare(&mut self, concept: &'static Concept, statement: Child<'_>, block: Block, misplaced: bool) {
        let keyword = statement.word();
        let written = self.slice(keyword);
        self.quiet = statement.statement.broken;
        let mut cursor = self.cursor(&statement);
        let id = self.header_id(&mut cursor);
        let (title, unquoted) = self.header_title(&mut cursor, written);
        // The keyword and the id are the name of a thing; a formed id has its title for a name.
        let name = id.as_ref().map(|(_, id)| *id).or(title.as_ref().map(|(_, title)| *title));
        let span = name.map_or(keyword, |name| keyword.to(name));
        let title = title.map(|(title, _)| title);
        let blank = title.as_ref().is_some_and(|title| self.str(title).trim().is_empty());
        let may_be_listed = title.is_none() && *concept == language::indicator::CONCEPT;
        let listed = if may_be_listed { self.catalogue_title(&statement) } else { None };
        // Whether a thing of a report has its title from the plan is known when the project is whole.
        let later = concept.role == Role::Element && statement.statement.block;
        if title.is_none() && concept.titled && listed.is_none() && !later || blank {
            self.find(kinds::missing_title(span, &concept.word, self.language));
        }
        let formed = id.is_none();
        let id = self.id_or_formed(concept, id, title.as_ref(), keyword);
        self.quiet = false;
        let mut node = node(concept, id, span);
        let text = self.str(&node.id);
        node.local = formed || names::is_local(&text);
        let own = self.own.get(self.document.as_deref(), &language::normal(written)).is_some();
        if !own {
            self.say(keyword, What::Word(&concept.word));
        }
        node.word = own.then(|| Box::new(Str::Raw(keyword)));
        node.title = title.filter(|_| !blank).or(listed);
        node.broken = statement.statement.broken || misplaced || blank || unquoted || text.starts_with('?');
        let index = self.nodes.len() as u32;
        self.nodes.push(DraftNode { node, parent: block.node });
        let inner = Block { node: index, place: concept, lenient: false };
        self.block(statement.children(), inner);
        if let Some(draft) = self.nodes.get_mut(index as usize) {
            draft.node.props.shrink_to_fit();
        }
    }

    /// The id of a header: a word, or a text before the title.
    fn header_id(&mut self, cursor: &mut Cursor<'_>) -> Option<(Str, Span)> {
        if let Some((word, span)) = cursor.word() {
            let right = self.check_id(word, span);
            let id = match right.or_else(|| names::normalised(word)) {
                Some(right) => Str::owned(right),
                None => Str::Raw(span),
            };
            return Some((id, span));
        }
        let mut ahead = *cursor;
        let (id, span) = ahead.string()?;
        if matches!(ahead.peek_kind(), Some(TokenKind::Str | TokenKind::Quoted)) {
            *cursor = ahead;
            return Some((id, span));
        }
        None
    }

    /// The title of a header, and whether its quotes are missing.
    fn header_title(&mut self, cursor: &mut Cursor<'_>, written: &str) -> (Option<(Str, Span)>, bool) {
        let title = cursor.string();
        if let Some((Str::Escaped(inner), _)) = title {
            self.check_escapes(inner);
        }
        if title.is_some() || cursor.is_empty() {
            self.nothing_more(*cursor, written, Bi::new("een id en een titel", "an id and a title"));
            return (title, false);
        }
        let span = cursor.span();
        let text = cursor.shown().trim_matches(['\'', '‘', '’', '`']);
        self.find(kinds::unquoted_title(span, text));
        (Some((Str::Raw(span), span)), true)
    }

    /// The id as written, or formed from the title; one that cannot be formed is missing.
    fn id_or_formed(
        &mut self,
        concept: &Concept,
        id: Option<(Str, Span)>,
        title: Option<&Str>,
        keyword: Span,
    ) -> Str {
        let formed = || names::from_title(&title.map(|title| self.str(title)).unwrap_or_default());
        match id {
            Some((id, _)) => return id,
            None if concept.id == IdRule::FromTitle => {
                let formed = formed();
                if !formed.is_empty() {
                    return Str::owned(formed);
                }
            }
            None => {}
        }
        let written = self.slice(keyword);
        // A title of spaces was reported already.
        if title.is_none_or(|title| !self.str(title).trim().is_empty()) {
            self.find(kinds::missing_id(keyword.after(), written));
        }
        Str::owned(format!("?{}", keyword.start))
    }

    /// The title that an indicator of a statutory list has from there; empty when the list does not know it.
    fn catalogue_title(&self, statement: &Child<'_>) -> Option<Str> {
        let catalogue = &language::indicator::CATALOGUE;
        let line = statement.children().find(|child| {
            Language::BOTH.iter().any(|one| catalogue.word.get(*one) == self.slice(child.word()))
        })?;
        let mut cursor = self.cursor(&line);
        let (list, item) = (cursor.word()?.0, cursor.word()?.0);
        let known = language::catalogue::find(list, item);
        Some(Str::owned(known.map_or("", |known| known.title)))
    }

    /// Says what is wrong with an id; gives what it should be when that is certain.
    fn check_id(&mut self, id: &str, span: Span) -> Option<String> {
        let bad = names::check(id).err()?;
        self.find(kinds::malformed_id(span, id, bad.right.as_deref()));
        bad.right
    }

    fn cursor<'t>(&self, statement: &Child<'t>) -> Cursor<'t>
    where
        'a: 't,
    {
        Cursor::new(self.text, self.file, statement.tokens(), statement.span().end)
    }

    /// What is left on a line that should be at its end.
    fn nothing_more(&mut self, cursor: Cursor<'_>, word: &str, wants: Bi) {
        if !cursor.is_empty() {
            let text = cursor.shown().to_owned();
            self.find(kinds::unexpected_value(cursor.span(), &text, word, wants.into()));
        }
    }

    /// A line that says something of its block.
    fn field(&mut self, field: &'static Field, statement: Child<'_>, block: Block) {
        let written = self.slice(statement.word());
        self.say(statement.word(), What::Word(&field.word));
        let takes_block = matches!(field.shape, Shape::Scale | Shape::StatusScheme);
        if statement.statement.block && !takes_block {
            if !statement.statement.broken {
                let wants = self.wants(field);
                self.find(kinds::unexpected_value(statement.span(), "{", written, wants));
            }
            self.block(statement.children(), Block { lenient: true, ..block });
        }
        let count = self.findings.len();
        if field.card == Card::One && self.repeated(field, statement.span(), written, block.node) {
            return;
        }
        self.quiet = statement.statement.broken;
        let value = self.value(field, &statement, block);
        self.quiet = false;
        let sound = value.is_some() && !statement.statement.broken && self.findings.len() == count;
        if !sound {
            self.hole(block.node, Hole::Field(field));
        }
        let prop = value.map(|value| Prop { field, span: statement.span(), value });
        if let (Some(prop), Some(draft)) = (prop, self.nodes.get_mut(block.node as usize)) {
            draft.node.props.push(prop);
        }
    }

    fn repeated(&mut self, field: &'static Field, span: Span, word: &str, node: u32) -> bool {
        let props = self.nodes.get(node as usize).map_or(&[][..], |draft| &draft.node.props);
        let first = props.iter().find(|prop| prop.field == field).map(|prop| prop.span);
        if let Some(first) = first {
            self.find(kinds::repeated_field(span, first, word));
        }
        first.is_some()
    }

    fn value(&mut self, field: &'static Field, statement: &Child<'_>, block: Block) -> Option<Value> {
        let mut cursor = self.cursor(statement);
        let word = self.slice(statement.word());
        match field.shape {
            Shape::Flag => {
                self.nothing_more(cursor, word, Bi::new("niets", "nothing"));
                Some(Value::Flag)
            }
            Shape::FlagReason | Shape::Reason => self.reason(field, cursor, word),
            Shape::Text => self.text(cursor, word).map(Value::Text),
            Shape::Headed => self.headed(cursor, word),
            Shape::Word => self.one_word(cursor, word).map(Value::Text),
            Shape::Concept => self.concept_word(cursor, word),
            Shape::Words => self.words(cursor, word),
            Shape::Choice(choices) => {
                let choice = self.choice(&mut cursor, word, choices)?;
                self.nothing_more(cursor, word, Bi::new("één woord", "one word"));
                Some(Value::Choice(choice))
            }
            Shape::Refs(_) | Shape::ScopedRefs(_) | Shape::AnyRefs | Shape::Continues => {
                self.references(field, cursor, word, block.node)
            }
            Shape::KindLike(choices) => self.kind_like(cursor, word, choices),
            Shape::Year => self.year(cursor, word),
            Shape::Period => self.only_period(cursor, word).map(Value::Period),
            Shape::Stamp => self.stamp(cursor, word),
            Shape::Stage(stage) => self.stage(cursor, word, stage),
            Shape::Roles => self.role(cursor, word),
            Shape::Break => self.series_break(cursor, word),
            Shape::Quantity => self.quantity(cursor, word),
            Shape::Unit => self.unit(cursor, word),
            Shape::Observations(role) => self.observations(cursor, word, role, block.node),
            Shape::Comparison => self.comparison(cursor, word, block.node),
            Shape::Catalogue => self.catalogue(cursor, word),
            Shape::Money(flow) => self.money_line(cursor, word, flow, block.node),
            Shape::Scale => self.scale(cursor, statement, block),
            Shape::Effect(advantage) => self.effect(cursor, word, advantage),
            Shape::Offset => self.offset(cursor, word, block.node),
            Shape::EarlierReported => self.earlier(cursor, word, block.node),
            Shape::Threshold => self.threshold(cursor, word),
            Shape::Status => self.status(cursor, word),
            Shape::StatusScheme => self.status_scheme(cursor, word, statement),
            Shape::Unreported => self.unreported(cursor, word),
            Shape::Absence => self.absence(cursor, word),
            Shape::Blank => self.blank(cursor, word),
            Shape::Ignore => self.ignore(cursor, word),
            Shape::Attribute => self.attribute(cursor, word),
            Shape::Elsewhere => self.elsewhere(cursor, word, block.node),
            Shape::Layout => self.layout(cursor, word),
            Shape::OwnWord => self.own_word(cursor, word),
        }
    }
}

/// What people write who come from elsewhere: `naam: waarde`, `//`, `include`.
fn habit(word: &str, language: Language) -> Option<Text> {
    let keyword = word.trim_end_matches([':', '=', ';']);
    if keyword != word && language::is_keyword(keyword) {
        return Some(Text::new(
            format!("na een sleutelwoord komt geen leesteken: schrijf ‘{keyword}’ met de waarde erachter"),
            format!("no mark follows a keyword: write ‘{keyword}’ with its value after it"),
        ));
    }
    let lower = word.to_lowercase();
    if lower != word && language::meaning_anywhere(language, &lower).is_some() {
        return Some(Text::new(
            format!("sleutelwoorden zijn zonder hoofdletters: schrijf ‘{lower}’"),
            format!("keywords have no capitals: write ‘{lower}’"),
        ));
    }
    None
}

/// Whether things of this concept belong to the project, not to a document.
pub fn is_register(concept: &Concept) -> bool {
    concept.role == Role::Register && *concept != document::CONCEPT
}
