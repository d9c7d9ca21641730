//! How the pretended bank looks and what it says.

use domain::{Locale, Money};

use super::{Payment, PaymentState, Taking};
use crate::http::head::escape;

/// What the page says in one language.
struct Words {
    title: &'static str,
    notice: &'static str,
    amount: &'static str,
    purpose: &'static str,
    pay: &'static str,
    hold: &'static str,
    hold_hint: &'static str,
    held: &'static str,
    save: &'static str,
    save_hint: &'static str,
    saved: &'static str,
    decline: &'static str,
    more: &'static str,
    twice: &'static str,
    twice_hint: &'static str,
    late: &'static str,
    late_hint: &'static str,
    paid: &'static str,
    over: &'static str,
    back: &'static str,
}

const FRENCH: Words = Words {
    title: "Banque d’essai",
    notice: "Ceci est une démonstration : aucun argent ne circule.",
    amount: "Montant",
    purpose: "Pour",
    pay: "Payer",
    hold: "Réserver",
    hold_hint: "La somme est réservée aujourd’hui. Elle n’est prélevée que si la campagne réussit.",
    held: "La somme est réservée. Rien n’est prélevé.",
    save: "Enregistrer ma carte pour",
    save_hint: "Rien n’est prélevé aujourd’hui. La carte est débitée si la campagne réussit.",
    saved: "La carte est enregistrée. Rien n’est prélevé.",
    decline: "Refuser le paiement",
    more: "Essayer les cas difficiles",
    twice: "Payer, annoncé deux fois",
    twice_hint: "La banque envoie deux fois le même message. Le don ne doit compter qu’une fois.",
    late: "Payer, annoncé en retard",
    late_hint: "Le message de la banque n’arrive qu’après votre retour.",
    paid: "Ce paiement est accepté.",
    over: "Ce paiement n’a pas abouti.",
    back: "Revenir au projet",
};

const ENGLISH: Words = Words {
    title: "Sandbox bank",
    notice: "This is a demonstration: no money moves.",
    amount: "Amount",
    purpose: "For",
    pay: "Pay",
    hold: "Hold",
    hold_hint: "The sum is held today. It is taken only if the campaign succeeds.",
    held: "The sum is held. Nothing is taken.",
    save: "Save my card for",
    save_hint: "Nothing is taken today. The card is charged if the campaign succeeds.",
    saved: "The card is saved. Nothing is taken.",
    decline: "Decline the payment",
    more: "Try the difficult cases",
    twice: "Pay, told twice",
    twice_hint: "The bank sends the same message twice. The gift must count once.",
    late: "Pay, told late",
    late_hint: "The bank’s message arrives only after you are back.",
    paid: "This payment is accepted.",
    over: "This payment did not go through.",
    back: "Back to the project",
};

