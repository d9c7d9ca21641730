//! Tax receipts: who may issue them, their numbers, what they are for, what was printed, and which no longer hold.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// A body is an organisation of the city, or the city itself: then `body_id` is the city's own identifier.
///
/// `receipt` and what hangs on it by `append_only` name no person: whose they are follows from the gifts. What was
/// printed names the donor and stands apart, for it goes when the law lets it go; until then nobody changes it.
/// A gift stands in `receipted_gift` as long as a receipt holds for it: twice it cannot.
const UP: &str = "
create table receipt_issuer (
    city_id {uuid} not null references city (id),
    id {uuid} not null unique,
    body_id {uuid} not null,
    organisation_id {uuid},
    country text not null check (length(country) = 2),
    scheme text not null check (scheme <> ''),
    ruling text not null check (ruling <> ''),
    from_on {date} not null,
    until_on {date},
    name text not null check (name <> ''),
    address text not null check (address <> ''),
    identifier_kind text not null check (identifier_kind in ('siren', 'siret', 'rna', 'be_enterprise')),
    identifier text not null check (identifier <> ''),
    object text,
    legal_category text,
    signatory_name text not null check (signatory_name <> ''),
    signatory_role text not null check (signatory_role <> ''),
    place text not null check (place <> ''),
    state text not null check (state in ('asked', 'agreed', 'declined')),
    asked_by {uuid} not null references person (id),
    asked_at {time} not null,
    decided_by {uuid} references person (id),
    decided_at {time},
    ended_by {uuid} references person (id),
    ended_at {time},
    primary key (city_id, id),
    check (body_id = coalesce(organisation_id, city_id)),
    check (until_on is null or until_on >= from_on),
    check ((state = 'asked') = (decided_at is null)),
    check (state <> 'agreed' or decided_by <> asked_by),
    check ((ended_at is null) = (ended_by is null)),
    foreign key (city_id, organisation_id) references organisation (city_id, id)
);
create index receipt_issuer_body on receipt_issuer (city_id, body_id, from_on);
create index receipt_issuer_organisation on receipt_issuer (city_id, organisation_id);
create index receipt_issuer_asked_by on receipt_issuer (asked_by);
create index receipt_issuer_decided_by on receipt_issuer (decided_by);
create index receipt_issuer_ended_by on receipt_issuer (ended_by);
create table receipt_series (
    city_id {uuid} not null references city (id),
    body_id {uuid} not null,
    year integer not null,
    last integer not null check (last >= 0),
    primary key (city_id, body_id, year)
);
create table receipt (
    city_id {uuid} not null references city (id),
    id {uuid} not null unique,
    body_id {uuid} not null,
    issuer_id {uuid} not null,
    year integer not null,
    sequence integer not null check (sequence > 0),
    kind text not null check (kind in ('gift', 'year')),
    gift_year integer not null,
    amount_minor {big} not null check (amount_minor > 0),
    made_on {date} not null,
    made_at {time} not null,
    replaces_id {uuid},
    format integer not null check (format > 0),
    sha256 text not null check (length(sha256) = 64),
    primary key (city_id, id),
    unique (city_id, body_id, year, sequence),
    unique (city_id, replaces_id),
    foreign key (city_id, issuer_id) references receipt_issuer (city_id, id),
    foreign key (city_id, replaces_id) references receipt (city_id, id),
    foreign key (city_id, body_id, year) references receipt_series (city_id, body_id, year)
);
create index receipt_issued_by on receipt (city_id, issuer_id);
create index receipt_newest on receipt (city_id, year, made_at desc, id desc);
create table receipt_gift (
    city_id {uuid} not null,
    receipt_id {uuid} not null,
    pledge_id {uuid} not null,
    position integer not null check (position > 0),
    given_on {date} not null,
    own_minor {big} not null check (own_minor > 0),
    primary key (city_id, receipt_id, pledge_id),
    unique (city_id, receipt_id, position),
    foreign key (city_id, receipt_id) references receipt (city_id, id),
    foreign key (city_id, pledge_id) references pledge (city_id, id)
);
create index receipt_gift_pledge on receipt_gift (city_id, pledge_id);
create table receipted_gift (
    city_id {uuid} not null,
    pledge_id {uuid} not null,
    receipt_id {uuid} not null,
    primary key (city_id, pledge_id),
    foreign key (city_id, receipt_id, pledge_id) references receipt_gift (city_id, receipt_id, pledge_id)
);
create index receipted_gift_receipt on receipted_gift (city_id, receipt_id, pledge_id);
create table receipt_void (
    city_id {uuid} not null,
    receipt_id {uuid} not null,
    reason text not null check (reason in ('mistake', 'refund', 'dispute')),
    void_on {date} not null,
    voided_at {time} not null,
    voided_by {uuid} references person (id),
    sha256 text check (length(sha256) = 64),
    primary key (city_id, receipt_id),
    foreign key (city_id, receipt_id) references receipt (city_id, id)
);
create index receipt_void_by on receipt_void (voided_by);
create table receipt_paper (
    city_id {uuid} not null,
    receipt_id {uuid} not null,
    standing text not null check (standing in ('issued', 'void')),
    record {json} not null,
    pdf {bytes} not null,
    keep_until {time} not null,
    primary key (city_id, receipt_id, standing),
    foreign key (city_id, receipt_id) references receipt (city_id, id)
);
create index receipt_paper_kept on receipt_paper (keep_until);
create table receipt_wish (
    person_id {uuid} not null primary key references person (id),
    wish text not null check (wish in ('gift', 'year')),
    name text not null check (name <> ''),
    address text not null check (address <> ''),
    national_number text,
    since {time} not null,
    used_at {time} not null
);
create table receipt_run (
    city_id {uuid} not null references city (id),
    id {uuid} not null unique,
    year integer not null,
    asked_by {uuid} references person (id),
    asked_at {time} not null,
    total integer not null default 0 check (total >= 0),
    done integer not null default 0 check (done >= 0),
    issued integer not null default 0 check (issued >= 0),
    skipped integer not null default 0 check (skipped >= 0),
    finished_at {time},
    primary key (city_id, id)
);
create unique index receipt_run_open on receipt_run (city_id, year) where finished_at is null;
create unique index receipt_run_of_clock on receipt_run (city_id, year) where asked_by is null;
create index receipt_run_asked_by on receipt_run (asked_by);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        for table in ["receipt", "receipt_gift", "receipt_void"] {
            dialect::append_only(manager, table).await?;
        }
        dialect::never_changed(manager, "receipt_paper").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "receipt_run",
            "receipt_wish",
            "receipt_paper",
            "receipt_void",
            "receipted_gift",
            "receipt_gift",
            "receipt",
            "receipt_series",
            "receipt_issuer",
        ];
        dialect::drop_tables(manager, &tables).await
    }
}
