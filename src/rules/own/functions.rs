//! The functions that a condition may use, for suggestions and for the pages.

use crate::language::{Bi, suggest};

/// A function: its name, how it is written, and what it gives.
#[derive(Debug)]
pub struct Function {
    pub name: &'static str,
    pub form: &'static str,
    pub docs: Bi,
}

const fn function(name: &'static str, form: &'static str, docs: Bi) -> Function {
    Function { name, form, docs }
}

pub static FUNCTIONS: &[Function] = &[
    function(
        "size",
        "size(list), size(text)",
        Bi::new(
            "Hoeveel erin zit; bij een tekst hoeveel tekens.",
            "How many are in it; of a text how many characters.",
        ),
    ),
    function("has", "has(self.unit)", Bi::new("Of het er is.", "Whether it is there.")),
    function(
        "all",
        "list.all(x, …)",
        Bi::new(
            "Of het voor elk geldt; bij een lege lijst ook.",
            "Whether it holds for each; of an empty list too.",
        ),
    ),
    function(
        "exists",
        "list.exists(x, …)",
        Bi::new("Of het voor ten minste één geldt.", "Whether it holds for at least one."),
    ),
    function(
        "exists_one",
        "list.exists_one(x, …)",
        Bi::new("Of het voor precies één geldt.", "Whether it holds for exactly one."),
    ),
    function("filter", "list.filter(x, …)", Bi::new("Die waarvoor het geldt.", "Those for which it holds.")),
    function("map", "list.map(x, …)", Bi::new("Van elk de waarde ervan.", "The value of it for each.")),
    function(
        "contains",
        "text.contains(\"…\")",
        Bi::new("Of de tekst dit bevat.", "Whether the text holds this."),
    ),
    function(
        "startsWith",
        "text.startsWith(\"…\")",
        Bi::new("Of de tekst zo begint.", "Whether the text starts so."),
    ),
    function(
        "endsWith",
        "text.endsWith(\"…\")",
        Bi::new("Of de tekst zo eindigt.", "Whether the text ends so."),
    ),
    function(
        "matches",
        "text.matches(\"…\")",
        Bi::new(
            "Of de reguliere expressie ergens in de tekst past.",
            "Whether the regular expression fits somewhere in the text.",
        ),
    ),
    function("int", "int(number)", Bi::new("Het hele deel van een getal.", "The whole part of a number.")),
    function(
        "double",
        "double(number)",
        Bi::new("Een geheel getal als getal met decimalen.", "A whole number as a number with decimals."),
    ),
    function("string", "string(number)", Bi::new("Een getal als tekst.", "A number as text.")),
];

pub fn is_known(name: &str) -> bool {
    FUNCTIONS.iter().any(|function| function.name == name)
}

pub fn near(name: &str) -> Vec<String> {
    suggest::nearest(name, FUNCTIONS.iter().map(|function| function.name))
        .into_iter()
        .map(str::to_owned)
        .collect()
}
