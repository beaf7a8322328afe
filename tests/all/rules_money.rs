//! The rules about money: what each must find, and what comes near and must not be found.

use kader::diag::Severity;
use kader::model::{Grain, Sum};
use rust_decimal::Decimal;

use crate::support::{checked, found};

/// The findings of these rules only.
fn of(rules: &[&str], fixture: &str) -> Vec<String> {
    let named = |line: &String| rules.iter().any(|rule| line.split(' ').next() == Some(*rule));
    found(fixture).into_iter().filter(named).collect()
}

const NONE: [&str; 0] = [];

/// A document of this kind with some settings, and then lines.
fn document(settings: &str, lines: &str) -> String {
    format!(
        "--- d.kader\ntaal nl\ndocument begroting-2026 \"D\" {{\nsoort begroting\n{settings}\n}}\n{lines}\n"
    )
}

fn programme(lines: &str) -> String {
    format!("programma 1 \"P\" {{\n{lines}\n}}\n")
}

#[test]
fn sums_keep_within_bounds_and_know_how_far_rounding_goes() {
    let thousand = Grain::new(Decimal::from(1000), Decimal::ONE);
    let mut sum = Sum::default();
    for _ in 0..3 {
        sum.add(Ok(Decimal::from(333_000)), thousand, true);
    }
    assert_eq!(sum.tolerance(thousand), Decimal::from(2000));
    assert!(sum.fits(Decimal::from(1_001_000), thousand) && !sum.fits(Decimal::from(1_001_001), thousand));
    let tenth = Grain::new(Decimal::from(1_000_000), Decimal::new(12, 1));
    assert_eq!(tenth.euros(), Decimal::from(100_000));
    assert_eq!(tenth.with(thousand).euros(), Decimal::from(100_000));
    let mut large = Sum::default();
    large.add(Ok(Decimal::MAX), thousand, true);
    large.add(Ok(Decimal::MAX), thousand, true);
    assert!(!large.known && !large.fits(Decimal::MAX, thousand));
    let far = Sum { euros: Decimal::MIN, known: true, ..Sum::default() };
    assert!(!far.fits(Decimal::MAX, thousand) && !far.minus(sum).plus(far).known);
}

#[test]
fn figures_of_eighteen_digits_are_no_trouble() {
    let many: String = (0..200)
        .map(|at| format!("thema t{at} \"T\" {{\nlasten 2026 € 999.999.999.999.999.999\n}}\n"))
        .collect();
    let lines = format!("lasten 2026 € 999.999.999.999.999.999\n{many}");
    let rules = ["total-mismatch", "unallocated-money"];
    assert_eq!(of(&rules, &document("", &programme(&lines))).len(), 1);
    let table = "bedragen x 1.000.000.000 {\nkolommen begroot 2026\nlasten 999.999.999\nlasten \"a\" 999.999.999\n\
                 baten 0\nsaldo -999.999.999\ntotaal 1.999.999.998\n}";
    assert_eq!(of(&["total-mismatch", "balance-mismatch"], &document("", &programme(table))), NONE);
}

#[test]
fn a_document_signs_its_own_amounts_too() {
    let lines = "lasten 2026 € -500\nbaten 2026 € 100\nsaldo 2026 € -400";
    let checked = checked(&document("tekens lasten-negatief", lines));
    let model = &checked.model;
    let amounts = model.amounts(model.documents()[0]);
    assert_eq!(amounts[0].euros, Ok(Decimal::from(500)));
    assert_eq!(amounts[0].plain, Ok(Decimal::from(-500)));
}

// Labels.

fn deviation(lines: &str) -> String {
    format!(
        "--- d.kader\ntaal nl\ndocument berap-2026-1\nelders programma 9\nprogramma 1 \"P\" {{\nafwijking a \"A\" {{\n{lines}\n}}\n}}\n"
    )
}

#[test]
fn a_neutral_label_needs_amounts_that_come_to_nothing() {
    let label = |lines: &str| of(&["label-contradicts-amount"], &deviation(lines));
    let wrong = ["label-contradicts-amount ‘budgettair-neutraal’"];
    assert_eq!(label("budgettair-neutraal\nnadeel € 460.000 incidenteel\ntegenover programma 9 nnb"), wrong);
    assert_eq!(label("budgettair-neutraal\nnadeel € 460.000\ntegenover programma 9"), wrong);
    assert_eq!(label("budgettair-neutraal\nnadeel € 460.000"), wrong);
    assert_eq!(label("budgettair-neutraal\nnadeel € 460.000\nvoordeel nnb"), wrong);
    assert_eq!(label("budgettair-neutraal\nnadeel € 460.000\ntegenover programma 9 € 400.000"), wrong);
    assert_eq!(label("budgettair-neutraal\nlasten 2026 € 50.000\nbaten 2026 € 40.000"), wrong);
    // Neutral, each in its own way.
    assert_eq!(label("budgettair-neutraal\nnadeel € 460.000\ntegenover programma 9 € 460.000"), NONE);
    assert_eq!(label("budgettair-neutraal\nnadeel € 460.000\nvoordeel € 460.000"), NONE);
    assert_eq!(label("budgettair-neutraal\nlasten 2026 € 50.000\nbaten 2026 € 50.000"), NONE);
    assert_eq!(label("budgettair-neutraal\nlasten 2026 € 50.000\ndekking \"Rijk\" 2026 € 50.000"), NONE);
    assert_eq!(label("budgettair-neutraal\nlasten 2026 € 50.000\nonttrekking 2026 € 50.000"), NONE);
    // Nothing to reckon with, or no label.
    assert_eq!(label("budgettair-neutraal"), NONE);
    assert_eq!(label("budgettair-neutraal\nnadeel nnb"), NONE);
    assert_eq!(label("nadeel € 460.000\ntegenover programma 9 nnb"), NONE);
    assert_eq!(label("budgettair-neutraal\nnadeel € 460.000\ntegenover programma 9 circa € 450.000"), NONE);
}

