//! The rules: one a file, each with its two names, its level, its page and its check.

mod activity_without_goal;
mod agreement_item_unmapped;
mod amount_twice;
mod balance_mismatch;
mod blank_heading;
mod broken_series;
mod code_order;
mod code_reused;
mod codes;
mod count_claim;
mod coverage_mismatch;
mod criterion_without_indicator;
mod cross_foot_mismatch;
mod denominator_conflict;
mod deviation_empty;
mod deviation_unexplained;
mod direction_without_baseline;
mod doubtful_value;
mod duplicate_title;
mod earlier_reported_differs;
mod editions;
mod expired_framing_note;
mod facts;
mod follow_up;
mod footnote_marker;
mod framing_note_adopted_later;
mod goal_not_accounted_for;
mod goal_without_activity;
mod goal_without_criteria;
mod goal_without_framing_note;
mod goal_without_indicator;
mod goal_without_portfolio_holder;
mod goal_without_track;
mod headings;
mod hold_target_differs;
mod holder_not_in_office;
mod implausible_jump;
mod incidental_without_end;
mod indicator_money_imbalance;
mod indicator_without_baseline;
mod indicator_without_direction;
mod indicator_without_source;
mod indicator_without_target;
mod kind_mismatch;
mod label_contradicts_amount;
mod lacking;
mod law;
mod layout_changed;
mod level_without_goal;
mod measure_year_mismatch;
mod missing_budget_years;
mod missing_overview;
mod missing_section;
mod no_value_three_years;
mod note_without_date;
mod observation_without_year;
mod offset_not_mirrored;
mod only_statutory_indicators;
mod organisation_without_kind;
mod orphaned_indicator;
pub mod own;
mod own_rule;
mod parts_exceed_whole;
mod placeholder_text;
mod pm_in_adopted;
mod programme_without_money;
mod prose;
mod recurrence_conflict;
mod recurrence_unstated;
mod reform_leads_nowhere;
mod reform_overdue;
mod repeated_criterion;
mod report_differs_from_plan;
mod restated_target;
mod restated_value;
mod run;
mod settings;
mod sign_convention_missing;
mod signs_changed;
mod similar_people;
mod spearhead_without_follow_up;
mod stale_measure;
mod stale_year;
mod status_without_explanation;
mod statutory_indicator_lapsed;
mod statutory_indicator_missing;
mod statutory_indicator_twice;
mod statutory_indicator_without_goal;
mod statutory_name_drift;
mod statutory_unit_differs;
mod structural_deficit;
mod target_against_direction;
mod target_not_ambitious;
mod task_field_invalid;
mod task_field_with_parts;
mod task_fields;
mod total_mismatch;
mod totals;
mod track_without_reform;
mod track_without_support;
mod unallocated_money;
mod unchanged_text;
mod unknown_mention;
mod unmeasurable_goal;
mod unused_declaration;
mod unused_exception;
mod value_in_words;
mod value_outside_scale;
mod vanished_without_lineage;
mod verdict_contradicts_numbers;
mod vision_ambition_without_goal;
mod vision_goal_differs;
mod wholes;

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Family, Kind, Severity};
use crate::language::Bi;
use crate::model::NodeId;
use crate::source::Span;

pub use facts::{Document, Facts, Measured};
pub use holder_not_in_office::was_in_office;
pub use reform_leads_nowhere::leads_somewhere;
pub use run::{Exception, Ran, Silenced, run, run_these_within, run_within};
pub use settings::{Asked, EDITIONS, Level, Origin, Settings};

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Structure,
    Traceability,
    Measurability,
    Money,
    Time,
    Law,
    Text,
    Agenda,
}

impl Group {
    pub const ALL: [Group; 8] = [
        Group::Structure,
        Group::Traceability,
        Group::Measurability,
        Group::Money,
        Group::Time,
        Group::Law,
        Group::Text,
        Group::Agenda,
    ];

    /// The word that a reader sees, and that settings use in either language.
    pub fn word(self) -> Bi {
        match self {
            Group::Structure => Bi::new("opbouw", "structure"),
            Group::Traceability => Bi::new("herleidbaarheid", "traceability"),
            Group::Measurability => Bi::new("meetbaarheid", "measurability"),
            Group::Money => Bi::new("geld", "money"),
            Group::Time => Bi::new("tijd", "time"),
            Group::Law => Bi::new("wet", "law"),
            Group::Text => Bi::new("tekst", "text"),
            Group::Agenda => Bi::new("agenda", "agenda"),
        }
    }

    /// The name in machine output.
    pub fn name(self) -> &'static str {
        self.word().en
    }

    /// The group with this name, in either language.
    pub fn named(name: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.word().nl == name || group.word().en == name)
    }
}

