//! camt.053: the bank-to-customer statement of ISO 20022.

mod entry;

use chrono::NaiveDate;
use domain::bank::{Account, Statement};
use domain::{Currency, Money};

use super::amount::{amount, currency};
use super::checked;
use crate::finding::Refused;
use crate::message::{BankMessage, Message};
use crate::xml::{At, Node, Tag, Xml};

const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:";
/// The versions that banks hand out and that were tried.
const VERSIONS: [&str; 3] = ["camt.053.001.02", "camt.053.001.04", "camt.053.001.08"];

pub(super) fn read(text: &str) -> Result<Vec<Statement>, Refused> {
    let (mut xml, root) = Xml::open(text)?;
    let version = xml
        .namespace()
        .strip_prefix(NAMESPACE)
        .unwrap_or_default()
        .to_owned();
    if root.name != "Document" || !version.starts_with("camt.053.") {
        return Err(Refused::line(root.line, BankMessage::UnknownFormat));
    }
    if !VERSIONS.contains(&version.as_str()) {
        let read = VERSIONS.map(str::to_owned).to_vec();
        return Err(Refused::line(
            root.line,
            BankMessage::OtherVersion { found: version, read },
        ));
    }
    let mut statements = vec![];
    while let Some(message) = xml.child()? {
        if message.name != "BkToCstmrStmt" {
            xml.skip()?;
            continue;
        }
        while let Some(part) = xml.child()? {
            match part.name.as_str() {
                "Stmt" => statements.push(statement(&mut xml, &part, statements.len() + 1)?),
                _ => xml.skip()?,
            }
        }
    }
    xml.finish()?;
    Ok(statements)
}

/// Entries are read one by one, so that only one at a time is held as XML.
fn statement(xml: &mut Xml<'_>, tag: &Tag, number: usize) -> Result<Statement, Refused> {
    let path = match number {
        1 => "Stmt".to_owned(),
        _ => format!("Stmt[{number}]"),
    };
    let (line, mut before, mut head) = (tag.line, vec![], None);
    let mut entries = vec![];
    let (mut seen, mut not_booked) = (0, 0);
    while let Some(part) = xml.child()? {
        let name = part.name.clone();
        match name.as_str() {
            "Ntry" => {
                let head = match &head {
                    Some(head) => head,
                    None => head.insert(Head::read(&before, line, &path)?),
                };
                seen += 1;
                let node = xml.node(part)?;
                let at = At::new(&node, format!("{path}/Ntry[{seen}]"));
                match entry::read(&at, head, entries.len() + 1)? {
                    Some(entry) => entries.push(entry),
                    None => not_booked += 1,
                }
            }
            "Id" | "ElctrncSeqNb" | "LglSeqNb" | "FrToDt" | "Acct" | "Bal" => {
                before.push((name, xml.node(part)?))
            }
            _ => xml.skip()?,
        }
    }
    let head = match head {
        Some(head) => head,
        None => Head::read(&before, line, &path)?,
    };
    let statement = Statement {
        account: head.account,
        currency: head.currency,
        id: head.id,
        sequence: head.sequence,
        from: head.from,
        to: head.to,
        opening: head.opening.money,
        closing: head.closing.money,
        entries,
        not_booked,
    };
    checked(statement, head.closing.line).map_err(|refused| refused.field(&path))
}

/// What stands before the entries.
pub(super) struct Head {
    pub account: Account,
    pub currency: Currency,
    id: String,
    sequence: Option<String>,
    from: NaiveDate,
    to: NaiveDate,
    opening: Balance,
    pub closing: Balance,
}

/// A balance in the currency of the account.
pub(super) struct Balance {
    money: Money,
    pub date: NaiveDate,
    line: usize,
}

impl Head {
    fn read(parts: &[(String, Node)], line: usize, path: &str) -> Result<Self, Refused> {
        let all = |name: &'static str| {
            let matching = parts.iter().filter(move |(it, _)| it == name);
            matching.map(move |(_, node)| At::new(node, format!("{path}/{name}")))
        };
        let missing = |name: &str| {
            let name = name.to_owned();
            Refused::line(line, BankMessage::MissingElement { name }).field(path)
        };
        let text = |name| match all(name).next() {
            Some(at) => bounded(&at, Some(at.text().to_owned()).filter(|text| !text.is_empty())),
            None => Ok(None),
        };
        let account = all("Acct").next().ok_or_else(|| missing("Acct"))?;
        let balances: Vec<At<'_>> = all("Bal").collect();
        let currency = account_currency(&account, &balances)?;
        let balance = |kinds: &[&str], closing| {
            for kind in kinds {
                if let Some(balance) = balance(&balances, kind, currency)? {
                    return Ok(balance);
                }
            }
            let none = BankMessage::NoBalance {
                closing,
                currency: currency.to_string(),
            };
            Err(Refused::line(line, none).field(path))
        };
        let opening: Balance = balance(&["OPBD", "PRCD"], false)?;
        let closing = balance(&["CLBD"], true)?;
        let period = |way| -> Result<Option<NaiveDate>, Refused> {
            let at = all("FrToDt").find_map(|at| at.at(way));
            at.map(|at| date_text(&at)).transpose()
        };
        Ok(Self {
            account: account_of(&account.need("Id")?)?,
            currency,
            id: text("Id")?.ok_or_else(|| missing("Id"))?,
            sequence: text("ElctrncSeqNb")?.or(text("LglSeqNb")?),
            from: period("FrDtTm")?.unwrap_or(opening.date),
            to: period("ToDtTm")?.unwrap_or(closing.date),
            opening,
            closing,
        })
    }
}

