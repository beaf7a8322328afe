//! The pages of what can be wrong with words, values and references.

use crate::diag::Docs;
use crate::language::Bi;

pub const UNKNOWN_KEYWORD: Docs = Docs {
    finds: Bi::new(
        "Een regel die begint met een woord dat kader op die plaats niet kent.",
        "A line that starts with a word that kader does not know in that place.",
    ),
    matters: Bi::new(
        "Zonder het sleutelwoord is niet te zeggen wat de regel betekent. De regel doet niet mee; wat \
         in zijn blok staat wordt wel gelezen.",
        "Without the keyword nobody can say what the line means. The line takes no part; what stands \
         in its block is read all the same.",
    ),
    mend: Bi::new(
        "Verbeter het woord; de melding noemt het woord dat erop lijkt. Is het een woord van uw \
         organisatie, zeg dan waar het voor staat: ‘woord prestatie zoals activiteit’.",
        "Correct the word; the message names the one that is like it. If it is a word of your \
         organisation, say what it stands for: ‘word deed like activity’.",
    ),
    fails: Bi::new(
        r#"persoon jansen "Els Jansen" {
  portij "Stadspartij"
}"#,
        r#"language en
person jansen "Els Jansen" {
  porty "City Party"
}"#,
    ),
    passes: Bi::new(
        r#"persoon jansen "Els Jansen" {
  partij "Stadspartij"
}"#,
        r#"language en
person jansen "Els Jansen" {
  party "City Party"
}"#,
    ),
};

pub const OTHER_LANGUAGE: Docs = Docs {
    finds: Bi::new(
        "Een Engels sleutelwoord in een Nederlands bestand, of andersom.",
        "A Dutch keyword in an English file, or the other way round.",
    ),
    matters: Bi::new(
        "Een bestand heeft één taal, want ook getallen hangen ervan af: 1.234 is in een Nederlands \
         bestand duizend meer dan in een Engels.",
        "A file has one language, because numbers depend on it as well: 1.234 is a thousand times as \
         much in a Dutch file as in an English one.",
    ),
    mend: Bi::new(
        "Gebruik het woord dat de melding noemt. De regel is gelezen alsof dat er staat.",
        "Use the word that the message names. The line was read as if it stood there.",
    ),
    fails: Bi::new(
        r#"bron cbs "CBS StatLine" {
  publisher CBS
}"#,
        r#"language en
source cbs "CBS StatLine" {
  uitgever CBS
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

pub const WRONG_LANGUAGE: Docs = Docs {
    finds: Bi::new(
        "Een bestand waarvan de meeste sleutelwoorden van een andere taal zijn dan de taal die \
         bovenaan staat, of die geldt als er niets staat.",
        "A file of which most keywords are of another language than the one stated at the top, or the \
         one that holds when nothing is stated.",
    ),
    matters: Bi::new(
        "De taal bepaalt ook hoe getallen gelezen worden. Eén melding over het bestand helpt dan meer \
         dan een melding bij elke regel.",
        "The language also decides how numbers are read. One message about the file then helps more \
         than a message at every line.",
    ),
    mend: Bi::new(
        "Zet ‘taal nl’ of ‘language en’ als eerste regel in het bestand. Geldt het voor alle \
         bestanden, zet dan language = \"en\" in kader.toml.",
        "Put ‘taal nl’ or ‘language en’ on the first line of the file. If it holds for all files, put \
         language = \"en\" in kader.toml.",
    ),
    fails: Bi::new(
        r#"taal en
bron cbs "CBS StatLine" {
  uitgever CBS
  tabel 84583NED
}"#,
        r#"source cbs "CBS StatLine" {
  publisher CBS
  table 84583NED
}"#,
    ),
    passes: Bi::new(
        r#"taal nl
bron cbs "CBS StatLine" {
  uitgever CBS
  tabel 84583NED
}"#,
        r#"language en
source cbs "CBS StatLine" {
  publisher CBS
  table 84583NED
}"#,
    ),
};

pub const MISPLACED_KEYWORD: Docs = Docs {
    finds: Bi::new(
        "Een sleutelwoord dat bestaat, maar niet in dit blok kan staan.",
        "A keyword that exists, but cannot stand in this block.",
    ),
    matters: Bi::new(
        "Een programma heeft geen nulmeting; een indicator van dat programma wel. Zonder te weten bij \
         welke indicator het cijfer hoort, is er niets mee te beginnen.",
        "A programme has no baseline; an indicator of that programme has. Without knowing which \
         indicator the figure belongs to, nothing can be done with it.",
    ),
    mend: Bi::new(
        "Verplaats de regel naar een blok dat de melding noemt. Kijk ook of er geen blok te vroeg \
         gesloten is.",
        "Move the line to a block that the message names. See as well whether no block was closed too \
         early.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen"
  nulmeting 2023 410
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes"
  baseline 2023 410
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    nulmeting 2023 410
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    baseline 2023 410
  }
}"#,
    ),
};