#[test]
fn the_case_of_460_000_is_found_and_not_softened() {
    let checked = crate::support::spec("zwolle");
    let finding =
        checked.findings.iter().find(|finding| finding.kind.name.en == "label-contradicts-amount").unwrap();
    assert_eq!(finding.severity, Severity::Warning);
    assert_eq!(checked.sources.text(finding.primary.span), "budgettair-neutraal");
    let others: Vec<&str> = finding.others.iter().map(|label| checked.sources.text(label.span)).collect();
    assert_eq!(others, ["nadeel  2023 € 460.000 incidenteel", "tegenover programma 10 nnb"]);
}

#[test]
fn a_mirror_with_an_amount_makes_up_for_an_offset_without_one() {
    let text = |worth: &str| {
        format!(
            "taal nl\ndocument berap-2026-1\nprogramma 1 \"P\" {{\nafwijking a \"A\" {{\nbudgettair-neutraal\nnadeel € 40.000\n\
             tegenover programma 2\n}}\n}}\nprogramma 2 \"Q\" {{\nafwijking b \"B\" {{\nvoordeel {worth}\ntegenover programma 1\n}}\n}}\n"
        )
    };
    let rules = ["label-contradicts-amount", "offset-not-mirrored"];
    assert_eq!(of(&rules, &text("€ 40.000")), NONE);
    assert_eq!(of(&rules, &text("€ 30.000")), ["label-contradicts-amount ‘budgettair-neutraal’"]);
}

#[test]
fn an_advantage_below_zero_says_two_things() {
    let rules = ["label-contradicts-amount"];
    let with = |signs: &str, line: &str| {
        of(&rules, &document(signs, &programme(&format!("afwijking a \"A\" {{\n{line}\n}}"))))
    };
    assert_eq!(
        with("", "voordeel € -5.000 incidenteel"),
        ["label-contradicts-amount ‘voordeel € -5.000 incidenteel’"]
    );
    assert_eq!(with("", "nadeel € -5.000"), ["label-contradicts-amount ‘nadeel € -5.000’"]);
    assert_eq!(with("tekens voordeel-nadeel", "nadeel € -5.000"), NONE);
    assert_eq!(with("tekens voordeel-nadeel", "voordeel € -5.000").len(), 1);
    assert_eq!(with("", "voordeel € 0"), NONE);
}

// Offsets.

fn two_sides(one: &str, other: &str) -> Vec<String> {
    let text = format!(
        "taal nl\ndocument berap-2026-1\nelders programma 9\nprogramma 1 \"P\" {{\nafwijking a \"A\" {{\n{one}\n}}\n}}\n\
         programma 2 \"Q\" {{\nthema 2.1 \"T\" {{\nafwijking b \"B\" {{\n{other}\n}}\n}}\n}}\n"
    );
    of(&["offset-not-mirrored"], &text)
}

#[test]
fn an_offset_is_known_at_the_other_side() {
    let nothing = ["offset-not-mirrored ‘tegenover programma 2 € 40.000’"];
    let one = "nadeel € 40.000\ntegenover programma 2 € 40.000";
    assert_eq!(two_sides(one, "voordeel € 40.000\ntegenover programma 1 € 40.000"), NONE);
    assert_eq!(two_sides(one, "voordeel € 40.000"), NONE, "the opposite amount will do");
    assert_eq!(two_sides(one, "voordeel nnb\ntegenover programma 1"), NONE);
    assert_eq!(two_sides(one, "voordeel € 25.000"), nothing);
    assert_eq!(two_sides(one, "nadeel € 40.000"), nothing, "the same side");
    assert_eq!(two_sides(one, "toelichting \"x\""), nothing);
    let both = two_sides(one, "voordeel € 30.000\ntegenover programma 1 € 30.000");
    assert_eq!(both.len(), 2, "each side has another amount: {both:?}");
    // Nothing can be asked of what is elsewhere, or within the same level.
    assert_eq!(two_sides("nadeel € 5\ntegenover programma 9 € 5", ""), NONE);
    assert_eq!(two_sides("nadeel € 5\ntegenover programma 1 € 5", ""), NONE);
}

