//! What is wrong with a rule, a pool or a project: the path of the field and the kind of mistake.

/// A mistake in one field. All mistakes of a definition are reported at once.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {kind}")]
pub struct RuleProblem {
    /// The field, as in a scenario file: `limit.floor_minor`, `funders[1].amount_minor`.
    pub path: String,
    /// The mistake.
    pub kind: RuleProblemKind,
}

/// The kinds of mistake.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleProblemKind {
    /// A number outside its range, both ends allowed.
    #[error("must be from {min} to {max}")]
    OutOfRange {
        /// The smallest number allowed.
        min: i64,
        /// The largest number allowed.
        max: i64,
    },
    /// Above another field that it must not pass.
    #[error("must not be above {other}")]
    Above {
        /// The path of the other field.
        other: &'static str,
    },
    /// Below another field that it must reach.
    #[error("must not be below {other}")]
    Below {
        /// The path of the other field.
        other: &'static str,
    },
    /// An end that is not after its beginning.
    #[error("must be after {other}")]
    NotAfter {
        /// The path of the beginning.
        other: &'static str,
    },
    /// A limit that no gift can reach: nothing would ever be paid.
    #[error("cannot be reached: a gift earns at most {most_minor} minor units under this rule")]
    OutOfReach {
        /// The most that one gift can earn.
        most_minor: i64,
    },
    /// Parts that do not add up to the whole.
    #[error("must be the sum of the funders' amounts, which is {sum_minor} minor units")]
    NotTheSum {
        /// The sum of the parts.
        sum_minor: i64,
    },
    /// Parts in basis points that are not one whole together.
    #[error("must be 10000 basis points together, not {sum_bps}")]
    NotTheWhole {
        /// The sum of the parts.
        sum_bps: i64,
    },
    /// Nothing where there must be something.
    #[error("must not be empty")]
    Empty,
    /// Not there, where another setting needs it.
    #[error("is missing")]
    Missing,
    /// Steps that do not go up.
    #[error("must be in ascending order, each value once")]
    NotAscending,
    /// A setting that says something only beside another.
    #[error("says something only with {other}")]
    OnlyWith {
        /// The other setting.
        other: &'static str,
    },
    /// A setting that cannot go together with another.
    #[error("cannot go together with {other}")]
    NotWith {
        /// The other setting.
        other: &'static str,
    },
    /// A step of a table that looks at something else than its selector.
    #[error("does not go with the selector of the table")]
    NotForThisSelector,
    /// A name or a version that is already there.
    #[error("is already taken")]
    Taken,
    /// A handle or a name that the programme does not know.
    #[error("is not known")]
    Unknown,
    /// Different from the earlier versions of the same rule, where it may not be.
    #[error("cannot change from one version of a rule to the next")]
    Changed,
}

/// Collects mistakes while a definition is checked.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<RuleProblem>);

impl Problems {
    pub(crate) fn add(&mut self, path: impl Into<String>, kind: RuleProblemKind) {
        self.0.push(RuleProblem {
            path: path.into(),
            kind,
        });
    }

    /// A number that must lie in a range, both ends allowed.
    pub(crate) fn range(&mut self, path: impl Into<String>, value: impl Into<i64>, min: i64, max: i64) {
        let value = value.into();
        if value < min || value > max {
            self.add(path, RuleProblemKind::OutOfRange { min, max });
        }
    }

    /// An amount of money that must be at least one minor unit.
    pub(crate) fn amount(&mut self, path: impl Into<String>, value: Option<i64>) {
        if let Some(minor) = value {
            self.range(path, minor, 1, crate::AMOUNT_MAX);
        }
    }

    /// A share that must be above nothing and at most the whole.
    pub(crate) fn bps(&mut self, path: impl Into<String>, value: Option<u32>) {
        if let Some(bps) = value {
            self.range(path, bps, 1, i64::from(crate::WHOLE_BPS));
        }
    }

    /// A smallest value that must not be above the largest.
    pub(crate) fn order(&mut self, min: (&'static str, Option<i64>), max: (&'static str, Option<i64>)) {
        if let (Some(least), Some(most)) = (min.1, max.1)
            && least > most
        {
            self.add(min.0, RuleProblemKind::Above { other: max.0 });
        }
    }

    /// A window in time whose end must come after its beginning.
    pub(crate) fn window<T: PartialOrd>(
        &mut self,
        path: impl Into<String>,
        other: &'static str,
        from: Option<T>,
        until: Option<T>,
    ) {
        if let (Some(from), Some(until)) = (from, until)
            && until <= from
        {
            self.add(path, RuleProblemKind::NotAfter { other });
        }
    }

    pub(crate) fn into_vec(self) -> Vec<RuleProblem> {
        self.0
    }

    /// The value, unless something is wrong.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Vec<RuleProblem>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }
}
