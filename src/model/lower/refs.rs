//! References: ids of a known kind, `kind id` pairs, lineage, and what is described elsewhere.

use crate::diag::Text;
use crate::language::{self, Concept, Field, Language, Shape, document, policy_note, suggest, values};
use crate::model::cursor::Cursor;
use crate::model::draft::{DraftNode, DraftRef, Kinds};
use crate::model::graph::Relation;
use crate::model::spoken::What;
use crate::model::value::{Str, Value};
use crate::model::{kinds, names};
use crate::source::Span;
use crate::syntax::TokenKind;

use super::{Lower, node};

/// The relation that a field of references stands for.
fn relation(field: &Field) -> Relation {
    match field.name {
        "portfolioHolders" => Relation::HeldBy,
        "framingNotes" => Relation::FramedBy,
        "supports" => Relation::Supports,
        "leadsTo" => Relation::LeadsTo,
        "derivedFrom" => Relation::DerivedFrom,
        "indicators" => Relation::MeasuredBy,
        "sources" => Relation::SourcedFrom,
        "partners" => Relation::PartneredWith,
        "continues" => Relation::Continues,
        "continuedBy" => Relation::ContinuedBy,
        "for" => Relation::For,
        "reportsOn" => Relation::ReportsOn,
        _ => Relation::See,
    }
}

/// Whether a relation may point at this kind: what a proposal is for is a level, and nothing supports a person.
fn fits(relation: Relation, kind: &Concept) -> bool {
    use crate::language::{
        activity, criterion, partner, person, reform, reform_agenda, source, spearhead, track, vision,
        vision_ambition,
    };
    let carrier = [&person::CONCEPT, &source::CONCEPT, &partner::CONCEPT, &document::CONCEPT].contains(&kind);
    match relation {
        Relation::For => kind.is_level() || *kind == activity::CONCEPT,
        Relation::Supports => {
            let kinds = [
                &track::CONCEPT,
                &reform::CONCEPT,
                &reform_agenda::CONCEPT,
                &spearhead::CONCEPT,
                &vision::CONCEPT,
                &vision_ambition::CONCEPT,
                &criterion::CONCEPT,
            ];
            kind.is_level() || kinds.contains(&kind)
        }
        Relation::Continues | Relation::ContinuedBy => !carrier,
        _ => true,
    }
}