#[test]
fn a_report_offsets_with_levels_of_its_plan() {
    let text = |other: &str| {
        format!(
            "--- p.kader\ntaal nl\ndocument begroting-2026\nprogramma 1 \"P\"\nprogramma 2 \"Q\"\n\
             --- r.kader\ntaal nl\ndocument berap-2026-1 \"R\" {{\nsoort berap\nrapporteert-over begroting-2026\n}}\n\
             programma 1 {{\nafwijking a \"A\" {{\nnadeel € 5\ntegenover programma 2 € 5\n}}\n}}\n{other}"
        )
    };
    assert_eq!(of(&["offset-not-mirrored"], &text("")).len(), 1);
    let other = "programma 2 {\nafwijking b \"B\" {\nvoordeel € 5\ntegenover programma 1\n}\n}\n";
    assert_eq!(of(&["offset-not-mirrored"], &text(other)), NONE);
}

// Totals.

#[test]
fn a_total_may_be_of_many_things() {
    let total = |lines: &str| of(&["total-mismatch"], &document("bedragen x 1.000", &programme(lines)));
    assert_eq!(total("lasten \"a\" 2026 10\nlasten \"b\" 2026 20\ntotaal 2026 30"), NONE);
    assert_eq!(total("lasten \"a\" 2026 10\nlasten \"b\" 2026 20\ntotaal 2026 31"), NONE, "rounding");
    assert_eq!(
        total("lasten \"a\" 2026 10\nlasten \"b\" 2026 20\ntotaal 2026 33"),
        ["total-mismatch ‘2026 33’"]
    );
    // Before the lines, after each group, and of all groups.
    assert_eq!(total("totaal 2026 30\nlasten \"a\" 2026 10\nlasten \"b\" 2026 20"), NONE);
    let groups = "lasten \"a\" 2026 10\nlasten \"b\" 2026 20\ntotaal \"L\" 2026 30\nbaten \"c\" 2026 4\nbaten \"d\" 2026 5\n\
                  totaal \"B\" 2026 9\ntotaal \"Saldo\" 2026 -21";
    assert_eq!(total(groups), NONE);
    let sub = "lasten \"a\" 2026 10\nlasten \"b\" 2026 20\ntotaal \"1\" 2026 30\nlasten \"c\" 2026 4\nlasten \"d\" 2026 5\n\
               totaal \"2\" 2026 9\ntotaal \"Alles\" 2026 39";
    assert_eq!(total(sub), NONE);
    assert_eq!(total("lasten \"a\" 2026 10\ntoevoeging \"r\" 2026 5\ntotaal 2026 15"), NONE);
    // What is not known, of another year or of another kind is no addend.
    assert_eq!(total("lasten \"a\" 2026 10\nlasten \"b\" 2026 nnb\ntotaal 2026 33"), NONE);
    assert_eq!(
        total("lasten \"a\" 2026 10\nlasten \"b\" 2026 -\nlasten \"c\" 2026 10\ntotaal 2026 20"),
        NONE
    );
    assert_eq!(
        total("lasten \"a\" rekening 2025 10\nlasten \"b\" begroot 2025 20\ntotaal rekening 2025 33"),
        NONE
    );
    assert_eq!(total("lasten \"a\" 2026 10\ntotaal 2026 33"), NONE, "one line is no sum");
    // One finding for a line, in however many years.
    assert_eq!(
        total("lasten \"a\" 2026 10, 2027 10\nlasten \"b\" 2026 2, 2027 2\ntotaal 2026 20, 2027 20").len(),
        1
    );
}

#[test]
fn a_total_may_be_of_what_stands_below() {
    let total = |lines: &str| of(&["total-mismatch"], &document("", lines));
    let below = "bestedingsvoorstel a \"A\" {\nstructureel\nlasten 2026 € 10\n}\n\
                 bestedingsvoorstel b \"B\" {\nstructureel\nlasten \"x\" 2026 € 20\nlasten \"y\" 2026 € 5\n}\n";
    assert_eq!(total(&format!("{below}totaal 2026 € 35")), NONE);
    let both = format!("{below}lasten \"c\" 2026 € 100\nlasten \"d\" 2026 € 100\ntotaal 2026");
    assert_eq!(total(&format!("{both} € 235")), NONE);
    assert_eq!(total(&format!("{both} € 300")), ["total-mismatch ‘2026 € 300’"]);
}

#[test]
fn a_partial_document_may_lack_lines_but_not_have_too_many() {
    let total = |printed: &str| {
        let lines = format!("lasten \"a\" 2026 € 100\nlasten \"b\" 2026 € 200\ntotaal 2026 € {printed}");
        of(&["total-mismatch"], &document("omvang gedeeltelijk", &programme(&lines)))
    };
    assert_eq!(total("400"), NONE);
    assert_eq!(total("250"), ["total-mismatch ‘2026 € 250’"]);
}