pub const MISPLACED_HEADER: Docs = Docs {
    finds: Bi::new(
        "Een regel ‘taal’ of ‘document’ die niet bovenaan het bestand staat, of er twee keer staat.",
        "A line ‘language’ or ‘document’ that does not stand at the top of the file, or stands there \
         twice.",
    ),
    matters: Bi::new(
        "De taal en het document gelden voor het hele bestand. Halverwege wisselen zou betekenen dat \
         dezelfde regel op twee plaatsen iets anders zegt.",
        "The language and the document hold for the whole file. Changing them halfway would mean that \
         the same line says something else in two places.",
    ),
    mend: Bi::new(
        "Zet de taal op de eerste regel en het document daaronder. Begint u aan een ander document, \
         maak er dan een eigen bestand voor.",
        "Put the language on the first line and the document below it. If another document starts \
         here, make a file of its own for it.",
    ),
    fails: Bi::new(
        r#"bron cbs "CBS StatLine"

document begroting-2026"#,
        r#"language en
source cbs "CBS StatLine"

document budget-2026"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

bron cbs "CBS StatLine""#,
        r#"language en
document budget-2026

source cbs "CBS StatLine""#,
    ),
};

pub const MISSING_VALUE: Docs = Docs {
    finds: Bi::new(
        "Een sleutelwoord waar iets achter hoort te staan, maar niets of te weinig achter staat.",
        "A keyword that should have something after it, but has nothing or too little.",
    ),
    matters: Bi::new(
        "Een ontbrekende waarde is geen nul en geen lege tekst. kader vult niets in, want dan staat \
         er iets in het kader dat niemand heeft gezegd.",
        "A missing value is not zero and not an empty text. kader fills nothing in, because then the \
         framework would say something that nobody said.",
    ),
    mend: Bi::new(
        "Schrijf de waarde erachter. Is die er niet, haal de regel dan weg, of schrijf bij cijfers \
         ‘-’, ‘nnb’ of ‘pm’.",
        "Write the value after it. If there is none, remove the line, or write ‘-’, ‘tbd’ or ‘pm’ for \
         figures.",
    ),
    fails: Bi::new(
        r#"bron cbs "CBS StatLine" {
  uitgever
}"#,
        r#"language en
source cbs "CBS StatLine" {
  publisher
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

pub const UNEXPECTED_VALUE: Docs = Docs {
    finds: Bi::new(
        "Iets dat achter een sleutelwoord staat en daar niet hoort.",
        "Something that stands after a keyword and does not belong there.",
    ),
    matters: Bi::new(
        "Wat te veel is, is meestal iets dat op een eigen regel hoort. Zou kader het overslaan, dan \
         lijkt het gezegd terwijl het nergens in het kader staat.",
        "What is too much is usually something that belongs on a line of its own. If kader passed \
         over it, it would seem said while it is nowhere in the framework.",
    ),
    mend: Bi::new(
        "Zet het op een eigen regel met het goede sleutelwoord, of haal het weg.",
        "Put it on a line of its own with the right keyword, or remove it.",
    ),
    fails: Bi::new(
        r#"nota wonen "Woonvisie 2024-2030" 2023-11-09"#,
        r#"language en
policy-note housing "Housing strategy 2024-2030" 2023-11-09"#,
    ),
    passes: Bi::new(
        r#"nota wonen "Woonvisie 2024-2030" {
  vastgesteld 2023-11-09
}"#,
        r#"language en
policy-note housing "Housing strategy 2024-2030" {
  adopted 2023-11-09
}"#,
    ),
};

pub const MISSING_ID: Docs = Docs {
    finds: Bi::new(
        "Iets dat een id nodig heeft, zoals een organisatie of een document, zonder id.",
        "Something that needs an id, such as an organisation or a document, without one.",
    ),
    matters: Bi::new(
        "De id is de naam waarmee andere regels en latere begrotingen ernaar verwijzen. Van een titel \
         alleen kan die hier niet gemaakt worden.",
        "The id is the name by which other lines and later budgets refer to it. Here it cannot be \
         formed from a title alone.",
    ),
    mend: Bi::new(
        "Schrijf achter het sleutelwoord een korte naam of een nummer, en daarna de titel.",
        "Write a short name or a number after the keyword, and then the title.",
    ),
    fails: Bi::new(
        r#"organisatie "Gemeente Voorbeeldstad" {
  soort gemeente
}"#,
        r#"language en
organisation "Municipality of Voorbeeldstad" {
  kind municipality
}"#,
    ),
    passes: Bi::new(
        r#"organisatie voorbeeldstad "Gemeente Voorbeeldstad" {
  soort gemeente
}"#,
        r#"language en
organisation voorbeeldstad "Municipality of Voorbeeldstad" {
  kind municipality
}"#,
    ),
};

pub const MALFORMED_ID: Docs = Docs {
    finds: Bi::new(
        "Een id met een teken dat er niet in kan, of met een punt aan het begin of het eind.",
        "An id with a character that cannot stand in it, or with a point at its start or end.",
    ),
    matters: Bi::new(
        "Een verwijzing moet letter voor letter gelijk zijn aan de id. Met ‘1.1’ en ‘1.1.’ door \
         elkaar zijn dat twee verschillende programma's.",
        "A reference must equal the id letter by letter. With both ‘1.1’ and ‘1.1.’ those are two \
         different programmes.",
    ),
    mend: Bi::new(
        "Gebruik letters, cijfers, ‘-’, ‘_’ en losse punten ertussen. Een code met spaties staat \
         tussen aanhalingstekens.",
        "Use letters, digits, ‘-’, ‘_’ and single points between them. A code with spaces stands in \
         quotes.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1.1. "Wonen""#,
        r#"language en
document budget-2026

programme 1.1. "Housing""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1.1 "Wonen""#,
        r#"language en
document budget-2026

programme 1.1 "Housing""#,
    ),
};

