//! What people say of themselves.

use domain::{Locale, Problems};

use crate::policy::Operation;
use crate::session::may;
use crate::{App, AppError, AppResult, Caller, input};

/// Characters of a name, as for a gift.
const NAME_MAX: usize = 100;

impl App {
    /// Changes how the caller is called and the language of mail to them; what is left out stays.
    ///
    /// # Errors
    /// Refused: not signed in, or by a token; the name is blank or too long.
    pub async fn update_profile(
        &self,
        caller: &Caller,
        name: Option<&str>,
        locale: Option<Locale>,
    ) -> AppResult<Caller> {
        let person = may(caller, Operation::ManageAccount)?.person.id;
        let mut problems = Problems::none();
        let name = name.and_then(|name| input::line(&mut problems, "input.name", name, NAME_MAX));
        problems.check()?;
        let name = name.as_deref();
        self.db
            .write("person.update", |conn| async move {
                Ok::<_, AppError>(store::person::update(&conn, person, name, locale).await?)
            })
            .await?;
        self.reread(caller).await
    }
}