#[test]
fn task_fields_divide_a_whole() {
    let total = |lines: &str| of(&["total-mismatch"], &document("", &programme(lines)));
    let fields = "lasten taakveld 6.1 2026 € 100\nlasten taakveld 6.2 2026 € 200\n";
    assert_eq!(total(&format!("{fields}lasten 2026 € 300")), NONE);
    assert_eq!(total(&format!("{fields}lasten 2026 € 320")), ["total-mismatch ‘2026 € 320’"]);
    assert_eq!(total("lasten taakveld 6.1 2026 € 100\nlasten 2026 € 320"), NONE, "one is an example");
}

#[test]
fn a_level_is_the_sum_of_the_levels_below() {
    let rules = ["total-mismatch", "unallocated-money"];
    let level = |own: &str, first: &str, second: &str| {
        let lines = format!(
            "{own}\nambitie 1.1 \"A\" {{\nthema a \"A\" {{\n{first}\n}}\nthema b \"B\" {{\n{second}\n}}\n}}\n"
        );
        of(&rules, &document("", &programme(&lines)))
    };
    assert_eq!(level("lasten 2026 € 300", "lasten 2026 € 100", "lasten 2026 € 200"), NONE);
    assert_eq!(
        level("lasten 2026 € 300", "lasten 2026 € 150", "lasten 2026 € 200"),
        ["total-mismatch ‘2026 € 300’"]
    );
    assert_eq!(
        level("lasten 2026 € 400", "lasten 2026 € 100", "lasten 2026 € 200"),
        ["unallocated-money ‘2026 € 400’"]
    );
    let named = "lasten 2026 € 400\nlasten \"Overhead\" 2026 € 100";
    assert_eq!(level(named, "lasten 2026 € 100", "lasten 2026 € 200"), NONE);
    // Unless every level says it, of the same kind and year.
    assert_eq!(level("lasten 2026 € 400", "lasten 2026 € 100", ""), NONE);
    assert_eq!(level("lasten 2026 € 400", "lasten 2026 € 100", "lasten 2027 € 100"), NONE);
    assert_eq!(level("lasten 2026 € 50", "lasten rekening 2026 € 100", "lasten 2026 € 100"), NONE);
    assert_eq!(level("lasten 2026 € 400", "lasten 2026 € 100", "lasten 2026 nnb"), NONE);
    // The kind that a line leaves out is that of the document.
    assert_eq!(level("lasten 2026 € 50", "lasten begroot 2026 € 100", "lasten 2026 € 100").len(), 1);
    // Balances follow from costs and revenues where these are said.
    let all = |lasten: &str| format!("lasten 2026 € {lasten}\nbaten 2026 € 0\nsaldo 2026 € -{lasten}");
    assert_eq!(level(&all("250"), &all("100"), &all("200")).len(), 1);
    assert_eq!(level("saldo 2026 € -250", "saldo 2026 € -100", "saldo 2026 € -200").len(), 1);
}

#[test]
fn a_budget_may_be_cut_along_two_axes() {
    let lines =
        "lasten 2026 € 300\nthema a \"A\" {\nlasten 2026 € 300\n}\nopgave o \"O\" {\nlasten 2026 € 300\n}\n";
    assert_eq!(of(&["total-mismatch", "unallocated-money"], &document("", &programme(lines))), NONE);
}

#[test]
fn rows_add_up_where_their_neighbours_do() {
    let rows = |last: &str| {
        let table = format!(
            "bedragen x 1.000 {{\nkolommen begroot 2026, begroot 2027, begroot 2028\nlasten 50, 51, {last}\n\
             lasten \"a\" 30, 31, 32\nlasten \"b\" 20, 20, 20\n}}"
        );
        of(&["cross-foot-mismatch"], &document("", &programme(&table)))
    };
    assert_eq!(rows("52"), NONE);
    assert_eq!(rows("60"), ["cross-foot-mismatch ‘60’"]);
    // Lines that never add up are examples, not all of it.
    let part = "lasten 2026 € 100, 2027 € 100\nlasten \"waarvan a\" 2026 € 10, 2027 € 10\nlasten \"waarvan b\" 2026 € 5, 2027 € 5";
    assert_eq!(of(&["cross-foot-mismatch"], &document("", &programme(part))), NONE);
    let level = |code: &str, own: u32, lines: [u32; 2]| {
        let [a, b] = lines;
        format!(
            "thema {code} \"T\" {{\nlasten 2026 € {own}\nlasten \"a\" 2026 € {a}\nlasten \"b\" 2026 € {b}\n}}\n"
        )
    };
    let lines = [level("a", 30, [10, 20]), level("b", 70, [30, 40]), level("c", 60, [5, 6])].concat();
    assert_eq!(
        of(&["cross-foot-mismatch"], &document("", &programme(&lines))),
        ["cross-foot-mismatch ‘2026 € 60’"]
    );
}

// Balances and signs.

