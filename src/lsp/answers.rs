//! Requests: what each asks of the desk, and its answer in the words of the protocol.

use std::path::PathBuf;

use gen_lsp_types as lsp;
use serde_json::{Value, json};

use crate::ide::{self, Colour, Edit, Entry, Offer, Place, Sort};
use crate::language::{Bi, Concept, Language, Role};
use crate::source::{SourceFile, Sources, Span};

use super::{Failure, METHOD_NOT_FOUND, REQUEST_FAILED, Server, convert, read, value};

/// What the server can do.
pub fn capabilities() -> lsp::ServerCapabilities {
    lsp::ServerCapabilities {
        position_encoding: Some(lsp::PositionEncodingKind::UTF16),
        text_document_sync: Some(lsp::TextDocumentSync::Options(lsp::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(lsp::TextDocumentSyncKind::Incremental),
            save: Some(lsp::Save::Bool(true)),
            ..Default::default()
        })),
        document_formatting_provider: Some(true.into()),
        code_action_provider: Some(true.into()),
        hover_provider: Some(true.into()),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        workspace_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        rename_provider: Some(lsp::RenameProvider::RenameOptions(lsp::RenameOptions {
            prepare_provider: Some(true),
            ..Default::default()
        })),
        completion_provider: Some(lsp::CompletionOptions {
            trigger_characters: Some(vec![" ".to_owned()]),
            ..Default::default()
        }),
        inlay_hint_provider: Some(lsp::InlayHintProvider::Bool(true)),
        code_lens_provider: Some(lsp::CodeLensOptions::default()),
        semantic_tokens_provider: Some(lsp::SemanticTokensProvider::SemanticTokensOptions(
            lsp::SemanticTokensOptions {
                legend: lsp::SemanticTokensLegend {
                    token_types: COLOURS.iter().map(|(_, name)| (*name).to_owned()).collect(),
                    token_modifiers: Vec::new(),
                },
                range: None,
                full: Some(lsp::Full::Bool(true)),
                ..Default::default()
            },
        )),
        ..Default::default()
    }
}

/// What the editor calls each colour.
const COLOURS: [(Colour, &str); 6] = [
    (Colour::Keyword, "keyword"),
    (Colour::Text, "string"),
    (Colour::Comment, "comment"),
    (Colour::Reference, "variable"),
    (Colour::Name, "class"),
    (Colour::Number, "number"),
];

/// Where something is asked: the file and the place in it.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    text_document: lsp::TextDocumentIdentifier,
    #[serde(default)]
    position: lsp::Position,
    #[serde(default)]
    range: lsp::Range,
    #[serde(default)]
    new_name: String,
    #[serde(default)]
    context: Value,
}

impl Asked {
    fn path(&self) -> PathBuf {
        convert::path(&self.text_document.uri)
    }
}

pub fn answer(server: &Server<'_>, method: &str, params: Value) -> Result<Value, Failure> {
    match method {
        "textDocument/formatting" => format(server, &read(params)?),
        "textDocument/codeAction" => actions(server, &read(params)?),
        "textDocument/hover" => hover(server, &read(params)?),
        "textDocument/definition" => spans(server, &read(params)?, |place, _| ide::definitions(place)),
        "textDocument/references" => spans(server, &read(params)?, ide::references),
        "textDocument/documentSymbol" => symbols(server, &read(params)?),
        "textDocument/foldingRange" => folds(server, &read(params)?),
        "textDocument/prepareRename" => prepare(server, &read(params)?),
        "textDocument/rename" => rename(server, &read(params)?),
        "textDocument/completion" => complete(server, &read(params)?),
        "textDocument/inlayHint" => hints(server, &read(params)?),
        "textDocument/codeLens" => lenses(server, &read(params)?),
        "textDocument/semanticTokens/full" => colours(server, &read(params)?),
        "workspace/symbol" => search(server, &read(params)?),
        _ => Err(Failure::new(METHOD_NOT_FOUND, format!("{method}?"))),
    }
}

/// The place that is asked about, and its file; none where nothing is known of it.
fn place<'s>(server: &'s Server<'_>, asked: &Asked) -> Option<(Place<'s>, &'s SourceFile)> {
    let (checked, file) = server.desk.find(&asked.path())?;
    let source = checked.sources.file(file)?;
    Some((Place { checked, file, offset: convert::offset(source, asked.position) }, source))
}

fn format(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some(text) = server.desk.text(&asked.path()) else { return Ok(Value::Null) };
    let edits = ide::formatted(text).map_err(|_| {
        let said = Bi::new("kader kan deze tekst niet opmaken", "kader cannot format this text");
        Failure::new(REQUEST_FAILED, server.said(said))
    })?;
    let file = SourceFile::new("", text);
    value(edits.iter().map(|edit| text_edit(&file, edit)).collect::<Vec<_>>())
}

