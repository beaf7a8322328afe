//! A series as a small line in a table.

use std::fmt::Write;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::language::shape::ObservationRole;
use crate::model::Progress;
use crate::model::value::Figure;

use super::pen::units;
use super::scale::Reach;

/// The measured values as a small line for a table: its strokes, its points and where the target lies.
#[derive(Clone, Debug, Serialize)]
pub struct Spark {
    pub line: String,
    pub end: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}

/// The small line of an indicator; none where fewer than two exact values have a year.
pub fn spark(progress: &Progress<'_>, breaks: &[i16]) -> Option<Spark> {
    let mut line: Vec<(i16, Decimal)> = Vec::new();
    for told in &progress.values {
        let exact = matches!(told.point.observation.figure, Figure::Number(..));
        let (Some(year), Some(value), true) = (told.point.whole_year(), told.point.number(), exact) else {
            continue;
        };
        let known = line.iter().any(|(one, _)| *one == year);
        if known && told.point.role == ObservationRole::Baseline {
            continue;
        }
        line.retain(|(one, _)| *one != year);
        line.push((year, value));
    }
    line.sort_unstable_by_key(|(year, _)| *year);
    let target = progress.target.as_ref().and_then(|point| {
        let (_, last) = line.last()?;
        Some(Reach::of(&point.observation.figure)?.edge(*last))
    });
    let all = || line.iter().map(|(_, value)| *value).chain(target);
    let ((first, _), (last, _)) = (line.first()?, line.last()?);
    let (low, high) = (all().min()?, all().max()?);
    if line.len() < 2 {
        return None;
    }
    let way = high.checked_sub(low)?;
    let y = |value: Decimal| {
        let up = value.checked_sub(low)?.checked_mul(180.into())?;
        let up = if way.is_zero() { Decimal::from(90) } else { up.checked_div(way)? };
        Some(210 - i32::try_from(up.round()).ok()?)
    };
    let years = i32::from(*last) - i32::from(*first);
    let x = |year: i16| 30 + (i32::from(year) - i32::from(*first)) * 640 / years.max(1);
    let mut path = String::new();
    let mut before = i16::MAX;
    for (year, value) in &line {
        // A broken series is two lines.
        let joined = before < *year && !breaks.iter().any(|at| before < *at && at <= year);
        let _ = write!(path, "{}{} {}", if joined { 'L' } else { 'M' }, units(x(*year)), units(y(*value)?));
        before = *year;
    }
    let (_, value) = line.last()?;
    Some(Spark {
        line: path,
        end: format!("M{} {}h0", units(x(*last)), units(y(*value)?)),
        target: target.and_then(y).map(|y| format!("M76 {}h12", units(y))),
    })
}
