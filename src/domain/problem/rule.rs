//! Why the rule of a pool is refused.

/// Why a rule is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleReason {
    /// A key that rules do not have.
    UnknownKey,
    /// A value of the wrong type or form; the detail names what is expected.
    WrongForm {
        /// Where and what, in English, as the reader of the file needs it.
        detail: String,
    },
    /// Outside its range.
    OutOfRange {
        /// The smallest value.
        min: i64,
        /// The largest value.
        max: i64,
    },
    /// A least amount that no gift can ever earn.
    OutOfReach {
        /// What a gift earns at most, in minor units.
        most_minor: i64,
    },
    /// Not the sum of its parts.
    NotTheSum {
        /// The sum of the parts, in minor units.
        sum_minor: i64,
    },
    /// Something else bears this name already.
    Taken,
    /// Cannot change from one version to the next.
    Fixed,
    /// Contradicts another setting.
    Contradicts {
        /// The other setting's path.
        with: String,
    },
    /// Names something that does not exist.
    UnknownName,
    /// Shares that are not one whole together.
    NotTheWhole {
        /// The sum of the shares, in basis points.
        sum_bps: i64,
    },
    /// Nothing where there must be something.
    Empty,
    /// Not there, where another setting needs it.
    Missing,
    /// Steps that do not go up.
    NotAscending,
    /// Says something only beside another setting.
    OnlyWith {
        /// The other setting or its value, as it stands in the same rule.
        with: String,
    },
    /// Cannot go together with another setting.
    NotWith {
        /// The other setting or its value, as it stands in the same rule.
        with: String,
    },
    /// A step of a table that looks at something else than the table.
    WrongSelector,
    /// No jury decides under this rule.
    NoJury,
    /// Cannot change once anything was given in the city.
    FixedOnceGiven,
    /// Outside of what the jury may set.
    OutsideBand,
    /// The rule has no windows that end.
    NoWindow,
    /// Not now: the pool, the rule or the campaign is not open for it.
    NotNow,
}
