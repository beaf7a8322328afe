//! The pages of what can be wrong with the text itself.

use crate::diag::Docs;
use crate::language::Bi;

pub const NOT_UTF8: Docs = Docs {
    finds: Bi::new(
        "Een bestand dat niet als UTF-8 is bewaard, maar bijvoorbeeld als ‘Windows-1252’ of ‘ANSI’. \
         kader wijst het eerste byte aan dat geen leesbaar teken is.",
        "A file that is not saved as UTF-8, but for instance as ‘Windows-1252’ or ‘ANSI’. kader \
         points at the first byte that is no character.",
    ),
    matters: Bi::new(
        "In een andere codering is niet te zien welke letter bedoeld is: de ‘ï’ van ‘geïnd’ wordt \
         iets anders. Het bestand wordt daarom niet gelezen, en wat erin staat doet niet mee.",
        "In another encoding nobody can tell which letter is meant: the ‘é’ of ‘café’ becomes \
         something else. So the file is not read, and nothing in it takes part.",
    ),
    mend: Bi::new(
        "Open het bestand in uw editor, kies ‘Opslaan als’ en kies daar de codering UTF-8. Kijk \
         daarna of letters met accenten en het euroteken nog kloppen.",
        "Open the file in your editor, choose ‘Save as’ and choose the encoding UTF-8 there. Then see \
         whether accented letters and the euro sign are still right.",
    ),
    fails: Bi::new("", ""),
    passes: Bi::new("", ""),
};

pub const FILE_TOO_LARGE: Docs = Docs {
    finds: Bi::new(
        "Een bestand dat zo groot is dat kader het niet leest. De melding zegt hoe groot het is en \
         waar de grens ligt.",
        "A file so large that kader does not read it. The message says how large it is and where the \
         limit lies.",
    ),
    matters: Bi::new(
        "Een kader van een hele gemeente past ruim binnen de grens. Een groter bestand is meestal \
         iets anders, zoals een export of een kopie van een database.",
        "The framework of a whole municipality fits well within the limit. A larger file is usually \
         something else, such as an export or a copy of a database.",
    ),
    mend: Bi::new(
        "Verdeel het over meer bestanden: één per document, of één per programma. Alle bestanden \
         onder dezelfde map horen bij hetzelfde project.",
        "Split it into more files: one per document, or one per programme. All files below the same \
         folder belong to the same project.",
    ),
    fails: Bi::new("", ""),
    passes: Bi::new("", ""),
};

pub const NOT_A_FILE: Docs = Docs {
    finds: Bi::new(
        "Iets dat op .kader eindigt maar geen bestand met tekst is: een map, een pijp of een apparaat.",
        "Something whose name ends in .kader but that is no file with text: a folder, a pipe or a device.",
    ),
    matters: Bi::new(
        "Zo'n naam wordt overgeslagen, want lezen uit een pijp kan eindeloos duren. Verwachtte u er tekst, \
         dan doet die niet mee.",
        "Such a name is left out, because reading from a pipe may last for ever. If you expected text there, \
         it takes no part.",
    ),
    mend: Bi::new(
        "Geef het een andere naam, of haal het uit de map. Tekst uit een ander programma leest kader met \
         ‘kader check -’.",
        "Give it another name, or take it out of the folder. Text from another program is read with \
         ‘kader check -’.",
    ),
    fails: Bi::new("", ""),
    passes: Bi::new("", ""),
};

pub const LINE_ENDS: Docs = Docs {
    finds: Bi::new(
        "Een bestand waarvan de regels eindigen met alleen een ‘carriage return’ (CR), zoals oude \
         programma's voor de Mac ze schrijven.",
        "A file whose lines end in a carriage return (CR) alone, as old programs for the Mac write them.",
    ),
    matters: Bi::new(
        "De meeste programma's zien zo'n bestand als één lange regel. kader leest het wel, maar wie het \
         vergelijkt of doorzoekt ziet niet wat er op welke regel staat.",
        "Most programs see such a file as one long line. kader does read it, but who compares or searches \
         it cannot see what stands on which line.",
    ),
    mend: Bi::new(
        "Bewaar het bestand opnieuw en kies als regeleinde LF of CRLF. In veel editors staat dat onder in \
         het venster.",
        "Save the file again and choose LF or CRLF as its line end. Many editors show that at the bottom of \
         the window.",
    ),
    fails: Bi::new("", ""),
    passes: Bi::new("", ""),
};

