//! How often one address, and one person, may ask for what costs others something: mails, payments, writing, and the
//! work of answering itself.
//!
//! **What it promises.** A crowd behind one address (a market stall's wifi, a school) gets through; a program
//! that repeats itself is told when to come back. An IPv6 customer has a whole /64, so that is what counts.
//! The book of addresses stays small: who has been quiet is forgotten.
//!
//! **What it never does.** It limits nothing that comes from the machine itself: those are the tests, the
//! demonstration, and the proxy of an operator who has not named it as trusted yet, behind which everybody
//! would look like one.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_graphql::parser::types::OperationType;
use domain::PersonId;
use governor::clock::{Clock, DefaultClock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::cost::Checked;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sign-in mail is sent to an address that anybody may type, or what it holds is tried.
    SignIn,
    /// A payment is begun with a provider.
    Pay,
    /// Anything else that changes something.
    Write,
    /// Working out an answer, in [`READ_UNIT`]s of its cost.
    Read,
}

/// Mutations that are more than writing.
const FIELDS: &[(&str, Kind)] = &[
    ("beginPasskeySignIn", Kind::SignIn),
    ("completeSignIn", Kind::SignIn),
    ("completeSignInByCode", Kind::SignIn),
    ("createPledge", Kind::Pay),
    ("proveWithCode", Kind::SignIn),
    ("proveWithPassword", Kind::SignIn),
    ("requestProofCode", Kind::SignIn),
    ("finishPasskeySignIn", Kind::SignIn),
    ("proveWithPasskey", Kind::SignIn),
    ("requestSignIn", Kind::SignIn),
    ("signInWithPassword", Kind::SignIn),
];

/// Cost that counts as one read.
const READ_UNIT: u64 = 100;

/// A quota: so many at once, and one more after each time.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// So many at once.
    pub burst: NonZeroU32,
    /// One more after each.
    pub every: Duration,
}

impl Rate {
    const fn new(burst: u32, every: Duration) -> Self {
        let burst = match NonZeroU32::new(burst) {
            Some(burst) => burst,
            None => NonZeroU32::MIN,
        };
        Self { burst, every }
    }
}

/// The quotas of one address.
#[derive(Debug, Clone)]
pub struct Rates {
    /// Sign-in mails and tries. How many one recipient gets is limited by the use case.
    pub sign_in: Rate,
    /// Payments begun.
    pub pay: Rate,
    /// Other changes.
    pub write: Rate,
    /// Answers worked out, in hundreds of cost; what is answered from the cache is free.
    pub read: Rate,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            sign_in: Rate::new(200, Duration::from_secs(30)),
            pay: Rate::new(200, Duration::from_secs(1)),
            write: Rate::new(300, Duration::from_millis(500)),
            read: Rate::new(20_000, Duration::from_millis(5)),
        }
    }
}

/// Addresses in one book before the quiet ones are forgotten.
const BOOK_MAX: usize = 50_000;

/// How often quiet addresses are looked for at most.
const TIDY_EVERY: Duration = Duration::from_secs(5);

/// Whose asking is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Asker {
    /// Whoever asks from a network.
    Network(IpAddr),
    /// A person, from wherever they ask.
    Person(PersonId),
}

/// Whom new ones count as while a book is full of busy ones.
const EVERYBODY_ELSE: Asker = Asker::Network(IpAddr::V6(Ipv6Addr::UNSPECIFIED));

type Book<C> = RateLimiter<Asker, DefaultKeyedStateStore<Asker>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// What one question is charged, to be counted for its person once it is known who asks.
#[derive(Clone, Default)]
pub struct Charge(Option<Arc<Due>>);

/// What is due, and where it is counted.
struct Due {
    limiter: Arc<Limiter>,
    charges: Vec<(Kind, NonZeroU32)>,
}

impl Charge {
    /// Counts the question for the person who asks it.
    ///
    /// # Errors
    /// How long to wait.
    pub fn count(&self, person: PersonId) -> Result<(), Duration> {
        self.0.as_ref().map_or(Ok(()), |due| {
            due.limiter.charge(Asker::Person(person), &due.charges)
        })
    }
}

impl std::fmt::Debug for Charge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Charge")
    }
}