impl Lower<'_> {
    pub(super) fn references(
        &mut self,
        field: &'static Field,
        cursor: Cursor<'_>,
        word: &str,
        from: u32,
    ) -> Option<Value> {
        if cursor.is_empty() {
            let wants = self.wants(field);
            self.find(kinds::missing_value(cursor.missing(), word, wants));
            return None;
        }
        let relation = relation(field);
        let mut sound = true;
        let mut carried = None;
        for item in cursor.items() {
            sound &= match &field.shape {
                Shape::Refs(kinds) => self.ids(item, word, from, relation, kinds, false),
                Shape::ScopedRefs(kinds) => self.ids(item, word, from, relation, kinds, true),
                _ => self.pair(item, word, from, relation, &mut carried),
            };
        }
        sound.then_some(Value::Refs)
    }

    /// One id, with a scope behind it where the field takes one.
    fn ids(
        &mut self,
        mut item: Cursor<'_>,
        word: &str,
        from: u32,
        relation: Relation,
        wanted: &'static &'static [&'static Concept],
        scoped: bool,
    ) -> bool {
        if item.is_empty() {
            self.missing(&item, word, "een id vóór deze komma", "an id before this comma");
            return false;
        }
        let mut sound = true;
        let mut first = true;
        while !item.is_empty() {
            if !first {
                let next = item.peek_word().map_or("\"…\"", |(next, _)| next);
                self.missing_comma(item.missing(), next);
                sound = false;
            }
            first = false;
            let Some((id, span)) = self.reference_id(&mut item) else {
                let shown = item.shown().to_owned();
                let wants = Text::new("één of meer id's", "one or more ids");
                self.find(kinds::unexpected_value(item.span(), &shown, word, wants));
                return false;
            };
            let note = match item.peek_kind() {
                Some(TokenKind::Str | TokenKind::Quoted) if scoped => self.string(&mut item),
                Some(TokenKind::Str | TokenKind::Quoted) => {
                    let wants = Text::new("alleen id's, zonder titel", "ids only, without a title");
                    let shown = item.shown().to_owned();
                    self.find(kinds::unexpected_value(item.span(), &shown, word, wants));
                    self.refer(from, relation, Kinds::Any(wanted), id, span, None);
                    return false;
                }
                _ => None,
            };
            sound &= self.split_or_refer(from, relation, Kinds::Any(wanted), id, span, note);
        }
        sound
    }

    /// `a,b` is one word; it is reported, and read as the two ids that were meant.
    fn split_or_refer(
        &mut self,
        from: u32,
        relation: Relation,
        wanted: Kinds,
        id: Str,
        span: Span,
        note: Option<Str>,
    ) -> bool {
        let text = self.slice(span);
        if !matches!(id, Str::Raw(_)) || !text.contains(',') {
            self.refer(from, relation, wanted, id, span, note);
            return true;
        }
        self.find(kinds::comma_without_space(span, text));
        let mut at = span.start;
        for part in text.split(',') {
            let part_span = Span::new(span.file, at, at + part.len() as u32);
            at += part.len() as u32 + 1;
            if !part.is_empty() {
                self.refer(from, relation, wanted, Str::Raw(part_span), part_span, None);
            }
        }
        false
    }

    /// An id as it is referred to: a word, a path, or a code in quotes.
    pub(super) fn reference_id(&mut self, item: &mut Cursor<'_>) -> Option<(Str, Span)> {
        if let Some((word, span)) = item.word() {
            return Some(match names::normalised(word) {
                Some(normal) => (Str::owned(normal), span),
                None => (Str::Raw(span), span),
            });
        }
        item.string()
    }

    /// `kind id`; a bare id takes the kind before it.
    fn pair(
        &mut self,
        mut item: Cursor<'_>,
        word: &str,
        from: u32,
        relation: Relation,
        carried: &mut Option<&'static Concept>,
    ) -> bool {
        let lineage = relation == Relation::Continues;
        let partly = lineage && self.term(&mut item, &values::PARTLY).is_some();
        let count = self.refs.len();
        let Some(target) = self.kind_and_id(&mut item, word, carried) else { return false };
        let (kind, id, span) = target;
        let mut note = None;
        let mut decided = true;
        if lineage {
            note = self.given_reason(&mut item);
            if partly && note.is_none() {
                self.find(kinds::missing_reason(item.missing(), values::PARTLY.get(self.language)));
            }
            decided = self.decision(&mut item, word, from);
        }
        if !fits(relation, kind) {
            self.find(kinds::wrong_target(span, word, kind));
            return false;
        }
        let clean = item.is_empty();
        if !clean {
            match item.peek_word() {
                Some((next, place)) => self.missing_comma(place, next),
                None => {
                    let shown = item.shown().to_owned();
                    let wants = Text::new("een soort met een id", "a kind with an id");
                    self.find(kinds::unexpected_value(item.span(), &shown, word, wants));
                }
            }
        }
        let sound = self.split_or_refer(from, relation, Kinds::One(kind), id, span, note);
        if partly && let Some(reference) = self.refs.get_mut(count) {
            reference.partly = true;
        }
        sound && decided && clean
    }

    /// `met besluit nota x`
    fn decision(&mut self, item: &mut Cursor<'_>, word: &str, from: u32) -> bool {
        if self.term(item, &values::WITH).is_none() {
            return true;
        }
        self.term(item, &values::DECISION);
        let mut carried = Some(&policy_note::CONCEPT);
        match self.kind_and_id(item, word, &mut carried) {
            Some((kind, id, span)) => {
                self.refer(from, Relation::DecidedBy, Kinds::One(kind), id, span, None);
                true
            }
            None => false,
        }
    }

    /// A kind and an id, as two words; says what is missing.
    pub(super) fn kind_and_id(
        &mut self,
        item: &mut Cursor<'_>,
        word: &str,
        carried: &mut Option<&'static Concept>,
    ) -> Option<(&'static Concept, Str, Span)> {
        let Some((first, first_span)) = item.word() else {
            if let (Some(kind), Some((id, span))) = (*carried, item.string()) {
                return Some((kind, id, span));
            }
            self.missing(item, word, "een soort met een id", "a kind with an id");
            return None;
        };
        let two = matches!(item.peek_kind(), Some(TokenKind::Word))
            || matches!(item.peek_kind(), Some(TokenKind::Str | TokenKind::Quoted))
                && self.kind(first).is_some();
        if !two {
            let Some(kind) = *carried else {
                let known = self.kind(first);
                if known.is_some() {
                    self.find(kinds::missing_id(first_span.after(), first));
                } else {
                    self.find(kinds::missing_kind(first_span, first, &[], self.language));
                }
                return None;
            };
            return Some((kind, Str::Raw(first_span), first_span));
        }
        let Some(kind) = self.spoken_kind(first, first_span) else {
            self.unknown_kind(first, first_span);
            let mut rest = *item;
            self.reference_id(&mut rest);
            *item = rest;
            return None;
        };
        *carried = Some(kind);
        let (id, span) = self.reference_id(item)?;
        Some((kind, id, span))
    }

    /// The concept that a word names here: of the vocabulary, or of the organisation's own words.
    pub(super) fn kind(&self, word: &str) -> Option<&'static Concept> {
        let normal = language::normal(word);
        language::concept(self.language, &normal).or_else(|| self.own.get(self.document.as_deref(), &normal))
    }

    /// The same, told to who listens when the vocabulary has it.
    pub(super) fn spoken_kind(&mut self, word: &str, span: Span) -> Option<&'static Concept> {
        if let Some(concept) = language::concept(self.language, &language::normal(word)) {
            self.say(span, What::Word(&concept.word));
            return Some(concept);
        }
        self.kind(word)
    }

    /// `over doel`: the kind itself, without an id.
    pub(super) fn concept_word(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let Some((text, span)) = cursor.word() else {
            self.missing(&cursor, word, "een soort, zoals ‘doel’", "a kind, such as ‘goal’");
            return None;
        };
        self.nothing_more(cursor, word, language::Bi::new("één soort", "one kind"));
        let found = self.spoken_kind(text, span).or_else(|| self.own.anywhere(&language::normal(text)));
        if found.is_none() {
            self.unknown_kind(text, span);
        }
        found.map(Value::Concept)
    }

    fn unknown_kind(&mut self, word: &str, span: Span) {
        let normal = language::normal(word);
        let words: Vec<&str> = language::CONCEPTS.iter().map(|one| one.word.get(self.language)).collect();
        if let Some(concept) = language::concept(self.language.other(), &normal) {
            let right = concept.word.get(self.language);
            self.find(kinds::other_language(span, word, right, self.language));
            return;
        }
        let near = suggest::nearest(&normal, words.iter().copied());
        let known = match self.language {
            Language::Nl => ["doel", "programma", "spoor"],
            Language::En => ["goal", "programme", "track"],
        };
        let what = match self.language {
            Language::Nl => "soort",
            Language::En => "kind",
        };
        self.find(kinds::unknown_value(span, word, what, &known, &near, None));
    }

    /// Records a reference; what it means is known once the project is whole.
    pub(super) fn refer(
        &mut self,
        from: u32,
        relation: Relation,
        kinds: Kinds,
        id: Str,
        span: Span,
        note: Option<Str>,
    ) {
        if self.quiet {
            return;
        }
        let text = self.slice(span);
        let edition = match &id {
            Str::Raw(whole) if *whole == span => text.find('@'),
            _ => None,
        };
        let edition = edition.map(|at| span.start + at as u32);
        self.refs.push(DraftRef::new(from, relation, kinds, (id, span), edition, note));
    }

    /// `elders programma 10`: exists, and is not described here.
    pub(super) fn elsewhere(&mut self, cursor: Cursor<'_>, word: &str, from: u32) -> Option<Value> {
        if cursor.is_empty() {
            self.missing(&cursor, word, "een soort met een id", "a kind with an id");
            return None;
        }
        let mut carried = None;
        for mut item in cursor.items() {
            let (kind, id, span) = self.kind_and_id(&mut item, word, &mut carried)?;
            let title = self.string(&mut item);
            self.nothing_more(item, word, language::Bi::new("een soort met een id", "a kind with an id"));
            let mut node = node(kind, id, span);
            node.title = title;
            node.external = true;
            // Documents named in a document are the project's all the same.
            let parent = if *kind == document::CONCEPT { 0 } else { from };
            self.nodes.push(DraftNode { node, parent });
        }
        Some(Value::Elsewhere)
    }
}
