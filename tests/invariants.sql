-- What holds in every database of Parvis on PostgreSQL while nothing is under way: each row is a thing that must not be,
-- and how often it is. Run by the tests after seasons, and by tests/faults; tests/it/invariants.rs breaks each of them.
-- Everything is counted from rows and written without the code that keeps the sums.

with now as ( -- what each pool gives to each project, by its decisions
    select city_id, pool_id, project_id, sum(change_minor) as minor from match_decision
    where state in ('reserved', 'released') group by city_id, pool_id, project_id
), single as ( -- pools whose rule was never changed, decides gift by gift, and adds so much for each unit
    select city_id, pool_id, min(definition)::jsonb as rule from rule_version
    group by city_id, pool_id having count(*) = 1
), plain as (
    select city_id, pool_id, (rule #>> '{rate,num}')::numeric as num, (rule #>> '{rate,den}')::numeric as den,
        (rule #>> '{limit,project_minor}')::bigint as project_max, (rule #>> '{clip,donor_max_minor}')::bigint as donor_max,
        coalesce(rule #>> '{clip,donor_per}', 'project') as donor_per
    from single where rule ->> 'base' = 'contribution' and rule #>> '{rate,num}' is not null
        and rule #> '{eligible,overrides}' is null
), by_gift as (
    select d.city_id, d.pool_id, d.project_id, d.pledge_id, sum(d.change_minor) as minor from match_decision d
    where d.state in ('reserved', 'released') and d.pledge_id is not null
    group by d.city_id, d.pool_id, d.project_id, d.pledge_id
), standing as ( -- campaigns whose money was not given back by their end
    select * from project where state not in ('failed', 'cancelled')
), books as ( -- what each account shows, a debit positive
    select city_id, account, sum(amount_minor) as minor from ledger_entry group by city_id, account
), assigned as ( -- what movements are taken for, without what was taken back
    select a.* from entry_assignment a
    where not exists (select 1 from assignment_undo u where u.city_id = a.city_id and u.assignment_id = a.id)
), undone as ( -- what was taken back
    select a.* from entry_assignment a join assignment_undo u on u.city_id = a.city_id and u.assignment_id = a.id
), due as ( -- what accounts must show, piece by piece, by the rows that people see
    select city_id, 'project-escrow:' || project_id as account, -(amount_minor - refunded_minor + loss_minor) as minor
        from pledge where confirmed_at is not null
    union all select city_id, 'project-escrow:' || project_id,
        case state when 'released' then fee_minor else gifts_minor end from payout
    union all select city_id, 'project-held:' || project_id, -change_minor from match_decision where state = 'paid'
    union all select city_id, 'project-held:' || project_id,
        case when state in ('requested', 'approved', 'returned') then fee_minor - gifts_minor else 0 end
        + case when state in ('ordered', 'paid') then coalesce(match_minor, 0) else 0 end from payout
    union all select city_id, 'donor-wallet:' || person_id, -wallet_minor from pledge where confirmed_at is not null
    union all select city_id, 'donor-wallet:' || person_id, amount_minor from pledge
        where channel = 'wallet' and confirmed_at is not null
    union all select city_id, 'donor-wallet:' || person_id, amount_minor from withdrawal
        where state not in ('released', 'returned')
    union all select city_id, 'donor-held:' || person_id, -amount_minor from withdrawal
        where state in ('requested', 'approved')
    union all select city_id, 'disputed', amount_minor from dispute where stage = 'opened'
    union all select city_id, 'provider-clearing', amount_minor + tip_minor from pledge
        where channel = 'card' and confirmed_at is not null
    union all select city_id, 'tip', tip_returned_minor - tip_minor from pledge where confirmed_at is not null
    union all select city_id, 'provider-clearing', -amount_minor from provider_refund where not has_failed
    union all select city_id, 'provider-clearing', -amount_minor from dispute where stage <> 'won'
    union all select city_id, 'provider-clearing',
        -fee_minor - case state when 'failed' then 0 else amount_minor end from provider_transfer
    union all select city_id, case when amount_minor > 0 then 'provider-transit' else 'payout-clearing' end, amount_minor
        from provider_transfer where state <> 'failed' and arrived_at is null
    union all select city_id, 'payout-clearing', -amount_minor from payment_order where state = 'ordered'
    union all select city_id, 'cash-box', amount_minor from cash_gift where pledge_id is not null
    union all select city_id, 'cash-box', -amount_minor from cash_deposit
    union all select city_id, 'cash-in-transit', amount_minor from cash_deposit where arrived_at is null
    union all select city_id, 'cash-difference', amount_minor - arrived_minor from cash_deposit
        where arrived_at is not null
    union all select city_id, 'bank', opening_minor from bank_statement where position = 1
    union all select city_id, 'bank', amount_minor from bank_entry
    union all select city_id, 'suspense', -open_minor from bank_entry
    union all select city_id, 'own-funds', -opening_minor from bank_statement where position = 1
    union all select city_id, 'own-funds', -amount_minor from assigned where kind = 'own'
    union all select city_id, 'bank-fee', -amount_minor from assigned where kind = 'bank_fee'
), off as ( -- accounts that show something else
    select account from books full join (
        select city_id, account, sum(minor) as minor from due group by city_id, account) d using (city_id, account)
    where coalesce(books.minor, 0) <> coalesce(d.minor, 0)
), disputed as ( -- disputes, and whether they were ever lost
    select d.*, exists (select 1 from ledger_transaction t where t.city_id = d.city_id
        and t.kind = 'dispute_lost' and t.cause = 'dispute:' || d.id) as was_lost from dispute d
), went as ( -- what providers and banks took back of each gift, and what of that landed in its donor's wallet
    select city_id, pledge_id, sum(minor) as minor, sum(wallet_minor) as wallet_minor from (
        select city_id, pledge_id, amount_minor as minor, case when has_failed then amount_minor else 0 end as wallet_minor
        -- One that had failed before anybody heard of it, and that we had not asked for, is nothing.
        from provider_refund where not (has_failed and own_key is null and failed_at <= told_at)
        union all select city_id, pledge_id, amount_minor, case stage when 'won' then gift_minor else 0 end
        from disputed where was_lost) x group by city_id, pledge_id
), explained as ( -- what of each movement is explained
    select city_id, entry_id, sum(amount_minor) as minor from assigned group by city_id, entry_id
), by_order as ( -- movements that are each order, and such that sent it back
    select city_id, order_id, count(*) filter (where kind = 'order') as paid,
        count(*) filter (where kind = 'order_returned') as returned
    from assigned where order_id is not null group by city_id, order_id
), newest_order as ( -- of each payment, the last order to the bank
    select distinct on (o.city_id, o.payout_id, o.withdrawal_id) o.* from payment_order o
    join payment_batch b on b.city_id = o.city_id and b.id = o.batch_id
    order by o.city_id, o.payout_id, o.withdrawal_id, b.number desc
), payment as ( -- payments to projects and out of wallets, with what the bank is told to pay
    select city_id, id, state, gifts_minor + coalesce(match_minor, 0) - fee_minor as minor from payout
    union all select city_id, id, state, amount_minor from withdrawal
), holding as ( -- receipts that hold, with their gifts
    select g.* from receipt_gift g
    where not exists (select 1 from receipt_void v where v.city_id = g.city_id and v.receipt_id = g.receipt_id)
)
select 'a transaction that does not balance' as broken, count(*) as times from (
    select 1 from ledger_entry group by city_id, transaction_id having sum(amount_minor) <> 0) x
union all select 'a pool that gives more than it has', count(*) from pool
    where held_minor + reserved_minor + committed_minor + paid_minor > amount_minor
        or least(held_minor, reserved_minor, committed_minor, paid_minor) < 0
union all select 'a pool whose figures are not its decisions', count(*) from pool p
    left join (select city_id, pool_id, sum(minor) as minor from now group by city_id, pool_id) d
        on d.city_id = p.city_id and d.pool_id = p.id
    where p.reserved_minor + p.committed_minor + p.paid_minor <> coalesce(d.minor, 0)
union all select 'a pool that holds something else than its decisions say', count(*) from pool p
    left join (select city_id, pool_id, sum(change_minor) as minor from match_decision where state = 'held'
        group by city_id, pool_id) d on d.city_id = p.city_id and d.pool_id = p.id
    where p.held_minor <> coalesce(d.minor, 0)
union all select 'a pledge for which something else is held than its decisions say', count(*) from pledge l
    left join (select city_id, pledge_id, sum(change_minor) as minor from match_decision where state = 'held'
        group by city_id, pledge_id) d on d.city_id = l.city_id and d.pledge_id = l.id
    where l.held_minor <> coalesce(d.minor, 0)
union all select 'a gift that is on the list twice', count(*) from (
    select 1 from match_event where kind = 'contribution' group by city_id, pledge_id having count(*) > 1) x
union all select 'a donor above what a rule lets draw', count(*) from (
    select 1 from by_gift g join plain r on r.city_id = g.city_id and r.pool_id = g.pool_id
        join pledge l on l.city_id = g.city_id and l.id = g.pledge_id
    where r.donor_max is not null and r.donor_per = 'project'
    group by g.city_id, g.pool_id, g.project_id, l.person_id, r.donor_max, r.num, r.den
    having sum(g.minor) > r.donor_max * r.num / r.den) x
union all select 'a project above what a rule lets draw', count(*) from now n
    join plain r on r.city_id = n.city_id and r.pool_id = n.pool_id where n.minor > r.project_max
union all select 'a gift matched above its ratio', count(*) from by_gift g
    join plain r on r.city_id = g.city_id and r.pool_id = g.pool_id
    join pledge l on l.city_id = g.city_id and l.id = g.pledge_id where g.minor > l.amount_minor * r.num / r.den
union all select 'a project whose crowd is not its gifts', count(*) from standing p
    left join (select city_id, project_id, sum(amount_minor - refunded_minor) as minor,
            count(distinct person_id) filter (where state <> 'refunded') as backers
        from pledge where decided_at is not null and counted_at is not null group by city_id, project_id) l
        on l.city_id = p.city_id and l.project_id = p.id
    where p.crowd_minor <> coalesce(l.minor, 0) or p.backers <> coalesce(l.backers, 0)
union all select 'a project whose match is not its decisions', count(*) from project p
    left join (select city_id, project_id, sum(minor) as minor from now group by city_id, project_id) d
        on d.city_id = p.city_id and d.project_id = p.id
    where p.match_minor <> coalesce(d.minor, 0)
union all select 'a kept gift of a pool to a project that is not its decisions', count(*) from project_match k
    full join now n using (city_id, pool_id, project_id) where coalesce(k.match_minor, 0) <> coalesce(n.minor, 0)
union all select 'an escrow account that does not hold what was given', count(*) from off
    where account like 'project-escrow:%'
union all select 'a confirmed gift without its transaction', count(*) from pledge l where l.confirmed_at is not null
    and not exists (select 1 from ledger_transaction t
        where t.city_id = l.city_id and t.kind = 'pledge_confirmed' and t.cause = 'pledge:' || l.id)
union all select 'a payment that confirmed a gift twice', count(*) from (
    select 1 from provider_event where effect = 'applied' and fact = 'captured' group by city_id, pledge_id having count(*) > 1) x
union all select 'a gift that nothing or two things decided', count(*) from pledge l
    where l.confirmed_at is not null and (l.decided_at is null or 1 <> (select count(*) from match_event e
        where e.city_id = l.city_id and e.pledge_id = l.id and e.kind = 'contribution' and e.seq is not null))
union all select 'a gift on the list that nobody confirmed or promised', count(*) from match_event e
    join pledge l on l.city_id = e.city_id and l.id = e.pledge_id
    where e.kind = 'contribution' and l.confirmed_at is null and l.capture = 'now'
union all select 'a gift of which more goes back on the list than was given', count(*) from (
    select 1 from match_event e join pledge l on l.city_id = e.city_id and l.id = e.pledge_id where e.kind = 'refund'
    group by l.city_id, l.id, l.amount_minor having sum((e.body::jsonb ->> 'amount_minor')::bigint) > l.amount_minor) x
union all select 'an event that waits, or a number that is missing', coalesce(sum(apart), 0)::bigint from (
    select abs(count(*) - coalesce(max(seq), 0)) as apart from match_event group by city_id) x
union all select 'a list whose end is not its last number', count(*) from city_turn c
    where c.last_seq <> (select coalesce(max(e.seq), 0) from match_event e where e.city_id = c.city_id)
union all select 'a transaction without its place in the chain', count(*) from ledger_transaction t
    where not exists (select 1 from ledger_seal s where s.city_id = t.city_id and s.transaction_id = t.id)
union all select 'a place in the chain that does not follow the one before', count(*) from (
    select seq, lag(seq, 1, 0::bigint) over w as before, previous, lag(hash, 1, previous) over w as hash
    from ledger_seal window w as (partition by city_id, currency order by seq)) s
    where s.seq <> s.before + 1 or s.previous <> s.hash
union all select 'a kept balance that is not its entries', count(*) from ledger_balance k full join (
    select e.city_id, e.account, sum(e.amount_minor) as minor from ledger_entry e
    join ledger_seal s on s.city_id = e.city_id and s.transaction_id = e.transaction_id
    group by e.city_id, e.account) b using (city_id, account)
    where coalesce(k.balance_minor, 0) <> coalesce(b.minor, 0)
-- What goes back.
union all select 'a gift of which something else went back than its refunds and disputes say', count(*) from pledge l
    left join went w on w.city_id = l.city_id and w.pledge_id = l.id
    where l.channel = 'card' and (l.refunded_minor <> least(l.amount_minor, coalesce(w.minor, 0))
        or l.tip_returned_minor <> greatest(0, least(l.tip_minor, coalesce(w.minor, 0) - l.amount_minor)))
union all select 'something for the platform that its account does not show', count(*) from off where account = 'tip'
union all select 'a promise that counts and is over, or is charged and does not count', count(*) from pledge l
    join project p on p.city_id = l.city_id and p.id = l.project_id
    where p.state not in ('failed', 'cancelled') and ((l.counted_at is not null and l.state in ('failed', 'expired', 'cancelled'))
        or (l.pay_by is not null and l.state <> 'authorized'))
union all select 'a gift that went back elsewhere than it says', count(*) from pledge l
    left join went w on w.city_id = l.city_id and w.pledge_id = l.id
    where l.wallet_minor <> case l.channel when 'card' then coalesce(w.wallet_minor, 0) else l.refunded_minor - (
        select coalesce(sum(amount_minor), 0) from undone u where u.city_id = l.city_id and u.pledge_id = l.id) end
union all select 'a wallet that does not hold what came back into it', count(*) from off
    where account like 'donor-wallet:%' or account like 'donor-held:%'
union all select 'a wallet below nothing', count(*) from books where account like 'donor-wallet:%' and minor > 0
union all select 'a dispute whose stages are not in the books', count(*) from disputed d where 1 <> (
        select count(*) from ledger_transaction t
        where t.city_id = d.city_id and t.kind = 'dispute_opened' and t.cause = 'dispute:' || d.id)
    or case d.stage when 'opened' then d.was_lost when 'lost' then not d.was_lost else d.was_lost = exists (
        select 1 from ledger_transaction t
        where t.city_id = d.city_id and t.kind = 'dispute_won' and t.cause = 'dispute:' || d.id) end
-- Payment providers.
union all select 'an account of providers that shows something else than they told', count(*) from off
    where account in ('provider-clearing', 'provider-transit', 'disputed')
union all select 'a transfer of a provider that arrived without a movement, or twice', count(*) from provider_transfer p
    where (p.arrived_at is not null)::integer <> (select count(*) from assigned a
        where a.city_id = p.city_id and a.transfer_id = p.id)
-- Cash.
union all select 'a count whose sums are not its gifts', count(*) from cash_count c
    left join (select city_id, count_id, sum(amount_minor) filter (where kind = 'cash') as cash,
            sum(amount_minor) filter (where kind = 'cheque') as cheque from cash_gift group by city_id, count_id) g
        on g.city_id = c.city_id and g.count_id = c.id
    where c.state in ('counted', 'confirmed')
        and (c.cash_minor <> coalesce(g.cash, 0) or c.cheque_minor <> coalesce(g.cheque, 0))
union all select 'a gift on a table that is not booked as it lay there', count(*) from cash_gift g
    join cash_count c on c.city_id = g.city_id and c.id = g.count_id
    left join pledge l on l.city_id = g.city_id and l.id = g.pledge_id
    where (c.state = 'confirmed') <> (g.pledge_id is not null)
        or (g.pledge_id is not null and (l.amount_minor, l.channel, l.project_id) <> (g.amount_minor, 'cash', g.project_id))
union all select 'an account of cash that shows something else than was counted and brought', count(*) from off
    where account in ('cash-box', 'cash-in-transit', 'cash-difference')
union all select 'a deposit that arrived otherwise than its movement', count(*) from cash_deposit d
    where coalesce(d.arrived_minor, 0) <> (select coalesce(sum(amount_minor), 0) from assigned a
        where a.city_id = d.city_id and a.deposit_id = d.id)
-- The bank.
union all select 'a statement whose entries do not lead to its closing balance', count(*) from bank_statement s
    where s.closing_minor <> s.opening_minor + (select coalesce(sum(amount_minor), 0) from bank_entry e
        where e.city_id = s.city_id and e.statement_id = s.id)
union all select 'a statement that does not follow the one before', count(*) from (
    select position, lag(position, 1, 0) over w as before, opening_minor,
        lag(closing_minor, 1, opening_minor) over w as closing_minor
    from bank_statement window w as (partition by city_id order by position)) s
    where s.position <> s.before + 1 or s.opening_minor <> s.closing_minor
union all select 'a movement without its number', coalesce(sum(apart), 0)::bigint from (
    select abs(count(*) - max(number)) as apart from bank_entry group by city_id) x
union all select 'a movement that is not in the books', count(*) from bank_entry e where not exists (
    select 1 from ledger_transaction t
    join ledger_entry l on l.city_id = t.city_id and l.transaction_id = t.id and l.account = 'bank'
    where t.city_id = e.city_id and t.cause = 'statement-entry:' || e.id and l.amount_minor = e.amount_minor)
union all select 'a movement that is open by something else than its explanations say', count(*) from bank_entry e
    left join explained x on x.city_id = e.city_id and x.entry_id = e.id
    where e.open_minor <> e.amount_minor - coalesce(x.minor, 0)
union all select 'an explanation that was taken back and stands in the books', count(*) from undone u where not exists (
    select 1 from ledger_transaction t join ledger_transaction r on r.city_id = t.city_id
        and r.kind = 'reversal' and r.cause = 'ledger:' || t.id
    where t.city_id = u.city_id and t.cause in ('assignment:' || u.id, 'pledge:' || u.pledge_id,
        'payment-order:' || u.order_id, 'withdrawal:' || (select withdrawal_id from payment_order o
            where o.city_id = u.city_id and o.id = u.order_id)))
union all select 'an account of the bank that shows something else than its statements', count(*) from off
    where account in ('bank', 'suspense', 'own-funds', 'bank-fee')
-- What is paid out.
union all select 'a project for which something else is held than its payments say', count(*) from off
    where account like 'project-held:%'
union all select 'an account of orders that shows something else than is on its way', count(*) from off
    where account = 'payout-clearing'
union all select 'an order of another sum than what it pays', count(*) from payment_order o
    join payment p on p.city_id = o.city_id and p.id = coalesce(o.payout_id, o.withdrawal_id)
    where o.amount_minor <> p.minor
union all select 'a payment whose state is not that of its last order', count(*) from payment p
    left join newest_order o on o.city_id = p.city_id and p.id = coalesce(o.payout_id, o.withdrawal_id)
    where case when p.state in ('ordered', 'paid', 'returned') then o.state is distinct from p.state
        else coalesce(o.state, 'returned') <> 'returned' end
union all select 'an order that is paid or sent back without its movement', count(*) from payment_order o
    left join by_order b on b.city_id = o.city_id and b.order_id = o.id
    where (coalesce(b.paid, 0), coalesce(b.returned, 0))
        <> ((o.state in ('paid', 'returned'))::integer, (o.state = 'returned')::integer)
union all select 'a file of orders without its number, or an order without its place', coalesce(sum(apart), 0)::bigint from (
    select abs(count(*) - max(number)) as apart from payment_batch group by city_id
    union all select abs(count(*) - max(position)) from payment_order group by city_id, batch_id) x
-- Tax receipts.
union all select 'a number of a tax receipt that is missing', coalesce(sum(apart), 0)::bigint from (
    select abs(s.last - count(r.id)) + abs(s.last - coalesce(max(r.sequence), 0)) as apart from receipt_series s
    left join receipt r on (r.city_id, r.body_id, r.year) = (s.city_id, s.body_id, s.year)
    group by s.city_id, s.body_id, s.year, s.last) x
union all select 'a gift on two tax receipts that hold', count(*) from (
    select 1 from holding group by city_id, pledge_id having count(*) > 1) x
union all select 'a gift that is kept as receipted and is not, or the other way round', count(*) from holding h
    full join receipted_gift k using (city_id, receipt_id, pledge_id) where h.own_minor is null or k.city_id is null
union all select 'a tax receipt whose sum is not its gifts', count(*) from receipt r
    where r.amount_minor <> (select coalesce(sum(own_minor), 0) from receipt_gift g
        where g.city_id = r.city_id and g.receipt_id = r.id)
union all select 'a tax receipt that holds for more than is left of a gift', count(*) from holding h
    join pledge l on l.city_id = h.city_id and l.id = h.pledge_id where h.own_minor > l.amount_minor - l.refunded_minor
