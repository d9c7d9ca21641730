//! What a folded season takes in memory.

use engine::{Detail, RuleProblem, State, apply_into};

use crate::city::{City, Kind};
use crate::given::{GIFTS, Given, Terms};

/// What this process holds in memory now, and the most that it ever held, in kilobytes; nothing where the system
/// does not tell.
fn held() -> Option<(u64, u64)> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let figure = |name: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    };
    Some((figure("VmRSS:")?, figure("VmHWM:")?))
}

/// Folds the gifts as they come and prints what that takes in memory.
pub fn footprint(terms: &[Terms], gifts: &[Given]) -> Result<(), Vec<RuleProblem>> {
    let before = held();
    let mut city = City::new(terms, Kind::One)?;
    let mut state = State::new(&city.programme);
    let mut decisions = Vec::new();
    for (place, gift) in gifts.iter().enumerate() {
        let event = city.event(place, gift);
        decisions.clear();
        apply_into(
            &city.programme,
            &mut state,
            &event,
            Detail::Amounts,
            &mut decisions,
        );
    }
    let (Some((before, _)), Some((after, most))) = (before, held()) else {
        return Ok(());
    };
    let bytes = |kilobytes: u64| kilobytes.saturating_sub(before) * 1024 / GIFTS as u64;
    println!(
        "memory of a folded season: {} bytes a gift, {} at the most",
        bytes(after),
        bytes(most)
    );
    // Both must live until they are measured.
    drop((city, state));
    Ok(())
}