pub const UNREADABLE: Docs = Docs {
    finds: Bi::new(
        "Een bestand dat niet gelezen kan worden, bijvoorbeeld omdat u er geen rechten voor hebt of \
         omdat de schijf niet bereikbaar is.",
        "A file that cannot be read, for instance because you have no rights to it or because its \
         disk cannot be reached.",
    ),
    matters: Bi::new(
        "Wat in het bestand staat doet niet mee. Een doel kan dan compleet lijken terwijl een deel \
         ervan niet is bekeken.",
        "What stands in the file takes no part. A goal may then look complete while a part of it was \
         not looked at.",
    ),
    mend: Bi::new(
        "Zorg dat het bestand gelezen mag worden, of haal het uit de map als het er niet bij hoort. \
         Met een bestand ‘.kaderignore’ kunt u bestanden ook overslaan.",
        "See to it that the file may be read, or take it out of the folder if it does not belong \
         there. A file ‘.kaderignore’ can also leave files out.",
    ),
    fails: Bi::new("", ""),
    passes: Bi::new("", ""),
};

pub const STRANGE_CHARACTER: Docs = Docs {
    finds: Bi::new(
        "Een teken dat u niet ziet, zoals een spatie zonder breedte of een zacht afbreekstreepje, ook \
         in een tekst tussen aanhalingstekens. De melding zegt welk teken het is.",
        "A character that you cannot see, such as a space without width or a soft hyphen, also in a \
         text in quotes. The message says which character it is.",
    ),
    matters: Bi::new(
        "Twee id's die er op het scherm gelijk uitzien, zijn door zo'n teken toch verschillend. Een \
         verwijzing klopt dan niet en niemand ziet waarom.",
        "Two ids that look the same on the screen differ because of such a character. A reference \
         then fails and nobody sees why.",
    ),
    mend: Bi::new(
        "Haal het teken weg. Het komt vaak mee als u tekst plakt uit een pdf of een tekstverwerker.",
        "Remove the character. It often comes along when you paste text from a pdf or a word \
         processor.",
    ),
    fails: Bi::new(
        "# achter cbs staat een spatie zonder breedte\n\
bron cbs\u{200B} \"CBS StatLine\"",
        "language en\n\
# a space without width stands after cbs\n\
source cbs\u{200B} \"CBS StatLine\"",
    ),
    passes: Bi::new(
        r#"bron cbs "CBS StatLine""#,
        r#"language en
source cbs "CBS StatLine""#,
    ),
};

pub const OPEN_QUOTE: Docs = Docs {
    finds: Bi::new(
        "Een tekst tussen aanhalingstekens waarvan het tweede aanhalingsteken op dezelfde regel \
         ontbreekt.",
        "A text in quotes of which the second quotation mark is missing on the same line.",
    ),
    matters: Bi::new(
        "Een tekst tussen \" en \" eindigt op zijn eigen regel. Zo kost een vergeten teken één regel \
         en niet de rest van het bestand.",
        "A text between \" and \" ends on its own line. So a forgotten mark costs one line and not \
         the rest of the file.",
    ),
    mend: Bi::new(
        "Zet het tweede aanhalingsteken achter het laatste woord van de tekst. Loopt de tekst over \
         meer regels, zet hem dan in een tekstblok tussen \"\"\" en \"\"\".",
        "Put the second quotation mark after the last word of the text. If the text runs over several \
         lines, put it in a text block between \"\"\" and \"\"\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Zorg en welzijn {
  lasten 2026 € 250.000
}"#,
        r#"language en
document budget-2026

programme 1 "Care and welfare {
  costs 2026 € 250,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Zorg en welzijn" {
  lasten 2026 € 250.000
}"#,
        r#"language en
document budget-2026

programme 1 "Care and welfare" {
  costs 2026 € 250,000
}"#,
    ),
};

