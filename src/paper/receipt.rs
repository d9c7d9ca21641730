//! Tax receipts, of one gift and of a year.

mod reduction;

use chrono::NaiveDate;
use domain::Money;
use domain::identifier::IdentifierKind;

use crate::PaperError;
use crate::check::Faults;
use crate::country::{Countries, Country, DonorField, Label, Rules, Scheme, filled};
use crate::flow::{Column, Flow, LEFT, Piece, Side, WIDTH};
use crate::layout::{Document, INK, WARN};
use crate::number::ReceiptNumber;
use crate::numeral;
use crate::parts::{self, Heading, Signs};
use crate::record::{Body, Donor, Gift, GiftReceipt, Issuer, Standing, YearReceipt};
use crate::styles;

/// The receipt of one gift, as a PDF.
///
/// # Errors
/// [`PaperError::Record`] with everything that is wrong with the record; a country or a day that no rules are known
/// for.
pub fn gift_receipt(countries: &Countries, receipt: &GiftReceipt) -> Result<Vec<u8>, PaperError> {
    crate::pdf::write(&lay_out_gift(countries, receipt)?)
}

/// The receipt of the gifts of a year, as a PDF.
///
/// # Errors
/// As [`gift_receipt`].
pub fn year_receipt(countries: &Countries, receipt: &YearReceipt) -> Result<Vec<u8>, PaperError> {
    crate::pdf::write(&lay_out_year(countries, receipt)?)
}

/// What both kinds of receipts have.
struct Sheet<'a> {
    rules: Rules<'a>,
    scheme: &'a Scheme,
    number: ReceiptNumber,
    made_on: NaiveDate,
    issuer: &'a Issuer,
    donor: &'a Donor,
    gifts: &'a [Gift],
    sum: Money,
    standing: &'a Standing,
}

pub(crate) fn lay_out_gift(countries: &Countries, receipt: &GiftReceipt) -> Result<Document, PaperError> {
    let rules = countries.rules_at(&receipt.issuer.country, receipt.made_on)?;
    let mut faults = Faults::default();
    let scheme = checked(&mut faults, rules, &receipt.issuer, &receipt.donor);
    faults.gift("gift", &receipt.gift, rules, scheme);
    let sum = faults.sum("gift.own", [&receipt.gift], rules.form.minimum);
    let (Some(scheme), Some(sum), true) = (scheme, sum, faults.0.is_empty()) else {
        return Err(PaperError::Record(faults.0));
    };
    let sheet = Sheet {
        rules,
        scheme,
        number: receipt.number,
        made_on: receipt.made_on,
        issuer: &receipt.issuer,
        donor: &receipt.donor,
        gifts: std::slice::from_ref(&receipt.gift),
        sum,
        standing: &receipt.standing,
    };
    let amount = sheet.label(Label::Amount).to_owned();
    sheet.lay_out(&amount, |sheet, flow| sheet.one_gift(flow, &receipt.gift))
}

pub(crate) fn lay_out_year(countries: &Countries, receipt: &YearReceipt) -> Result<Document, PaperError> {
    let rules = countries.rules_at(&receipt.issuer.country, receipt.made_on)?;
    let mut faults = Faults::default();
    let scheme = checked(&mut faults, rules, &receipt.issuer, &receipt.donor);
    for (place, gift) in receipt.gifts.iter().enumerate() {
        let field = format!("gifts[{}]", place + 1);
        faults.gift(&field, gift, rules, scheme);
        faults.of_year(&field, gift.on, receipt.year);
    }
    let sum = faults.sum("gifts", &receipt.gifts, rules.form.minimum);
    let (Some(scheme), Some(sum), true) = (scheme, sum, faults.0.is_empty()) else {
        return Err(PaperError::Record(faults.0));
    };
    let sheet = Sheet {
        rules,
        scheme,
        number: receipt.number,
        made_on: receipt.made_on,
        issuer: &receipt.issuer,
        donor: &receipt.donor,
        gifts: &receipt.gifts,
        sum,
        standing: &receipt.standing,
    };
    let year = receipt.year.to_string();
    let amount = filled(sheet.label(Label::AmountOfYear), &[("year", &year)]);
    sheet.lay_out(&amount, Sheet::gifts_of_year)
}

fn checked<'a>(faults: &mut Faults, rules: Rules<'a>, issuer: &Issuer, donor: &Donor) -> Option<&'a Scheme> {
    faults.issuer(issuer);
    faults.donor(donor, rules.form);
    faults.scheme(issuer, rules.country)
}

