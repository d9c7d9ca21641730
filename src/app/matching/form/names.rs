//! The names that a rule uses: what a city must know for the rule to mean anything there.

use super::rule::RuleForm;

/// The names in a rule, each kind in the order of the rule.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct RuleNames<'a> {
    /// Keys of areas: of projects and of donors.
    pub areas: Vec<&'a String>,
    /// Keys of categories.
    pub categories: Vec<&'a String>,
}

impl RuleForm {
    /// Every name of an area or a category.
    pub fn names(&self) -> RuleNames<'_> {
        let mut names = RuleNames::default();
        names.areas.extend(&self.eligible.areas);
        names.areas.extend(&self.count.donor_areas);
        names.categories.extend(&self.eligible.categories);
        for limit in &self.limit.project_by {
            names.areas.extend(&limit.area);
            names.categories.extend(&limit.category);
        }
        for step in self.rate.table.iter().flat_map(|table| &table.steps) {
            names.areas.extend(&step.area);
            names.categories.extend(&step.category);
        }
        names
    }
}
