//! Erasing a person: what goes, what the law has us keep, and what stands in the way.

use domain::erasure::Obstacle;
use domain::person::Email;
use domain::{ProblemKind, Problems};
use store::columns::{Erase, tables};
use store::erasure::{lock, lock_person, obstacles};
use store::privacy::{count, erase};

use crate::changes::Change;
use crate::job::Job;
use crate::policy::Operation;
use crate::privacy::whose;
use crate::session::may;
use crate::{App, AppError, AppResult, Caller, words};

/// What erasing would do now, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// What stands in the way.
    pub obstacles: Vec<Obstacle>,
    /// What goes.
    pub erased: Vec<String>,
    /// What stays, how long and why.
    pub kept: Vec<String>,
}

impl App {
    /// What erasing the caller would do. Needs no proof: it tells of kinds of things, not of what is in them.
    ///
    /// # Errors
    /// Refused: not signed in.
    pub async fn erasure(&self, caller: &Caller) -> AppResult<Outlook> {
        let viewer = may(caller, Operation::ReadOwn)?;
        let (conn, locale, whose) = (self.db.read(), caller.locale, whose(viewer));
        let years = self.books_years().await?;
        let say = |text| words::privacy::stored(locale, text, years);
        let (mut erased, mut kept) = (Vec::new(), Vec::new());
        for table in tables()?.iter().filter(|table| table.is_personal()) {
            let rows = count(conn, &whose, table).await?;
            if table.erase == Some(Erase::Blank) && rows.all_rows > rows.going {
                erased.push(say(&table.blanked));
            }
            if rows.going > 0 {
                erased.push(words::privacy::going(locale, &say(&table.title), rows.going));
            }
            if rows.all_rows > rows.going {
                kept.push(say(&table.kept));
            }
        }
        Ok(Outlook {
            obstacles: obstacles(conn, whose.person).await?,
            erased,
            kept,
        })
    }

    /// Erases the caller, in one transaction: afterwards nobody can sign in as them, and no mail reaches them but a
    /// last one that says so. Their gifts stay in the books without a name. `confirm` is their own address.
    ///
    /// # Errors
    /// Refused: not proven a short while ago; the address is not theirs; something stands in the way.
    pub async fn erase_me(&self, caller: &Caller, confirm: &str) -> AppResult<()> {
        let viewer = may(caller, Operation::EraseSelf)?;
        let person = &viewer.person;
        if confirm.parse::<Email>().as_ref() != Ok(&person.email) {
            return Err(AppError::refused("confirm", ProblemKind::NotConfirmed));
        }
        let letter = Job::MailAccountErased {
            email: person.email.to_string(),
            locale: person.locale.tag().to_owned(),
        };
        let (letter, cities) = (&letter, &self.cities().await?);
        self.db
            .write("person.erase", |conn| async move {
                lock(&conn).await?;
                let Some(whose) = lock_person(&conn, person.id).await? else {
                    return Err(AppError::refused("", ProblemKind::SignInRequired));
                };
                let mut problems = Problems::none();
                for obstacle in obstacles(&conn, person.id).await? {
                    problems.push("", ProblemKind::CannotErase { obstacle });
                }
                problems.check()?;
                let now = self.world.now();
                for city in cities {
                    // Nobody comes in by the word of somebody who is gone.
                    store::invitation::end_roles_by(&conn, city.id, person.id, now).await?;
                    store::role_request::drop_by(&conn, city.id, person.id, now).await?;
                }
                erase(&conn, &whose, now).await?;
                // Last, for erasing wipes what waits for the address.
                self.queue(&conn, None, letter).await
            })
            .await?;
        tracing::info!(person.id = %person.id, "person erased");
        for city in cities {
            self.changes.tell(Change::City(city.id));
        }
        Ok(())
    }
}
