//! Forgetting what is kept long enough.
//!
//! Periods of single tables stand in `store/columns.toml` (`forget`), those of the books by country and date in
//! `domain::retention`; what concerns a person as a whole stands here.

use chrono::{Duration, Months};
use domain::{Id, PersonId};
use store::Conn;
use store::columns::tables;
use store::erasure::{cut, idle_guests, kept_long_enough, lock, lock_person};
use store::privacy::{Whose, erase, forget_old};

use crate::{App, AppError, AppResult};

/// Days after which a guest who never paid is nobody to us.
const IDLE_GUEST_DAYS: i64 = 90;

/// People handled in one transaction: the next round takes the next ones.
const AT_ONCE: u64 = 100;

impl App {
    /// Deletes and blanks what is kept long enough; gives how many rows and people it touched. Called by the
    /// schedule, and safe to call at any time.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_what_is_old(&self) -> AppResult<u64> {
        let now = self.world.now();
        let mut touched = 0;
        for table in tables()?.iter().filter(|table| !table.forget.is_empty()) {
            let rows = self
                .db
                .write("retention.forget", |conn| async move {
                    Ok::<_, AppError>(forget_old(&conn, table, now).await?)
                })
                .await?;
            if rows > 0 {
                tracing::info!(table = table.name, rows, "retention.forgotten");
            }
            touched += rows;
        }
        touched += self.forget_idle_guests().await?;
        touched += self.cut_what_the_law_lets_go().await?;
        Ok(touched)
    }

    /// Erases guests who began a gift long ago, never paid and never came back.
    async fn forget_idle_guests(&self) -> AppResult<u64> {
        let now = self.world.now();
        let before = now - Duration::days(IDLE_GUEST_DAYS);
        self.db
            .write("retention.guests", |conn| async move {
                lock(&conn).await?;
                let guests = idle_guests(&conn, before, AT_ONCE).await?;
                for guest in &guests {
                    self.erase_guest(&conn, guest).await?;
                }
                Ok::<_, AppError>(guests.len() as u64)
            })
            .await
    }

    async fn erase_guest(&self, conn: &Conn, guest: &Whose) -> AppResult<()> {
        // Locked and gone meanwhile: somebody erased themselves.
        if let Some(guest) = lock_person(conn, guest.person).await? {
            erase(conn, &guest, self.world.now()).await?;
        }
        Ok(())
    }

    /// Cuts erased people off their gifts once the law no longer asks for vouchers.
    async fn cut_what_the_law_lets_go(&self) -> AppResult<u64> {
        let now = self.world.now();
        let months = Months::new(self.books_years().await? * 12);
        let Some(before) = now.checked_sub_months(months) else {
            return Ok(0);
        };
        self.db
            .write("retention.books", |conn| async move {
                lock(&conn).await?;
                let people = kept_long_enough(&conn, before, AT_ONCE).await?;
                for person in &people {
                    cut(&conn, *person, PersonId::new(&self.world), now).await?;
                }
                Ok::<_, AppError>(people.len() as u64)
            })
            .await
    }
}