fn text_edit(file: &SourceFile, edit: &Edit) -> lsp::TextEdit {
    lsp::TextEdit { range: convert::range(file, edit.span), new_text: edit.text.clone() }
}

/// Edits by file, in the order of the files.
fn workspace_edit(server: &Server<'_>, sources: &Sources, edits: &[Edit]) -> Value {
    let mut changes = serde_json::Map::new();
    for group in edits.chunk_by(|a, b| a.span.file == b.span.file) {
        let file = group.first().and_then(|edit| sources.file(edit.span.file));
        if let Some(file) = file {
            let edits: Vec<lsp::TextEdit> = group.iter().map(|edit| text_edit(file, edit)).collect();
            changes.insert(server.uri(&file.path).0, json!(edits));
        }
    }
    json!({ "changes": changes })
}

fn actions(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let start = Asked { position: asked.range.start, ..copied(asked) };
    let Some((place, source)) = place(server, &start) else { return Ok(Value::Null) };
    let end = convert::offset(source, asked.range.end);
    let sources = &place.checked.sources;
    let language = server.language(place.checked);
    let wanted = asked.context.get("only").and_then(Value::as_array);
    let is_wanted = wanted.is_none_or(|kinds| {
        kinds.iter().filter_map(Value::as_str).any(|kind| matches!(kind, "" | "quickfix"))
    });
    let mends = if is_wanted { ide::mends(place, end) } else { Vec::new() };
    let actions = mends.into_iter().map(|mend| {
        let finding = convert::diagnostic(mend.finding, sources, language, |path| server.uri(path));
        json!({
            "title": mend.title.get(language),
            "kind": "quickfix",
            "diagnostics": finding.into_iter().collect::<Vec<_>>(),
            "isPreferred": mend.safe,
            "edit": workspace_edit(server, sources, std::slice::from_ref(&mend.edit)),
        })
    });
    Ok(Value::Array(actions.collect()))
}

fn copied(asked: &Asked) -> Asked {
    Asked {
        text_document: asked.text_document.clone(),
        position: asked.position,
        range: asked.range,
        new_name: String::new(),
        context: Value::Null,
    }
}

fn hover(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, source)) = place(server, asked) else { return Ok(Value::Null) };
    let Some((text, span)) = ide::hover(place, server.language(place.checked)) else {
        return Ok(Value::Null);
    };
    let content = lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value: text };
    value(lsp::Hover {
        contents: lsp::Contents::MarkupContent(content),
        range: Some(convert::range(source, span)),
    })
}

/// Places as locations; `found` is also told whether the declaration is asked for.
fn spans(
    server: &Server<'_>,
    asked: &Asked,
    found: impl Fn(Place<'_>, bool) -> Vec<Span>,
) -> Result<Value, Failure> {
    let Some((place, _)) = place(server, asked) else { return Ok(Value::Null) };
    let with = asked.context.get("includeDeclaration").and_then(Value::as_bool).unwrap_or(false);
    let spans = found(place, with);
    value(spans.iter().filter_map(|span| location(server, &place.checked.sources, *span)).collect::<Vec<_>>())
}

fn location(server: &Server<'_>, sources: &Sources, span: Span) -> Option<lsp::Location> {
    let file = sources.file(span.file)?;
    Some(lsp::Location { uri: server.uri(&file.path), range: convert::range(file, span) })
}

fn symbols(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, source)) = place(server, asked) else { return Ok(Value::Null) };
    let entries = ide::outline(place.checked, place.file);
    Ok(Value::Array(nested(&mut entries.iter().peekable(), 0, source)))
}

/// Entries as a tree, by their depth.
fn nested<'e>(
    entries: &mut std::iter::Peekable<impl Iterator<Item = &'e Entry>>,
    depth: usize,
    source: &SourceFile,
) -> Vec<Value> {
    let mut found = Vec::new();
    while let Some(entry) = entries.next_if(|entry| entry.depth >= depth) {
        let children = nested(entries, entry.depth + 1, source);
        found.push(json!({
            "name": entry.name,
            "detail": entry.title,
            "kind": kind(entry.concept),
            "range": convert::range(source, entry.whole),
            "selectionRange": convert::range(source, entry.header),
            "children": children,
        }));
    }
    found
}

/// The picture beside a thing.
fn kind(concept: &Concept) -> lsp::SymbolKind {
    match (concept.role, concept.name) {
        (_, "document") => lsp::SymbolKind::Package,
        (_, "indicator") => lsp::SymbolKind::Variable,
        (Role::Level, _) => lsp::SymbolKind::Namespace,
        (Role::Element, _) => lsp::SymbolKind::Property,
        _ => lsp::SymbolKind::Object,
    }
}

