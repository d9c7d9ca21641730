//! An entry of a camt.053 and its details.

use domain::bank::{Account, BankEntry, Direction, Position, Reference};
use domain::{Currency, Money};

use super::{Head, account_of, date, id, money};
use crate::finding::Refused;
use crate::message::BankMessage;
use crate::statement::amount::amount;
use crate::words::squeezed;
use crate::xml::At;

/// The entry, or none where it is not booked.
pub(super) fn read(at: &At<'_>, head: &Head, number: usize) -> Result<Option<BankEntry>, Refused> {
    let status = at.need("Sts")?;
    // Until version 07 the status was a word; since then it is a code within.
    let word = status.text_at(&["Cd"]).unwrap_or_else(|| squeezed(status.text()));
    match word.as_str() {
        "BOOK" => {}
        "PDNG" | "INFO" | "FUTR" => return Ok(None),
        _ => return Err(unknown(&status, &word, &["BOOK", "PDNG", "INFO", "FUTR"])),
    }
    let day = |name| at.at(name).map(|at| date(&at)).transpose();
    let (booked_on, value_on) = (day("BookgDt")?, day("ValDt")?);
    let entry = BankEntry {
        position: Position {
            entry: number,
            detail: None,
        },
        line: at.line(),
        amount: money(&at.need("Amt")?, head.currency)?,
        direction: direction(at)?,
        reversal: at
            .text_at(&["RvslInd"])
            .is_some_and(|it| it == "true" || it == "1"),
        booked_on: booked_on.or(value_on).unwrap_or(head.closing.date),
        value_on,
        bank_ref: id(at, &["AcctSvcrRef", "NtryRef"])?,
        end_to_end_id: None,
        message_id: id(at, &["NtryDtls/Btch/MsgId"])?,
        payment_information_id: id(at, &["NtryDtls/Btch/PmtInfId"])?,
        reference: None,
        remittance: at.text_at(&["AddtlNtryInf"]).unwrap_or_default(),
        counterparty_name: None,
        counterparty_account: None,
        code: code(at),
        return_reason: None,
        details: vec![],
    };
    let details: Vec<At<'_>> = at.all("NtryDtls").flat_map(|it| it.all("TxDtls")).collect();
    Ok(Some(match details.as_slice() {
        [] => BankEntry {
            reference: Reference::read(&entry.remittance),
            ..entry
        },
        // One detail says more about the entry, and is the entry.
        [only] => of_detail(only, head, &entry)?,
        many => {
            let mut read = vec![];
            for (place, detail) in many.iter().enumerate() {
                let (amount, direction) = own_amount(detail, &entry)?;
                let whole = BankEntry {
                    position: Position {
                        entry: number,
                        detail: Some(place + 1),
                    },
                    line: detail.line(),
                    amount,
                    direction,
                    bank_ref: None,
                    remittance: String::new(),
                    ..entry.clone()
                };
                read.push(of_detail(detail, head, &whole)?);
            }
            BankEntry {
                details: read,
                ..entry
            }
        }
    }))
}

/// The entry with what a detail says about it.
fn of_detail(at: &At<'_>, head: &Head, entry: &BankEntry) -> Result<BankEntry, Refused> {
    let (name, account) = counterparty(at, head, entry)?;
    let (reference, written) = remittance(at);
    let told = at
        .text_at(&["AddtlTxInf"])
        .unwrap_or_else(|| entry.remittance.clone());
    let remittance = if written.is_empty() { told } else { written };
    let own_ref = id(at, &["Refs/AcctSvcrRef"])?;
    let message_id = id(at, &["Refs/MsgId"])?;
    let payment_information_id = id(at, &["Refs/PmtInfId"])?;
    Ok(BankEntry {
        bank_ref: entry.bank_ref.clone().or(own_ref),
        end_to_end_id: id(at, &["Refs/EndToEndId"])?.filter(|id| id != "NOTPROVIDED"),
        message_id: message_id.or_else(|| entry.message_id.clone()),
        payment_information_id: payment_information_id.or_else(|| entry.payment_information_id.clone()),
        reference: reference.or_else(|| Reference::read(&remittance)),
        remittance,
        counterparty_name: name,
        counterparty_account: account,
        code: code(at).or_else(|| entry.code.clone()),
        return_reason: at.text_at(&["RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"]),
        ..entry.clone()
    })
}

