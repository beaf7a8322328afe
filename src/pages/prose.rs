//! The text blocks of a spec as HTML: Markdown without HTML of its own, links that can do no harm.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// The HTML of a text. Headings become paragraphs: the page has an order of its own.
pub fn html(text: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut links = Vec::new();
    let events = Parser::new_ext(text, options).filter_map(|event| tame(event, &mut links));
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
