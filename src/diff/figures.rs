//! Figures of a series and amounts of money, as the JSON has them: whether they are the same, and which asks more.

use rust_decimal::Decimal;
use serde_json::Value;

use super::Effect;

/// A decimal of the JSON.
pub fn decimal(value: Option<&Value>) -> Option<Decimal> {
    value.and_then(Value::as_str)?.parse::<Decimal>().ok().map(|number| number.normalize())
}

/// What makes a figure another: not its remark, and not how many noughts it was written with.
const SAYS: &[&str] = &[
    "kind",
    "value",
    "bound",
    "series",
    "low",
    "high",
    "direction",
    "relativeTo",
    "missing",
    "text",
    "approximate",
    "uncertain",
    "euros",
];

/// Whether two figures or amounts say the same.
pub fn same(one: &Value, other: &Value) -> bool {
    SAYS.iter().all(|key| {
        let (first, second) = (one.get(key), other.get(key));
        match (decimal(first), decimal(second)) {
            (Some(first), Some(second)) => first == second,
            _ => first == second,
        }
    })
}

/// Whether there is no figure: none, not yet known, to be filled in.
pub fn is_missing(figure: &Value) -> bool {
    figure.get("missing").is_some()
}

/// The remark behind a figure.
pub fn note(figure: &Value) -> Option<String> {
    figure.get("note").and_then(Value::as_str).map(str::to_owned)
}

/// What a target asks after a change, when more or less can be said: the order of the figures, and the effect.
pub fn asks(before: &Value, after: &Value, desired: Option<&str>) -> Option<(std::cmp::Ordering, Effect)> {
    let bound = |figure: &Value| figure.get("bound").and_then(Value::as_str).map(str::to_owned);
    let form = |figure: &Value| figure.get("kind").and_then(Value::as_str).map(str::to_owned);
    if form(before) != form(after)
        || bound(before) != bound(after)
        || before.get("series") != after.get("series")
    {
        return None;
    }
    let order = match form(before).as_deref() {
        Some("number" | "bound") => decimal(after.get("value"))?.cmp(&decimal(before.get("value"))?),
        Some("range") => {
            let low = decimal(after.get("low"))?.cmp(&decimal(before.get("low"))?);
            let high = decimal(after.get("high"))?.cmp(&decimal(before.get("high"))?);
            match (low.is_eq(), high.is_eq()) {
                (true, _) => high,
                (_, true) => low,
                _ if low == high => low,
                _ => return None,
            }
        }
        _ => return None,
    };
    let up = match (desired, bound(before).as_deref()) {
        (Some("increase" | "equal-or-increase"), _) => Some(true),
        (Some("decrease" | "equal-or-decrease"), _) => Some(false),
        (Some(_), _) => None,
        (None, Some(">=" | ">")) => Some(true),
        (None, Some("<=" | "<")) => Some(false),
        (None, _) => None,
    };
    let effect = match (up, order.is_gt()) {
        _ if order.is_eq() => return None,
        (Some(up), higher) if up == higher => Effect::Stronger,
        (Some(_), _) => Effect::Weaker,
        (None, _) => Effect::Unknown,
    };
    Some((order, effect))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Effect, asks, same};

    #[test]
    fn noughts_and_remarks_make_no_other_figure() {
        let one = json!({"kind": "number", "value": "7.0", "note": "geschat"});
        assert!(same(&one, &json!({"kind": "number", "value": "7"})));
        assert!(!same(&one, &json!({"kind": "number", "value": "7.1"})));
        assert!(!same(
            &json!({"kind": "missing", "missing": "none"}),
            &json!({"kind": "number", "value": "0"})
        ));
    }

    #[test]
    fn the_wanted_direction_says_which_target_asks_more() {
        let number = |value: &str| json!({"kind": "number", "value": value});
        let effect = |desired| asks(&number("10"), &number("12"), desired).unwrap().1;
        assert_eq!(effect(Some("increase")), Effect::Stronger);
        assert_eq!(effect(Some("decrease")), Effect::Weaker);
        assert_eq!(effect(None), Effect::Unknown);
        let bound = |value: &str| json!({"kind": "bound", "bound": "<=", "value": value});
        assert_eq!(asks(&bound("10"), &bound("9"), None).unwrap().1, Effect::Stronger);
        assert!(asks(&number("10"), &bound("10"), None).is_none());
        let range = |low: &str, high: &str| json!({"kind": "range", "low": low, "high": high});
        assert_eq!(asks(&range("6", "7"), &range("6", "8"), Some("increase")).unwrap().1, Effect::Stronger);
        assert!(asks(&range("6", "7"), &range("5", "8"), Some("increase")).is_none());
    }
}
