//! Handles and keys: the dense numbers that the fold computes with, and the outside names beside them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::Arc;

macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The place in the programme's list of these.
            pub const fn index(self) -> usize { self.0 as usize }

            /// The handle of a place. Four thousand million of anything do not fit into memory, so
            /// the clamp is never reached.
            pub(crate) fn at(index: usize) -> Self { Self(u32::try_from(index).unwrap_or(u32::MAX)) }
        }

        impl Handle for $name {
            fn at(index: usize) -> Self { Self::at(index) }
        }
    )*};
}

/// What all handles share: they wrap a place in a list.
pub(crate) trait Handle: Copy {
    /// The handle of a place.
    fn at(index: usize) -> Self;
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
    /// An area: a neighbourhood, a priority area, any polygon.
    AreaIx;
    /// A category of projects.
    CategoryIx;
    /// A kind of applicant, such as an association.
    ApplicantIx;
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
}

/// A hasher with fixed keys. The maps that use it are for look-up only; nothing walks through them.
type FixedHasher = BuildHasherDefault<DefaultHasher>;

/// Outside names, each with its handle, in the order in which they came.
#[derive(Debug, Clone)]
pub(crate) struct Keys<H> {
    names: Vec<Arc<str>>,
    places: HashMap<Arc<str>, H, FixedHasher>,
}

impl<H> Default for Keys<H> {
    fn default() -> Self {
        Self {
            names: Vec::new(),
            places: HashMap::default(),
        }
    }
}

impl<H: Handle> Keys<H> {
    /// The handle of a name, new or known.
    pub(crate) fn intern(&mut self, name: &str) -> H {
        if let Some(handle) = self.places.get(name) {
            return *handle;
        }
        let handle = H::at(self.names.len());
        let name: Arc<str> = name.into();
        self.places.insert(Arc::clone(&name), handle);
        self.names.push(name);
        handle
    }

    pub(crate) fn find(&self, name: &str) -> Option<H> {
        self.places.get(name).copied()
    }

    pub(crate) fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", |name| name)
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_handle() {
        let mut keys = Keys::<PoolIx>::default();
        let (a, b) = (keys.intern("a"), keys.intern("b"));
        assert_eq!((a.index(), b.index()), (0, 1));
        assert_eq!(keys.intern("a"), a);
        assert_eq!(keys.find("b"), Some(b));
        assert_eq!(keys.find("c"), None);
        assert_eq!(keys.name(1), "b");
        assert_eq!(keys.len(), 2);
    }
}