pub const MISSING_TITLE: Docs = Docs {
    finds: Bi::new(
        "Iets dat een titel nodig heeft, zonder titel of met een lege titel.",
        "Something that needs a title, without one or with an empty one.",
    ),
    matters: Bi::new(
        "De titel is wat lezers zien, in de begroting en in elk overzicht. Een id alleen zegt hun \
         niets.",
        "The title is what readers see, in the budget and in every overview. An id alone tells them \
         nothing.",
    ),
    mend: Bi::new(
        "Schrijf de titel tussen aanhalingstekens achter de id. Wilde u naar iets verwijzen dat \
         elders staat, doe dat dan in het blok waar het bij hoort.",
        "Write the title in quotes after the id. If you meant to refer to something declared \
         elsewhere, do so in the block that it belongs to.",
    ),
    fails: Bi::new(
        r#"persoon jansen {
  rol "wethouder" 2022-06..
}"#,
        r#"language en
person jansen {
  role "alderman" 2022-06..
}"#,
    ),
    passes: Bi::new(
        r#"persoon jansen "Els Jansen" {
  rol "wethouder" 2022-06..
}"#,
        r#"language en
person jansen "Els Jansen" {
  role "alderman" 2022-06..
}"#,
    ),
};

pub const REPEATED_FIELD: Docs = Docs {
    finds: Bi::new(
        "Een regel die maar één keer in een blok mag staan en er twee keer staat.",
        "A line that may stand once in a block and stands there twice.",
    ),
    matters: Bi::new(
        "Als er twee verschillende waarden staan, is niet te zeggen welke klopt. kader gebruikt de \
         eerste en kiest niet voor u.",
        "With two different values nobody can say which is right. kader uses the first and does not \
         choose for you.",
    ),
    mend: Bi::new(
        "Laat één van de twee regels staan. De melding wijst ze allebei aan.",
        "Keep one of the two lines. The message points at both.",
    ),
    fails: Bi::new(
        r#"nota wonen "Woonvisie 2024-2030" {
  vastgesteld 2023-11-09
  geldig 2024..2030
  vastgesteld 2023-12-14
}"#,
        r#"language en
policy-note housing "Housing strategy 2024-2030" {
  adopted 2023-11-09
  valid 2024..2030
  adopted 2023-12-14
}"#,
    ),
    passes: Bi::new(
        r#"nota wonen "Woonvisie 2024-2030" {
  vastgesteld 2023-12-14
  geldig 2024..2030
}"#,
        r#"language en
policy-note housing "Housing strategy 2024-2030" {
  adopted 2023-12-14
  valid 2024..2030
}"#,
    ),
};

pub const UNKNOWN_VALUE: Docs = Docs {
    finds: Bi::new(
        "Een woord waar kader er maar een paar kent, en dat niet een van die woorden is.",
        "A word where kader knows only a few, and that is none of these.",
    ),
    matters: Bi::new(
        "Met vaste woorden zijn organisaties en jaren te vergelijken. ‘Gemeente’ en ‘stad’ zouden \
         anders twee soorten organisaties zijn.",
        "With fixed words, organisations and years can be compared. Otherwise ‘municipality’ and \
         ‘city’ would be two kinds of organisations.",
    ),
    mend: Bi::new(
        "Kies een van de woorden die de melding noemt.",
        "Choose one of the words that the message names.",
    ),
    fails: Bi::new(
        r#"organisatie voorbeeldstad "Gemeente Voorbeeldstad" {
  soort stad
}"#,
        r#"language en
organisation voorbeeldstad "Municipality of Voorbeeldstad" {
  kind city
}"#,
    ),
    passes: Bi::new(
        r#"organisatie voorbeeldstad "Gemeente Voorbeeldstad" {
  soort gemeente
}"#,
        r#"language en
organisation voorbeeldstad "Municipality of Voorbeeldstad" {
  kind municipality
}"#,
    ),
};

pub const MALFORMED_NUMBER: Docs = Docs {
    finds: Bi::new(
        "Een getal dat in de taal van het bestand geen getal is, zoals 7.25 in een Nederlands \
         bestand.",
        "A number that is no number in the language of the file, such as 7,25 in an English file.",
    ),
    matters: Bi::new(
        "Een punt scheidt in het Nederlands duizenden, en in het Engels decimalen. Verkeerd gelezen \
         is een rapportcijfer duizend keer te hoog, en dat valt pas in de jaarrekening op.",
        "A comma separates thousands in English, and decimals in Dutch. Read wrongly, a figure is a \
         thousand times too high, and nobody notices before the annual accounts.",
    ),
    mend: Bi::new(
        "Schrijf getallen als 1.234,5. De melding noemt wat u bedoeld kunt hebben; kader kiest niet \
         voor u.",
        "Write numbers as 1,234.5. The message names what you may have meant; kader does not choose \
         for you.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

feit "Rapportcijfer voor de eigen buurt" {
  waarde 7.25
}"#,
        r#"language en
document budget-2026

fact "Mark that residents give their area" {
  value 7,25
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

feit "Rapportcijfer voor de eigen buurt" {
  waarde 7,25
}"#,
        r#"language en
document budget-2026

fact "Mark that residents give their area" {
  value 7.25
}"#,
    ),
};

pub const MALFORMED_AMOUNT: Docs = Docs {
    finds: Bi::new(
        "Een bedrag dat in de taal van het bestand niet te lezen is.",
        "An amount that cannot be read in the language of the file.",
    ),
    matters: Bi::new(
        "€ 250.00 kan 250 euro zijn, of 25.000 euro met de punt op de verkeerde plaats. kader raadt \
         niet, want een verkeerd bedrag telt door in elk totaal.",
        "€ 250,00 may be 250 euros, or 25,000 euros with the comma in the wrong place. kader does not \
         guess, because a wrong amount goes on into every total.",
    ),
    mend: Bi::new(
        "Schrijf bedragen als € 460.000, € 1,2 mln of € 250,50. De melding noemt wat u bedoeld kunt \
         hebben.",
        "Write amounts as € 460,000, € 1.2m or € 250.50. The message names what you may have meant.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  lasten 2026 € 250.00
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  costs 2026 € 250,00
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  lasten 2026 € 250.000
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  costs 2026 € 250,000
}"#,
    ),
};

