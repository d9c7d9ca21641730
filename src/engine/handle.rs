//! Handles: the dense numbers that the fold computes with.
//!
//! Inside is the place plus one, never zero, so that an absent handle takes no more room than a present one.

use std::fmt;
use std::num::NonZeroU32;

macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The place in the programme's list of these.
            pub const fn index(self) -> usize { self.0.get() as usize - 1 }

            /// The handle of a place. Four thousand million of anything do not fit into memory, so
            /// the clamp is never reached.
            pub(crate) fn at(index: usize) -> Self {
                Self(NonZeroU32::MIN.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.index())
            }
        }

        impl Handle for $name {
            fn at(index: usize) -> Self { Self::at(index) }

            #[inline]
            fn word(self) -> u32 { self.0.get() - 1 }
        }
    )*};
}

/// What all handles share: they wrap a place in a list.
pub(crate) trait Handle: Copy {
    /// The handle of a place.
    fn at(index: usize) -> Self;

    /// The place as a word, for packing.
    fn word(self) -> u32;
}

handles! {
    /// A pool.
    PoolIx;
    /// A funder, counted within its pool.
    FunderIx;
    /// One version of a rule.
    RuleIx;
    /// A rule through all its versions.
    LineIx;
    /// A project.
    ProjectIx;
    /// The owner of projects: a person or an organisation.
    OwnerIx;
    /// A donor.
    DonorIx;
    /// A contribution. Its name may be known before the contribution arrives.
    ContributionIx;
    /// A gift in kind.
    InKindIx;
    /// An area: a neighbourhood, a priority area, any polygon.
    AreaIx;
    /// A category of projects.
    CategoryIx;
    /// A kind of applicant, such as an association.
    ApplicantIx;
    /// Settings of how rules go together.
    StackIx;
}

/// One rule line on one project: where the match of that pair is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TallyIx(u32);

impl TallyIx {
    pub(crate) fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// The same as a word, for packing.
    pub(crate) const fn word(self) -> u32 {
        self.0
    }
}
