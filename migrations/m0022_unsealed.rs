//! The transactions of the journal that wait for their place in the chain of hashes, as a list of their own: looking for
//! them among a season's transactions would cost each turn more than the one before.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table ledger_unsealed (
    city_id {uuid} not null,
    transaction_id {uuid} not null,
    recorded_at {time} not null,
    primary key (city_id, transaction_id),
    foreign key (city_id, transaction_id) references ledger_transaction (city_id, id)
);
create index ledger_unsealed_order on ledger_unsealed (city_id, recorded_at, transaction_id);
insert into ledger_unsealed (city_id, transaction_id, recorded_at)
select t.city_id, t.id, t.recorded_at from ledger_transaction t
where not exists (select 1 from ledger_seal s where s.city_id = t.city_id and s.transaction_id = t.id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["ledger_unsealed"]).await
    }
}