pub const MALFORMED_DATE: Docs = Docs {
    finds: Bi::new(
        "Een datum, jaar of periode die niet te lezen is of niet bestaat.",
        "A date, year or period that cannot be read or does not exist.",
    ),
    matters: Bi::new(
        "8-11-2025 is in het ene land 8 november en in het andere 11 augustus. Met het jaar voorop is \
         er maar één lezing, en staan data vanzelf op volgorde.",
        "8-11-2025 is 8 November in one country and 11 August in another. With the year first there \
         is only one reading, and dates sort by themselves.",
    ),
    mend: Bi::new(
        "Schrijf een datum als 2025-11-08, een maand als 2025-11, een jaar als 2025 en een periode \
         als 2024..2028.",
        "Write a date as 2025-11-08, a month as 2025-11, a year as 2025 and a period as 2024..2028.",
    ),
    fails: Bi::new(
        r#"nota wonen "Woonvisie 2024-2030" {
  vastgesteld 9-11-2023
}"#,
        r#"language en
policy-note housing "Housing strategy 2024-2030" {
  adopted 9-11-2023
}"#,
    ),
    passes: Bi::new(
        r#"nota wonen "Woonvisie 2024-2030" {
  vastgesteld 2023-11-09
}"#,
        r#"language en
policy-note housing "Housing strategy 2024-2030" {
  adopted 2023-11-09
}"#,
    ),
};

pub const NOT_A_FIGURE: Docs = Docs {
    finds: Bi::new(
        "Een woord op de plaats van een cijfer, dat geen richting is en niet zegt waarom er geen \
         cijfer is.",
        "A word in the place of a figure, which is no direction and does not say why there is none.",
    ),
    matters: Bi::new(
        "‘onbekend’ kan betekenen dat er niet gemeten is, of dat de uitkomst nog komt. Die twee zijn \
         voor de raad niet hetzelfde.",
        "‘unknown’ may mean that nothing was measured, or that the outcome is still to come. To the \
         council those two are not the same.",
    ),
    mend: Bi::new(
        "Schrijf een getal, een richting zoals ‘toename’, of ‘-’ (geen), ‘nnb’, ‘pm’ of ‘nvt’. Staat \
         er in de bron een tekst, zet die dan tussen aanhalingstekens.",
        "Write a number, a direction such as ‘increase’, or ‘-’ (none), ‘tbd’, ‘pm’ or ‘na’. If the \
         source has a text there, put it in quotes.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2023 410, 2024 onbekend
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2023 410, 2024 unknown
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2023 410, 2024 nnb
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2023 410, 2024 tbd
  }
}"#,
    ),
};

pub const MISSING_COMMA: Docs = Docs {
    finds: Bi::new(
        "Twee waarden in een lijst zonder komma ertussen, of met een komma zonder spatie erachter.",
        "Two values in a list without a comma between them, or with a comma without a space after it.",
    ),
    matters: Bi::new(
        "Een komma zonder spatie is een decimaal: 7,6 is één getal. De spatie maakt het verschil \
         tussen één waarde en twee.",
        "A comma without a space belongs to a number: 7,600 is one number. The space makes the \
         difference between one value and two.",
    ),
    mend: Bi::new(
        "Zet tussen twee waarden een komma en een spatie.",
        "Put a comma and a space between two values.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2023 410 2024 432
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2023 410 2024 432
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2023 410, 2024 432
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2023 410, 2024 432
  }
}"#,
    ),
};

pub const MISSING_REASON: Docs = Docs {
    finds: Bi::new(
        "Een regel die zonder reden niets waard is, zoals ‘geen’, ‘negeer’ of ‘vervallen’, zonder \
         reden.",
        "A line that is worth nothing without a reason, such as ‘no’, ‘ignore’ or ‘dropped’, without \
         one.",
    ),
    matters: Bi::new(
        "Wie later leest dat er met opzet geen indicatoren zijn, wil weten waarom. De reden staat ook \
         in de JSON.",
        "Who reads later that there are no indicators on purpose, wants to know why. The reason is in \
         the JSON as well.",
    ),
    mend: Bi::new(
        "Zet de reden erachter, tussen aanhalingstekens. Eén zin is genoeg.",
        "Put the reason after it, in quotes. One sentence is enough.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  geen indicatoren
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  no indicators
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  geen indicatoren "Komen in de begroting van 2027"
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  no indicators "Follow in the budget of 2027"
}"#,
    ),
};