/// What a project must have before a rule can say anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    Nothing,
    /// A document of the same kind for an earlier year.
    EarlierEdition,
    /// An `organisatie` that says whether it is a municipality, province or water board.
    OrganisationKind,
}

impl Needs {
    /// What is missing, when it is.
    pub fn missing(self) -> Bi {
        match self {
            Needs::Nothing => Bi::new("niets", "nothing"),
            Needs::EarlierEdition => Bi::new(
                "er is geen eerdere editie om mee te vergelijken",
                "there is no earlier edition to compare with",
            ),
            Needs::OrganisationKind => Bi::new(
                "de organisatie zegt niet of zij een gemeente, provincie of waterschap is",
                "the organisation does not say whether it is a municipality, province or water board",
            ),
        }
    }
}

/// On what the findings of a rule hang, apart from the documents and what they say of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It compares things, or counts them: a change anywhere may change what it finds anywhere.
    Project,
    /// What it finds in a file hangs on the things of that file, on what they stand in and on what they are tied to.
    File,
}

/// A number in a rule that an organisation may set.
#[derive(Debug)]
pub struct Opt {
    /// As in kader.toml.
    pub name: &'static str,
    pub default: Decimal,
    pub least: Decimal,
    pub most: Decimal,
    /// No digits behind the comma.
    pub whole: bool,
    pub docs: Bi,
}

impl Opt {
    /// A whole number, with its default and its bounds.
    pub const fn whole(name: &'static str, default: u32, [least, most]: [u32; 2], docs: Bi) -> Opt {
        Opt { name, default: exactly(default), least: exactly(least), most: exactly(most), whole: true, docs }
    }
}

const fn exactly(number: u32) -> Decimal {
    Decimal::from_parts(number, 0, 0, false, 0)
}

/// A rule. It never chooses how bad a finding is and never prints.
#[derive(Debug)]
pub struct Rule {
    pub kind: Kind,
    pub group: Group,
    /// The edition of the rule book that brought it.
    pub edition: u16,
    /// Whether it holds unless somebody turns it off; the others only when somebody asks for them.
    pub on: bool,
    /// It asks for something that may stand on a page that is not described:
    /// in a document of which only a part is, its finding is a note.
    pub lacks: bool,
    pub needs: Needs,
    pub reach: Reach,
    pub options: &'static [&'static Opt],
    pub check: fn(&Facts<'_>, &mut Findings),
}

impl Rule {
    /// A rule of the first book that holds everywhere and asks for nothing.
    pub const fn new(
        group: Group,
        name: Bi,
        severity: Severity,
        docs: Docs,
        check: fn(&Facts<'_>, &mut Findings),
    ) -> Rule {
        let kind = Kind { name, family: Family::Rule, severity, docs };
        Rule {
            kind,
            group,
            edition: 2026,
            on: true,
            lacks: false,
            needs: Needs::Nothing,
            reach: Reach::Project,
            options: &[],
            check,
        }
    }
}

/// A finding of a rule, with the thing it is about.
#[derive(Debug)]
pub struct Finding {
    pub about: NodeId,
    /// The source itself shows that it is missing: a partial document is no excuse.
    pub certain: bool,
    pub diagnostic: Diagnostic,
}

/// Where a rule puts what it finds.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<Finding>,
}

impl Findings {
    pub fn add(&mut self, about: NodeId, diagnostic: Diagnostic) {
        self.found.push(Finding { about, certain: false, diagnostic });
    }

    /// Adds a finding about something missing that the text itself shows to be missing, also in a partial document.
    pub fn certain(&mut self, about: NodeId, diagnostic: Diagnostic) {
        self.found.push(Finding { about, certain: true, diagnostic });
    }

    /// Adds a finding where there is one.
    pub fn extend(&mut self, about: NodeId, diagnostic: Option<Diagnostic>) {
        if let Some(diagnostic) = diagnostic {
            self.add(about, diagnostic);
        }
    }

    /// Adds a finding about something missing; where the source prints the heading with nothing under it,
    /// that line is shown too.
    pub fn missing(&mut self, about: NodeId, blank: Option<Span>, diagnostic: Diagnostic) {
        let certain = blank.is_some();
        let diagnostic = match blank {
            Some(blank) => diagnostic.also(
                blank,
                "de bron toont deze kop zonder iets eronder",
                "the source prints this heading with nothing under it",
            ),
            None => diagnostic,
        };
        self.found.push(Finding { about, certain, diagnostic });
    }
}

