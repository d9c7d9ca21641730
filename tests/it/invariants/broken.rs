//! For each invariant, how to break it.

/// What must not be, and a statement after which it is.
pub const BROKEN: &[(&str, &str)] = &[
    (
        "a transaction that does not balance",
        "update ledger_entry set amount_minor = amount_minor + 1 where account = 'bank'",
    ),
    (
        "a pool that gives more than it has",
        "update pool set amount_minor = paid_minor - 1",
    ),
    (
        "a pool whose figures are not its decisions",
        "delete from match_decision where state = 'reserved' and position = 0",
    ),
    (
        "a pool that holds something else than its decisions say",
        "update pool set held_minor = 1, amount_minor = amount_minor + 1",
    ),
    (
        "a pledge for which something else is held than its decisions say",
        "update pledge set held_minor = 1, held_until = now()",
    ),
    (
        "a gift that is on the list twice",
        "drop index match_event_contribution;
         insert into match_event (city_id, id, captured_at, kind, pledge_id, body)
         select city_id, gen_random_uuid(), captured_at, kind, pledge_id, body from match_event
         where kind = 'contribution' limit 1",
    ),
    (
        "a donor above what a rule lets draw",
        r#"update rule_version set definition = '{"base": "contribution", "rate": {"num": 1, "den": 1},
           "clip": {"donor_max_minor": 1}}'"#,
    ),
    (
        "a project above what a rule lets draw",
        r#"update rule_version set definition = '{"base": "contribution", "rate": {"num": 1, "den": 1},
           "limit": {"project_minor": 1}}'"#,
    ),
    (
        "a gift matched above its ratio",
        r#"update rule_version set definition = '{"base": "contribution", "rate": {"num": 1, "den": 9}}'"#,
    ),
    ("a project whose crowd is not its gifts", "update project set backers = backers + 1"),
    ("a project whose match is not its decisions", "update project set match_minor = match_minor + 1"),
    ("a kept gift of a pool to a project that is not its decisions", "delete from project_match"),
    (
        "an escrow account that does not hold what was given",
        "update pledge set amount_minor = amount_minor + 1 where confirmed_at is not null",
    ),
    (
        "a confirmed gift without its transaction",
        "delete from ledger_transaction where kind = 'pledge_confirmed'",
    ),
    (
        "a payment that confirmed a gift twice",
        "insert into provider_event select provider, event_id || '-again', city_id, pledge_id, provider_ref, fact, effect,
             occurred_at, received_at from provider_event where effect = 'applied' and fact = 'captured'",
    ),
    ("a gift that nothing or two things decided", "update pledge set decided_at = null"),
    (
        "a gift on the list that nobody confirmed or promised",
        "update pledge set confirmed_at = null, state = 'pending'",
    ),
    (
        "a gift of which more goes back on the list than was given",
        "update match_event set body = replace(body, '\"amount_minor\":1000', '\"amount_minor\":100000')
         where kind = 'refund'",
    ),
    ("an event that waits, or a number that is missing", "delete from match_event where seq = 2"),
    ("a list whose end is not its last number", "update city_turn set last_seq = last_seq + 1"),
    ("a transaction without its place in the chain", "delete from ledger_seal where seq = 2"),
    (
        "a place in the chain that does not follow the one before",
        "update ledger_seal set previous = repeat('0', 64) where seq = 3",
    ),
    ("a kept balance that is not its entries", "update ledger_balance set balance_minor = balance_minor + 1"),
    (
        "a gift of which something else went back than its refunds and disputes say",
        "delete from provider_refund where not has_failed",
    ),
    (
        "a gift that went back elsewhere than it says",
        "update pledge set wallet_minor = wallet_minor + 1 where channel = 'cash'",
    ),
    ("a wallet that does not hold what came back into it", "delete from withdrawal"),
    (
        "something for the platform that its account does not show",
        "update pledge set tip_minor = 100 where confirmed_at is not null",
    ),
    (
        "a promise that counts and is over, or is charged and does not count",
        "update pledge set pay_by = now() where state = 'confirmed'",
    ),
    (
        "a wallet below nothing",
        "update ledger_entry set amount_minor = -amount_minor where account like 'donor-wallet:%'",
    ),
    (
        "a dispute whose stages are not in the books",
        "update dispute set stage = 'opened' where stage = 'lost'",
    ),
    (
        "an account of providers that shows something else than they told",
        "update provider_transfer set fee_minor = fee_minor + 1",
    ),
    (
        "a transfer of a provider that arrived without a movement, or twice",
        "delete from entry_assignment where kind = 'transfer'",
    ),
    ("a count whose sums are not its gifts", "update cash_count set cheque_minor = cheque_minor + 1"),
    ("a gift on a table that is not booked as it lay there", "update cash_gift set amount_minor = amount_minor + 1"),
    (
        "an account of cash that shows something else than was counted and brought",
        "update cash_deposit set arrived_at = null, arrived_minor = null",
    ),
    (
        "a deposit that arrived otherwise than its movement",
        "update entry_assignment set amount_minor = amount_minor + 1 where kind = 'deposit'",
    ),
    (
        "a statement whose entries do not lead to its closing balance",
        "update bank_statement set closing_minor = closing_minor + 1",
    ),
    (
        "a statement that does not follow the one before",
        "update bank_statement set opening_minor = opening_minor + 1 where position = 2",
    ),
    ("a movement without its number", "update bank_entry set number = 100 where number = 1"),
    (
        "a movement that is not in the books",
        "update ledger_transaction set cause = cause || '0' where kind = 'bank_credited'",
    ),
    (
        "a movement that is open by something else than its explanations say",
        "delete from entry_assignment where kind = 'pledge'",
    ),
    (
        "an explanation that was taken back and stands in the books",
        "insert into assignment_undo select city_id, id, 'Wrong.', made_by, made_at from entry_assignment
         where made_by is not null",
    ),
    (
        "an account of the bank that shows something else than its statements",
        "update entry_assignment set kind = 'own' where kind = 'bank_fee'",
    ),
    (
        "a project for which something else is held than its payments say",
        "update payout set gifts_minor = gifts_minor + 1, state = 'returned'",
    ),
    (
        "an account of orders that shows something else than is on its way",
        "update payment_order set state = 'ordered', paid_on = null",
    ),
    ("an order of another sum than what it pays", "update payment_order set amount_minor = amount_minor + 1"),
    ("a payment whose state is not that of its last order", "update withdrawal set state = 'approved' where state = 'paid'"),
    (
        "an order that is paid or sent back without its movement",
        "delete from entry_assignment where kind = 'order'",
    ),
    (
        "a file of orders without its number, or an order without its place",
        "update payment_order set position = position + 1",
    ),
    ("a number of a tax receipt that is missing", "delete from receipt where sequence = 1"),
    (
        "a gift on two tax receipts that hold",
        "insert into receipt_gift select city_id, gen_random_uuid(), pledge_id, position, given_on, own_minor
         from receipt_gift",
    ),
    ("a gift that is kept as receipted and is not, or the other way round", "delete from receipted_gift"),
    ("a tax receipt whose sum is not its gifts", "update receipt set amount_minor = amount_minor + 1"),
    (
        "a tax receipt that holds for more than is left of a gift",
        "update pledge set refunded_minor = amount_minor, state = 'refunded' where confirmed_at is not null",
    ),
];