pub const UNIT_CONFLICT: Docs = Docs {
    finds: Bi::new(
        "Een waarde met een teken dat niet bij de eenheid van de indicator past, zoals % bij een \
         aantal.",
        "A value with a sign that does not fit the unit of the indicator, such as % with a count.",
    ),
    matters: Bi::new(
        "Een van de twee klopt niet. 61 % van de woningen en 61 woningen zijn heel verschillende \
         uitkomsten.",
        "One of the two is wrong. 61 % of the homes and 61 homes are very different outcomes.",
    ),
    mend: Bi::new(
        "Haal het teken bij de waarde weg, of verbeter de eenheid. De melding wijst ze allebei aan.",
        "Remove the sign from the value, or correct the unit. The message points at both.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    eenheid woningen
    behaald 2023 61 %
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    unit homes
    realised 2023 61 %
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    eenheid woningen
    behaald 2023 61
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    unit homes
    realised 2023 61
  }
}"#,
    ),
};

pub const AMOUNT_WITHOUT_SCALE: Docs = Docs {
    finds: Bi::new(
        "Een bedrag zonder € terwijl nergens staat in welke schaal de bedragen zijn.",
        "An amount without € where nothing says in which scale the amounts are.",
    ),
    matters: Bi::new(
        "Begrotingen drukken bedragen vaak af in duizenden. Zonder schaal kan 250 tweehonderdvijftig \
         euro zijn, of een kwart miljoen.",
        "Budgets often print amounts in thousands. Without a scale, 250 may be two hundred and fifty \
         euros or a quarter of a million.",
    ),
    mend: Bi::new(
        "Zet € voor het bedrag, of zet ‘bedragen x 1.000’ in het blok van het document als de hele \
         begroting in duizenden is.",
        "Put € before the amount, or put ‘amounts x 1,000’ in the block of the document if the whole \
         budget is in thousands.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  lasten 2026 250
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  costs 2026 250
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  bedragen x 1.000
}

programma 1 "Wonen" {
  lasten 2026 250
}"#,
        r#"language en
document budget-2026 {
  amounts x 1,000
}

programme 1 "Housing" {
  costs 2026 250
}"#,
    ),
};

pub const REPEATED_OBSERVATION: Docs = Docs {
    finds: Bi::new(
        "Twee waarden voor hetzelfde jaar in dezelfde rol, zoals twee keer ‘behaald 2024’.",
        "Two values for the same year in the same role, such as ‘realised 2024’ twice.",
    ),
    matters: Bi::new(
        "Als de waarden verschillen, is niet te zeggen welke geldt. Een grafiek of een vergelijking \
         met het streven klopt dan niet.",
        "If the values differ, nobody can say which holds. A chart or a comparison with the target is \
         then wrong.",
    ),
    mend: Bi::new(
        "Laat één van de twee staan. Is een waarde later bijgesteld, zet dat dan als opmerking achter \
         de nieuwe waarde.",
        "Keep one of the two. If a value was revised later, say so in a remark after the new value.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2023 410, 2024 432
    behaald 2024 437
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2023 410, 2024 432
    realised 2024 437
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2023 410, 2024 437 "eerder stond hier 432"
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2023 410, 2024 437 "was 432 before"
  }
}"#,
    ),
};