const SIGNS: [&str; 3] = ["balance-mismatch", "sign-convention-missing", "signs-changed"];

#[test]
fn a_balance_follows_from_costs_and_revenues() {
    let balance = |signs: &str, lines: &str| {
        of(&SIGNS, &document(&format!("bedragen x 1.000\n{signs}"), &programme(lines)))
    };
    assert_eq!(balance("", "lasten 2026 500\nbaten 2026 120\nsaldo 2026 -380"), NONE);
    assert_eq!(balance("", "lasten 2026 500\nbaten 2026 120\nsaldo 2026 -381"), NONE, "rounding");
    assert_eq!(
        balance("", "lasten 2026 500\nbaten 2026 120\nsaldo 2026 -383"),
        ["balance-mismatch ‘2026 -383’"]
    );
    assert_eq!(balance("", "lasten 2026 500\nsaldo 2026 -383"), NONE, "no revenues given");
    assert_eq!(balance("", "lasten 2026 500\nbaten 2027 120\nsaldo 2026 -383"), NONE);
    assert_eq!(
        balance("", "lasten rekening 2024 500\nbaten begroot 2024 120\nsaldo rekening 2024 -383"),
        NONE
    );
    assert_eq!(balance("", "lasten 2026 500\nbaten 2026 -\nsaldo 2026 -500"), NONE);
    assert_eq!(balance("", "lasten 2026 500\nbaten 2026 nnb\nsaldo 2026 -400"), NONE);
    // Before and after the reserves.
    let reserves = "lasten 2026 500\nbaten 2026 120\ntoevoeging 2026 10\nonttrekking 2026 50\nsaldo 2026";
    assert_eq!(balance("", &format!("{reserves} -380")), NONE);
    assert_eq!(balance("", &format!("{reserves} -340")), NONE);
    assert_eq!(balance("", &format!("{reserves} -300")).len(), 1);
    // By name, and lines with names as a whole.
    assert_eq!(
        balance("", "lasten \"a\" 2026 5\nbaten \"a\" 2026 9\nsaldo \"a\" 2026 4\nlasten \"b\" 2026 7"),
        NONE
    );
    assert_eq!(balance("", "lasten \"a\" 2026 5\nlasten \"b\" 2026 6\nbaten 2026 1\nsaldo 2026 -10"), NONE);
    assert_eq!(balance("", "lasten \"a\" 2026 5\nbaten \"a\" 2026 9\nsaldo \"a\" 2026 14").len(), 1);
    // A name that no line has may be the balance of something else.
    assert_eq!(balance("", "lasten 2026 500\nbaten 2026 120\nsaldo \"Verschil\" 2026 -20"), NONE);
}

#[test]
fn every_convention_is_read() {
    let fits = |signs: &str, lines: &str| {
        assert_eq!(of(&SIGNS, &document(signs, &programme(lines))), NONE, "{signs} {lines}");
    };
    fits("tekens lasten-positief", "lasten 2026 € 500\nbaten 2026 € 120\nsaldo 2026 € 380");
    fits("tekens lasten-positief", "lasten 2026 € 500\nbaten 2026 € -120\nsaldo 2026 € 380");
    fits("tekens lasten-negatief", "lasten 2026 € -500\nbaten 2026 € 120\nsaldo 2026 € -380");
    fits("tekens voordeel-nadeel", "lasten 2026 € -500\nbaten 2026 € 120\nsaldo 2026 € -380");
    fits(
        "tekens lasten-negatief",
        "lasten 2026 € -5\nbaten 2026 € 2\ntoevoeging 2026 € -1\nonttrekking 2026 € 3\nsaldo 2026 € -1",
    );
    // One positive correction among negative revenues does not turn all others.
    let two = "lasten 2026 € 500\nbaten 2026 € -120\nsaldo 2026 € 380\nthema t \"T\" {\nlasten 2026 € 5\nbaten 2026 € 1\nsaldo 2026 € 4\n}";
    assert_eq!(of(&SIGNS, &document("tekens lasten-positief", &programme(two))), NONE);
}

#[test]
fn a_document_says_how_it_signs() {
    let missing = ["sign-convention-missing ‘document begroting-2026 \"D\"’"];
    let signs = |lines: &str| of(&SIGNS, &document("", lines));
    let one = |lines: &str| signs(&programme(lines));
    assert_eq!(one("lasten 2026 € -500\nbaten 2026 € 120\nsaldo 2026 € -380"), missing);
    assert_eq!(one("lasten 2026 € 500\nbaten 2026 € 120\nsaldo 2026 € 380"), missing);
    assert_eq!(one("lasten 2026 € 500\nbaten 2026 € -120\nsaldo 2026 € 380"), missing);
    assert_eq!(one("lasten 2026 € -500, 2027 € -400"), missing);
    assert_eq!(one("lasten 2026 € -500"), NONE, "one negative amount may be a saving");
    assert_eq!(one("lasten 2026 € -500, 2027 € -400, 2028 € 1"), NONE);
    assert_eq!(one("lasten mutatie 2026 € -500, mutatie 2027 € -400"), NONE);
    assert_eq!(one("afwijking a \"A\" {\nlasten 2026 € -500, 2027 € -400\n}"), NONE);
    // Where other balances are right, one that is not is a mistake.
    let right = "thema a \"A\" {\nlasten 2026 € 500\nbaten 2026 € 120\nsaldo 2026 € -380\n}\n";
    let wrong = "thema b \"B\" {\nlasten 2026 € 400\nbaten 2026 € 120\nsaldo 2026 € 280\n}\n";
    assert_eq!(signs(&format!("{right}{wrong}")), ["balance-mismatch ‘2026 € 280’"]);
}

