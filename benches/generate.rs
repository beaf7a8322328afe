//! Makes a project of any number of goals: realistic in shape and size, the same every time, without findings.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// How many goals stand in one file, and on one ambition.
const GOALS_A_FILE: usize = 50;
const GOALS_AN_AMBITION: usize = 10;

/// A file of the project: its name and its text.
pub type File = (String, String);

/// Every file of a project with `goals` goals: its settings, its register and its budget.
pub fn project(goals: usize) -> Vec<File> {
    let mut files = vec![
        ("kader.toml".to_owned(), "language = \"nl\"\n".to_owned()),
        ("register.kader".to_owned(), register()),
        ("begroting.kader".to_owned(), DOCUMENT.to_owned()),
    ];
    let mut dice = Dice(20_260_101);
    for (at, first) in (0..goals).step_by(GOALS_A_FILE).enumerate() {
        let count = GOALS_A_FILE.min(goals - first);
        files.push((format!("domein-{:04}.kader", at + 1), domain(at + 1, first, count, &mut dice)));
    }
    files
}

/// Writes a project to a folder; returns how many bytes of spec it holds.
pub fn write(goals: usize, folder: &Path) -> io::Result<u64> {
    fs::create_dir_all(folder)?;
    let mut bytes = 0;
    for (name, text) in project(goals) {
        bytes += text.len() as u64;
        fs::write(folder.join(name), text)?;
    }
    Ok(bytes)
}

/// Numbers that look like chance and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit as u64) as usize
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}

const DOCUMENT: &str = "\
taal nl

document begroting-2026 \"Programmabegroting 2026\" {
  soort begroting
  omvang gedeeltelijk
  jaar 2026
  vastgesteld 2025-11-06
  indeling domein > ambitie > doel
}
";

const PEOPLE: &[(&str, &str)] = &[
    ("dijkman", "Ria Dijkman"),
    ("elzinga", "Joost Elzinga"),
    ("verhoef", "Samira Verhoef"),
    ("van-der-meer", "Anne van der Meer"),
    ("bouchta", "Karim Bouchta"),
    ("hofstede", "Greetje Hofstede"),
    ("wiersma", "Douwe Wiersma"),
    ("oude-luttikhuis", "Marleen Oude Luttikhuis"),
];

const SOURCES: &[(&str, &str)] = &[
    ("cbs", "CBS StatLine"),
    ("inwonerspeiling", "Inwonerspeiling"),
    ("ggd", "Gezondheidsmonitor"),
    ("registratie", "Eigen registratie"),
    ("ondernemersenquête", "Ondernemersenquête"),
];

const NOTES: &[(&str, &str)] = &[
    ("sociale-basis", "Nota Sociale basis 2024-2028"),
    ("wijken", "Nota Klimaat in de wijken 2023-2030"),
    ("mobiliteit", "Mobiliteitsvisie: lopend, fietsend en met de bus"),
    ("wonen", "Woonvisie 2024-2034"),
    ("cultuur", "Cultuurnota Ruimte voor makers"),
    ("economie", "Economische agenda 2025-2029"),
];

fn register() -> String {
    let mut out = String::from("taal nl\n\norganisatie voorbeeldstad \"Gemeente Voorbeeldstad\" {\n");
    out.push_str("  soort gemeente\n}\n\n# Wie er in het college zit.\n");
    for (id, name) in PEOPLE {
        let _ = writeln!(out, "persoon {id} \"{name}\" {{\n  rol \"wethouder\" 2022-06..\n}}");
    }
    out.push('\n');
    for (id, title) in SOURCES {
        let _ = writeln!(out, "bron {id} \"{title}\" {{\n  frequentie jaarlijks\n}}");
    }
    out.push('\n');
    for (id, title) in NOTES {
        let _ = writeln!(out, "nota {id} \"{title}\" {{\n  vastgesteld 2023-12-14\n  door raad\n}}");
    }
    out.push_str("\nhervormingsagenda sociaal-domein \"Hervormingsagenda\" {\n");
    for (at, title) in TRACKS.iter().enumerate() {
        let _ = writeln!(out, "  spoor {} \"{title}\"", at + 1);
    }
    out.push_str("}\n");
    out
}

const TRACKS: &[&str] =
    &["Sterke sociale basis", "Zorg dichtbij huis", "Samen met de regio", "Meten wat werkt"];

const THEMES: &[&str] = &[
    "Samenleving",
    "Wonen en leven",
    "Bereikbare stad",
    "Werk en economie",
    "Duurzame stad",
    "Cultuur en sport",
];

fn domain(number: usize, first: usize, goals: usize, dice: &mut Dice) -> String {
    let mut out =
        format!("taal nl\n\ndocument begroting-2026\n\ndomein {number} \"{}\" {{\n", dice.pick(THEMES));
    for (at, done) in (0..goals).step_by(GOALS_AN_AMBITION).enumerate() {
        let ambition = format!("{number}.{}", at + 1);
        let (who, does) = (dice.pick(WHO), dice.pick(DOES));
        let _ = writeln!(out, "\n  ambitie {ambition} \"{who} {does}\" {{");
        for goal in 0..GOALS_AN_AMBITION.min(goals - done) {
            self::goal(&mut out, &format!("{ambition}.{}", goal + 1), first + done + goal, dice);
        }
        out.push_str("  }\n");
    }
    out.push_str("}\n");
    out
}

const WHO: &[&str] = &[
    "Inwoners",
    "Jongeren tot 27 jaar",
    "Ouderen die zelfstandig wonen",
    "Ondernemers in de binnenstad",
    "Gezinnen met een laag inkomen",
    "Vrijwilligers en mantelzorgers",
    "Bewoners van de oudere wijken",
    "Mensen met een beperking",
];

