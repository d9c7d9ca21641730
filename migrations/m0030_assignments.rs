//! More that a movement on the bank account may turn out to be: a payment that the bank was told to make or sent back,
//! cash that was brought there, a provider's transfer.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// What an assignment is of, besides a gift: its kinds, its column, and the table that this points to.
type Of = (&'static [&'static str], &'static str, &'static str);

const OF: [Of; 3] = [
    (&["order", "order_returned"], "order_id", "payment_order"),
    (&["deposit"], "deposit_id", "cash_deposit"),
    (&["transfer"], "transfer_id", "provider_transfer"),
];

const INDEXES: &str = "
alter table entry_assignment_next rename to entry_assignment;
create index entry_assignment_entry on entry_assignment (city_id, entry_id);
create index entry_assignment_pledge on entry_assignment (city_id, pledge_id);
create index entry_assignment_maker on entry_assignment (made_by);
";

/// Puts the table with these kinds in the place of the old one, which is append-only. Rows of other kinds go.
async fn replace(manager: &SchemaManager<'_>, of: &[Of]) -> Result<(), DbErr> {
    let quoted = |kinds: &[&str]| {
        let words: Vec<String> = kinds.iter().map(|kind| format!("'{kind}'")).collect();
        words.join(", ")
    };
    let kinds: String = of
        .iter()
        .map(|(kinds, ..)| format!(", {}", quoted(kinds)))
        .collect();
    let columns: String = of
        .iter()
        .map(|(_, column, _)| format!("{column} {{uuid}},"))
        .collect();
    let keys: String = of
        .iter()
        .map(|(kinds, column, table)| {
            format!(
                "check ((kind in ({})) = ({column} is not null)),
                 foreign key (city_id, {column}) references {table} (city_id, id),",
                quoted(kinds)
            )
        })
        .collect();
    let create = format!(
        "create table entry_assignment_next (
            city_id {{uuid}} not null,
            id {{uuid}} not null,
            entry_id {{uuid}} not null,
            kind text not null check (kind in ('pledge', 'own', 'bank_fee'{kinds})),
            pledge_id {{uuid}},
            {columns}
            amount_minor {{big}} not null check (amount_minor <> 0),
            made_by {{uuid}} references person (id),
            made_at {{time}} not null,
            primary key (city_id, id),
            check ((kind = 'pledge') = (pledge_id is not null)),
            {keys}
            foreign key (city_id, entry_id) references bank_entry (city_id, id),
            foreign key (city_id, pledge_id) references pledge (city_id, id)
        );
        insert into entry_assignment_next (city_id, id, entry_id, kind, pledge_id, amount_minor, made_by, made_at)
        select city_id, id, entry_id, kind, pledge_id, amount_minor, made_by, made_at from entry_assignment
        where kind in ('pledge', 'own', 'bank_fee')"
    );
    dialect::run(manager, &create).await?;
    dialect::drop_tables(manager, &["entry_assignment"]).await?;
    dialect::run(manager, INDEXES).await?;
    for (_, column, table) in of {
        let index = format!("create index assignment_{table} on entry_assignment (city_id, {column})");
        dialect::run(manager, &index).await?;
    }
    dialect::append_only(manager, "entry_assignment").await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, &OF).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, &[]).await
    }
}