#[test]
fn a_wrong_convention_is_one_finding() {
    let level = |code: u32| {
        format!(
            "thema t{code} \"T\" {{\nlasten 2026 € {code}00\nbaten 2026 € 20\nsaldo 2026 € -{}\n}}\n",
            code * 100 - 20
        )
    };
    let lines: String = (1..9).map(level).collect();
    assert_eq!(
        of(&SIGNS, &document("tekens lasten-positief", &lines)),
        ["balance-mismatch ‘tekens lasten-positief’"]
    );
}

#[test]
fn signs_that_change_between_editions_are_shown() {
    let edition = |year: u32, signs: &str, revenues: &str| {
        format!(
            "--- b{year}.kader\ntaal nl\ndocument begroting-{year} \"B\" {{\nsoort begroting\n{signs}\n}}\n\
             programma 1 \"P\" {{\nbaten {year} € {revenues}\n}}\n"
        )
    };
    let two = |now: [&str; 2], before: [&str; 2]| {
        of(
            &["signs-changed"],
            &format!("{}{}", edition(2025, before[0], before[1]), edition(2026, now[0], now[1])),
        )
    };
    let (plus, minus) = ("tekens lasten-positief", "tekens lasten-negatief");
    assert_eq!(two([plus, "5"], [plus, "5"]), NONE);
    assert_eq!(two([plus, "5"], [minus, "5"]), ["signs-changed ‘tekens lasten-positief’"]);
    assert_eq!(two([plus, "5"], [plus, "-5"]), ["signs-changed ‘tekens lasten-positief’"]);
    assert_eq!(two([plus, "5"], ["", "5"]), NONE);
}

// Proposals.

fn proposal(lines: &str) -> String {
    document("", &format!("bestedingsvoorstel 1 \"V\" {{\n{lines}\n}}"))
}

#[test]
fn coverage_goes_with_costs() {
    let coverage = |lines: &str| of(&["coverage-mismatch"], &proposal(&format!("structureel\n{lines}")));
    let wrong = ["coverage-mismatch ‘2026 € 60’"];
    assert_eq!(coverage("lasten 2026 € 50\ndekking \"a\" 2026 € 60"), wrong);
    assert_eq!(coverage("lasten 2027 € 60\ndekking \"a\" 2026 € 60, 2027 € 60"), wrong);
    assert_eq!(coverage("lasten 2026 € 80, 2027 € 9\ndekking \"a\" 2026 € 60, 2027 € 9"), wrong);
    assert_eq!(coverage("lasten 2026 € 80\ndekking \"a\" 2026 € 60"), NONE, "covered in part");
    assert_eq!(coverage("lasten 2026 € 80\nbaten 2026 € 20\ndekking \"a\" 2026 € 60"), NONE);
    assert_eq!(coverage("lasten 2026 € 80\nbaten 2026 € 20\ndekking \"a\" 2026 € 80"), NONE);
    assert_eq!(coverage("lasten 2026 € 60, 2027 € 60\ndekking \"a\" 2026 € 60"), NONE, "coverage may end");
    assert_eq!(coverage("lasten begroot 2026 € 60\ndekking \"a\" 2026 € 60"), NONE);
    assert_eq!(coverage("lasten 2026 nnb\ndekking \"a\" 2026 € 60"), NONE);
    assert_eq!(coverage("dekking \"a\" 2026 € 60"), NONE, "the costs stand elsewhere");
}

#[test]
fn recurrence_agrees_with_the_years() {
    let conflict = |lines: &str| of(&["recurrence-conflict"], &proposal(lines));
    assert_eq!(conflict("incidenteel\nstructureel\nlasten 2026 € 5"), ["recurrence-conflict ‘structureel’"]);
    assert_eq!(conflict("incidenteel\nlasten 2026..2029 elk € 5"), ["recurrence-conflict ‘incidenteel’"]);
    assert_eq!(conflict("incidenteel\nlasten 2026..2028 elk € 5, 2029 € 0"), NONE);
    assert_eq!(conflict("structureel\nlasten 2026 € 5, 2028 € 5"), ["recurrence-conflict ‘structureel’"]);
    assert_eq!(conflict("structureel\nlasten 2026 € 5, 2027 -, 2028 € 5").len(), 1);
    assert_eq!(conflict("structureel\nlasten 2026 € 5, 2027 nnb, 2028 € 5"), NONE);
    assert_eq!(conflict("structureel\nlasten 2028 € 5, 2029 € 7"), NONE, "starts later and grows");
    assert_eq!(conflict("structureel"), NONE);
    let config = "--- kader.toml\n[rule]\nrecurrence-conflict = { years = 5 }\n";
    let spec = proposal("incidenteel\nlasten 2026..2029 elk € 5");
    assert_eq!(of(&["recurrence-conflict"], &format!("{config}{spec}")), NONE);
}

