//! The templates of a report: those that kader has, and those that an organisation puts in their place.

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use crate::diag::Text;
use crate::export::marks;
use crate::language::Language;

use super::said::Dictionary;
use super::words;

/// Every template of kader by its name; an organisation may have its own of the same name.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("shell.html", include_str!("template/shell.html")),
    ("thing.html", include_str!("template/thing.html")),
    ("page.html", include_str!("template/page.html")),
    ("document.html", include_str!("template/document.html")),
    ("chart.html", include_str!("template/chart.html")),
    ("lights.html", include_str!("template/lights.html")),
    ("indicators.html", include_str!("template/indicators.html")),
    ("overview.html", include_str!("template/overview.html")),
    ("story.html", include_str!("template/story.html")),
    ("sentences.html", include_str!("template/sentences.html")),
    ("changes.html", include_str!("template/changes.html")),
    ("facts.html", include_str!("template/facts.html")),
    ("ledger.html", include_str!("template/ledger.html")),
    ("matrix.html", include_str!("template/matrix.html")),
    ("agenda.html", include_str!("template/agenda.html")),
    ("money.html", include_str!("template/money.html")),
    ("register.html", include_str!("template/register.html")),
    ("findings.html", include_str!("template/findings.html")),
];

/// The styles, each part its own file; those of an organisation come behind them.
pub const STYLES: &[&str] = &[
    include_str!("template/style.css"),
    include_str!("template/chart.css"),
    include_str!("template/indicators.css"),
    include_str!("template/changes.css"),
    include_str!("template/story.css"),
    include_str!("template/matrix.css"),
    include_str!("template/agenda.css"),
    include_str!("template/money.css"),
    include_str!("template/print.css"),
];

pub const SCRIPT: &str = include_str!("template/script.js");

/// Draws parts of a report.
#[derive(Debug)]
pub struct Engine {
    environment: Environment<'static>,
}

impl Engine {
    /// # Errors
    ///
    /// When a template of the organisation cannot be read; the text says where.
    pub fn new(dictionary: &Dictionary, own: &[(String, String)]) -> Result<Engine, Text> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(write_value);
        words_for(&mut environment, dictionary);
        for (name, text) in TEMPLATES {
            environment.add_template_owned(*name, tight(text)).map_err(|error| unfit(name, &error))?;
        }
        for (name, text) in own {
            environment
                .add_template_owned(name.clone(), text.clone())
                .map_err(|error| unfit(name, &error))?;
        }
        Ok(Engine { environment })
    }

    /// # Errors
    ///
    /// When a template of the organisation asks for something that is not there.
    pub fn render(&self, name: &str, data: impl Serialize) -> Result<String, Text> {
        let template = self.environment.get_template(name).map_err(|error| unfit(name, &error))?;
        template.render(Value::from(Serde(data))).map_err(|error| unfit(name, &error))
    }
}

/// HTML for what is safe, else the text with what HTML would read otherwise turned into names.
fn write_value(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() || value.is_none() {
        return Ok(());
    }
    let done = match value.as_str() {
        Some(text) if value.is_safe() => out.write_str(text),
        Some(text) => out.write_str(&escaped(text)),
        None => out.write_str(&escaped(&value.to_string())),
    };
    done.map_err(|_| Error::new(ErrorKind::WriteFailure, "cannot write"))
}

/// A text that stands for itself in HTML; what has no place in it, and no meaning for a reader, is left out.
pub fn escaped(text: &str) -> String {
    let unmeant = |one: char| one.is_ascii_control() && !matches!(one, '\t' | '\n' | '\r');
    match text.contains(unmeant) {
        true => marks::html(&text.replace(unmeant, "")),
        false => marks::html(text),
    }
}