impl<'a> Sheet<'a> {
    fn country(&self) -> &'a Country {
        self.rules.country
    }

    fn label(&self, label: Label) -> &'a str {
        self.country().words.label(label)
    }

    fn money(&self, money: Money) -> String {
        let signs = Signs {
            decimal: self.country().decimal,
            group: self.country().group,
            sign_first: false,
        };
        signs.money(money)
    }

    fn lay_out(&self, amount: &str, details: impl FnOnce(&Self, &mut Flow)) -> Result<Document, PaperError> {
        let form = self.rules.form;
        let number = self.number.to_string();
        let which = format!("{} {number}", self.label(Label::Number));
        let body = &self.issuer.body;
        let title = format!("{} – {which}", form.title);
        let mut flow = Flow::new(&title, &body.name, &self.country().language, self.made_on)?;
        flow.set_running_head(&format!("{} – {}", body.name, form.title));
        let reference = form.reference.as_deref();
        parts::masthead(
            &mut flow,
            &body.name,
            self.label(Label::Number),
            &number,
            reference,
        );
        let head = [
            flow.heading(None, 1, styles::TITLE, &form.title),
            flow.paragraph(None, styles::SUBTITLE, &form.subtitle),
            flow.paragraph(None, styles::NOTE, &form.articles).after(3.0),
        ];
        flow.set(head.into());
        flow.skip(14.0);
        let void = self.standing(&mut flow);
        let figures = self.money(self.sum);
        let words = numeral::amount(self.country().numerals, self.sum, &figures);
        let colour = if void { WARN } else { INK };
        let in_words = format!("{}\u{a0}: {words}", self.label(Label::InWords));
        parts::sum_field(&mut flow, amount, &figures, colour, &in_words);
        let issuer = self.issuer_party(&mut flow);
        let donor = self.donor_party(&mut flow);
        parts::beside(&mut flow, issuer, donor);
        details(self, &mut flow);
        let mut notes = Vec::new();
        if void {
            flow.skip(14.0);
        } else {
            self.statement(&mut flow);
            notes.push(self.reduction(&mut flow));
        }
        notes.push(self.added(&mut flow));
        parts::aside(&mut flow, notes);
        Ok(flow.finish(&which))
    }

    /// Says whether it holds no longer.
    fn standing(&self, flow: &mut Flow) -> bool {
        match self.standing {
            Standing::Valid => false,
            Standing::Replacing { number, reason } => {
                let number = number.to_string();
                let values = [("number", number.as_str()), ("reason", reason)];
                let said = filled(self.label(Label::Replaces), &values);
                let said = flow.paragraph(None, styles::STRONG, &said);
                parts::beside_a_line(flow, vec![said], 3.0, INK);
                flow.skip(12.0);
                false
            }
            Standing::Void { since, reason } => {
                let since = self.country().date(*since);
                let values = [("date", since.as_str()), ("reason", reason)];
                let said = filled(self.label(Label::VoidSince), &values);
                parts::warning(flow, self.label(Label::Void), &said);
                true
            }
        }
    }

    fn issuer_party(&self, flow: &mut Flow) -> Vec<Piece> {
        let body: &Body = &self.issuer.body;
        let mut lines = body.address.clone();
        lines.extend(parts::numbers(&body.numbers, |kind| match kind {
            IdentifierKind::Siren => Some(self.label(Label::Siren)),
            IdentifierKind::Siret => Some(self.label(Label::Siret)),
            IdentifierKind::Rna => Some(self.label(Label::Rna)),
            IdentifierKind::BeEnterprise => Some(self.label(Label::BeEnterprise)),
            IdentifierKind::Iban => None,
        }));
        let facts = [
            (Label::LegalCategory, &body.legal_category),
            (Label::Object, &body.object),
            (Label::Recognition, &body.recognition),
        ];
        for (label, value) in facts {
            if let Some(value) = value {
                lines.push(format!("{}\u{a0}: {value}", self.label(label)));
            }
        }
        parts::party(flow, self.label(Label::Issuer), &body.name, &lines)
    }

    /// What the form of the country asks for, and nothing more.
    fn donor_party(&self, flow: &mut Flow) -> Vec<Piece> {
        let asked = &self.rules.form.donor;
        let mut lines = Vec::new();
        if asked.contains(&DonorField::Address) {
            lines.extend(self.donor.address.clone());
        }
        if let Some(number) = &self.donor.national_number
            && asked.contains(&DonorField::NationalNumber)
        {
            lines.push(format!(
                "{} {}",
                self.label(Label::NationalNumber),
                number.written()
            ));
        }
        parts::party(flow, self.label(Label::Donor), &self.donor.name, &lines)
    }

    fn one_gift(&self, flow: &mut Flow, gift: &Gift) {
        let words = &self.country().words;
        parts::heading(flow, self.label(Label::Gift));
        parts::facts(
            flow,
            &[
                (self.label(Label::Date), self.country().date(gift.on)),
                (self.label(Label::Project), gift.project.clone()),
                (self.label(Label::Form), words.form(gift.form).to_owned()),
                (self.label(Label::Nature), words.nature(gift.nature).to_owned()),
                (self.label(Label::Means), words.means(gift.means).to_owned()),
            ],
        );
    }

    fn gifts_of_year(&self, flow: &mut Flow) {
        let words = &self.country().words;
        parts::heading(flow, self.label(Label::Gifts));
        // What all of them have in common is said once.
        let kind = |gift: &Gift| (gift.form, gift.nature);
        let common = self.gifts.first().map(kind);
        let common = common.filter(|common| self.gifts.iter().all(|gift| kind(gift) == *common));
        let how = |means: &str, nature: &str, form: &str| match common {
            Some(_) => means.to_owned(),
            None => [means, nature, form].join("\n"),
        };
        let rows: Vec<Vec<String>> = self
            .gifts
            .iter()
            .map(|gift| {
                vec![
                    self.country().date(gift.on),
                    gift.project.clone(),
                    how(
                        words.means(gift.means),
                        words.nature(gift.nature),
                        words.form(gift.form),
                    ),
                    self.money(gift.own),
                ]
            })
            .collect();
        let [means, nature, form] = [Label::Means, Label::Nature, Label::Form].map(|label| self.label(label));
        let how = how(means, nature, form);
        let heads = [
            (self.label(Label::Date), 0.0, 92.0, Side::Left),
            (self.label(Label::Project), 100.0, 178.0, Side::Left),
            (how.as_str(), 286.0, 88.0, Side::Left),
            (self.label(Label::Amount), 378.0, WIDTH - 378.0, Side::Right),
        ]
        .map(|(text, x, width, side)| Heading {
            text,
            x: LEFT + x,
            width,
            side,
        });
        parts::list(
            flow,
            &heads,
            &rows,
            (self.label(Label::Sum), &self.money(self.sum)),
        );
        if let Some((of_form, of_nature)) = common {
            parts::facts(
                flow,
                &[
                    (form, words.form(of_form).to_owned()),
                    (nature, words.nature(of_nature).to_owned()),
                ],
            );
        }
    }

    /// What the body certifies, and who signs for it.
    fn statement(&self, flow: &mut Flow) {
        let amount = self.money(self.sum);
        let received = filled(&self.rules.form.received, &[("amount", &amount)]);
        let certified = filled(&self.rules.form.certified, &[("article", &self.scheme.article)]);
        let date = self.country().date(self.made_on);
        let signed = [("place", self.issuer.place.as_str()), ("date", &date)];
        let signed = filled(self.label(Label::Signed), &signed);
        let pieces = vec![
            flow.heading(None, 2, styles::HEADING, self.label(Label::Statement)),
            flow.paragraph(None, styles::TEXT, &received).after(3.0),
            flow.paragraph(None, styles::TEXT, &certified).after(3.0),
        ];
        let signature = vec![
            flow.paragraph(None, styles::TEXT, &signed).after(18.0),
            flow.paragraph(None, styles::STRONG, &self.issuer.signatory.name)
                .after(24.0),
            flow.paragraph(None, styles::NOTE, &self.issuer.signatory.role),
        ];
        let half = WIDTH / 2.0;
        let columns = [
            (LEFT, half + 40.0, pieces),
            (LEFT + half + 76.0, half - 76.0, signature),
        ]
        .map(|(x, width, pieces)| Column {
            x,
            width,
            side: Side::Left,
            pieces,
        });
        let height = flow.height(&columns);
        flow.need(height);
        flow.columns(&columns);
        flow.skip(14.0);
    }

    /// What others added: shown, and counted nowhere.
    fn added(&self, flow: &mut Flow) -> Vec<Piece> {
        let added = parts::added(self.gifts);
        if added.is_empty() {
            return Vec::new();
        }
        let lines = added.iter().map(|(project, one)| {
            let amount = self.money(one.amount);
            let values = [
                ("fund", one.fund.as_str()),
                ("amount", &amount),
                ("project", project),
            ];
            filled(self.label(Label::AddedBy), &values)
        });
        let note = std::iter::once(self.label(Label::AddedApart).to_owned());
        parts::notes(flow, self.label(Label::Added), lines.chain(note))
    }
}