pub const WRONG_QUOTE: Docs = Docs {
    finds: Bi::new(
        "Een tekst die begint met een teken dat erop lijkt maar geen aanhalingsteken van kader is, \
         zoals ‘…’ of «…».",
        "A text that starts with a mark that looks like a quotation mark but is none for kader, such \
         as ‘…’ or «…».",
    ),
    matters: Bi::new(
        "Zulke tekens komen ook als apostrof in woorden voor (‘'s-Gravenhage’). Als elk ervan een \
         tekst kon beginnen, was niet te zien waar een tekst eindigt.",
        "Such marks also stand in words as an apostrophe (‘the city’s’). If each of them could start \
         a text, nobody could see where a text ends.",
    ),
    mend: Bi::new(
        "Schrijf \"…\". Geplakte tekst tussen “…” of „…” mag ook blijven staan.",
        "Write \"…\". Pasted text between “…” or „…” may stay as well.",
    ),
    fails: Bi::new(
        r#"bron cbs ‘CBS StatLine’"#,
        r#"language en
source cbs ‘CBS StatLine’"#,
    ),
    passes: Bi::new(
        r#"bron cbs "CBS StatLine""#,
        r#"language en
source cbs "CBS StatLine""#,
    ),
};

pub const BAD_ESCAPE: Docs = Docs {
    finds: Bi::new(
        "Een schuine streep \\ in een tekst, met een letter erachter die daar niets betekent.",
        "A backslash \\ in a text, with a letter after it that means nothing there.",
    ),
    matters: Bi::new(
        "In een tekst tussen \" en \" zegt \\ dat het volgende teken iets bijzonders is: \\n is een \
         nieuwe regel. Bij een onbekende letter is niet te zeggen wat er moet staan.",
        "In a text between \" and \" a \\ says that the next character is special: \\n is a new line. \
         With an unknown letter nobody can say what should stand there.",
    ),
    mend: Bi::new(
        "Schrijf \\\\ waar u een schuine streep bedoelt, zoals in de naam van een map. Verder bestaan \
         alleen \\\", \\n en \\t.",
        "Write \\\\ where you mean a backslash, as in the name of a folder. Apart from that only \
         \\\", \\n and \\t exist.",
    ),
    fails: Bi::new(
        r#"bron registratie "Eigen registratie" {
  url "S:\cijfers\wijken.xlsx"
}"#,
        r#"language en
source records "Our own records" {
  url "S:\figures\areas.xlsx"
}"#,
    ),
    passes: Bi::new(
        r#"bron registratie "Eigen registratie" {
  url "S:\\cijfers\\wijken.xlsx"
}"#,
        r#"language en
source records "Our own records" {
  url "S:\\figures\\areas.xlsx"
}"#,
    ),
};