#[test]
fn recurrence_is_stated() {
    let rules = ["recurrence-unstated"];
    assert_eq!(of(&rules, &proposal("lasten 2026 € 5")), ["recurrence-unstated ‘bestedingsvoorstel 1’"]);
    assert_eq!(of(&rules, &proposal("structureel\nlasten 2026 € 5")), NONE);
    assert_eq!(of(&rules, &proposal("lasten 2026 nnb")), NONE);
    assert_eq!(of(&rules, &proposal("toelichting \"x\"")), NONE);
    assert_eq!(of(&rules, &deviation("nadeel 2026 € 5")), ["recurrence-unstated ‘nadeel 2026 € 5’"]);
    assert_eq!(of(&rules, &deviation("nadeel 2026 € 5 structureel\nvoordeel nnb")), NONE);
}

#[test]
fn pm_has_no_place_in_what_was_adopted() {
    let pm = |settings: &str, lines: &str| of(&["pm-in-adopted"], &document(settings, lines));
    let line = programme("lasten 2026 pm, 2027 pm");
    assert_eq!(pm("vastgesteld 2025-11-06", &line), ["pm-in-adopted ‘2026 pm’"]);
    assert_eq!(pm("concept", &line), NONE);
    assert_eq!(pm("", &line), NONE);
    assert_eq!(pm("vastgesteld 2025-11-06", &programme("lasten 2026 nnb, 2027 -")), NONE);
    let indicator = programme("indicator i \"I\" {\nbeoogd 2026 p.m.\n}");
    assert_eq!(pm("vastgesteld 2025-11-06", &indicator), ["pm-in-adopted ‘2026 p.m.’"]);
}

#[test]
fn parts_are_no_more_than_their_whole() {
    let exceed = |lines: &str| of(&["parts-exceed-whole"], &document("", &programme(lines)));
    let activity =
        |id: &str, costs: &str| format!("activiteit {id} \"{id}\" {{\nlasten 2026 € {costs}\n}}\n");
    let own = "lasten 2026 € 100\n";
    assert_eq!(exceed(&format!("{own}{}", activity("a", "120"))), ["parts-exceed-whole ‘2026 € 100’"]);
    assert_eq!(exceed(&format!("{own}{}{}", activity("a", "60"), activity("b", "50"))).len(), 1);
    assert_eq!(exceed(&format!("{own}{}{}", activity("a", "60"), activity("b", "40"))), NONE);
    assert_eq!(exceed(&format!("{own}{}{}", activity("a", "160"), activity("b", "-80"))), NONE);
    assert_eq!(exceed(&format!("{own}{}", activity("a", "120").replace("2026", "2027"))), NONE);
    assert_eq!(exceed(&activity("a", "120")), NONE);
    let below = format!("{own}thema t \"T\" {{\n{}}}\n", activity("a", "120"));
    assert_eq!(exceed(&below).len(), 1);
    let asked = |costs: &str| format!("{own}bestedingsvoorstel 1 \"V\" {{\nlasten 2026 € {costs}\n}}\n");
    assert_eq!(exceed(&asked("120")).len(), 1);
    assert_eq!(exceed(&asked("90")), NONE);
}

// Deviations and repeats.

#[test]
fn what_reaches_the_threshold_is_explained() {
    let rules = ["deviation-unexplained", "deviation-empty"];
    let with = |settings: &str, lines: &str| {
        of(&rules, &document(settings, &programme(&format!("afwijking a \"A\" {{\n{lines}\n}}"))))
    };
    let line = "drempel € 25.000\ndrempel € 50.000";
    assert_eq!(with(line, "nadeel € 25.000"), ["deviation-unexplained ‘nadeel € 25.000’"]);
    assert_eq!(with(line, "lasten 2026 € 30.000"), ["deviation-unexplained ‘2026 € 30.000’"]);
    assert_eq!(with(line, "nadeel € 24.999"), NONE);
    assert_eq!(with(line, "nadeel nnb"), NONE);
    assert_eq!(with(line, "nadeel € 30.000 \"meerwerk\""), ["deviation-unexplained ‘nadeel € 30.000’"][..0]);
    assert_eq!(with(line, "nadeel € 30.000\nbeschrijving \"meerwerk\""), NONE);
    assert_eq!(with("", "nadeel € 30.000"), NONE);
    assert_eq!(with("", "zie programma 1"), ["deviation-empty ‘afwijking a’"]);
    assert_eq!(with("", "budgettair-neutraal"), NONE);
}

