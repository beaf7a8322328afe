//! What each command is good for, by example: the end of its long help.

use clap::Command;

use crate::language::{Bi, Language};

/// A command and two examples of it, each with what it does.
type Row = (&'static str, [(Bi, Bi); 2]);

const fn example(nl: [&'static str; 2], en: [&'static str; 2]) -> (Bi, Bi) {
    let ([nl, wat], [en, what]) = (nl, en);
    (Bi::new(nl, en), Bi::new(wat, what))
}

static EXAMPLES: &[Row] = &[
    (
        "check",
        [
            example(
                ["kader check", "alle projecten onder deze map"],
                ["kader check", "every project below this folder"],
            ),
            example(
                [
                    "kader check begroting.kader --fail-on warning",
                    "één bestand; ook een waarschuwing geeft uitkomst 1",
                ],
                [
                    "kader check budget.kader --fail-on warning",
                    "one file; a warning gives exit code 1 as well",
                ],
            ),
        ],
    ),
    (
        "build",
        [
            example(
                ["kader build begroting -o kader.json", "controleer, en schrijf het model als JSON"],
                ["kader build budget -o kader.json", "check, and write the model as JSON"],
            ),
            example(
                ["kader build begroting > kader.json", "hetzelfde op standaarduitvoer"],
                ["kader build budget > kader.json", "the same on standard output"],
            ),
        ],
    ),
    (
        "export",
        [
            example(
                ["kader export csv begroting -o tabellen", "alle tabellen, met een beschrijving ernaast"],
                ["kader export csv budget -o tables", "every table, with a description beside them"],
            ),
            example(
                ["kader export xlsx begroting -o doelen.xlsx", "hetzelfde als werkmap, een blad per tabel"],
                ["kader export xlsx budget -o goals.xlsx", "the same as a workbook, a sheet a table"],
            ),
        ],
    ),
    (
        "fix",
        [
            example(["kader fix", "herstel wat zeker is"], ["kader fix", "mend what is certain"]),
            example(
                ["kader fix --unsafe --diff", "toon ook de voorstellen, en schrijf niets"],
                ["kader fix --unsafe --diff", "show the proposals too, and write nothing"],
            ),
        ],
    ),
    (
        "diff",
        [
            example(
                ["kader verschil begroting-2025 begroting-2026", "een memo over twee edities"],
                ["kader diff budget-2025 budget-2026", "a memo about two editions"],
            ),
            example(
                [
                    "kader verschil main --fail-on streefwaarde-verlaagd",
                    "uitkomst 1 als een streefwaarde zonder reden lager is dan op main",
                ],
                [
                    "kader diff main --fail-on target-lowered",
                    "exit code 1 when a target is lower than on main without a reason",
                ],
            ),
        ],
    ),
    (
        "lineage",
        [
            example(
                ["kader afstamming", "wat het vervolg lijkt van wat, en waarom"],
                ["kader lineage", "what seems to continue what, and why"],
            ),
            example(
                ["kader afstamming --accept all --diff", "toon wat er geschreven zou worden"],
                ["kader lineage --accept all --diff", "show what would be written"],
            ),
        ],
    ),
    (
        "lsp",
        [
            example(
                ["kader lsp", "zo start een editor de taalserver"],
                ["kader lsp", "this is how an editor starts the server"],
            ),
            example(
                ["kader lsp --lang en", "met meldingen in het Engels"],
                ["kader lsp --lang nl", "with messages in Dutch"],
            ),
        ],
    ),
    (
        "fmt",
        [
            example(
                ["kader fmt", "zet alle bestanden in hun vorm"],
                ["kader fmt", "set every file in its form"],
            ),
            example(
                ["kader fmt --check", "noem in CI wat niet opgemaakt is"],
                ["kader fmt --check", "name in CI what is not formatted"],
            ),
        ],
    ),
    (
        "translate",
        [
            example(
                ["kader vertaal --to en begroting.kader", "schrijf deze spec in het Engels"],
                ["kader translate --to nl budget.kader", "write this spec in Dutch"],
            ),
            example(
                ["kader vertaal --to en --diff", "toon alleen wat er zou veranderen"],
                ["kader translate --to nl --diff", "only show what would change"],
            ),
        ],
    ),
    (
        "query",
        [
            example(
                ["kader vraag --kind doel 'size(indicators) == 0'", "doelen zonder eigen indicator"],
                [
                    "kader query --kind goal 'size(indicators) == 0'",
                    "goals without an indicator of their own",
                ],
            ),
            example(
                [
                    "kader vraag specs --kind indicator --columns code,unit.name,place --format csv",
                    "alle indicatoren met hun eenheid, voor een rekenblad",
                ],
                [
                    "kader query specs --kind indicator --columns code,unit.name,place --format csv",
                    "every indicator with its unit, for a spreadsheet",
                ],
            ),
        ],
    ),
    (
        "history",
        [
            example(
                ["kader geschiedenis doel 1.1.2", "een doel door alle uitgaven heen"],
                ["kader history goal 1.1.2", "a goal through all editions"],
            ),
            example(
                [
                    "kader geschiedenis indicator leefbaarheid -C specs --format markdown",
                    "een reeks met wat er herzien is, voor een pagina",
                ],
                [
                    "kader history indicator liveability -C specs --format markdown",
                    "a series with what was restated, for a page",
                ],
            ),
        ],
    ),
    (
        "graph",
        [
            example(
                [
                    "kader graaf begroting --from doel 1.1.2 --depth 1 -o doel.svg",
                    "een doel en wat er direct aan vastzit, als tekening",
                ],
                [
                    "kader graph budget --from goal 1.1.2 --depth 1 -o goal.svg",
                    "a goal and all that is tied to it, as a drawing",
                ],
            ),
            example(
                [
                    "kader graaf begroting --kind steunt,meet --document begroting-2026 --format dot",
                    "wat wat steunt en meet in één document, voor Graphviz",
                ],
                [
                    "kader graph budget --kind supports,measures --document budget-2026 --format dot",
                    "what supports and measures what in one document, for Graphviz",
                ],
            ),
        ],
    ),
    (
        "impact",
        [
            example(
                ["kader gevolgen persoon sloots", "wat er aan een wethouder hangt"],
                ["kader impact person sloots", "what hangs on an alderman"],
            ),
            example(
                ["kader gevolgen doel 1.1.2@begroting-2026 -C specs", "van één uitgave, in een andere map"],
                ["kader impact goal 1.1.2@budget-2026 -C specs", "of one edition, in another folder"],
            ),
        ],
    ),
    (
        "money",
        [
            example(
                ["kader geld --by goal", "per doel, in het jaar van elk document"],
                ["kader money --by goal", "per goal, in the year of each document"],
            ),
            example(
                ["kader geld --year 2027 --format csv", "elk bedrag van 2027, voor een rekenblad"],
                ["kader money --year 2027 --format csv", "every amount of 2027, for a spreadsheet"],
            ),
        ],
    ),
    (
        "report",
        [
            example(
                ["kader rapport specs/zwolle -o zwolle.html", "om te lezen en te publiceren"],
                ["kader report specs/zwolle -o zwolle.html", "to read and to publish"],
            ),
            example(
                [
                    "kader rapport --format markdown --with-findings -o concept.md",
                    "als Markdown, met elke bevinding op haar plaats",
                ],
                [
                    "kader report --format markdown --with-findings -o draft.md",
                    "as Markdown, with every finding in its place",
                ],
            ),
        ],
    ),
    (
        "serve",
        [
            example(
                ["kader bekijk begroting --open", "schrijf verder; de pagina loopt mee"],
                ["kader serve budget --open", "write on; the page goes along"],
            ),
            example(
                ["kader bekijk specs --port 8000", "meer projecten, elk op een eigen pagina"],
                ["kader serve specs --port 8000", "several projects, each a page of its own"],
            ),
        ],
    ),
    (
        "agenda",
        [
            example(
                ["kader agenda", "sporen, hervormingen en doelen, met een tijdlijn"],
                ["kader agenda", "tracks, reforms and goals, with a time line"],
            ),
            example(
                ["kader agenda specs --format markdown > agenda.md", "voor op een pagina"],
                ["kader agenda specs --format markdown > agenda.md", "for a page"],
            ),
        ],
    ),
    (
        "coverage",
        [
            example(
                ["kader coverage", "hoeveel doelen criteria, cijfers en houders hebben"],
                ["kader coverage", "how many goals have criteria, figures and holders"],
            ),
            example(
                ["kader coverage --min indicators=80%", "uitkomst 1 als minder doelen een indicator hebben"],
                ["kader coverage --min indicators=80%", "exit code 1 when fewer goals have an indicator"],
            ),
        ],
    ),
    (
        "progress",
        [
            example(
                ["kader voortgang begroting", "wat gehaald is, wat achterloopt, en wat niet te zeggen is"],
                ["kader progress budget", "what was reached, what is behind, and what cannot be said"],
            ),
            example(
                [
                    "kader voortgang --document begroting-2024 --as-of 2024 --fail-on behind",
                    "wat die begroting beloofde; uitkomst 1 als iets achterloopt",
                ],
                [
                    "kader progress --document budget-2024 --as-of 2024 --fail-on behind",
                    "what that budget promised; exit code 1 when something is behind",
                ],
            ),
        ],
    ),
    (
        "explain",
        [
            example(
                ["kader uitleg doel-zonder-criteria", "wat het is, waarom het ertoe doet, wat u doet"],
                ["kader explain goal-without-criteria", "what it is, why it matters, what to do"],
            ),
            example(
                ["kader uitleg --all --format markdown", "alle bevindingen als één document"],
                ["kader explain --all --format markdown", "every finding as one document"],
            ),
        ],
    ),
    (
        "schema",
        [
            example(
                ["kader schema", "het schema van wat build schrijft"],
                ["kader schema", "the schema of what build writes"],
            ),
            example(
                ["kader schema findings", "dat van check --format json"],
                ["kader schema findings", "that of check --format json"],
            ),
        ],
    ),
    (
        "init",
        [
            example(
                ["kader init begroting", "een voorbeeld om mee te beginnen"],
                ["kader init budget", "an example to start from"],
            ),
            example(
                ["kader init --lang en budget", "hetzelfde in het Engels"],
                ["kader init --lang nl begroting", "the same in Dutch"],
            ),
        ],
    ),
    (
        "completions",
        [
            example(
                ["kader completions bash > ~/.local/share/bash-completion/completions/kader", "voor bash"],
                ["kader completions bash > ~/.local/share/bash-completion/completions/kader", "for bash"],
            ),
            example(
                ["kader completions fish > ~/.config/fish/completions/kader.fish", "voor fish"],
                ["kader completions fish > ~/.config/fish/completions/kader.fish", "for fish"],
            ),
        ],
    ),
    (
        "man",
        [
            example(
                ["kader man | man -l -", "lees alle bladzijden"],
                ["kader man | man -l -", "read every page"],
            ),
            example(
                ["kader man --output-dir ~/.local/share/man/nl/man1", "maak er man kader-check van"],
                ["kader man --output-dir ~/.local/share/man/man1", "so that man kader-check works"],
            ),
        ],
    ),
    (
        "new",
        [
            example(
                [
                    "kader nieuw doel 1.1.4 \"Ouderen ontmoeten elkaar\" --in 1.1",
                    "een doel achter in ambitie 1.1",
                ],
                ["kader new goal 1.1.4 \"Older people meet\" --in 1.1", "a goal at the end of ambition 1.1"],
            ),
            example(
                [
                    "kader nieuw document begroting-2027 --from begroting-2026",
                    "de begroting van volgend jaar: niveaus, doelen en indicatoren blijven, cijfers schuiven op",
                ],
                [
                    "kader new document budget-2027 --from budget-2026",
                    "the budget of next year: levels, goals and indicators stay, figures move on",
                ],
            ),
        ],
    ),
    (
        "rename",
        [
            example(
                ["kader hernoem doel 1.1.2 1.2.1", "de kop, en elke verwijzing in het project"],
                ["kader rename goal 1.1.2 1.2.1", "the header, and every reference in the project"],
            ),
            example(
                ["kader hernoem bron cbs cbs-statline --diff", "toon eerst wat er verandert"],
                ["kader rename source cbs cbs-statline --diff", "show first what changes"],
            ),
        ],
    ),
];

/// The command with its examples behind its long help.
pub fn with(command: Command, language: Language) -> Command {
    let Some((_, examples)) = EXAMPLES.iter().find(|(name, _)| *name == command.get_name()) else {
        return command;
    };
    let mut text = format!("{}:", Bi::new("Voorbeelden", "Examples").get(language));
    for (line, what) in examples {
        text.push_str(&format!("\n  {}\n      {}", line.get(language), what.get(language)));
    }
    command.after_long_help(text)
}
