//! The confirmation of a body that may not issue tax receipts. It says so first, and has nothing of a tax receipt:
//! no article of law, no number in a series, no signature, no sum in words.

mod words;

use domain::Money;
use domain::identifier::IdentifierKind;

use crate::PaperError;
use crate::check::Faults;
use crate::country::filled;
use crate::flow::{Flow, LEFT, Side, WIDTH};
use crate::layout::Document;
use crate::parts::{self, Heading, Signs};
use crate::record::Confirmation;
use crate::styles;
use words::Words;

/// The confirmation as a PDF, in the donor's language.
///
/// # Errors
/// [`PaperError::Record`] with everything that is wrong with the record.
pub fn confirmation(confirmation: &Confirmation) -> Result<Vec<u8>, PaperError> {
    crate::pdf::write(&lay_out(confirmation)?)
}

pub(crate) fn lay_out(confirmation: &Confirmation) -> Result<Document, PaperError> {
    let words = words::of(confirmation.locale);
    let body = &confirmation.body;
    let mut faults = Faults::default();
    // It has nothing of a tax receipt: what is not known of the body's address is left out.
    faults.name("body.name", &body.name);
    faults.name("donor.name", &confirmation.donor.name);
    let sum = faults.sum("gifts", &confirmation.gifts, None);
    let (Some(sum), true) = (sum, faults.0.is_empty()) else {
        return Err(PaperError::Record(faults.0));
    };
    let signs = Signs {
        decimal: words.decimal,
        group: words.group,
        sign_first: words.sign_first,
    };
    let which = filled(words.reference, &[("reference", &confirmation.reference)]);
    let locale = confirmation.locale.tag();
    let mut flow = Flow::new(words.title, &body.name, locale, confirmation.made_on)?;
    flow.set_running_head(&format!("{} – {}", body.name, words.title));
    let head = [
        flow.paragraph(None, styles::MASTHEAD, &body.name),
        flow.heading(None, 1, styles::TITLE, words.title).after(26.0),
        flow.paragraph(None, styles::NOTE, &which),
    ];
    flow.set(head.into());
    flow.skip(22.0);
    parts::warning(&mut flow, words.no_receipt, words.no_reduction);
    let donor = &confirmation.donor;
    let mut lines = body.address.clone();
    lines.extend(parts::numbers(&body.numbers, |kind| match kind {
        IdentifierKind::Iban => None,
        kind => Some(words.number(kind)),
    }));
    let left = parts::party(&mut flow, words.body, &body.name, &lines);
    let right = parts::party(&mut flow, words.donor, &donor.name, &donor.address);
    parts::beside(&mut flow, left, right);
    gifts(&mut flow, words, &signs, confirmation, sum);
    let thanks = flow.paragraph(None, styles::TEXT, words.thanks);
    flow.set(vec![thanks]);
    flow.skip(20.0);
    let added = parts::added(&confirmation.gifts);
    if !added.is_empty() {
        let lines = added.iter().map(|(project, one)| {
            let amount = signs.money(one.amount);
            let values = [
                ("fund", one.fund.as_str()),
                ("amount", &amount),
                ("project", project),
            ];
            filled(words.added_by, &values)
        });
        let note = std::iter::once(words.added_apart.to_owned());
        let notes = parts::notes(&mut flow, words.added, lines.chain(note));
        parts::aside(&mut flow, vec![notes]);
    }
    Ok(flow.finish(&which))
}

fn gifts(flow: &mut Flow, words: &Words, signs: &Signs, confirmation: &Confirmation, sum: Money) {
    parts::heading(flow, words.gifts);
    let rows: Vec<Vec<String>> = confirmation
        .gifts
        .iter()
        .map(|gift| {
            vec![
                words.date(gift.on),
                gift.project.clone(),
                words.means(gift.means).to_owned(),
                signs.money(gift.own),
            ]
        })
        .collect();
    let heads = [
        (words.day, 0.0, 92.0, Side::Left),
        (words.project, 100.0, 178.0, Side::Left),
        (words.paid, 286.0, 88.0, Side::Left),
        (words.amount, 378.0, WIDTH - 378.0, Side::Right),
    ]
    .map(|(text, x, width, side)| Heading {
        text,
        x: LEFT + x,
        width,
        side,
    });
    parts::list(flow, &heads, &rows, (words.sum, &signs.money(sum)));
}
