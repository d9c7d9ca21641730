-- Copies the measuring kit's data into an empty database of Parvis, through postgres_fdw.
--   psql -v bench=DATABASE -v host=HOST -v port=PORT -v owner=USER -f copy.sql
--
-- One city holds everything, so that a list and a map have as many rows to choose from as the kit's own.
-- An identifier is made of the kind and of the kit's number: 0000000K-0000-7000-8000-NNNNNNNNNNNN, hexadecimal.
-- Kinds: 1 city, 2 neighbourhood, 3 project, 4 person, 5 pledge, 6 pool, 7 area, 8 rule version, 9 event, a decision.
--
-- What the kit has and Parvis has not: one pool a project is written as one area a pool, in which its projects
-- lie; offers in kind and news are left out. The list of events is complete, so that quotes and pools see the
-- gifts; explanations have one step.

\set ON_ERROR_STOP on
set client_min_messages = warning;
begin;
-- Rows come from tables whose keys hold; checking 8 million of them again would take minutes.
set local session_replication_role = replica;
-- Names of ours are looked for before those of the kit, whose schema is bench.
set local search_path = public;
create extension if not exists postgres_fdw;
create server bench foreign data wrapper postgres_fdw
  options (host :'host', port :'port', dbname :'bench', fetch_size '20000');
create user mapping for current_user server bench options (user :'owner', password_required 'false');
create schema bench;
import foreign schema public from server bench into bench;

create function pg_temp.u(kind int, id bigint) returns uuid language sql immutable as
$$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(id), 12, '0'))::uuid $$;

create temp table c as select pg_temp.u(1, 1) id, timestamptz '2024-01-01 00:00Z' made;
insert into city (id, slug, name, currency, locale, time_zone, accent, west, south, east, north, created_at)
select id, 'city', 'City', 'EUR', 'en', 'Europe/Brussels', '#0f665c', 4.0, 50.7, 4.4, 51.0, made from c;
insert into category (city_id, slug, position, names)
select c.id, slug, row_number() over (order by slug), '{}' from c,
  unnest(array['garden','mobility','culture','energy','care','school','repair','sport']) slug;
insert into neighbourhood (city_id, id, external_id, slug, name, shape)
select c.id, pg_temp.u(2, n.id), n.id, 'neighbourhood-' || n.id, n.name, '{"type":"MultiPolygon","coordinates":[]}'
from bench.neighbourhood n, c;
insert into area (city_id, id, external_id, slug, name, valid_from, shape)
select c.id, pg_temp.u(7, m.id), m.id, 'area-' || m.id, 'Area ' || m.id, date '2024-01-01', '{"type":"MultiPolygon","coordinates":[]}'
from bench.match_pool m, c;
insert into person (id, email, name, locale, created_at)
select pg_temp.u(4, id), 'donor-' || id || '@example.org', display_name, 'en', created_at from bench.donor;

create temp table p as select * from bench.project;
insert into project (city_id, id, slug, owner_person_id, language, title, summary, story, search_text, category, state,
  campaign_kind, goal_minor, opens_at, closes_at, neighbourhood_id, longitude, latitude, city_wide, picture_alts,
  crowd_minor, match_minor, backers, created_at, published_at, changed_at)
select c.id, pg_temp.u(3, p.id), p.slug, pg_temp.u(4, 1 + p.id % 200000), 'en', p.title, p.summary, '', lower(p.title || ' ' || p.summary),
  p.category, case p.status when 'open' then 'published' when 'funded' then 'succeeded' when 'draft' then 'draft' else 'completed' end,
  'keep_what_you_raise', p.goal_cents, p.created_at, null, pg_temp.u(2, p.neighbourhood_id), p.lon, p.lat, false, '{}',
  p.raised_cents, p.matched_cents, p.pledge_count, p.created_at, p.created_at, p.created_at
from p, c;
insert into project_area (city_id, project_id, area_id) select c.id, pg_temp.u(3, p.id), pg_temp.u(7, p.pool_id) from p, c;

create temp table a as select * from bench.match_allocation;
create unique index on a (pledge_id);
insert into pledge (city_id, id, project_id, person_id, amount_minor, match_minor, state, anonymous, display_name, locale,
  channel, provider, provider_ref, created_at, counted_at, confirmed_at, decided_at)
select c.id, pg_temp.u(5, l.id), pg_temp.u(3, l.project_id), pg_temp.u(4, l.donor_id), l.amount_cents, coalesce(a.amount_cents, 0),
  'confirmed', false, d.display_name, 'en', 'card', 'sandbox', 'bench-' || l.id, l.created_at, l.created_at, l.created_at, l.created_at