/// Who has asked how often, one book for each kind.
pub(super) struct Limiter<C: Clock = DefaultClock> {
    sign_in: Book<C>,
    pay: Book<C>,
    write: Book<C>,
    read: Book<C>,
    clock: C,
    tidied_at: Mutex<Option<C::Instant>>,
}

impl<C: Clock + Clone> Limiter<C> {
    pub(super) fn new(rates: &Rates, clock: C) -> Self {
        let book = |rate: &Rate| {
            let quota = Quota::with_period(rate.every).unwrap_or_else(|| Quota::per_second(rate.burst));
            RateLimiter::new(
                quota.allow_burst(rate.burst),
                DefaultKeyedStateStore::default(),
                clock.clone(),
            )
        };
        Self {
            sign_in: book(&rates.sign_in),
            pay: book(&rates.pay),
            write: book(&rates.write),
            read: book(&rates.read),
            clock,
            tidied_at: Mutex::default(),
        }
    }

    /// Forgets who has been quiet, once in a while; whether there is room again.
    fn tidied(&self, book: &Book<C>) -> bool {
        let now = self.clock.now();
        let mut tidied_at = self.tidied_at.lock().unwrap_or_else(PoisonError::into_inner);
        let due = tidied_at.is_none_or(|at| Duration::from(now.duration_since(at)) >= TIDY_EVERY);
        if due {
            *tidied_at = Some(now);
            book.retain_recent();
        }
        book.len() < BOOK_MAX
    }

    /// Counts a question that is about to be answered, for the network it comes from.
    ///
    /// # Errors
    /// How long to wait.
    pub(super) fn count(&self, address: IpAddr, checked: &Checked) -> Result<(), Duration> {
        if is_free(address) {
            return Ok(());
        }
        self.charge(Asker::Network(network(address)), &charges(checked))
    }

    /// Counts a sign-in that begins or ends outside of GraphQL.
    ///
    /// # Errors
    /// How long to wait.
    pub(super) fn count_sign_in(&self, address: IpAddr) -> Result<(), Duration> {
        if is_free(address) {
            return Ok(());
        }
        let asker = Asker::Network(network(address));
        self.charge(asker, &[(Kind::SignIn, NonZeroU32::MIN)])
    }

    /// Counts something written that is no question, such as a file: for an address, or for the person there.
    ///
    /// # Errors
    /// How long to wait.
    pub(super) fn count_write(&self, address: IpAddr, person: Option<PersonId>) -> Result<(), Duration> {
        if is_free(address) {
            return Ok(());
        }
        let asker = person.map_or_else(|| Asker::Network(network(address)), Asker::Person);
        self.charge(asker, &[(Kind::Write, NonZeroU32::MIN)])
    }

    fn charge(&self, asker: Asker, charges: &[(Kind, NonZeroU32)]) -> Result<(), Duration> {
        for (kind, number) in charges {
            let book = match kind {
                Kind::SignIn => &self.sign_in,
                Kind::Pay => &self.pay,
                Kind::Write => &self.write,
                Kind::Read => &self.read,
            };
            let key = if book.len() < BOOK_MAX || self.tidied(book) {
                asker
            } else {
                EVERYBODY_ELSE
            };
            match book.check_key_n(&key, *number) {
                Ok(Ok(())) => {}
                Ok(Err(until)) => return Err(until.wait_time_from(self.clock.now())),
                // More at once than the quota will ever hold.
                Err(_) => return Err(Duration::from_secs(60)),
            }
        }
        Ok(())
    }
}

impl Limiter {
    /// What a question will be charged to the person who asks it.
    pub(super) fn charge_of(self: &Arc<Self>, address: IpAddr, checked: &Checked) -> Charge {
        Charge((!is_free(address)).then(|| {
            Arc::new(Due {
                limiter: self.clone(),
                charges: charges(checked),
            })
        }))
    }
}

