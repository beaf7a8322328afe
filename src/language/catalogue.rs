//! The statutory policy indicators of municipalities, as budgets print them: number, title, unit, source.
//!
//! The set was laid down by the Regeling beleidsindicatoren gemeenten (BWBR0037783) for budgets from 2017 on and
//! has shrunk since; names, units and sources are those that published budgets of 2017 to 2022 give.

/// An indicator of a statutory list.
#[derive(Debug, PartialEq, Eq)]
pub struct Statutory {
    /// How a spec names it: `zoals bbv halt`.
    pub item: &'static str,
    /// Its number in the set of 2017.
    pub number: u8,
    pub title: &'static str,
    /// What is counted, with the population it is about.
    pub unit: &'static str,
    pub source: &'static str,
}

/// The name of the list of municipalities.
pub const BBV: &str = "bbv";

macro_rules! list {
    ($( $number:literal $item:literal $title:literal, $unit:literal, $source:literal; )*) => {
        /// Every indicator of the list, by number.
        pub static INDICATORS: &[Statutory] = &[$(
            Statutory { item: $item, number: $number, title: $title, unit: $unit, source: $source },
        )*];
    };
}

list! {
    1 "formatie" "Formatie", "fte per 1.000 inwoners", "eigen gegevens";
    2 "bezetting" "Bezetting", "fte per 1.000 inwoners", "eigen gegevens";
    3 "apparaatskosten" "Apparaatskosten", "kosten per inwoner", "eigen begroting";
    4 "externe-inhuur" "Externe inhuur", "% van totale loonsom + totale kosten inhuur externen", "eigen begroting";
    5 "overhead" "Overhead", "% van totale lasten", "eigen begroting";
    6 "halt" "Verwijzingen Halt", "per 1.000 jongeren van 12 tot en met 17 jaar", "Bureau Halt";
    7 "hardekernjongeren" "Hardekernjongeren", "per 10.000 inwoners van 12 tot en met 24 jaar", "KLPD";
    8 "winkeldiefstallen" "Winkeldiefstallen", "per 1.000 inwoners", "CBS";
    9 "geweldsmisdrijven" "Geweldsmisdrijven", "per 1.000 inwoners", "CBS";
    10 "diefstallen-uit-woning" "Diefstallen uit woning", "per 1.000 inwoners", "CBS";
    11 "vernielingen" "Vernielingen en beschadigingen (in de openbare ruimte)", "per 1.000 inwoners", "CBS";
    12 "ziekenhuisopname-motorvoertuig" "Ziekenhuisopname na verkeersongeval met een motorvoertuig", "%", "VeiligheidNL";
    13 "vervoersongeval-fietser" "Overige vervoersongevallen met een gewonde fietser", "%", "VeiligheidNL";
    14 "functiemenging" "Functiemenging", "%", "LISA";
    15 "bruto-gemeentelijk-product" "Bruto gemeentelijk product", "verhouding verwacht/gemeten product", "Atlas voor gemeenten";
    16 "vestigingen" "Vestigingen (van bedrijven)", "per 1.000 inwoners van 15 tot en met 64 jaar", "LISA";
    17 "absoluut-verzuim" "Absoluut verzuim", "per 1.000 leerlingen van 5 tot en met 18 jaar", "DUO";
    18 "relatief-verzuim" "Relatief verzuim", "per 1.000 leerlingen van 5 tot en met 18 jaar", "DUO";
    19 "voortijdig-schoolverlaters" "Voortijdig schoolverlaters zonder startkwalificatie", "% deelnemers aan het vo en mbo", "Ingrado/DUO";
    20 "niet-sporters" "Niet-sporters", "%", "Gezondheidsmonitor (CBS, RIVM, GGD)";
    21 "banen" "Banen", "per 1.000 inwoners van 15 tot en met 64 jaar", "LISA";
    22 "jongeren-met-delict" "Jongeren met een delict voor de rechter", "% jongeren van 12 tot en met 21 jaar", "Verwey-Jonker Instituut";
    23 "kinderen-in-uitkeringsgezin" "Kinderen in uitkeringsgezin", "% kinderen tot 18 jaar", "Verwey-Jonker Instituut";
    24 "netto-arbeidsparticipatie" "Netto arbeidsparticipatie", "% van de werkzame beroepsbevolking ten opzichte van de beroepsbevolking", "CBS";
    25 "achterstandsleerlingen" "Achterstandsleerlingen", "%", "Verwey-Jonker Instituut";
    26 "werkloze-jongeren" "Werkloze jongeren", "% jongeren van 16 tot en met 22 jaar", "Verwey-Jonker Instituut";
    27 "bijstandsuitkering" "Personen met een bijstandsuitkering", "per 10.000 inwoners van 18 jaar en ouder", "CBS";
    28 "re-integratievoorzieningen" "Lopende re-integratievoorzieningen", "per 10.000 inwoners van 15 tot en met 64 jaar", "CBS";
    29 "jeugdhulp" "Jongeren met jeugdhulp", "% van alle jongeren tot 18 jaar", "CBS";
    30 "jeugdbescherming" "Jongeren met jeugdbescherming", "% van alle jongeren tot 18 jaar", "CBS";
    31 "jeugdreclassering" "Jongeren met jeugdreclassering", "% van alle jongeren van 12 tot 23 jaar", "CBS";
    32 "wmo-maatwerk" "Cliënten met een maatwerkarrangement Wmo", "per 10.000 inwoners", "CBS";
    33 "restafval" "Omvang huishoudelijk restafval", "kg per inwoner", "CBS";
    34 "hernieuwbare-elektriciteit" "Hernieuwbare elektriciteit", "%", "RWS Klimaatmonitor";
    35 "woz-waarde" "Gemiddelde WOZ-waarde", "duizend euro", "CBS";
    36 "nieuwe-woningen" "Nieuw gebouwde woningen", "per 1.000 woningen", "BAG/ABF";
    37 "demografische-druk" "Demografische druk", "%", "CBS";
    38 "woonlasten-eenpersoons" "Gemeentelijke woonlasten eenpersoonshuishouden", "euro", "COELO";
    39 "woonlasten-meerpersoons" "Gemeentelijke woonlasten meerpersoonshuishouden", "euro", "COELO";
}

/// The indicator that a spec names.
pub fn find(catalogue: &str, item: &str) -> Option<&'static Statutory> {
    INDICATORS.iter().find(|one| catalogue == BBV && one.item == item)
}
