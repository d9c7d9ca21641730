//! The plainest reading of sharing out in proportion: excess is handed on round by round, in fractions.

use engine::round::{Claim, Scaling};
use engine::{Excess, round};

/// A fraction of whole numbers, reduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    num: i128,
    den: i128,
}

impl Fraction {
    pub fn new(num: i128, den: i128) -> Self {
        let (mut a, mut b) = (num, den);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let by = a.max(1);
        Fraction {
            num: num / by,
            den: den / by,
        }
    }

    fn times(self, other: Fraction) -> Self {
        let one = Fraction::new(self.num, other.den);
        let two = Fraction::new(other.num, self.den);
        Fraction::new(one.num * two.num, one.den * two.den)
    }

    fn plus(self, other: Fraction) -> Self {
        Fraction::new(self.num * other.den + other.num * self.den, self.den * other.den)
    }

    fn minus(self, other: Fraction) -> Self {
        Fraction::new(self.num * other.den - other.num * self.den, self.den * other.den)
    }

    fn is_above(self, other: Fraction) -> bool {
        self.num * other.den > other.num * self.den
    }

    pub fn floor(self) -> i64 {
        i64::try_from(self.num.div_euclid(self.den)).unwrap()
    }

    /// What is above the whole units.
    pub fn rest(self) -> Fraction {
        self.minus(whole(self.floor()))
    }
}

fn whole(number: i64) -> Fraction {
    Fraction::new(i128::from(number), 1)
}

fn sum(fractions: impl IntoIterator<Item = Fraction>) -> Fraction {
    fractions.into_iter().fold(whole(0), Fraction::plus)
}

/// The parts before they are rounded.
pub fn exact(pool: i64, claims: &[Claim], scaling: Scaling, excess: Excess) -> Vec<Fraction> {
    let asked: i64 = claims.iter().map(|claim| claim.minor).sum();
    if asked == 0 {
        return vec![whole(0); claims.len()];
    }
    let down = scaling == Scaling::Down;
    let level = match down && asked <= pool {
        true => Fraction::new(1, 1),
        false => Fraction::new(i128::from(pool), i128::from(asked)),
    };
    let ceiling = |claim: &Claim| match (claim.ceiling_minor, down) {
        (Some(minor), true) => Some(whole(minor.min(claim.minor))),
        (None, true) => Some(whole(claim.minor)),
        (minor, false) => minor.map(whole),
    };
    let mut parts: Vec<Fraction> = claims
        .iter()
        .map(|claim| whole(claim.minor).times(level))
        .collect();
    loop {
        let mut over = whole(0);
        let mut below = Vec::new();
        for (place, claim) in claims.iter().enumerate() {
            match ceiling(claim) {
                Some(most) if parts[place].is_above(most) => {
                    over = over.plus(parts[place].minus(most));
                    parts[place] = most;
                }
                Some(most) if parts[place] == most => {}
                _ => below.push(place),
            }
        }
        let base = sum(below.iter().map(|place| parts[*place]));
        if excess == Excess::Lose || over == whole(0) || base == whole(0) {
            return parts;
        }
        for place in below {
            parts[place] =
                parts[place].plus(parts[place].times(over).times(Fraction::new(base.den, base.num)));
        }
    }
}

/// Rounds parts down, and gives the units that are missing to the largest rests, one after the other.
pub fn rounded(exact: &[Fraction]) -> Vec<i64> {
    let mut parts: Vec<i64> = exact.iter().map(|part| part.floor()).collect();
    let mut rests: Vec<Fraction> = exact.iter().map(|part| part.rest()).collect();
    for _ in 0..sum(rests.clone()).floor() {
        let mut largest = 0;
        for place in 1..rests.len() {
            if rests[place].is_above(rests[largest]) {
                largest = place;
            }
        }
        parts[largest] += 1;
        rests[largest] = whole(0);
    }
    parts
}

/// Shares out as [`round::pro_rata`] does. Where the excess is lost, the whole pool is rounded before the
/// ceilings cut.
pub fn pro_rata(pool: i64, claims: &[Claim], scaling: Scaling, excess: Excess) -> Vec<i64> {
    if excess == Excess::Redistribute {
        return rounded(&exact(pool, claims, scaling, excess));
    }
    let free: Vec<Claim> = claims
        .iter()
        .map(|claim| Claim {
            ceiling_minor: None,
            ..*claim
        })
        .collect();
    let cut = |(part, claim): (i64, &Claim)| claim.ceiling_minor.map_or(part, |most| part.min(most));
    rounded(&exact(pool, &free, scaling, excess))
        .into_iter()
        .zip(claims)
        .map(cut)
        .collect()
}

/// The quadratic amount of donors who gave the squares of these.
pub fn quadratic_of_squares(sides: &[i64]) -> i64 {
    let whole: i64 = sides.iter().sum();
    whole * whole - sides.iter().map(|side| side * side).sum::<i64>()
}

/// The donors who gave the squares of these.
pub fn donors_of_squares(sides: &[i64]) -> round::DonorRoots {
    sides.iter().map(|side| side * side).collect()
}
