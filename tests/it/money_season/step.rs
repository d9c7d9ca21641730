//! One step of a season. What the town refuses is part of a season; what breaks is not.

use app::pledge::PledgeInput;
use app::statement::Explanation;
use app::{AppError, AppResult, Caller};
use domain::campaign::Charging;
use domain::cash::CashKind;
use domain::pledge::PledgeChannel;
use domain::{Currency, Money};
use payments::sandbox::Outcome;
use payments::{Provider, ProviderRef, RefundRequest};
use tests::build::{back, gift};

use super::Season;
use super::plan::Step;
use crate::cash::on_table;

/// What was done, or refused for a reason; anything else is a fault.
fn done<T>(result: AppResult<T>) -> Option<T> {
    match result {
        Ok(done) => Some(done),
        Err(AppError::Refused(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

fn written(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

impl Season<'_> {
    fn input(&self, donor: u64, project: usize, minor: i64, channel: PledgeChannel) -> PledgeInput {
        // The later a project, the likelier it is open.
        let project = &self.projects[self.projects.len() - 1 - project % self.projects.len().min(8)];
        PledgeInput {
            channel,
            ..gift(
                project,
                &format!("donor{donor}"),
                &written(minor),
                &format!("intention-{}", self.step),
            )
        }
    }

    async fn pick(&self, place: usize) -> Option<app::Pledge> {
        // The later a gift, the likelier something happens to it.
        let id = self
            .gifts
            .iter()
            .rev()
            .nth(place % self.gifts.len().clamp(1, 30))?;
        self.app.app.pledge(*id).await.unwrap()
    }

    pub async fn take(&mut self, step: &Step) {
        match step {
            Step::Card {
                donor,
                project,
                minor,
                outcome,
            } => {
                let input = self.input(*donor, *project, *minor, PledgeChannel::Card);
                self.by_card(&input, *outcome).await;
            }
            Step::Terms {
                at_success,
                grace_days,
            } => {
                let charging = match at_success {
                    true => Charging::AtSuccess,
                    false => Charging::AtOnce,
                };
                let terms = (*grace_days, charging);
                let set = self
                    .process()
                    .set_campaign_terms(&self.fred, self.town.city.id, terms)
                    .await;
                set.unwrap();
            }
            Step::TakeBack { gift } => {
                if let Some(gift) = self.pick(*gift).await {
                    let is_hers = |donor: &&Caller| donor.person() == Some(gift.person);
                    let Some(donor) = self.donors.iter().find(is_hers) else {
                        return;
                    };
                    done(self.process().take_back_promise(donor, gift.id).await);
                }
            }
            Step::PayAgain { gift, outcome } => {
                if let Some(gift) = self.fallen(*gift).await {
                    self.pay_again(&gift, *outcome).await;
                }
            }
            Step::Lost {
                donor,
                project,
                minor,
            } => {
                let input = self.input(*donor, *project, *minor, PledgeChannel::Card);
                self.deliver(false, false).await;
                self.by_card(&input, Outcome::Pay).await;
                while let Some(parcel) = self.app.sandbox.step() {
                    self.app.sandbox.settle(&parcel, true).unwrap();
                }
            }
            Step::Promise {
                donor,
                project,
                minor,
            } => {
                let input = self.input(*donor, *project, *minor, PledgeChannel::Transfer);
                if let Some(made) = done(self.process().create_pledge(&self.app.visitor(), &input).await) {
                    self.gifts.push(made.pledge.id);
                    if let Some(details) = self.app.app.transfer_details(&made.pledge).await.unwrap() {
                        self.bank.moves(*minor, details.reference.to_string());
                    }
                }
            }
            Step::Wallet {
                donor,
                project,
                minor,
            } => {
                let caller = self.donors[usize::try_from(*donor).unwrap()].clone();
                let input = PledgeInput {
                    email: None,
                    ..self.input(*donor, *project, *minor, PledgeChannel::Wallet)
                };
                if let Some(made) = done(self.process().create_pledge(&caller, &input).await) {
                    self.gifts.push(made.pledge.id);
                }
            }
            Step::Table {
                gifts,
                project,
                miscounts,
            } => self.table(gifts, *project, *miscounts).await,
            Step::Bring => {
                let city = self.town.city.id;
                let there = self.app.app.cash_box(&self.fred, city).await.unwrap().in_box;
                let given = (written(there.minor), format!("bring-at-step-{}", self.step));
                let today = self.app.app.world().now().date_naive();
                let brought = self
                    .process()
                    .deposit_cash(&self.fred, city, (&given.0, today, &given.1))
                    .await;
                if let Some(deposit) = done(brought) {
                    self.bank.moves(deposit.amount_minor, "REMISE ESPECES");
                    self.deposits.push((deposit.id, deposit.amount_minor));
                }
            }
            Step::Refund { gift, minor } => {
                if let Some(gift) = self.pick(*gift).await {
                    let amount = minor.map(written);
                    let given = back(amount.as_deref(), "It was a mistake");
                    let refunded = self.process().refund_gift(&self.fred, gift.id, &given).await;
                    done(refunded);
                }
            }
            Step::ByHand { gift, minor } => {
                if let Some(reference) = self.pick(*gift).await.and_then(|gift| gift.provider_ref) {
                    let asked = RefundRequest {
                        key: format!("by-hand-at-step-{}", self.step),
                        amount: Money::new(*minor, Currency::EUR),
                    };
                    let payment = ProviderRef::new(reference).unwrap();
                    let _refused = self.app.sandbox.refund(&payment, &asked).await;
                }
            }
            Step::Fail { gift } => {
                if let Some(reference) = self.pick(*gift).await.and_then(|gift| gift.provider_ref) {
                    let payment = ProviderRef::new(reference.clone()).unwrap();
                    let has = self.app.sandbox.look_up(&payment).await.unwrap();
                    if let Some(key) = has.refunds.first().and_then(|refund| refund.key.clone()) {
                        self.app.sandbox.fail_refund(&reference, &key).unwrap();
                    }
                }
            }
            Step::Dispute { gift } => {
                if let Some(reference) = self.pick(*gift).await.and_then(|gift| gift.provider_ref) {
                    // What has gone back whole is not taken back once more.
                    let payment = ProviderRef::new(reference.clone()).unwrap();
                    let has = self.app.sandbox.look_up(&payment).await.unwrap();
                    if has.refunded < has.amount {
                        let _refused = self.app.sandbox.dispute(&reference, "fraudulent");
                    }
                }
            }
            Step::Settle { gift, is_won } => {
                if let Some(reference) = self.pick(*gift).await.and_then(|gift| gift.provider_ref) {
                    let _refused = self.app.sandbox.settle_dispute(&reference, *is_won);
                }
            }
            Step::PayOut => {
                if let Some(transfer) = self.app.sandbox.pay_out(Currency::EUR).unwrap() {
                    self.bank
                        .moves(transfer.amount.minor, format!("TRANSFER {}", transfer.reference));
                }
            }
            Step::Return => {
                // One that is on no statement yet.
                let on_the_way = self
                    .bank
                    .waiting
                    .iter()
                    .position(|line| line.text.starts_with("TRANSFER "));
                if let Some(place) = on_the_way {
                    let line = self.bank.waiting.remove(place);
                    self.app
                        .sandbox
                        .return_transfer(line.text.trim_start_matches("TRANSFER "))
                        .unwrap();
                }
            }
            Step::CallOff { project } => {
                let project = &self.projects[project % self.projects.len()];
                done(
                    self.process()
                        .call_off_project(&self.fred, project.id, "It cannot be done")
                        .await,
                );
            }
            Step::Statement { off, twice } => self.statement(*off, *twice).await,
            Step::Notices { backwards, twice } => self.deliver(*backwards, *twice).await,
        }
    }

    async fn by_card(&mut self, input: &PledgeInput, outcome: Outcome) {
        // A payment whose beginning timed out waits; asked again with the same key, it is the same.
        let mut made = self.process().create_pledge(&self.app.visitor(), input).await;
        if made.is_err() {
            made = self.process().create_pledge(&self.app.visitor(), input).await;
        }
        let Some(made) = done(made) else { return };
        self.gifts.push(made.pledge.id);
        if let Some(reference) = &made.pledge.provider_ref {
            self.app.sandbox.decide(reference, outcome).unwrap();
        }
    }

    /// A promise that could not be charged, if there is any.
    async fn fallen(&self, place: usize) -> Option<app::Pledge> {
        let mut fallen = Vec::new();
        for id in &self.gifts {
            let gift = self.app.app.pledge(*id).await.unwrap();
            fallen.extend(gift.filter(|gift| gift.pay_by.is_some()));
        }
        let place = place % fallen.len().max(1);
        fallen.into_iter().nth(place)
    }

    /// Its donor follows the link of the mail.
    async fn pay_again(&self, gift: &app::Pledge, outcome: Outcome) {
        let letter = self.app.app.promise_letter(gift.id).await.unwrap();
        let (_, key) = letter.pay_link.rsplit_once("&key=").unwrap();
        let begun = self
            .app
            .app
            .pay_again(&self.app.visitor(), gift.id, Some(key))
            .await;
        if let Some(reference) = done(begun).and_then(|made| made.pledge.provider_ref) {
            // It may have been decided on that page before.
            let _decided = self.app.sandbox.decide(&reference, outcome);
        }
    }

    async fn table(&mut self, gifts: &[i64], project: usize, miscounts: bool) {
        let city = self.town.city.id;
        let id = crate::cash::open(
            self.app,
            &self.fred,
            city,
            &format!("table-of-step-{}", self.step),
        )
        .await;
        let project = &self.projects[self.projects.len() - 1 - project % self.projects.len().min(8)];
        let mut sum_minor = 0;
        for (index, minor) in gifts.iter().enumerate() {
            let given = on_table(
                project,
                CashKind::Cash,
                &written(*minor),
                &format!("{}-{index}", self.step),
            );
            if done(self.process().add_cash_gift(&self.fred, id, &given).await).is_some() {
                sum_minor += minor;
            }
        }
        let sum = written(sum_minor);
        if done(self.process().count_cash(&self.fred, id, (&sum, "")).await).is_none() {
            return;
        }
        if miscounts {
            let wrong = written(sum_minor + 100);
            assert!(
                self.other
                    .confirm_cash_count(&self.gisele, id, (&wrong, ""))
                    .await
                    .is_err()
            );
            self.app.app.count_cash(&self.fred, id, (&sum, "")).await.unwrap();
        }
        done(
            self.process()
                .confirm_cash_count(&self.gisele, id, (&sum, ""))
                .await,
        );
    }

    /// The bank sends a statement, once or twice; a person explains what nobody knows.
    async fn statement(&mut self, off: i64, twice: bool) {
        let city = self.town.city.id;
        // The first transfer of a donor is of another sum than was promised.
        let by_donor = |text: &str| text.starts_with('+');
        if let Some(line) = self.bank.waiting.iter_mut().find(|line| by_donor(&line.text)) {
            line.minor = (line.minor + off).max(1);
        }
        self.bank.moves(-120, "FRAIS DE TENUE DE COMPTE");
        let statement = self.bank.statement(self.app.app.world().now().date_naive());
        for _ in 0..=usize::from(twice) {
            let given = std::slice::from_ref(&statement);
            self.process()
                .take_statements(&self.fred, city, given)
                .await
                .unwrap();
        }
        for open in self.app.app.open_entries(&self.fred, city, 0, 100).await.unwrap() {
            let explanation = if open.entry.open_minor < 0 {
                Explanation::BankFee
            } else if open.entry.remittance == "REMISE ESPECES" {
                let place = self
                    .deposits
                    .iter()
                    .position(|(_, minor)| *minor == open.entry.open_minor);
                Explanation::Deposit(self.deposits.remove(place.unwrap()).0)
            } else if let Some(transfer) = open.transfers.first() {
                Explanation::Transfer(transfer.id)
            } else if let Some(proposal) = open.proposals.first().filter(|_| off > 0) {
                Explanation::Pledge(proposal.pledge.id)
            } else {
                continue;
            };
            done(
                self.process()
                    .explain_entry(&self.fred, open.entry.id, explanation)
                    .await,
            );
        }
    }
}