fn search(server: &Server<'_>, params: &Value) -> Result<Value, Failure> {
    let wanted = params.get("query").and_then(Value::as_str).unwrap_or_default();
    let mut found = Vec::new();
    for checked in server.desk.checked() {
        for entry in ide::search(checked, wanted) {
            let location = location(server, &checked.sources, entry.header);
            let kind = kind(entry.concept);
            found.extend(location.map(|location| {
                json!({ "name": entry.name, "kind": kind, "containerName": entry.title, "location": location })
            }));
        }
    }
    Ok(Value::Array(found))
}

fn folds(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, source)) = place(server, asked) else { return Ok(Value::Null) };
    let folds = ide::folds(place.checked, place.file).into_iter().map(|(start, end)| {
        let (start, end) = (convert::position(source, start).line, convert::position(source, end).line);
        // The line of the closing brace stays to be seen.
        json!({ "startLine": start, "endLine": end.saturating_sub(1).max(start) })
    });
    Ok(Value::Array(folds.collect()))
}

fn prepare(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, source)) = place(server, asked) else { return Ok(Value::Null) };
    let Some((span, id)) = ide::rename(place) else { return Ok(Value::Null) };
    Ok(json!({ "range": convert::range(source, span), "placeholder": id }))
}

fn rename(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, _)) = place(server, asked) else { return Ok(Value::Null) };
    let language = server.language(place.checked);
    let edits = ide::renamed(&server.desk, &asked.path(), place, &asked.new_name)
        .map_err(|refusal| Failure::new(REQUEST_FAILED, refusal.get(language)))?;
    Ok(workspace_edit(server, &place.checked.sources, &edits))
}

fn complete(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, source)) = place(server, asked) else { return Ok(Value::Null) };
    let (span, offers) = ide::offers(place);
    let (range, language) = (convert::range(source, span), server.language(place.checked));
    let can = |offer: &Offer| offer.snippet.is_none() || server.snippets;
    let items: Vec<Value> =
        offers.iter().filter(|offer| can(offer)).map(|offer| item(server, offer, range, language)).collect();
    Ok(json!({ "isIncomplete": items.len() >= 1_000, "items": items }))
}

fn item(server: &Server<'_>, offer: &Offer, range: lsp::Range, language: Language) -> Value {
    let kind = match offer.sort {
        Sort::Keyword => lsp::CompletionItemKind::Keyword,
        Sort::Thing => lsp::CompletionItemKind::Reference,
        Sort::Choice => lsp::CompletionItemKind::EnumMember,
        Sort::Snippet => lsp::CompletionItemKind::Snippet,
    };
    let format = offer.snippet.as_ref().map_or(1, |_| 2);
    let text = offer.snippet.as_ref().unwrap_or(&offer.label);
    let docs = offer.docs.as_ref().map(|docs| json!({ "kind": "markdown", "value": docs.get(language) }));
    let mut item = json!({
        "label": offer.label,
        "kind": kind,
        "detail": offer.detail,
        "filterText": offer.filter,
        "insertTextFormat": format,
        "textEdit": { "range": range, "newText": text },
    });
    if let Some(item) = item.as_object_mut() {
        item.extend(docs.map(|docs| ("documentation".to_owned(), docs)));
        if server.details && !offer.detail.is_empty() {
            item.insert("labelDetails".to_owned(), json!({ "description": offer.detail }));
        }
    }
    item
}

fn hints(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, source)) = place(server, asked) else { return Ok(Value::Null) };
    let range = (convert::offset(source, asked.range.start), convert::offset(source, asked.range.end));
    let titles = ide::titles(place.checked, place.file, range).into_iter().map(|(at, title)| {
        json!({ "position": convert::position(source, at), "label": title, "paddingLeft": true })
    });
    Ok(Value::Array(titles.collect()))
}

fn lenses(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, source)) = place(server, asked) else { return Ok(Value::Null) };
    let language = server.language(place.checked);
    let counts = ide::counts(place.checked, place.file).into_iter().map(|(span, uses)| {
        let command = json!({ "title": ide::count(uses, language), "command": "" });
        json!({ "range": convert::range(source, span), "command": command })
    });
    Ok(Value::Array(counts.collect()))
}

fn colours(server: &Server<'_>, asked: &Asked) -> Result<Value, Failure> {
    let Some((place, source)) = place(server, asked) else { return Ok(Value::Null) };
    let mut data: Vec<u32> = Vec::new();
    let mut last = lsp::Position::default();
    for (span, colour) in ide::colours(place.checked, place.file) {
        let range = convert::range(source, span);
        let start = range.start;
        let lines = start.line - last.line;
        let across = if lines == 0 { start.character - last.character } else { start.character };
        let sort = COLOURS.iter().position(|(one, _)| *one == colour).unwrap_or(0) as u32;
        data.extend([lines, across, range.end.character - start.character, sort, 0]);
        last = start;
    }
    Ok(json!({ "data": data }))
}
