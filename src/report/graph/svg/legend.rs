//! What shapes and lines mean, in rows that are no wider than the drawing.

use std::fmt::Write;

use crate::language::Bi;

use super::super::Picture;
use super::super::line::Line;
use super::super::xml::escape;
use super::measure::width;
use super::plan::SMALL;
use super::{paint, sample};

/// The rows, and how high they are together.
pub struct Legend {
    pub text: String,
    pub height: f64,
}

const ROW: f64 = 24.0;
/// The width of what stands before a word, and the room behind that.
const SIGN: f64 = 34.0;
const GAP: f64 = 18.0;

pub fn draw(picture: &Picture, lines: &[Line], room: f64, prefix: &str) -> Legend {
    let language = picture.language;
    let name = Bi::new("Legenda", "Legend").get(language);
    let mut text = format!("<g role=\"list\" aria-label=\"{name}\" font-size=\"{SMALL}\">\n");
    let mut place = Place { x: 0.0, y: 0.0, room };
    for look in picture.looks() {
        let word = look.word().get(language);
        let (x, y) = place.next(word);
        let colours = look.light();
        let _ = writeln!(
            text,
            "<g role=\"listitem\" class=\"{}\" transform=\"translate({x:.1} {y:.1})\" fill=\"{}\" stroke=\"{}\"><path d=\"{}\"/>{}</g>",
            look.name(),
            colours.fill,
            colours.edge,
            sample(look),
            said(word)
        );
    }
    place.row();
    for line in lines {
        let word = line.word().get(language);
        let (x, y) = place.next(word);
        let _ = writeln!(
            text,
            "<g role=\"listitem\" transform=\"translate({x:.1} {y:.1})\"><path d=\"M0 8H{SIGN}\" {}/>{}</g>",
            paint::stroke(*line, prefix),
            said(word)
        );
    }
    text.push_str("</g>\n");
    Legend { text, height: place.y + ROW + 8.0 }
}

fn said(word: &str) -> String {
    format!("<text x=\"{}\" y=\"12\" fill=\"#111111\" stroke=\"none\">{}</text>", SIGN + 6.0, escape(word))
}

struct Place {
    x: f64,
    y: f64,
    room: f64,
}

impl Place {
    /// The place of the next entry; on a row of its own when this one is full.
    fn next(&mut self, word: &str) -> (f64, f64) {
        let wide = SIGN + 6.0 + width(word, SMALL);
        if self.x > 0.0 && self.x + wide > self.room {
            self.row();
        }
        let found = (self.x, self.y);
        self.x += wide + GAP;
        found
    }

    fn row(&mut self) {
        if self.x > 0.0 {
            (self.x, self.y) = (0.0, self.y + ROW);
        }
    }
}