pub const SHORT_ROW: Docs = Docs {
    finds: Bi::new(
        "Een rij in een tabel van bedragen die meer of minder bedragen heeft dan er kolommen zijn, of \
         een tabel zonder kolommen.",
        "A row in a table of amounts that has more or fewer amounts than there are columns, or a \
         table without columns.",
    ),
    matters: Bi::new(
        "Bij een rij die te kort is, is niet te zien welk jaar ontbreekt. Zou kader van links af \
         tellen, dan kwamen bedragen bij het verkeerde jaar.",
        "In a row that is too short nobody can see which year is missing. If kader counted from the \
         left, amounts would come under the wrong year.",
    ),
    mend: Bi::new(
        "Schrijf ‘-’ waar een bedrag ontbreekt, of verbeter de regel ‘kolommen’.",
        "Write ‘-’ where an amount is missing, or correct the line ‘columns’.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  bedragen x 1.000 {
    kolommen rekening 2024, begroot 2025, begroot 2026
    lasten 1.240, 1.310
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  amounts x 1,000 {
    columns actual 2024, budgeted 2025, budgeted 2026
    costs 1,240, 1,310
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  bedragen x 1.000 {
    kolommen rekening 2024, begroot 2025, begroot 2026
    lasten -, 1.240, 1.310
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  amounts x 1,000 {
    columns actual 2024, budgeted 2025, budgeted 2026
    costs -, 1,240, 1,310
  }
}"#,
    ),
};

pub const DUPLICATE_ID: Docs = Docs {
    finds: Bi::new(
        "Twee dingen van dezelfde soort met dezelfde id, binnen een document of binnen het register.",
        "Two things of the same kind with the same id, within a document or within the register.",
    ),
    matters: Bi::new(
        "Een verwijzing naar die id zou op allebei kunnen slaan. Vaak is het een kopie waarvan het \
         nummer niet is aangepast.",
        "A reference to that id could mean either. Often it is a copy of which the number was not \
         changed.",
    ),
    mend: Bi::new(
        "Geef één van de twee een andere id. Gaat het om hetzelfde, voeg de blokken dan samen, of \
         laat bij het tweede de titel weg.",
        "Give one of the two another id. If they are the same thing, merge the blocks, or leave out \
         the title at the second.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen"
programma 1 "Zorg en welzijn""#,
        r#"language en
document budget-2026

programme 1 "Housing"
programme 1 "Care and welfare""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen"
programma 2 "Zorg en welzijn""#,
        r#"language en
document budget-2026

programme 1 "Housing"
programme 2 "Care and welfare""#,
    ),
};

pub const UNKNOWN_REFERENCE: Docs = Docs {
    finds: Bi::new(
        "Een verwijzing naar iets dat nergens is verklaard, of dat van een andere soort is.",
        "A reference to something that is declared nowhere, or that is of another kind.",
    ),
    matters: Bi::new(
        "Een verwijzing naar niets lijkt een verband dat er niet is: het doel lijkt een \
         portefeuillehouder te hebben, maar niemand is het.",
        "A reference to nothing looks like a link that is not there: the goal seems to have a \
         portfolio holder, but nobody is.",
    ),
    mend: Bi::new(
        "Verbeter de id; de melding noemt de id die erop lijkt. Bestaat het nog niet, verklaar het \
         dan met een titel, of schrijf ‘elders’ als het hier niet beschreven wordt.",
        "Correct the id; the message names the one that is like it. If it does not exist yet, declare \
         it with a title, or write ‘elsewhere’ if it is not described here.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

persoon jansen "Els Jansen"

programma 1 "Wonen" {
  portefeuillehouder jansn
}"#,
        r#"language en
document budget-2026

person jansen "Els Jansen"

programme 1 "Housing" {
  portfolio-holder jansn
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

persoon jansen "Els Jansen"

programma 1 "Wonen" {
  portefeuillehouder jansen
}"#,
        r#"language en
document budget-2026

person jansen "Els Jansen"

programme 1 "Housing" {
  portfolio-holder jansen
}"#,
    ),
};

pub const AMBIGUOUS_REFERENCE: Docs = Docs {
    finds: Bi::new(
        "Een verwijzing met een korte id die in het document meer dan één keer voorkomt.",
        "A reference with a short id that stands in the document more than once.",
    ),
    matters: Bi::new(
        "Een nummer als ‘1’ geldt alleen binnen het niveau erboven. Van buiten dat niveau is niet te \
         zien welk van de twee bedoeld is, en kader kiest niet.",
        "A number such as ‘1’ holds only within the level above it. From outside that level nobody \
         can see which of the two is meant, and kader does not choose.",
    ),
    mend: Bi::new(
        "Schrijf het pad: eerst de id van het niveau erboven, dan een schuine streep en de korte id.",
        "Write the path: first the id of the level above, then a slash and the short id.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma wonen "Wonen" {
  thema 1 "Bouwen"
}
programma zorg "Zorg" {
  thema 1 "Jeugd"
}
programma geld "Financiën" {
  zie thema 1
}"#,
        r#"language en
document budget-2026

programme housing "Housing" {
  theme 1 "Building"
}
programme care "Care" {
  theme 1 "Youth"
}
programme money "Finance" {
  see theme 1
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma wonen "Wonen" {
  thema 1 "Bouwen"
}
programma zorg "Zorg" {
  thema 1 "Jeugd"
}
programma geld "Financiën" {
  zie thema wonen/1
}"#,
        r#"language en
document budget-2026

programme housing "Housing" {
  theme 1 "Building"
}
programme care "Care" {
  theme 1 "Youth"
}
programme money "Finance" {
  see theme housing/1
}"#,
    ),
};

pub const UNKNOWN_DOCUMENT: Docs = Docs {
    finds: Bi::new(
        "Een verwijzing naar een document dat het project niet kent.",
        "A reference to a document that the project does not know.",
    ),
    matters: Bi::new(
        "Een rapportage krijgt haar doelen van de begroting waarover zij rapporteert. Zonder die \
         begroting is niet te zien welke doelen dat zijn.",
        "A report takes its goals from the budget that it reports on. Without that budget nobody can \
         see which goals those are.",
    ),
    mend: Bi::new(
        "Verbeter de naam. Is het document hier niet beschreven, schrijf dan in het register: elders \
         document begroting-2025.",
        "Correct the name. If the document is not described here, write in the register: elsewhere \
         document budget-2025.",
    ),
    fails: Bi::new(
        r#"--- berap-2026-1.kader
document berap-2026-1 "Bestuursrapportage 2026-1" {
  soort berap
  rapporteert-over begroting-2026
}"#,
        r#"--- interim-report-2026-1.kader
language en
document interim-report-2026-1 "Interim report 2026-1" {
  kind interim-report
  reports-on budget-2026
}"#,
    ),
    passes: Bi::new(
        r#"--- berap-2026-1.kader
document berap-2026-1 "Bestuursrapportage 2026-1" {
  soort berap
  rapporteert-over begroting-2026
}
--- register.kader
elders document begroting-2026"#,
        r#"--- interim-report-2026-1.kader
language en
document interim-report-2026-1 "Interim report 2026-1" {
  kind interim-report
  reports-on budget-2026
}
--- register.kader
language en
elsewhere document budget-2026"#,
    ),
};

pub const WRONG_NESTING: Docs = Docs {
    finds: Bi::new(
        "Een niveau dat volgens de indeling van het document niet op deze plaats kan staan, of er \
         niet in voorkomt.",
        "A level that by the layout of the document cannot stand in this place, or is not in it.",
    ),
    matters: Bi::new(
        "De indeling zegt hoe de begroting is opgebouwd, en welk niveau de doelen heeft. Staat een \
         niveau verkeerd, dan horen ook zijn doelen en bedragen op de verkeerde plaats.",
        "The layout says how the budget is built, and which level has the goals. If a level is in the \
         wrong place, so are its goals and amounts.",
    ),
    mend: Bi::new(
        "Verplaats het niveau, of verbeter de regel ‘indeling’ in het blok van het document.",
        "Move the level, or correct the line ‘layout’ in the block of the document.",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  indeling domein > programma > doel
}

programma 1 "Wonen" {
  domein fysiek "Fysiek domein"
}"#,
        r#"language en
document budget-2026 {
  layout domain > programme > goal
}

programme 1 "Housing" {
  domain physical "Physical domain"
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  indeling domein > programma > doel
}

domein fysiek "Fysiek domein" {
  programma 1 "Wonen"
}"#,
        r#"language en
document budget-2026 {
  layout domain > programme > goal
}

domain physical "Physical domain" {
  programme 1 "Housing"
}"#,
    ),
};

pub const CYCLE: Docs = Docs {
    finds: Bi::new(
        "Dingen die in een kring naar elkaar verwijzen: het ene komt voort uit het andere, en dat \
         weer uit het ene.",
        "Things that refer to each other in a circle: the one comes of the other, and that of the one \
         again.",
    ),
    matters: Bi::new(
        "‘Leidt tot’, ‘steunt’ en ‘vervolgt’ hebben een richting. In een kring is niet te zeggen wat \
         waaraan bijdraagt, of wat er het eerst was.",
        "‘Leads to’, ‘supports’ and ‘continues’ have a direction. In a circle nobody can say what \
         contributes to what, or what came first.",
    ),
    mend: Bi::new(
        "Haal één van de verwijzingen weg. Wilt u alleen zeggen dat de twee met elkaar te maken \
         hebben, gebruik dan ‘zie’.",
        "Remove one of the references. If you only mean that the two have to do with each other, use \
         ‘see’.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  leidt-tot programma 2
}
programma 2 "Zorg en welzijn" {
  leidt-tot programma 1
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  leads-to programme 2
}
programme 2 "Care and welfare" {
  leads-to programme 1
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  leidt-tot programma 2
}
programma 2 "Zorg en welzijn" {
  zie programma 1
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  leads-to programme 2
}
programme 2 "Care and welfare" {
  see programme 1
}"#,
    ),
};

