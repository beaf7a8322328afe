//! The page of every command: what it is for, its help as it shows it, and what is good to know.

use clap::Command;

use crate::language::{Bi, Language};

const TOP: Bi = Bi::new(
    "# De opdrachten\n\nDeze pagina is gemaakt uit de hulp van kader zelf: `kader OPDRACHT --help` zegt hetzelfde. Wie begint, leest eerst \
     [kader in een kwartier](leren/kwartier.md).\n\nUitkomst 0 is goed; 1 betekent bevindingen, of dat er iets zou veranderen; 2 betekent \
     verkeerd gebruik, verkeerde instellingen of niets te lezen.\n",
    "# The commands\n\nThis page is made from the help of kader itself: `kader COMMAND --help` says the same. If you start, first read \
     [kader in a quarter of an hour](learn/quarter-hour.md).\n\nExit code 0 is good; 1 means findings, or that something would change; 2 \
     means wrong use, wrong settings or nothing to read.\n",
);

/// What help has no room for.
static MORE: &[(&str, Bi)] = &[
    (
        "check",
        Bi::new(
            "Met `--watch` blijft kader kijken: het scherm wordt leeggemaakt en de controle gaat opnieuw, zodra een bestand van het project, \
             `kader.toml` of de nulmeting bewaard is, of er een bestand bij komt of weggaat. Ctrl-C stopt, en kader stopt ook als niemand \
             meer leest wat het schrijft.",
            "With `--watch` kader keeps watching: the screen is cleared and the check runs again as soon as a file of the project, \
             `kader.toml` or the baseline was saved, or a file comes or goes. Ctrl-C stops it, and kader also stops when nobody reads what it \
             writes any more.",
        ),
    ),
    (
        "fix",
        Bi::new(
            "Elke verbetering wordt eerst geprobeerd. Zij wordt pas geschreven als weg is waarvoor zij bedoeld was en er geen regel \
             onleesbaar door wordt.",
            "Every edit is tried first. It is only written when what it is for is gone and no line becomes unreadable by it.",
        ),
    ),
    (
        "fmt",
        Bi::new(
            "Waarden onder elkaar, twee spaties per niveau, bedragen van een tabel rechts. Lopende tekst en commentaar blijven zoals u ze \
             schreef. Een regel die kader niet kan lezen houdt zijn letters. kader leest wat het gaat schrijven en weigert als er iets anders \
             zou staan.",
            "Values below each other, two spaces a level, amounts of a table to the right. Running text and comments stay as you wrote them. A \
             line that kader cannot read keeps its letters. kader reads what it is about to write, and refuses when it would say something \
             else.",
        ),
    ),
    (
        "translate",
        Bi::new(
            "Sleutelwoorden, woorden in waarden, getallen, bedragen, datums en namen van regels gaan over in de andere taal; titels, teksten, \
             id's en commentaar blijven. De JSON is ervoor en erna gelijk, en terugvertalen geeft wat er stond. Eén bestand of een heel project: \
             een project mag beide talen bevatten.",
            "Keywords, words inside values, numbers, amounts, dates and names of rules turn into the other language; titles, texts, ids and \
             comments stay. The JSON is the same before and after, and translating back gives what there was. One file or a whole project: a \
             project may hold both languages.",
        ),
    ),
    (
        "lsp",
        Bi::new(
            "U start dit niet zelf: een editor doet het, en spreekt ermee volgens het Language Server Protocol. U ziet bevindingen terwijl u \
             typt, ook over bestanden die nog niet bewaard zijn; u krijgt woorden en id's aangeboden, op titel te vinden; u springt naar wat \
             iets noemt en wie het noemt; en u hernoemt een id in alle edities tegelijk.",
            "You do not start this yourself: an editor does, and speaks with it by the Language Server Protocol. You see findings while you \
             type, also of files that were not saved; words and ids are offered, to be found by title; you go to what something names and who \
             names it; and you rename an id in all editions at once.",
        ),
    ),
    (
        "serve",
        Bi::new(
            "U schrijft in uw editor, en de browser toont wat er staat: zodra een bestand bewaard is, komt de nieuwe pagina, op dezelfde plek, met \
             wat u zocht, koos en openklapte. Elke bevinding staat bij haar onderdeel; fouten houden de pagina niet tegen. Is een bestand niet te \
             lezen, dan blijft de laatste pagina staan, met wat er mis is. De server is er alleen voor deze computer, laat niets veranderen en \
             antwoordt niet op pagina's van elders. Op standaarduitvoer komt het adres, op standaardfout een regel per keer. Ctrl-C stopt.",
            "You write in your editor, and the browser shows what there is: as soon as a file was saved the new page comes, in the same place, \
             with what you searched, chose and opened. Every finding stands beside its part; errors do not stop the page. When a file cannot be \
             read the last page stays, with what is wrong. The server is there for this computer only, lets nothing be changed, and does not \
             answer pages from elsewhere. The address goes to standard output, a line for each time to standard error. Ctrl-C stops it.",
        ),
    ),
    (
        "new",
        Bi::new(
            "Zonder id neemt kader het volgende nummer, zonder `--in` de plaats die uit de code blijkt. Zijn er meer begrotingen, dan komt het \
             in de laatste, en dat wordt gezegd. Eén los woord is een id; een titel van één woord schrijft u achter een id.\n\n\
             Van een document zegt het id wat het is: soort, jaar en nummer, zoals `begroting-2027`, `berap-2027-1`, `jaarstukken-2026` of \
             `begrotingswijziging-2027-1`. Met `--from` begint een begroting uit die van een eerder jaar. Niveaus, doelen, criteria en \
             indicatoren blijven, met hun teksten; elk doel en elke indicator zegt wat hij voortzet; behaalde waarden en streefwaarden schuiven \
             op. Bedragen, bestedingsvoorstellen, afwijkingen, feiten, standen en wat vervallen of af is blijven achter; paragrafen en bijlagen \
             krijgen een id met het jaar. Een rapportage die uit een begroting begint, heeft voor elk doel een plek om te schrijven hoe het \
             ervoor staat.",
            "Without an id kader takes the next number, without `--in` the place that the code tells. If there are several budgets it goes in \
             the latest, and that is said. A lone word is an id; a title of one word is written behind an id.\n\n\
             The id of a document says what it is: kind, year and number, such as `budget-2027`, `interim-report-2027-1`, \
             `annual-accounts-2026` or `budget-amendment-2027-1`. With `--from` a budget starts from that of an earlier year. Levels, goals, \
             criteria and indicators stay, with their texts; every goal and indicator says what it continues; realised values and targets move \
             on. Amounts, spending proposals, deviations, facts, progress and what was dropped or done stay behind; sections and appendices get \
             an id with the year. A report that starts from a budget has a place at each goal to write how it goes.",
        ),
    ),
    (
        "rename",
        Bi::new(
            "Een naam in lopende tekst of commentaar blijft staan: die leest kader niet. Er wordt niets geschreven als er een fout bij zou \
             komen of een verwijzing iets anders zou gaan betekenen; een waarschuwing die erbij komt wordt gezegd.",
            "A name in running text or in a comment stays: kader does not read those. Nothing is written when there would be one more error, or \
             a reference would come to mean something else; a warning that comes with it is said.",
        ),
    ),
    (
        "completions",
        Bi::new(
            "Bewaar wat het schrijft waar uw shell het zoekt, bijvoorbeeld voor bash in `~/.local/share/bash-completion/completions/kader` en \
             voor fish in `~/.config/fish/completions/kader.fish`. `--lang` kiest de taal van de uitleg.",
            "Save what it writes where your shell looks for it, for example for bash in `~/.local/share/bash-completion/completions/kader` and \
             for fish in `~/.config/fish/completions/kader.fish`. `--lang` chooses the language of the descriptions.",
        ),
    ),
    (
        "man",
        Bi::new(
            "Met `--output-dir` komt er van elke opdracht een bladzijde in een map; zet die in een map `man1` op uw `MANPATH`, dan toont \
             `man kader-check` haar.",
            "With `--output-dir` there is a page of each command in a folder; put that in a folder `man1` on your `MANPATH`, and \
             `man kader-check` shows it.",
        ),
    ),
];

/// Every command, in the order of the help.
pub fn page(language: Language) -> String {
    let mut whole = super::command(language);
    whole.build();
    let all: Vec<&Command> = whole.get_subcommands().filter(|one| !one.is_hide_set()).collect();
    let mut out = TOP.get(language).to_owned() + "\n";
    for one in &all {
        out += &format!("- [`kader {0}`](#kader-{0})", one.get_name());
        let about = one.get_about().map(ToString::to_string).unwrap_or_default();
        out += &format!(": {}\n", about.trim_end_matches('.'));
    }
    for one in all {
        let name = one.get_name();
        out += &format!("\n## kader {name}\n\n");
        if let Some((_, more)) = MORE.iter().find(|(of, _)| *of == name) {
            out += &format!("{}\n\n", more.get(language));
        }
        let help = super::usage::in_language(&one.clone().render_long_help().to_string(), language);
        let lines = help.lines().map(|line| format!("{}\n", line.trim_end()));
        out += &format!("```text\n{}```\n", lines.collect::<String>());
    }
    out
}
