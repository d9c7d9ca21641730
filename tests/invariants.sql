-- What holds in every database of Parvis on PostgreSQL while nothing is under way: each row is a thing that must not be,
-- and how often it is. Run by the tests after seasons of eight processes, and by tests/faults.
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
        from pledge where decided_at is not null and confirmed_at is not null group by city_id, project_id) l
        on l.city_id = p.city_id and l.project_id = p.id
    where p.crowd_minor <> coalesce(l.minor, 0) or p.backers <> coalesce(l.backers, 0)
union all select 'a project whose match is not its decisions', count(*) from project p
    left join (select city_id, project_id, sum(minor) as minor from now group by city_id, project_id) d
        on d.city_id = p.city_id and d.project_id = p.id
    where p.match_minor <> coalesce(d.minor, 0)
union all select 'a kept gift of a pool to a project that is not its decisions', count(*) from project_match k
    full join now n using (city_id, pool_id, project_id) where coalesce(k.match_minor, 0) <> coalesce(n.minor, 0)
union all select 'an escrow account that does not hold what was given', count(*) from project p
    left join (select city_id, account, sum(amount_minor) as minor from ledger_entry group by city_id, account) e
        on e.city_id = p.city_id and e.account = 'project-escrow:' || p.id
    left join (select city_id, project_id, sum(amount_minor - refunded_minor) as minor from pledge
        where confirmed_at is not null group by city_id, project_id) l on l.city_id = p.city_id and l.project_id = p.id
    where -coalesce(e.minor, 0) <> coalesce(l.minor, 0)
union all select 'a confirmed gift without its transaction', count(*) from pledge l where l.confirmed_at is not null
    and not exists (select 1 from ledger_transaction t
        where t.city_id = l.city_id and t.kind = 'pledge_confirmed' and t.cause = 'pledge:' || l.id)
union all select 'a payment that confirmed a gift twice', count(*) from (
    select 1 from provider_event where effect = 'applied' and fact = 'captured' group by city_id, pledge_id having count(*) > 1) x
union all select 'a gift that nothing or two things decided', count(*) from pledge l
    where l.confirmed_at is not null and (l.decided_at is null or 1 <> (select count(*) from match_event e
        where e.city_id = l.city_id and e.pledge_id = l.id and e.kind = 'contribution' and e.seq is not null))
union all select 'a gift on the list that nobody confirmed', count(*) from match_event e
    join pledge l on l.city_id = e.city_id and l.id = e.pledge_id where e.kind = 'contribution' and l.confirmed_at is null
union all select 'a gift that was given back twice', count(*) from (
    select 1 from match_event where kind = 'refund' group by city_id, pledge_id having count(*) > 1) x
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