/// The currency that the account states, or the one that all its closing balances have.
fn account_currency(account: &At<'_>, balances: &[At<'_>]) -> Result<Currency, Refused> {
    if let Some(at) = account.at("Ccy") {
        return currency(at.text()).map_err(|message| at.refuse(message));
    }
    let closing = balances.iter().filter(|at| kind(at).as_deref() == Some("CLBD"));
    let mut codes: Vec<&str> = closing
        .filter_map(|at| at.at("Amt"))
        .map(|at| at.currency())
        .collect();
    codes.dedup();
    match codes.as_slice() {
        [code] => currency(code).map_err(|message| account.refuse(message)),
        _ => Err(account.refuse(BankMessage::MissingElement {
            name: "Ccy".to_owned(),
        })),
    }
}

fn kind(balance: &At<'_>) -> Option<String> {
    balance.text_at(&["Tp/CdOrPrtry/Cd"])
}

/// The balance of this kind in this currency.
fn balance(balances: &[At<'_>], wanted: &str, currency: Currency) -> Result<Option<Balance>, Refused> {
    let mut found = None;
    for at in balances.iter().filter(|at| kind(at).as_deref() == Some(wanted)) {
        let amount = at.need("Amt")?;
        if amount.currency() != currency.code() {
            continue;
        }
        if found.is_some() {
            let kind = wanted.to_owned();
            return Err(at.refuse(BankMessage::TwoBalances { kind }));
        }
        let money = money(&amount, currency)?;
        found = Some(Balance {
            money: match entry::direction(at)? {
                domain::bank::Direction::Credit => money,
                domain::bank::Direction::Debit => Money::new(-money.minor, currency),
            },
            date: date(&at.need("Dt")?)?,
            line: at.line(),
        });
    }
    Ok(found)
}

/// An amount that must be in this currency.
pub(super) fn money(at: &At<'_>, expected: Currency) -> Result<Money, Refused> {
    if at.currency().is_empty() {
        return Err(at.refuse(BankMessage::MissingElement {
            name: "Ccy".to_owned(),
        }));
    }
    if at.currency() != expected.code() {
        return Err(at.refuse(BankMessage::OtherCurrency {
            found: at.currency().to_owned(),
            expected: expected.to_string(),
        }));
    }
    amount(at.text(), expected).map_err(|message| at.refuse(message))
}

/// An id of the bank or of whoever ordered a payment. The schema allows 35 characters; some banks go beyond.
pub(super) fn id(at: &At<'_>, ways: &[&'static str]) -> Result<Option<String>, Refused> {
    bounded(at, at.text_at(ways))
}

fn bounded(at: &At<'_>, id: Option<String>) -> Result<Option<String>, Refused> {
    match id.as_ref().map(|id| id.chars().count()) {
        Some(length) if length > ID_MAX => Err(at.refuse(Message::TooLong { max: ID_MAX, length })),
        _ => Ok(id),
    }
}

const ID_MAX: usize = 140;

/// A day, alone or with a time; the day is that of the bank's own clock.
pub(super) fn date(at: &At<'_>) -> Result<NaiveDate, Refused> {
    match at.at("Dt").or_else(|| at.at("DtTm")) {
        Some(inner) => date_text(&inner),
        None => date_text(at),
    }
}

fn date_text(at: &At<'_>) -> Result<NaiveDate, Refused> {
    let given = at.text();
    let day = given.get(..10).unwrap_or_default();
    NaiveDate::parse_from_str(day, "%Y-%m-%d").map_err(|_| {
        at.refuse(BankMessage::NotADay {
            given: given.to_owned(),
            example: "2026-03-31".to_owned(),
        })
    })
}

/// The account of an `Id`. Some banks give an IBAN as another number.
pub(super) fn account_of(id: &At<'_>) -> Result<Account, Refused> {
    match id.text_at(&["IBAN", "Othr/Id"]) {
        Some(text) => Ok(Account::read(&text)),
        None => Err(id.refuse(BankMessage::MissingElement {
            name: "IBAN".to_owned(),
        })),
    }
}