from bench.pledge l join bench.donor d on d.id = l.donor_id left join a on a.pledge_id = l.id, c;

-- A pool's rule: its projects, its ratio, its ceilings.
create temp table m as
select m.*, 'pool:' || pg_temp.u(6, m.id) as key, '{"id":"pool:' || pg_temp.u(6, m.id) || '","version":1,"pool":"pool:' || pg_temp.u(6, m.id)
  || '","priority":1,"eligible":{"areas":["area:' || pg_temp.u(7, m.id) || '"]},"clip":{"donor_max_minor":' || m.donor_cap_cents
  || ',"donor_per":"rule"},"base":"contribution","rate":{"num":' || m.ratio_bp || ',"den":10000},"limit":{"project_minor":' || m.project_cap_cents
  || '},"allocate":"first_come","release":"realtime"}' as rule
from bench.match_pool m;
insert into pool (city_id, id, name, names, purpose, purposes, state, amount_minor, reserved_minor, opens_at, created_by, created_at, published_at)
select c.id, pg_temp.u(6, m.id), m.name, '{}', '', '{}', 'published', m.budget_cents, m.committed_cents, c.made, pg_temp.u(4, 1), c.made, c.made from m, c;
insert into pool_funder (city_id, pool_id, position, name, amount_minor) select c.id, pg_temp.u(6, m.id), 0, 'City', m.budget_cents from m, c;
insert into rule_version (city_id, id, pool_id, version, definition, settings, created_at, published_at)
select c.id, pg_temp.u(8, m.id), pg_temp.u(6, m.id), 1, m.rule, '{"preset":"custom"}', c.made, c.made from m, c;

-- The city's list: pools, rules, projects, then every gift.
create temp table e as
select row_number() over (order by part, id) seq, * from (
  select 1 part, m.id::bigint id, c.made at, 'pool' kind, null::bigint project, null::bigint pledge, m.id pool,
    '{"type":"pool","pool":{"id":"' || m.key || '","amount_minor":' || m.budget_cents || '}}' body from m, c
  union all select 2, m.id, c.made, 'rule', null, null, m.id, '{"type":"rule","rule":' || m.rule || '}' from m, c
  union all select 3, p.id, c.made, 'project', p.id, null, null,
    '{"type":"project","project":{"id":"project:' || pg_temp.u(3, p.id) || '","owner":"person:' || pg_temp.u(4, 1 + p.id % 200000)
    || '","areas":["area:' || pg_temp.u(7, p.pool_id) || '"],"category":"' || p.category || '","goal_minor":' || p.goal_cents || ',"campaign":"keep"}}' from p, c
  union all select 4, l.id, l.created_at, 'contribution', l.project_id, l.id, null,
    '{"type":"contribution","id":"pledge:' || pg_temp.u(5, l.id) || '","project":"project:' || pg_temp.u(3, l.project_id)
    || '","donor":"person:' || pg_temp.u(4, l.donor_id) || '","amount_minor":' || l.amount_cents || '}' from bench.pledge l
) x;
insert into match_event (city_id, id, seq, captured_at, at, kind, project_id, pledge_id, pool_id, body)
select c.id, pg_temp.u(9, e.seq), e.seq, e.at, e.at, e.kind, pg_temp.u(3, e.project), pg_temp.u(5, e.pledge), pg_temp.u(6, e.pool), e.body from e, c;
insert into city_turn (city_id, last_seq, last_at) select c.id, max(e.seq), max(e.at) from e, c group by c.id;
insert into match_decision (city_id, id, event_id, event_seq, position, pool_id, rule_version, project_id, pledge_id, change_minor,
  state, funders, explanation, decided_at)
select c.id, pg_temp.u(10, e.seq), pg_temp.u(9, e.seq), e.seq, 0, pg_temp.u(6, a.pool_id), 1, pg_temp.u(3, e.project), pg_temp.u(5, e.pledge),
  a.amount_cents, 'reserved', '[{"funder":"City","change_minor":' || a.amount_cents || '}]',
  '{"steps":[{"step":"rate","in_minor":' || a.amount_cents || ',"out_minor":' || a.amount_cents || '}]}', e.at
from e join a on a.pledge_id = e.pledge, c where e.part = 4;
insert into project_match (city_id, project_id, pool_id, match_minor)
select city_id, project_id, pool_id, sum(change_minor) from match_decision group by city_id, project_id, pool_id;

drop schema bench cascade;
drop server bench cascade;
drop extension postgres_fdw;
commit;
vacuum analyze;
