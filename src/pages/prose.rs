//! The text blocks of a spec as HTML and as Markdown: without HTML of their own, links that can do no harm.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use super::markdown::text;

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// The HTML of a text. Headings become paragraphs: the page has an order of its own.
pub fn html(text: &str) -> String {
    let mut links = Vec::new();
    let events = Parser::new_ext(text, OPTIONS).filter_map(|event| tame(event, &mut links));
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    html::push_html(&mut out, events);
    let end = out.trim_end().len();
    out.truncate(end);
    out
}

/// `links` are those that are open, and whether each may be followed.
fn tame<'t>(event: Event<'t>, links: &mut Vec<bool>) -> Option<Event<'t>> {
    Some(match event {
        // What looks like HTML is text.
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Heading { .. } | Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::Heading(_) | TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        // A picture would be fetched; its text stays.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let safe = is_safe(dest_url);
            links.push(safe);
            return safe.then_some(event);
        }
        Event::End(TagEnd::Link) => return links.pop().unwrap_or_default().then_some(event),
        other => other,
    })
}

/// Whether an address may be followed: the web and mail, nothing that runs.
pub fn is_safe(address: &str) -> bool {
    let lower = address.trim_start().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|front| lower.starts_with(front))
}

/// The text as Markdown that has no HTML, no headings and no pictures, and says the same everywhere.
pub fn markdown(source: &str) -> String {
    let mut links = Vec::new();
    let mut written = Written { frames: vec![Frame::default()], ..Written::default() };
    for event in Parser::new_ext(source, OPTIONS).filter_map(|event| tame(event, &mut links)) {
        written.take(event);
    }
    written.flush();
    written.frames.pop().map(|frame| frame.blocks.join("\n\n")).unwrap_or_default()
}

/// Blocks of one container, and the line that is being written in it.
#[derive(Default)]
struct Frame {
    blocks: Vec<String>,
    inline: String,
    /// It has paragraphs of its own, as a loose list has.
    loose: bool,
}

#[derive(Default)]
struct Written {
    frames: Vec<Frame>,
    /// The number of the next item of each list that is open; none where it has no numbers.
    lists: Vec<Option<u64>>,
    addresses: Vec<String>,
    code: Option<String>,
    rows: Vec<Vec<String>>,
    in_table: bool,
}

impl Written {
    fn inline(&mut self, text: &str) {
        if let Some(frame) = self.frames.last_mut() {
            frame.inline.push_str(text);
        }
    }

    fn block(&mut self, block: String) {
        if let Some(frame) = self.frames.last_mut().filter(|_| !block.trim().is_empty()) {
            frame.blocks.push(block);
        }
    }

    /// What is written of a line becomes a block.
    fn flush(&mut self) {
        let Some(frame) = self.frames.last_mut() else { return };
        let lines = std::mem::take(&mut frame.inline);
        let block = lines.split('\n').map(text::start).collect::<Vec<_>>().join("\n");
        self.block(block.trim_end().to_owned());
    }

    fn close(&mut self, around: &str) -> String {
        self.flush();
        self.frames.pop().map(|frame| frame.blocks.join(around)).unwrap_or_default()
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(said) => match &mut self.code {
                Some(code) => code.push_str(&said),
                None => self.inline(&text::escaped(&said)),
            },
            Event::Code(said) => {
                let code = text::code(&said);
                // A bar would end the cell, even within code.
                self.inline(&if self.in_table { code.replace('|', "\\|") } else { code });
            }
            Event::SoftBreak => self.inline(" "),
            Event::HardBreak => self.inline("\\\n"),
            Event::Rule => {
                self.flush();
                self.block("***".to_owned());
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                self.flush();
                if let Some(frame) = self.frames.last_mut() {
                    frame.loose = true;
                }
            }
            Tag::BlockQuote(_) | Tag::Item => {
                self.flush();
                self.frames.push(Frame::default());
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
                self.frames.push(Frame::default());
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::Table(_) => {
                self.flush();
                self.rows.clear();
                self.in_table = true;
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::TableCell => self.frames.push(Frame::default()),
            Tag::Emphasis => self.inline("*"),
            Tag::Strong => self.inline("**"),
            Tag::Strikethrough => self.inline("~~"),
            Tag::Link { dest_url, .. } => {
                self.addresses.push(text::address(&dest_url));
                self.inline("[");
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::BlockQuote(_) => {
                let inside = self.close("\n\n");
                let quoted = inside.lines().map(|line| format!("> {line}").trim_end().to_owned());
                self.block(quoted.collect::<Vec<_>>().join("\n"));
            }
            TagEnd::Item => {
                let loose = self.frames.last().is_some_and(|frame| frame.loose);
                let inside = self.close(if loose { "\n\n" } else { "\n" });
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                let inside = text::indented(&inside, marker.len());
                self.block(format!("{marker}{}", inside.trim_start()));
                if let Some(list) = self.frames.last_mut() {
                    list.loose |= loose;
                }
            }
            TagEnd::List(_) => {
                self.lists.pop();
                let loose = self.frames.last().is_some_and(|frame| frame.loose);
                let list = self.close(if loose { "\n\n" } else { "\n" });
                self.block(list);
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                let longest = code.split(|one| one != '`').map(str::len).max().unwrap_or_default();
                let fence = "`".repeat(3.max(longest + 1));
                self.block(format!("{fence}\n{}\n{fence}", code.trim_end()));
            }
            TagEnd::TableCell => {
                let cell = self.close(" ").replace("\\\n", " ");
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                self.in_table = false;
                let rows = std::mem::take(&mut self.rows);
                if let Some((head, rows)) = rows.split_first() {
                    self.block(text::table(head, rows, false));
                }
            }
            TagEnd::Emphasis => self.inline("*"),
            TagEnd::Strong => self.inline("**"),
            TagEnd::Strikethrough => self.inline("~~"),
            TagEnd::Link => {
                let address = self.addresses.pop().unwrap_or_default();
                self.inline(&format!("](<{address}>)"));
            }
            _ => {}
        }
    }
}
