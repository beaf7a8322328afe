//! The look of an organisation: its title, logo, font, colours, styles and templates.

use std::fmt::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::diag::Text;
use crate::workspace::config::Look;
use crate::workspace::house::{HouseFiles, Media};

/// What an organisation puts in the place of kader's own look.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// In the place of the name of the organisation.
    pub title: Option<String>,
    /// The logo as a `data:` address.
    pub logo: Option<String>,
    /// Styles behind those of kader.
    pub style: String,
    /// Templates by name, each in the place of kader's own or for one of those.
    pub templates: Vec<(String, String)>,
}

impl House {
    /// # Errors
    ///
    /// When the styles would fetch something: a report stands by itself.
    pub fn new(look: &Look, files: HouseFiles) -> Result<House, Text> {
        if let Some(what) = fetched(&files.style) {
            return Err(Text::new(
                format!(
                    "de stijl in [report] haalt iets van elders (‘{what}’); zet een plaatje er als data: in, en een letter bij ‘font’"
                ),
                format!(
                    "the style in [report] fetches something (‘{what}’); put a picture in it as data:, and a font under ‘font’"
                ),
            ));
        }
        let mut style = String::new();
        if let Some(font) = &files.font {
            let _ = write!(
                style,
                "@font-face{{font-family:house;src:url({})}}body{{font-family:house,system-ui,sans-serif}}",
                data(font)
            );
        }
        if let Some(accent) = &look.accent {
            let light = format!("--link:{accent};--mark:{accent}");
            let lighter = format!("color-mix(in srgb,{accent} 45%,#fff)");
            style += &both(&light, &format!("--link:{lighter};--mark:{lighter}"));
        }
        if !look.colours.is_empty() {
            let (mut light, mut dark) = (String::new(), String::new());
            for (at, colour) in look.colours.iter().cycle().take(super::tree::COLOURS).enumerate() {
                let _ = write!(light, "--c{at}:{colour};");
                let _ = write!(dark, "--c{at}:color-mix(in srgb,{colour} 55%,#fff);");
            }
            style += &both(&light, &dark);
        }
        // Styles that cannot end the element they stand in.
        style += &files.style.replace("</", "<\\/");
        Ok(House {
            title: look.title.clone(),
            logo: files.logo.as_ref().map(data),
            style,
            templates: files.templates,
        })
    }
}

/// Values for the light and for the dark page.
fn both(light: &str, dark: &str) -> String {
    format!(
        ":root{{{light}}}@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}:root[data-theme=dark]{{{dark}}}@media print{{:root{{{light}}}}}"
    )
}

fn data(media: &Media) -> String {
    format!("data:{};base64,{}", media.kind, STANDARD.encode(&media.bytes))
}

/// The first thing in a style that would be fetched.
fn fetched(style: &str) -> Option<&'static str> {
    let plain: String = style.to_ascii_lowercase().split_whitespace().collect();
    if plain.contains("@import") {
        return Some("@import");
    }
    let calls = plain.match_indices("url(").map(|(at, _)| plain.get(at + 4..).unwrap_or_default());
    let own = |address: &str| {
        let address = address.trim_start_matches(['"', '\'']);
        address.starts_with("data:") || address.starts_with('#')
    };
    (calls.filter(|address| !own(address)).count() > 0).then_some("url(…)")
}
