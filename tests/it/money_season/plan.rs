//! What happens in a season, drawn from a seed before it begins.

use std::fmt;

use payments::sandbox::Outcome;
use tests::dice::Dice;

/// One thing that happens. Places in lists are taken modulo what there is by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Somebody gives by card.
    Card {
        donor: u64,
        project: usize,
        minor: i64,
        outcome: Outcome,
    },
    /// The city charges cards at once, or when a campaign has succeeded, and lets campaigns wait for so many days.
    Terms { at_success: bool, grace_days: i64 },
    /// Somebody takes a promise back.
    TakeBack { gift: usize },
    /// Somebody pays again what could not be charged, or tries to.
    PayAgain { gift: usize, outcome: Outcome },
    /// The notices of a payment are lost.
    Lost { donor: u64, project: usize, minor: i64 },
    /// Somebody promises a transfer.
    Promise { donor: u64, project: usize, minor: i64 },
    /// Somebody gives from their wallet.
    Wallet { donor: u64, project: usize, minor: i64 },
    /// An evening with a table.
    Table {
        gifts: Vec<i64>,
        project: usize,
        miscounts: bool,
    },
    /// The box is brought to the bank.
    Bring,
    /// The city gives a gift back, all of it or so much.
    Refund { gift: usize, minor: Option<i64> },
    /// Somebody gives one back by hand at the provider.
    ByHand { gift: usize, minor: i64 },
    /// A refund does not arrive.
    Fail { gift: usize },
    /// A donor's bank takes a payment back.
    Dispute { gift: usize },
    /// A dispute ends.
    Settle { gift: usize, is_won: bool },
    /// The provider transfers what it has.
    PayOut,
    /// The last transfer comes back.
    Return,
    /// A campaign is called off, while it runs or after it has succeeded.
    CallOff { project: usize },
    /// The bank sends a statement, with what donors sent off by so much.
    Statement { off: i64, twice: bool },
    /// Notices arrive, the newest first, or each twice.
    Notices { backwards: bool, twice: bool },
}

impl Step {
    /// How many kinds there are.
    pub const KINDS: usize = 19;

    fn roll(dice: &mut Dice) -> Self {
        let (donor, project) = (dice.roll(Plan::DONORS), dice.index(50));
        // Amounts whose cents are a script of the sandbox come by chance as well.
        let minor = 100 + dice.roll(9_000).cast_signed();
        // And those that cannot be charged later more often than that.
        let minor = match dice.roll(6) {
            0 => minor / 100 * 100 + 95 + dice.roll(2).cast_signed(),
            _ => minor,
        };
        let gift = dice.index(500);
        match dice.roll(42) {
            0..=8 => Self::Card {
                donor,
                project,
                minor,
                outcome: *dice.pick(&[
                    Outcome::Pay,
                    Outcome::Pay,
                    Outcome::PayTwice,
                    Outcome::PayLate,
                    Outcome::Decline,
                ]),
            },
            9 => Self::Lost {
                donor,
                project,
                minor,
            },
            10..=13 => Self::Promise {
                donor,
                project,
                minor,
            },
            14..=15 => Self::Wallet {
                donor,
                project,
                minor,
            },
            16 => Self::Table {
                gifts: (0..1 + dice.roll(4))
                    .map(|_| 100 + dice.roll(5_000).cast_signed())
                    .collect(),
                project,
                miscounts: dice.roll(3) == 0,
            },
            17 => Self::Bring,
            18..=20 => Self::Refund {
                gift,
                minor: (dice.roll(2) == 0).then_some(minor / 4),
            },
            21 => Self::ByHand {
                gift,
                minor: minor / 4,
            },
            22 => Self::Fail { gift },
            23..=24 => Self::Dispute { gift },
            25..=26 => Self::Settle {
                gift,
                is_won: dice.roll(2) == 0,
            },
            27 => Self::PayOut,
            28 => Self::Return,
            29..=31 => Self::Statement {
                off: *dice.pick(&[0, 0, 0, 150, -50]),
                twice: dice.roll(3) == 0,
            },
            32 => Self::Terms {
                at_success: dice.roll(3) > 0,
                grace_days: dice.roll(9).cast_signed(),
            },
            33 => Self::TakeBack { gift },
            34..=37 => Self::PayAgain {
                gift,
                outcome: *dice.pick(&[
                    Outcome::Pay,
                    Outcome::PayTwice,
                    Outcome::PayLate,
                    Outcome::Decline,
                ]),
            },
            // Seldom, for nobody gives to what is called off.
            38 if dice.roll(2) == 0 => Self::CallOff { project },
            _ => Self::Notices {
                backwards: dice.roll(2) == 0,
                twice: dice.roll(2) == 0,
            },
        }
    }
}

/// The steps of each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// By day.
    pub days: Vec<Vec<Step>>,
}

impl Plan {
    /// How many people give.
    pub const DONORS: u64 = 8;

    /// The plan of a seed.
    pub fn of(seed: u64, days: usize) -> Self {
        let mut dice = Dice(seed);
        let mut day = || -> Vec<Step> {
            let steps = 2 + dice.roll(6);
            (0..steps).map(|_| Step::roll(&mut dice)).collect()
        };
        Self {
            days: (0..days).map(|_| day()).collect(),
        }
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (day, steps) in self.days.iter().enumerate() {
            for step in steps {
                writeln!(f, "{day:>4} {step:?}")?;
            }
        }
        Ok(())
    }
}