const DOES: &[&str] = &[
    "doen mee en helpen elkaar",
    "voelen zich thuis in hun eigen buurt",
    "vinden sneller de hulp die bij hen past",
    "reizen vlot en veilig door de stad",
    "wonen in een huis dat bij hun leven past",
    "krijgen de kans om zich te ontwikkelen",
    "merken dat de openbare ruimte groener wordt",
];

const WHERE: &[&str] = &[
    "vooral in de wijken die nu onder het stedelijk gemiddelde liggen",
    "ook waar de voorzieningen de laatste jaren verdwenen zijn",
    "in elke wijk minstens zo goed als in het jaar ervoor",
    "samen met de partners uit het maatschappelijk voorveld",
    "zonder dat de lasten voor hen daardoor hoger worden",
    "en zeggen dat zelf ook in de tweejaarlijkse peiling",
];

const MEASURES: &[(&str, &str, Unit)] = &[
    ("leefbaarheid", "Rapportcijfer voor de leefbaarheid van de eigen buurt", Unit::Mark),
    ("vrijwilligers", "Inwoners die zich geregeld vrijwillig inzetten", Unit::Percent),
    ("eenzaamheid", "Inwoners die zich niet of nauwelijks eenzaam voelen", Unit::Percent),
    ("woningen", "Woningen die in het jaar zijn opgeleverd", Unit::Count("woningen")),
    ("dienstverlening", "Rapportcijfer voor de hulp van de gemeente", Unit::Mark),
    ("bezoeken", "Bezoeken aan de bibliotheek en haar wijkpunten", Unit::Count("bezoeken")),
    ("fiets", "Ritten binnen de stad die op de fiets gaan", Unit::Percent),
];

#[derive(Clone, Copy)]
enum Unit {
    Mark,
    Percent,
    Count(&'static str),
}

fn goal(out: &mut String, id: &str, number: usize, dice: &mut Dice) {
    let (first, second) = (number % PEOPLE.len(), (number + 1 + number / PEOPLE.len() % 7) % PEOPLE.len());
    let note = NOTES[number % NOTES.len()].0;
    let _ = writeln!(out, "\n    doel {id} \"{} {} (wijk {number})\" {{", dice.pick(WHO), dice.pick(DOES));
    let _ = writeln!(out, "      portefeuillehouders {}, {}", PEOPLE[first].0, PEOPLE[second].0);
    let _ = writeln!(out, "      kaderstellende-nota {note}");
    let _ = writeln!(out, "      steunt spoor {}", number % TRACKS.len() + 1);
    prose(out, dice);
    let measure = dice.below(MEASURES.len());
    let measures = [MEASURES[measure], MEASURES[(measure + 1) % MEASURES.len()]];
    criteria(out, id, measures[0].0, dice);
    for (at, measure) in measures.into_iter().enumerate() {
        indicator(out, id, SOURCES[(number + at) % SOURCES.len()].0, measure, dice);
    }
    out.push_str("    }\n");
}

const PROSE: &[&str] = &[
    "Niet iedereen redt het alleen. Het welzijnswerk in de wijk helpt bewoners elkaar te vinden.",
    "De wijkmanager stemt af met het sociaal wijkteam, de scholen en de woningcorporaties.",
    "Wat in de weg staat, wil de gemeente vroeg zien, uitspreken en wegnemen.",
    "Hoeveel een wijk krijgt, hangt af van hoe groot de opgave daar is.",
    "In 2025 is begonnen met twee proeven; die worden in het voorjaar geëvalueerd.",
];

fn prose(out: &mut String, dice: &mut Dice) {
    out.push_str("\n      beschrijving \"\"\"\n");
    for _ in 0..3 {
        let _ = writeln!(out, "        {}", dice.pick(PROSE));
    }
    out.push_str("        \"\"\"\n\n");
}

/// Three criteria, each of about 120 characters; the first is measured.
fn criteria(out: &mut String, id: &str, measure: &str, dice: &mut Dice) {
    let start = dice.below(WHO.len());
    for at in 0..3 {
        let who = WHO[(start + at) % WHO.len()];
        let _ = write!(out, "      criterium \"{who} {}, {}\"", dice.pick(DOES), dice.pick(WHERE));
        match at {
            0 => {
                let _ = writeln!(out, " {{\n        indicatoren {measure}-{id}\n      }}");
            }
            _ => out.push('\n'),
        }
    }
}

fn indicator(out: &mut String, id: &str, source: &str, measure: (&str, &str, Unit), dice: &mut Dice) {
    let (name, title, unit) = measure;
    let shown = match unit {
        Unit::Mark => "score schaal 1..10",
        Unit::Percent => "%",
        Unit::Count(word) => word,
    };
    let _ = writeln!(out, "\n      indicator {name}-{id} \"{title}\" {{");
    let _ = writeln!(
        out,
        "        soort effect\n        eenheid {shown}\n        gewenst toename\n        bron {source}"
    );
    let base = dice.below(30);
    let value = |at: usize| match unit {
        Unit::Mark => format!("{},{}", (60 + base + at) / 10, (base + at) % 10),
        Unit::Percent => format!("{} %", 41 + base + at),
        Unit::Count(_) => format!("{}.{:03}", 1 + base, 100 + base * 7 + at * 25),
    };
    let _ = writeln!(out, "        behaald 2023 {}, 2024 {}", value(0), value(1));
    let _ = writeln!(out, "        beoogd  2026 {}, 2027 {}\n      }}", value(2), value(3));
}