/// What a template may say: `w("key")` a word of the report, `t(said)` a text in both languages,
/// `wa`/`ta("attribute", …)` the same as an attribute, `wp`/`tp` only in the language of the report.
fn words_for(environment: &mut Environment<'static>, dictionary: &Dictionary) {
    let of = |key: &str| {
        words::word(key)
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("there is no word {key}")))
    };
    let known = dictionary.clone();
    environment.add_function("w", move |key: &str| {
        let word = of(key)?;
        Ok::<_, Error>(Value::from_safe_string(spoken(&known, word.nl, word.en)))
    });
    let known = dictionary.clone();
    environment.add_function("wa", move |name: &str, key: &str| {
        let word = of(key)?;
        Ok::<_, Error>(Value::from_safe_string(attribute(&known, name, word.nl, word.en)))
    });
    let language = dictionary.language;
    environment.add_function("wp", move |key: &str| Ok::<_, Error>(Value::from(of(key)?.get(language))));
    let known = dictionary.clone();
    environment.add_function("t", move |said: &Value| {
        let (nl, en) = both(said)?;
        Ok::<_, Error>(Value::from_safe_string(spoken(&known, &nl, &en)))
    });
    let known = dictionary.clone();
    environment.add_function("ta", move |name: &str, said: &Value| {
        let (nl, en) = both(said)?;
        Ok::<_, Error>(Value::from_safe_string(attribute(&known, name, &nl, &en)))
    });
    environment.add_function("tp", move |said: &Value| {
        let (nl, en) = both(said)?;
        Ok::<_, Error>(Value::from(if language == Language::Nl { nl } else { en }))
    });
    let known = dictionary.clone();
    // Asked for last of all, when every text has come by.
    environment.add_function("dictionary", move || {
        let all = serde_json::to_string(&known.other()).unwrap_or_default();
        Value::from_safe_string(all.replace('<', "\\u003c"))
    });
    let known = dictionary.clone();
    // The place of a text as an attribute alone, for a drawing.
    environment.add_function("tl", move |said: &Value| {
        let (nl, en) = both(said)?;
        let place = known.place(&nl, &en).map(|place| format!(" data-l={place}"));
        Ok::<_, Error>(Value::from_safe_string(place.unwrap_or_default()))
    });
}

fn both(said: &Value) -> Result<(String, String), Error> {
    let get = |name: &str| said.get_attr(name).map(|text| text.as_str().unwrap_or_default().to_owned());
    Ok((get("nl")?, get("en")?))
}

/// A text that changes with the language.
pub fn spoken(dictionary: &Dictionary, nl: &str, en: &str) -> String {
    let text = escaped(if dictionary.language == Language::Nl { nl } else { en });
    match dictionary.place(nl, en) {
        Some(place) => format!("<span data-l={place}>{text}</span>"),
        None => text,
    }
}

fn attribute(dictionary: &Dictionary, name: &str, nl: &str, en: &str) -> String {
    let text = escaped(if dictionary.language == Language::Nl { nl } else { en });
    match dictionary.place(nl, en) {
        Some(place) => format!("{name}=\"{text}\" data-a=\"{name} {place}\""),
        None => format!("{name}=\"{text}\""),
    }
}

/// A template without what is there for whoever reads it: line ends and indentation, quotes that HTML does not need, and
/// ends that it knows by itself. A report of a thousand goals is a third smaller by it.
fn tight(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let word = |one: char| !matches!(one, '<' | '>' | '{' | '}');
        let joins = !(out.ends_with(word) && line.starts_with(word));
        if !joins {
            out.push('\n');
        }
        out.push_str(line);
    }
    for end in ["</td>", "</th>", "</tr>", "</tbody>", "</thead>", "</dd>", "</dt>", "</li>", "</option>"] {
        out = out.replace(end, "");
    }
    unquoted(&out)
}

/// `class="name"` as `class=name`, where the value is one plain word that stands in the template itself.
fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, value)) = rest.split_once("=\"") {
        out.push_str(before);
        let attribute = before.ends_with(|one: char| one.is_ascii_alphanumeric());
        match value.split_once('"') {
            Some((word, after))
                if attribute
                    && !word.is_empty()
                    && word.bytes().all(|one| one.is_ascii_alphanumeric() || one == b'-')
                    && after.starts_with([' ', '>', '{']) =>
            {
                out.push('=');
                out.push_str(word);
                // What follows may be nothing, and must not become part of the word.
                if after.starts_with('{') {
                    out.push(' ');
                }
                rest = after;
            }
            _ => {
                out.push_str("=\"");
                rest = value;
            }
        }
    }
    out.push_str(rest);
    out
}

fn unfit(name: &str, error: &Error) -> Text {
    let place = error.name().unwrap_or(name);
    let line = error.line().map(|line| format!(":{line}")).unwrap_or_default();
    let why = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    Text::new(
        format!("het sjabloon {place}{line} klopt niet: {why}"),
        format!("the template {place}{line} is not right: {why}"),
    )
}