/// Every rule, by its English name. Written by the tests with KADER_BLESS=1.
pub static RULES: &[&Rule] = &[
    // rules: start
    &activity_without_goal::RULE,
    &agreement_item_unmapped::RULE,
    &amount_twice::RULE,
    &balance_mismatch::RULE,
    &blank_heading::RULE,
    &broken_series::RULE,
    &code_order::RULE,
    &code_reused::RULE,
    &count_claim::RULE,
    &coverage_mismatch::RULE,
    &criterion_without_indicator::RULE,
    &cross_foot_mismatch::RULE,
    &denominator_conflict::RULE,
    &deviation_empty::RULE,
    &deviation_unexplained::RULE,
    &direction_without_baseline::RULE,
    &doubtful_value::RULE,
    &duplicate_title::RULE,
    &earlier_reported_differs::RULE,
    &expired_framing_note::RULE,
    &footnote_marker::RULE,
    &framing_note_adopted_later::RULE,
    &goal_not_accounted_for::RULE,
    &goal_without_activity::RULE,
    &goal_without_criteria::RULE,
    &goal_without_framing_note::RULE,
    &goal_without_indicator::RULE,
    &goal_without_portfolio_holder::RULE,
    &goal_without_track::RULE,
    &hold_target_differs::RULE,
    &holder_not_in_office::RULE,
    &implausible_jump::RULE,
    &incidental_without_end::RULE,
    &indicator_money_imbalance::RULE,
    &indicator_without_baseline::RULE,
    &indicator_without_direction::RULE,
    &indicator_without_source::RULE,
    &indicator_without_target::RULE,
    &kind_mismatch::RULE,
    &label_contradicts_amount::RULE,
    &layout_changed::RULE,
    &level_without_goal::RULE,
    &measure_year_mismatch::RULE,
    &missing_budget_years::RULE,
    &missing_overview::RULE,
    &missing_section::RULE,
    &no_value_three_years::RULE,
    &note_without_date::RULE,
    &observation_without_year::RULE,
    &offset_not_mirrored::RULE,
    &only_statutory_indicators::RULE,
    &organisation_without_kind::RULE,
    &orphaned_indicator::RULE,
    &own_rule::RULE,
    &parts_exceed_whole::RULE,
    &placeholder_text::RULE,
    &pm_in_adopted::RULE,
    &programme_without_money::RULE,
    &recurrence_conflict::RULE,
    &recurrence_unstated::RULE,
    &reform_leads_nowhere::RULE,
    &reform_overdue::RULE,
    &repeated_criterion::RULE,
    &report_differs_from_plan::RULE,
    &restated_target::RULE,
    &restated_value::RULE,
    &sign_convention_missing::RULE,
    &signs_changed::RULE,
    &similar_people::RULE,
    &spearhead_without_follow_up::RULE,
    &stale_measure::RULE,
    &stale_year::RULE,
    &status_without_explanation::RULE,
    &statutory_indicator_lapsed::RULE,
    &statutory_indicator_missing::RULE,
    &statutory_indicator_twice::RULE,
    &statutory_indicator_without_goal::RULE,
    &statutory_name_drift::RULE,
    &statutory_unit_differs::RULE,
    &structural_deficit::RULE,
    &target_against_direction::RULE,
    &target_not_ambitious::RULE,
    &task_field_invalid::RULE,
    &task_field_with_parts::RULE,
    &total_mismatch::RULE,
    &track_without_reform::RULE,
    &track_without_support::RULE,
    &unallocated_money::RULE,
    &unchanged_text::RULE,
    &unknown_mention::RULE,
    &unmeasurable_goal::RULE,
    &unused_declaration::RULE,
    &unused_exception::RULE,
    &value_in_words::RULE,
    &value_outside_scale::RULE,
    &vanished_without_lineage::RULE,
    &verdict_contradicts_numbers::RULE,
    &vision_ambition_without_goal::RULE,
    &vision_goal_differs::RULE,
    // rules: end
];

/// Every kind of finding there is: of the text, of words and values, of rules; by English name.
pub fn kinds() -> Vec<&'static Kind> {
    let mut all: Vec<&'static Kind> = crate::syntax::kinds::ALL.to_vec();
    all.extend(crate::model::kinds::ALL);
    all.extend(own::kinds::ALL);
    all.push(&crate::workspace::config::INVALID);
    all.extend(RULES.iter().map(|rule| &rule.kind));
    all.sort_by_key(|kind| kind.name.en);
    all
}

/// The rule with this name, in either language.
pub fn named(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.kind.name.nl == name || rule.kind.name.en == name)
}

/// What says of an exception that it silences nothing: it cannot be silenced itself.
pub fn unused_exception_kind() -> &'static Kind {
    &unused_exception::RULE.kind
}