/// Whether nothing is counted: what comes from the machine itself.
fn is_free(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// The address, or for IPv6 the network that one customer has.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

/// What a question is charged: reading by its cost, a mutation for each of its fields, with every fragment
/// written out.
fn charges(checked: &Checked) -> Vec<(Kind, NonZeroU32)> {
    let whole = |number: u64| {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
    };
    if checked.kind != OperationType::Mutation {
        return vec![(Kind::Read, whole(checked.size.cost / READ_UNIT))];
    }
    let fields = &checked.roots.fields;
    let mut charges = vec![(Kind::Write, whole(fields.values().sum()))];
    for (field, kind) in FIELDS {
        if let Some(number) = fields.get(*field) {
            charges.push((*kind, whole(*number)));
        }
    }
    charges
}

#[cfg(test)]
mod tests {
    use async_graphql::Variables;
    use governor::clock::FakeRelativeClock;

    use super::*;
    use crate::http::cost::{Limits, check};

    fn asked(text: &str) -> Checked {
        check(text, None, &Variables::default(), &Limits::default()).unwrap()
    }

    fn limiter(clock: &FakeRelativeClock) -> Limiter<FakeRelativeClock> {
        let rates = Rates {
            sign_in: Rate::new(2, Duration::from_secs(10)),
            ..Rates::default()
        };
        Limiter::new(&rates, clock.clone())
    }

    const SIGN_IN: &str = "mutation { requestSignIn(input: {email: \"a@b.example\"}) { problems { code } } }";

    #[test]
    fn who_asks_too_often_is_told_when_to_come_back() {
        let clock = FakeRelativeClock::default();
        let limiter = limiter(&clock);
        let (one, other): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let question = asked(SIGN_IN);
        assert!(limiter.count(one, &question).is_ok());
        assert!(limiter.count(one, &question).is_ok());
        assert_eq!(limiter.count(one, &question), Err(Duration::from_secs(10)));
        assert!(
            limiter.count(other, &question).is_ok(),
            "another address has its own quota"
        );
        clock.advance(Duration::from_secs(10));
        assert!(limiter.count(one, &question).is_ok());
    }

    #[test]
    fn a_person_is_one_from_wherever_they_ask() {
        let limiter = Arc::new(Limiter::new(
            &Rates {
                sign_in: Rate::new(2, Duration::from_secs(10)),
                ..Rates::default()
            },
            DefaultClock::default(),
        ));
        let person =
            |n: u8| -> PersonId { format!("person:00000000-0000-0000-0000-{n:012}").parse().unwrap() };
        let question = asked(SIGN_IN);
        for last in 1..=2 {
            let address: IpAddr = format!("192.0.2.{last}").parse().unwrap();
            assert!(limiter.count(address, &question).is_ok());
            assert!(limiter.charge_of(address, &question).count(person(7)).is_ok());
        }
        let elsewhere = "198.51.100.1".parse().unwrap();
        assert!(limiter.count(elsewhere, &question).is_ok());
        assert!(limiter.charge_of(elsewhere, &question).count(person(7)).is_err());
        assert!(limiter.charge_of(elsewhere, &question).count(person(8)).is_ok());
        assert!(Charge::default().count(person(7)).is_ok());
    }

    #[test]
    fn fragments_and_other_names_hide_nothing() {
        let two = "mutation { ...F x: requestSignIn(input: {email: \"c@d.example\"}) { problems { code } } }
                   fragment F on Mutation { requestSignIn(input: {email: \"a@b.example\"}) { problems { code } } }";
        let mail = charges(&asked(two))
            .into_iter()
            .find(|(kind, _)| *kind == Kind::SignIn);
        assert_eq!(mail.map(|(_, number)| number.get()), Some(2));
    }

    #[test]
    fn a_customer_of_ipv6_is_one_and_the_machine_itself_is_free() {
        let clock = FakeRelativeClock::default();
        let limiter = limiter(&clock);
        let question = asked(SIGN_IN);
        for last in 1..=2 {
            let address = format!("2001:db8:1:2::{last}").parse().unwrap();
            assert!(limiter.count(address, &question).is_ok());
        }
        assert!(
            limiter
                .count("2001:db8:1:2:9::9".parse().unwrap(), &question)
                .is_err()
        );
        assert!(
            limiter
                .count("2001:db8:1:3::1".parse().unwrap(), &question)
                .is_ok()
        );
        for _ in 0..9 {
            assert!(
                limiter
                    .count("::ffff:127.0.0.1".parse().unwrap(), &question)
                    .is_ok()
            );
        }
    }

    #[test]
    fn the_cost_of_reading_counts() {
        let pages = asked("{ cities { projects(first: 50) { nodes { id title } } } }");
        let [(Kind::Read, number)] = charges(&pages)[..] else {
            panic!()
        };
        assert!(number.get() > 5, "{number}");
    }
}