pub const CONTINUES_LATER: Docs = Docs {
    finds: Bi::new(
        "Iets dat volgens de tekst het vervolg is op iets uit een later document, of uit hetzelfde \
         document.",
        "Something that by the text continues something of a later document, or of the same document.",
    ),
    matters: Bi::new(
        "Met ‘vervolgt’ is een doel door de jaren heen te volgen, ook als het een ander nummer \
         krijgt. Loopt die lijn terug in de tijd, dan is de reeks onbruikbaar.",
        "With ‘continues’ a goal can be followed through the years, also when its number changes. If \
         that line runs back in time, the series cannot be used.",
    ),
    mend: Bi::new(
        "Zet ‘vervolgt’ bij het latere document, met achter @ het eerdere. Zet ‘gaat-over-in’ bij het \
         eerdere, als u het daar wilt zeggen.",
        "Put ‘continues’ in the later document, with the earlier one after @. Put ‘continued-by’ in \
         the earlier one, if you want to say it there.",
    ),
    fails: Bi::new(
        r#"--- begroting-2025.kader
document begroting-2025 {
  jaar 2025
}
programma 1 "Wonen" {
  vervolgt programma 3@begroting-2026
}
--- begroting-2026.kader
document begroting-2026 {
  jaar 2026
}
programma 3 "Wonen en bouwen""#,
        r#"--- budget-2025.kader
language en
document budget-2025 {
  year 2025
}
programme 1 "Housing" {
  continues programme 3@budget-2026
}
--- budget-2026.kader
language en
document budget-2026 {
  year 2026
}
programme 3 "Housing and building""#,
    ),
    passes: Bi::new(
        r#"--- begroting-2025.kader
document begroting-2025 {
  jaar 2025
}
programma 1 "Wonen"
--- begroting-2026.kader
document begroting-2026 {
  jaar 2026
}
programma 3 "Wonen en bouwen" {
  vervolgt programma 1@begroting-2025
}"#,
        r#"--- budget-2025.kader
language en
document budget-2025 {
  year 2025
}
programme 1 "Housing"
--- budget-2026.kader
language en
document budget-2026 {
  year 2026
}
programme 3 "Housing and building" {
  continues programme 1@budget-2025
}"#,
    ),
};