/// What a detail of several says about its amount; nothing where it is in a currency without books.
fn own_amount(at: &At<'_>, entry: &BankEntry) -> Result<(Money, Direction), Refused> {
    let direction = match at.at("CdtDbtInd") {
        Some(_) => direction(at)?,
        None => entry.direction,
    };
    let stated = at.at("Amt").or_else(|| at.at("AmtDtls/TxAmt/Amt"));
    let nothing = Money::zero(entry.amount.currency);
    let money = match stated.as_ref().map(|at| (at, at.currency().parse::<Currency>())) {
        Some((at, Ok(currency))) => amount(at.text(), currency).map_err(|message| at.refuse(message))?,
        _ => nothing,
    };
    Ok((money, direction))
}

/// Who was on the other side: whoever paid what came in, whoever got what went out. What comes back keeps the sides
/// that it had.
fn counterparty(
    at: &At<'_>,
    head: &Head,
    entry: &BankEntry,
) -> Result<(Option<String>, Option<Account>), Refused> {
    let debtor = ["Dbtr", "DbtrAcct", "UltmtDbtr"];
    let creditor = ["Cdtr", "CdtrAcct", "UltmtCdtr"];
    let side = |names: [&'static str; 3]| -> Result<(Option<String>, Option<Account>), Refused> {
        let Some(parties) = at.at("RltdPties") else {
            return Ok((None, None));
        };
        let [party, account, ultimate] = names;
        let name = |name| {
            parties
                .at(name)
                .and_then(|it| it.text_at(&["Nm", "Pty/Nm", "Agt/FinInstnId/Nm"]))
        };
        let id = parties.at(account).and_then(|it| it.at("Id"));
        Ok((
            name(party).or_else(|| name(ultimate)),
            id.map(|id| account_of(&id)).transpose()?,
        ))
    };
    let came_in = (entry.direction == Direction::Credit) != entry.reversal;
    let (first, second) = if came_in {
        (debtor, creditor)
    } else {
        (creditor, debtor)
    };
    let found = side(first)?;
    let nobody = found == (None, None) || found.1.as_ref() == Some(&head.account);
    if nobody { side(second) } else { Ok(found) }
}

/// The reference that is stated as one, and everything the payer wrote.
fn remittance(at: &At<'_>) -> (Option<Reference>, String) {
    let (mut written, mut references) = (vec![], vec![]);
    for information in at.all("RmtInf") {
        written.extend(information.all("Ustrd").map(|it| squeezed(it.text())));
        for structured in information.all("Strd") {
            if let Some(text) = structured.text_at(&["CdtrRefInf/Ref"]) {
                if let Ok(reference) = Reference::parse(&text)
                    && !references.contains(&reference)
                {
                    references.push(reference);
                }
                written.push(text);
            }
            written.extend(structured.all("AddtlRmtInf").map(|it| squeezed(it.text())));
        }
    }
    written.retain(|text| !text.is_empty());
    let reference = if references.len() == 1 {
        references.pop()
    } else {
        None
    };
    (reference, written.join(" "))
}

/// `PMNT/RCDT/ESCT`, or the bank's own code.
fn code(at: &At<'_>) -> Option<String> {
    let code = at.at("BkTxCd")?;
    let parts = ["Domn/Cd", "Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd"];
    let parts: Vec<String> = parts.iter().filter_map(|way| code.text_at(&[*way])).collect();
    match parts.is_empty() {
        true => code.text_at(&["Prtry/Cd"]),
        false => Some(parts.join("/")),
    }
}

/// The way that `CdtDbtInd` states.
pub(super) fn direction(at: &At<'_>) -> Result<Direction, Refused> {
    let indicator = at.need("CdtDbtInd")?;
    match indicator.text() {
        "CRDT" => Ok(Direction::Credit),
        "DBIT" => Ok(Direction::Debit),
        other => Err(unknown(&indicator, other, &["CRDT", "DBIT"])),
    }
}

fn unknown(at: &At<'_>, given: &str, known: &[&str]) -> Refused {
    at.refuse(BankMessage::UnknownCode {
        given: given.to_owned(),
        known: known.iter().map(|it| (*it).to_owned()).collect(),
    })
}