pub const OPEN_TEXT_BLOCK: Docs = Docs {
    finds: Bi::new(
        "Een tekstblok dat met \"\"\" begint en nergens met \"\"\" wordt afgesloten.",
        "A text block that starts with \"\"\" and is closed by \"\"\" nowhere.",
    ),
    matters: Bi::new(
        "Zonder einde zou de rest van het bestand tekst zijn. kader leest verder bij de eerste regel \
         die weer met een sleutelwoord begint, maar weet niet zeker waar uw tekst ophoudt.",
        "Without an end the rest of the file would be text. kader reads on at the first line that \
         starts with a keyword again, but cannot be sure where your text ends.",
    ),
    mend: Bi::new(
        "Zet onder de laatste regel van de tekst een regel met alleen \"\"\".",
        "Put a line with only \"\"\" below the last line of the text.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving """
    De gemeente bouwt de komende jaren
    vijfhonderd woningen.
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description """
    In the coming years the municipality
    builds five hundred homes.
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving """
    De gemeente bouwt de komende jaren
    vijfhonderd woningen.
    """
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description """
    In the coming years the municipality
    builds five hundred homes.
    """
}"#,
    ),
};

pub const MISPLACED_TEXT_BLOCK: Docs = Docs {
    finds: Bi::new(
        "Drie aanhalingstekens \"\"\" waar nog iets achter staat op dezelfde regel, of die een tekst \
         sluiten en niet alleen op een regel staan.",
        "Three quotation marks \"\"\" with something after them on the same line, or that close a text \
         and do not stand alone on a line.",
    ),
    matters: Bi::new(
        "Een tekstblok begint op de regel onder \"\"\". Zo is van elke regel te zien hoe ver hij \
         inspringt, en dat inspringen hoort niet bij de tekst.",
        "A text block starts on the line below \"\"\". So the indentation of each line can be seen, \
         and that indentation is not part of the text.",
    ),
    mend: Bi::new(
        "Zet de tekst op de regels eronder, en \"\"\" alleen op de regel daarna. Past de tekst op één \
         regel, schrijf hem dan tussen \" en \".",
        "Put the text on the lines below, and \"\"\" alone on the line after it. If the text fits on \
         one line, write it between \" and \".",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving """De gemeente bouwt vijfhonderd woningen."""
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description """The municipality builds five hundred homes."""
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving "De gemeente bouwt vijfhonderd woningen."
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description "The municipality builds five hundred homes."
}"#,
    ),
};

pub const UNCLOSED_BLOCK: Docs = Docs {
    finds: Bi::new(
        "Een blok dat met { begint en nergens met } wordt gesloten. Waar het kan, wijst de melding de \
         eerste regel aan die niet meer in het blok hoort.",
        "A block that starts with { and is closed by } nowhere. Where possible the message points at \
         the first line that no longer belongs in the block.",
    ),
    matters: Bi::new(
        "Zonder } lijkt alles wat volgt bij dit blok te horen: programma 2 zou een deel van programma \
         1 zijn. kader gaat af op het inspringen en leest verder.",
        "Without } all that follows seems to belong to this block: programme 2 would be a part of \
         programme 1. kader goes by the indentation and reads on.",
    ),
    mend: Bi::new(
        "Zet onder de laatste regel van het blok een regel met alleen }.",
        "Put a line with only } below the last line of the block.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  lasten 2026 € 250.000

programma 2 "Zorg" {
  lasten 2026 € 400.000
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  costs 2026 € 250,000

programme 2 "Care" {
  costs 2026 € 400,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  lasten 2026 € 250.000
}

programma 2 "Zorg" {
  lasten 2026 € 400.000
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  costs 2026 € 250,000
}

programme 2 "Care" {
  costs 2026 € 400,000
}"#,
    ),
};

pub const STRAY_BRACE: Docs = Docs {
    finds: Bi::new("Een } waar geen open blok bij hoort.", "A } that no open block belongs to."),
    matters: Bi::new(
        "Er is een } te veel, of ergens erboven is een { vergeten. In het tweede geval staan regels \
         buiten het blok waar u ze in bedoelde.",
        "There is one } too many, or a { was forgotten somewhere above. In the second case lines \
         stand outside the block that you meant them for.",
    ),
    mend: Bi::new(
        "Haal de } weg, of zet { aan het eind van de regel die het blok opent.",
        "Remove the }, or put { at the end of the line that opens the block.",
    ),
    fails: Bi::new(
        r#"bron cbs "CBS StatLine" {
  uitgever CBS
}
}"#,
        r#"language en
source cbs "CBS StatLine" {
  publisher CBS
}
}"#,
    ),
    passes: Bi::new(
        r#"bron cbs "CBS StatLine" {
  uitgever CBS
}"#,
        r#"language en
source cbs "CBS StatLine" {
  publisher CBS
}"#,
    ),
};

pub const MISPLACED_BRACE: Docs = Docs {
    finds: Bi::new(
        "Een { die niet aan het eind van zijn regel staat, of een } die niet alleen op een regel \
         staat.",
        "A { that does not end its line, or a } that does not stand alone on its line.",
    ),
    matters: Bi::new(
        "Elke regel zegt één ding. Daardoor is een fout altijd aan één regel te wijten, en staat in \
         een vergelijking van twee versies precies wat veranderde.",
        "Every line says one thing. So a mistake always belongs to one line, and a comparison of two \
         versions shows exactly what changed.",
    ),
    mend: Bi::new(
        "Laat { de regel eindigen die het blok opent, zet wat in het blok hoort op eigen regels, en } \
         alleen op de laatste.",
        "Let { end the line that opens the block, put what belongs in the block on lines of its own, \
         and } alone on the last.",
    ),
    fails: Bi::new(
        r#"bron cbs "CBS StatLine" { uitgever CBS }"#,
        r#"language en
source cbs "CBS StatLine" { publisher CBS }"#,
    ),
    passes: Bi::new(
        r#"bron cbs "CBS StatLine" {
  uitgever CBS
}"#,
        r#"language en
source cbs "CBS StatLine" {
  publisher CBS
}"#,
    ),
};

pub const TOO_DEEP: Docs = Docs {
    finds: Bi::new(
        "Blokken die meer dan 64 keer in elkaar staan.",
        "Blocks that stand in each other more than 64 times.",
    ),
    matters: Bi::new(
        "Een begroting heeft hooguit een handvol niveaus. Zo diep komt een bestand alleen als er veel \
         } ontbreken, of als een programma het maakte.",
        "A budget has a handful of levels at most. A file gets this deep only when many } are \
         missing, or when a program wrote it.",
    ),
    mend: Bi::new(
        "Kijk of boven deze plaats blokken niet gesloten zijn. Zet het anders minder diep.",
        "See whether blocks above this place are not closed. Otherwise nest it less deeply.",
    ),
    fails: Bi::new("", ""),
    passes: Bi::new("", ""),
};

pub const STRAY_LINE: Docs = Docs {
    finds: Bi::new(
        "Een regel die niet met een sleutelwoord begint, maar bijvoorbeeld met een opsommingsteken, \
         een getal of //.",
        "A line that does not start with a keyword, but for instance with a bullet, a number or //.",
    ),
    matters: Bi::new(
        "Het sleutelwoord zegt wat een regel betekent. Zonder dat woord is niet te zeggen of het een \
         criterium is, een toelichting of een opmerking.",
        "The keyword says what a line means. Without it nobody can say whether it is a criterion, an \
         explanation or a comment.",
    ),
    mend: Bi::new(
        "Zet het sleutelwoord voor de regel. Lopende tekst staat tussen \"\"\" en \"\"\", en een \
         opmerking begint met #.",
        "Put the keyword in front of the line. Prose stands between \"\"\" and \"\"\", and a comment \
         starts with #.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  • Er komen vijfhonderd woningen bij
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  • Five hundred homes are added
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  criterium "Er komen vijfhonderd woningen bij"
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  criterion "Five hundred homes are added"
}"#,
    ),
};

pub const DANGLING_COMMA: Docs = Docs {
    finds: Bi::new(
        "Een komma aan het eind van een regel, waarna de lijst niet verdergaat.",
        "A comma at the end of a line, after which the list does not go on.",
    ),
    matters: Bi::new(
        "Een komma aan het eind zegt dat de lijst op de volgende regel doorgaat. Gebeurt dat niet, \
         dan is er misschien iets weggevallen.",
        "A comma at the end says that the list goes on below. If it does not, something may have been \
         lost.",
    ),
    mend: Bi::new(
        "Haal de komma weg, of zet op de volgende regel wat nog bij de lijst hoort.",
        "Remove the comma, or put on the next line what still belongs to the list.",
    ),
    fails: Bi::new(
        r#"bron cbs "CBS StatLine"

referentie nederland "Nederland" {
  bronnen cbs,
}"#,
        r#"language en
source cbs "CBS StatLine"

reference-series netherlands "The Netherlands" {
  sources cbs,
}"#,
    ),
    passes: Bi::new(
        r#"bron cbs "CBS StatLine"

referentie nederland "Nederland" {
  bronnen cbs
}"#,
        r#"language en
source cbs "CBS StatLine"

reference-series netherlands "The Netherlands" {
  sources cbs
}"#,
    ),
};

pub const MISSING_SPACE: Docs = Docs {
    finds: Bi::new(
        "Een sleutelwoord dat vastzit aan het aanhalingsteken erachter.",
        "A keyword that is glued to the quotation mark after it.",
    ),
    matters: Bi::new(
        "Een woord loopt tot de eerste spatie. kader leest de regel wel zoals hij bedoeld is, maar \
         andere programma's en lezers struikelen erover.",
        "A word runs to the first space. kader does read the line as it is meant, but other programs \
         and readers stumble over it.",
    ),
    mend: Bi::new("Zet een spatie vóór het aanhalingsteken.", "Put a space before the quotation mark."),
    fails: Bi::new(
        r#"bron"CBS StatLine""#,
        r#"language en
source"CBS StatLine""#,
    ),
    passes: Bi::new(
        r#"bron "CBS StatLine""#,
        r#"language en
source "CBS StatLine""#,
    ),
};