pub const UNKNOWN_STATUS: Docs = Docs {
    finds: Bi::new(
        "Een status met een onderdeel of een stand die het document niet in een statusschema heeft \
         verklaard.",
        "A status with a dimension or a state that the document has not declared in a status scheme.",
    ),
    matters: Bi::new(
        "‘Oranje’ betekent in elke gemeente iets anders. Het statusschema legt vast wat het in dit \
         document betekent.",
        "‘Orange’ means something else in every municipality. The status scheme records what it means \
         in this document.",
    ),
    mend: Bi::new(
        "Kies een stand die het schema kent, of vul het statusschema aan in het blok van het \
         document.",
        "Choose a state that the scheme knows, or add to the status scheme in the block of the \
         document.",
    ),
    fails: Bi::new(
        r#"document berap-2026-1 {
  statusschema geld {
    groen "binnen de begroting"
    rood "afwijking"
  }
}
programma 1 "Wonen" {
  status geld oranje
}"#,
        r#"language en
document interim-report-2026-1 {
  status-scheme money {
    green "within the budget"
    red "deviation"
  }
}
programme 1 "Housing" {
  status money orange
}"#,
    ),
    passes: Bi::new(
        r#"document berap-2026-1 {
  statusschema geld {
    groen "binnen de begroting"
    rood "afwijking"
  }
}
programma 1 "Wonen" {
  status geld rood "De bouwkosten stegen"
}"#,
        r#"language en
document interim-report-2026-1 {
  status-scheme money {
    green "within the budget"
    red "deviation"
  }
}
programme 1 "Housing" {
  status money red "Building costs went up"
}"#,
    ),
};

pub const UNTITLED_LEVEL: Docs = Docs {
    finds: Bi::new("Een niveau dat nergens een titel krijgt.", "A level that is given no title anywhere."),
    matters: Bi::new(
        "Een niveau zonder titel mag een tweede keer geopend worden, bijvoorbeeld in een ander \
         bestand. Staat de titel nergens, dan is het meestal een verkeerd nummer.",
        "A level without a title may be opened a second time, for instance in another file. If the \
         title stands nowhere, it is usually a wrong number.",
    ),
    mend: Bi::new(
        "Zet de titel achter de id, of verbeter het nummer. In een rapportage komt de titel uit de \
         begroting die achter ‘rapporteert-over’ staat.",
        "Put the title after the id, or correct the number. In a report the title comes from the \
         budget named after ‘reports-on’.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 {
  lasten 2026 € 250.000
}"#,
        r#"language en
document budget-2026

programme 1 {
  costs 2026 € 250,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  lasten 2026 € 250.000
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  costs 2026 € 250,000
}"#,
    ),
};

pub const UNKNOWN_RULE: Docs = Docs {
    finds: Bi::new(
        "Een regel ‘negeer’ met een naam die geen regel van kader is, of een naam die niet genegeerd \
         kan worden.",
        "A line ‘ignore’ with a name that is no rule of kader, or one that cannot be ignored.",
    ),
    matters: Bi::new(
        "Met een verkeerde naam wordt niets genegeerd, terwijl de lezer denkt van wel. Fouten van de \
         taal zelf kunnen niet genegeerd worden: dan zou onleesbare tekst meetellen.",
        "With a wrong name nothing is ignored, while the reader thinks it is. Errors of the language \
         itself cannot be ignored: then unreadable text would count.",
    ),
    mend: Bi::new(
        "Neem de naam over uit de melding die u wilt negeren; die staat tussen rechte haken. kader \
         explain --all noemt ze allemaal.",
        "Take the name from the message that you want to ignore; it stands in square brackets. kader \
         explain --all names them all.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  negeer doel-zonder-indicatr "Komt in de begroting van 2027"
  doel 1.1 "Iedereen vindt een woning" {
    geen portefeuillehouder "Het college is net gevormd"
    geen kaderstellende-nota "De woonvisie komt in 2026"
    criterium "Er staan geen mensen meer op de lijst"
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  ignore goal-without-indicatr "Follows in the budget of 2027"
  goal 1.1 "Everybody finds a home" {
    no portfolio-holder "The executive was just formed"
    no framing-note "The housing strategy comes in 2026"
    criterion "Nobody is on the list any more"
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  negeer doel-zonder-indicator "Komt in de begroting van 2027"
  doel 1.1 "Iedereen vindt een woning" {
    geen portefeuillehouder "Het college is net gevormd"
    geen kaderstellende-nota "De woonvisie komt in 2026"
    criterium "Er staan geen mensen meer op de lijst"
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  ignore goal-without-indicator "Follows in the budget of 2027"
  goal 1.1 "Everybody finds a home" {
    no portfolio-holder "The executive was just formed"
    no framing-note "The housing strategy comes in 2026"
    criterion "Nobody is on the list any more"
  }
}"#,
    ),
};

pub const CLASHING_WORD: Docs = Docs {
    finds: Bi::new(
        "Een eigen woord dat in kader al iets betekent.",
        "A word of your own that means something in kader already.",
    ),
    matters: Bi::new(
        "Een woord kan in een bestand maar één ding betekenen. Anders leest een ander programma, of \
         een collega, iets anders dan u bedoelde.",
        "In a file a word can mean only one thing. Otherwise another program, or a colleague, reads \
         something else than you meant.",
    ),
    mend: Bi::new(
        "Kies een ander woord, bijvoorbeeld met een streepje erin. Betekent uw woord hetzelfde als \
         dat van kader, haal de regel dan weg.",
        "Choose another word, for instance with a hyphen in it. If your word means the same as \
         kader's, remove the line.",
    ),
    fails: Bi::new(
        r#"woord speerpunt zoals activiteit"#,
        r#"language en
word spearhead like activity"#,
    ),
    passes: Bi::new(
        r#"woord inspanning zoals activiteit"#,
        r#"language en
word effort like activity"#,
    ),
};
