//! Columns of a value in whatever form it was written.

use crate::language::values;
use crate::model::value::{Figure, Missing, Relative, Sign};

use super::project::term;
use super::{Cell, Column, Kind, column};

/// A value: what it is says `form`.
pub static FIGURE: [Column; 10] = [
    column("form", ("vorm", "form"), Kind::Term, "kind", |row| row.figure().map_or(Cell::Empty, form)),
    column("value", ("waarde", "value"), Kind::Number, "value", |row| match row.figure() {
        Some(Figure::Number(number, _) | Figure::Bound(_, number, _)) => Cell::Number(*number),
        _ => Cell::Empty,
    }),
    column("sign", ("teken", "sign"), Kind::Text, "sign", |row| match row.figure() {
        Some(
            Figure::Number(_, Sign::Percent)
            | Figure::Bound(_, _, Sign::Percent)
            | Figure::Range(_, Sign::Percent),
        ) => Cell::text("%"),
        Some(
            Figure::Number(_, Sign::Euro) | Figure::Bound(_, _, Sign::Euro) | Figure::Range(_, Sign::Euro),
        ) => Cell::text("€"),
        _ => Cell::Empty,
    }),
    column("bound", ("grens", "bound"), Kind::Text, "bound", |row| match row.figure() {
        Some(Figure::Bound(bound, ..) | Figure::BoundRef(bound, _)) => Cell::text(bound.sign()),
        _ => Cell::Empty,
    }),
    column("low", ("laagste", "low"), Kind::Number, "low", |row| match row.figure() {
        Some(Figure::Range(range, _)) => Cell::Number(range.0),
        _ => Cell::Empty,
    }),
    column("high", ("hoogste", "high"), Kind::Number, "high", |row| match row.figure() {
        Some(Figure::Range(range, _)) => Cell::Number(range.1),
        _ => Cell::Empty,
    }),
    column("direction", ("richting", "direction"), Kind::Term, "direction", |row| match row.figure() {
        Some(Figure::Direction(direction, _)) => term(Some(direction)),
        _ => Cell::Empty,
    }),
    column("relative_to", ("ten opzichte van", "relative to"), Kind::Text, "relativeTo", |row| {
        match row.figure() {
            Some(Figure::Direction(_, Some(relative))) => Cell::text(match &**relative {
                Relative::Baseline => "baseline".to_owned(),
                Relative::Period(period) => period.to_string(),
            }),
            _ => Cell::Empty,
        }
    }),
    column("missing", ("geen cijfer", "missing"), Kind::Term, "missing", |row| match row.figure() {
        Some(Figure::Missing(why)) => missing(*why),
        _ => Cell::Empty,
    }),
    column("text", ("in woorden", "in words"), Kind::Text, "text", |row| match row.figure() {
        Some(Figure::Text(text)) => row.str(Some(text)),
        _ => Cell::Empty,
    }),
];

fn form<'p>(figure: &Figure) -> Cell<'p> {
    match figure {
        Figure::Number(..) => Cell::Term("number", "getal"),
        Figure::Bound(..) | Figure::BoundRef(..) => Cell::Term("bound", "grens"),
        Figure::Range(..) => Cell::Term("range", "bereik"),
        Figure::Direction(..) => Cell::Term("direction", "richting"),
        Figure::Missing(_) => Cell::Term("missing", "ontbreekt"),
        Figure::Text(_) => Cell::Term("text", "tekst"),
    }
}

/// Why there is no figure.
pub fn missing<'p>(why: Missing) -> Cell<'p> {
    match why {
        Missing::None => Cell::Term("none", "geen"),
        Missing::Named(choice) if *choice == values::NOT_YET_KNOWN => {
            Cell::Term(choice.name, "nog niet bekend")
        }
        Missing::Named(choice) if *choice == values::NOT_APPLICABLE => {
            Cell::Term(choice.name, "niet van toepassing")
        }
        Missing::Named(choice) => Cell::Term(choice.name, "pro memorie"),
    }
}
