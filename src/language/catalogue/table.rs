//! A table of facts: one row a line, cells between semicolons, remarks behind `#`.

/// A table as it was written.
#[derive(Clone, Copy, Debug)]
pub struct Table(pub &'static str);

impl Table {
    /// The cells of every row; the line with the names of the columns is none.
    pub fn rows(self) -> impl Iterator<Item = Vec<&'static str>> {
        self.lines().skip(1).map(|line| line.split(';').map(str::trim).collect())
    }

    /// The names of the columns.
    pub fn columns(self) -> Vec<&'static str> {
        self.lines().next().map_or_else(Vec::new, |line| line.split(';').collect())
    }

    fn lines(self) -> impl Iterator<Item = &'static str> {
        self.0.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
    }
}

/// The budget years in which a row holds, how far that was checked, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    pub from: i16,
    pub until: Option<i16>,
    /// The last budget year for which a source confirms it; None when it was not verified at all.
    pub checked: Option<i16>,
    /// Keys of `bronnen.csv`, with spaces between them.
    pub sources: &'static str,
}

impl Validity {
    /// From the cells `van;tot;nagegaan` and those of the sources.
    pub(super) fn read(years: [&str; 3], sources: &'static str) -> Option<Validity> {
        let [from, until, checked] = years;
        let optional = |cell: &str| match cell {
            "" => Some(None),
            year => year.parse().ok().map(Some),
        };
        Some(Validity {
            from: from.parse().ok()?,
            until: optional(until)?,
            checked: optional(checked)?,
            sources,
        })
    }

    pub fn holds(&self, year: i16) -> bool {
        self.from <= year && self.until.is_none_or(|until| year <= until)
    }

    /// Whether some source confirms the row: only such a row may be asked for.
    pub fn is_verified(&self) -> bool {
        self.checked.is_some()
    }
}