#[test]
fn an_amount_stands_once() {
    let twice = |lines: &str| of(&["amount-twice"], &document("", &programme(lines)));
    assert_eq!(twice("lasten 2026 € 5\nlasten 2026 € 6"), ["amount-twice ‘2026 € 6’"]);
    assert_eq!(twice("lasten 2026 € 5, 2026 € 5").len(), 1);
    assert_eq!(twice("lasten begroot 2026 € 5\nlasten 2026 € 6").len(), 1, "a budget budgets its own year");
    assert_eq!(twice("lasten \"a\" 2026 € 5\nlasten \"a\" 2026 € 6").len(), 1);
    assert_eq!(
        twice("lasten 2026 € 5, 2027 € 5\nlasten 2026 € 6, 2027 € 6").len(),
        1,
        "one line, one finding"
    );
    assert_eq!(twice("lasten rekening 2026 € 5\nlasten begroot 2026 € 6"), NONE);
    assert_eq!(twice("lasten \"a\" 2026 € 5\nlasten \"b\" 2026 € 5\nlasten 2026 € 10"), NONE);
    assert_eq!(twice("lasten taakveld 6.1 2026 € 5\nlasten taakveld 6.2 2026 € 5"), NONE);
    assert_eq!(twice("lasten 2026 € 5\nbaten 2026 € 5"), NONE);
    let sources = "programma 2 \"Q\"\nprogramma 3 \"R\"\nbestedingsvoorstel 1 \"V\" {\nstructureel\nlasten 2026 € 10\n\
                   dekking uit programma 2 2026 € 5\ndekking uit programma 3 2026 € 5\n}";
    assert_eq!(of(&["amount-twice", "coverage-mismatch"], &document("", sources)), NONE);
}

#[test]
fn what_was_reported_before_is_repeated_as_it_was() {
    let reports = |first: &str, second: &str| {
        let report = |number: u32, lines: &str| {
            format!(
                "--- r{number}.kader\ntaal nl\ndocument berap-2026-{number}\nprogramma 1 \"P\" {{\n\
                 afwijking \"Dak\" {{\n{lines}\n}}\n}}\n"
            )
        };
        of(&["earlier-reported-differs"], &format!("{}{}", report(1, first), report(2, second)))
    };
    let second = "nadeel € 60\neerder-gemeld nadeel € 40 in berap-2026-1";
    assert_eq!(reports("nadeel € 40", second), NONE);
    assert_eq!(
        reports("nadeel € 45", second),
        ["earlier-reported-differs ‘eerder-gemeld nadeel € 40 in berap-2026-1’"]
    );
    assert_eq!(reports("voordeel € 40", second).len(), 1);
    assert_eq!(reports("nadeel nnb", second), NONE);
    assert_eq!(reports("toelichting \"x\"", second), NONE);
    assert_eq!(reports("nadeel € 40\nnadeel 2027 € 30", second), NONE, "one of two");
    let elsewhere = "--- r.kader\ntaal nl\ndocument berap-2026-2\nelders document berap-2026-1\nprogramma 1 \"P\" {\n\
                     afwijking \"Dak\" {\nnadeel € 6\neerder-gemeld nadeel € 4 in berap-2026-1\n}\n}\n";
    assert_eq!(of(&["earlier-reported-differs"], elsewhere), NONE);
}

#[test]
fn an_unreadable_line_silences_what_it_may_hold() {
    let lines = "lasten 2026 € 300\nthema a \"A\" {\nlasten 2026 € 500\nlasten 2026 veel\n}\n";
    let rules = ["total-mismatch", "unallocated-money", "balance-mismatch"];
    assert_eq!(of(&rules, &document("", &programme(lines))), NONE);
    let label = deviation("budgettair-neutraal\nnadeel 2026 € 5\ntegenover programma 9 veel");
    assert_eq!(of(&["label-contradicts-amount"], &label), NONE);
}

/// Work that grows with the square of a table would take minutes here.
#[test]
fn large_tables_take_little_time() {
    let rows: String = (0..400)
        .map(|at| format!("lasten \"r{at}\" 1, 1\nbaten \"r{at}\" 1, 1\nsaldo \"r{at}\" 0, 0\n"))
        .collect();
    let table =
        format!("bedragen x 1.000 {{\nkolommen begroot 2026, begroot 2027\n{rows}totaal 400, 400\n}}");
    let levels: String = (0..2_000)
        .map(|at| format!("thema t{at} \"T\" {{\nlasten 2026 € 1\nbaten 2026 € 1\nafwijking a \"A\" {{\nnadeel € 1 incidenteel\n}}\n}}\n"))
        .collect();
    let text = document("", &programme(&format!("{table}\nlasten 2026 € 2.000\n{levels}")));
    assert_eq!(of(&["total-mismatch", "balance-mismatch", "unallocated-money", "amount-twice"], &text), NONE);
}
