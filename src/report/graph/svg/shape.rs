//! The outlines of things.

use super::super::look::Look;
use super::block::Rect;

/// The outline of a thing of this sort, as the data of a path.
pub fn outline(look: Look, rect: Rect) -> String {
    let Rect { x, y, width, height } = rect;
    let (right, low) = (rect.right(), rect.bottom());
    // Corners and slants are small where the thing is.
    let cut = (height / 3.0).min(9.0);
    let middle = y + height / 2.0;
    match look {
        Look::Level => format!("M{x:.1} {y:.1}h{width:.1}v{height:.1}h-{width:.1}z"),
        Look::Goal => rounded(rect, (height / 3.0).min(10.0)),
        Look::Indicator => rounded(rect, (height / 2.0).min(22.0)),
        Look::Document => {
            let tab = (width / 3.0).min(54.0);
            format!(
                "M{x:.1} {low:.1}V{y:.1}h{tab:.1}l5 5H{right:.1}V{low:.1}zM{x:.1} {:.1}h{:.1}",
                y + 5.0,
                tab + 5.0
            )
        }
        Look::Criterion => format!(
            "M{:.1} {y:.1}H{:.1}L{right:.1} {middle:.1}L{:.1} {low:.1}H{:.1}L{x:.1} {middle:.1}z",
            x + cut,
            right - cut,
            right - cut,
            x + cut
        ),
        Look::Activity => format!("M{:.1} {y:.1}H{right:.1}L{:.1} {low:.1}H{x:.1}z", x + cut, right - cut),
        Look::Money => format!(
            "M{x:.1} {y:.1}H{:.1}L{right:.1} {:.1}V{low:.1}H{x:.1}zM{:.1} {y:.1}v{cut:.1}h{cut:.1}",
            right - cut,
            y + cut,
            right - cut
        ),
        Look::Text => format!(
            "M{x:.1} {y:.1}H{right:.1}V{low:.1}H{x:.1}zM{:.1} {y:.1}V{low:.1}",
            x + (width / 10.0).min(5.0)
        ),
        Look::People => format!(
            "M{:.1} {y:.1}H{:.1}L{right:.1} {:.1}V{:.1}L{:.1} {low:.1}H{:.1}L{x:.1} {:.1}V{:.1}z",
            x + cut,
            right - cut,
            y + cut,
            low - cut,
            right - cut,
            x + cut,
            low - cut,
            y + cut
        ),
        Look::Source => {
            let wave = (height / 6.0).min(5.0);
            let half = width / 2.0;
            format!(
                "M{x:.1} {y:.1}H{right:.1}V{:.1}q{:.1} -{:.1} -{half:.1} 0t-{half:.1} 0z",
                low - wave,
                -half / 2.0,
                2.0 * wave
            )
        }
        Look::Vision => format!(
            "M{x:.1} {y:.1}H{:.1}L{right:.1} {middle:.1}L{:.1} {low:.1}H{x:.1}z",
            right - cut,
            right - cut
        ),
    }
}

fn rounded(rect: Rect, by: f64) -> String {
    let (width, height) = (rect.width - 2.0 * by, rect.height - 2.0 * by);
    format!(
        "M{:.1} {:.1}h{width:.1}a{by:.1} {by:.1} 0 0 1 {by:.1} {by:.1}v{height:.1}a{by:.1} {by:.1} 0 0 1 -{by:.1} {by:.1}\
         h-{width:.1}a{by:.1} {by:.1} 0 0 1 -{by:.1} -{by:.1}v-{height:.1}a{by:.1} {by:.1} 0 0 1 {by:.1} -{by:.1}z",
        rect.x + by,
        rect.y
    )
}