/// The only style of the page: its hash stands in the page's policy.
pub(super) const STYLE: &str = "
:root { color-scheme: light dark; --paper: #fbfaf7; --card: #fff; --ink: #1d2330; --soft: #5a6272; --line: #d9d6cd;
  --accent: #1f5f7a; --on-accent: #fff; --notice: #fdf1d3; --notice-ink: #5c4300; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171d; --card: #1d222b; --ink: #eceef2; --soft: #a9b1bf;
  --line: #3a4150; --accent: #8fc7df; --on-accent: #10212a; --notice: #3a3114; --notice-ink: #f6e3ae; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--paper);
  color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 27rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem;
  padding: 2rem; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
.notice { background: var(--notice); color: var(--notice-ink); border-radius: .5rem; padding: .5rem .75rem;
  font-size: .9375rem; }
dl { margin: 1.5rem 0; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0 0 1rem; overflow-wrap: anywhere; }
.amount { font-size: 2.25rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
button, .back { display: block; width: 100%; min-height: 3rem; padding: .625rem 1rem; border-radius: .625rem;
  border: 1px solid var(--accent); background: none; color: var(--accent); font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; cursor: pointer; }
button + button, p + button { margin-top: .75rem; }
.main, .back { background: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
details { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
summary { cursor: pointer; color: var(--soft); min-height: 1.75rem; }
details p { margin: .25rem 0 1rem; color: var(--soft); font-size: .9375rem; }
details button { margin-top: .75rem; }
";

/// The page.
pub(super) fn html(payment: &Payment, back: &str, locale: Locale) -> String {
    let words = match locale {
        Locale::Fr => &FRENCH,
        Locale::En => &ENGLISH,
    };
    let amount = escape(&written(payment.amount, locale));
    let description = escape(&payment.description);
    let (pay, hint, agreed) = match payment.taking {
        Taking::Now => (words.pay, None, words.paid),
        Taking::Held => (words.hold, Some(words.hold_hint), words.held),
        Taking::Saved => (words.save, Some(words.save_hint), words.saved),
    };
    let body = match payment.state {
        PaymentState::Open => form(words, (pay, hint), &amount),
        PaymentState::Agreed => settled(agreed, words.back, back),
        PaymentState::Paid => settled(words.paid, words.back, back),
        PaymentState::Over => settled(words.over, words.back, back),
    };
    let Words {
        title,
        notice,
        amount: amount_word,
        purpose,
        ..
    } = words;
    format!(
        "<!doctype html>
<html lang=\"{lang}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"robots\" content=\"noindex\">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class=\"notice\">{notice}</p>
<dl>
<dt>{amount_word}</dt>
<dd class=\"amount\">{amount}</dd>
<dt>{purpose}</dt>
<dd>{description}</dd>
</dl>
{body}
</main>
</body>
</html>
",
        lang = locale.tag(),
    )
}

fn form(words: &Words, (pay, hint): (&str, Option<&str>), amount: &str) -> String {
    let hint = hint.map_or_else(String::new, |hint| format!("<p>{hint}</p>\n"));
    let Words {
        decline,
        more,
        twice,
        twice_hint,
        late,
        late_hint,
        ..
    } = words;
    format!(
        "{hint}<form method=\"post\">
<button class=\"main\" name=\"choice\" value=\"pay\">{pay} {amount}</button>
<button name=\"choice\" value=\"decline\">{decline}</button>
<details>
<summary>{more}</summary>
<button name=\"choice\" value=\"pay_twice\" aria-describedby=\"twice\">{twice}</button>
<p id=\"twice\">{twice_hint}</p>
<button name=\"choice\" value=\"pay_late\" aria-describedby=\"late\">{late}</button>
<p id=\"late\">{late_hint}</p>
</details>
</form>"
    )
}

fn settled(text: &str, link: &str, back: &str) -> String {
    format!(
        "<p role=\"status\">{text}</p>\n<a class=\"back\" href=\"{}\">{link}</a>",
        escape(back)
    )
}

/// An amount as people of this language write it: `20,00 €`, `€20.00`.
fn written(money: Money, locale: Locale) -> String {
    let amount = money.amount();
    let symbol = match money.currency.code() {
        "EUR" => "€",
        code => code,
    };
    match locale {
        Locale::Fr => format!("{}\u{a0}{symbol}", amount.replace('.', ",")),
        Locale::En if symbol == "€" => format!("€{amount}"),
        Locale::En => format!("{symbol}\u{a0}{amount}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;

    #[test]
    fn amounts_are_written_as_in_the_reader_s_language() {
        let money = Money::new(2050, Currency::EUR);
        assert_eq!(written(money, Locale::Fr), "20,50\u{a0}€");
        assert_eq!(written(money, Locale::En), "€20.50");
    }

    #[test]
    fn a_description_is_text_and_nothing_else() {
        let payment = Payment {
            amount: Money::new(100, Currency::EUR),
            description: "<script>alert(1)</script>".into(),
            return_url: "/".into(),
            taking: Taking::Now,
            state: PaymentState::Open,
        };
        assert!(!html(&payment, "/", Locale::En).contains("<script"));
    }

    #[test]
    fn whoever_only_promises_reads_that_nothing_is_taken() {
        let payment = |taking, state| Payment {
            amount: Money::new(2_000, Currency::EUR),
            description: "Benches".into(),
            return_url: "/".into(),
            taking,
            state,
        };
        for (taking, button, after) in [
            (Taking::Now, "Pay €20.00", "is accepted"),
            (Taking::Held, "Hold €20.00", "is held. Nothing is taken"),
            (
                Taking::Saved,
                "Save my card for €20.00",
                "is saved. Nothing is taken",
            ),
        ] {
            let open = html(&payment(taking, PaymentState::Open), "/", Locale::En);
            assert!(open.contains(button), "{open}");
            let agreed = html(&payment(taking, PaymentState::Agreed), "/", Locale::En);
            assert!(agreed.contains(after), "{agreed}");
        }
    }
}
