//! Documents that prove something, and other private files.

use chrono::{DateTime, Utc};
use domain::look::LookedAt;
use domain::organisation::OrganisationState;
use domain::{CityId, DocumentId, Id, OrganisationId, ProblemKind, Problems};
use store::private_file::PrivateFile;

use super::{kind, remove, signed, write};
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input};

/// What can be a document.
const KINDS: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];
const NAME_MAX: usize = 120;
/// Documents of one organisation.
const DOCUMENTS_MAX: usize = 10;

/// A private file for whom it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateContent {
    /// What its sender called it.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl App {
    /// Takes a document of an organisation in, as it is.
    ///
    /// # Errors
    /// Refused: not a manager; handed in already; a file of another kind or too large; too many of them.
    pub async fn store_document(
        &self,
        caller: &Caller,
        organisation: OrganisationId,
        (name, mime): (&str, &str),
        bytes: &[u8],
    ) -> AppResult<DocumentId> {
        let city = self.city_of_organisation(organisation).await?;
        policy::authorize(
            caller,
            Operation::EditOrganisation,
            On::organisation(city, organisation),
        )
        .map_err(|kind| AppError::refused("", kind))?;
        let mut problems = Problems::none();
        let name = input::line(&mut problems, "name", name, NAME_MAX);
        let mime = problems.take("file", kind(mime, bytes, &KINDS));
        let (Some(name), Some(mime), Some(person)) = (name, mime, caller.person()) else {
            problems.check()?;
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        let file = PrivateFile {
            id: DocumentId::new(&self.world),
            city,
            organisation: Some(organisation),
            name,
            mime: mime.to_owned(),
            bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            stored_by: person,
            stored_at: self.world.now(),
            expires_at: None,
        };
        let file = &file;
        self.write_private(file.id, bytes).await?;
        let stored = self
            .db
            .write("document.store", |conn| async move {
                store::private_file::lock_organisation(&conn, organisation).await?;
                self.check_open(&conn, city, organisation).await?;
                let there = store::private_file::of_organisation(&conn, city, organisation).await?;
                if there.len() >= DOCUMENTS_MAX {
                    let kind = ProblemKind::TooManyDocuments { max: DOCUMENTS_MAX };
                    return Err(AppError::refused("file", kind));
                }
                Ok(store::private_file::insert(&conn, file).await?)
            })
            .await;
        self.keep_private(file.id, stored).await?;
        Ok(file.id)
    }

    /// Writes the bytes of a private file; what stands about it follows, and then [`keep_private`](App::keep_private).
    pub(crate) async fn write_private(&self, id: DocumentId, bytes: &[u8]) -> AppResult<()> {
        write(&self.storage()?.private_path(id), bytes).await
    }

    /// Keeps the bytes of a private file where what stands about it was stored, and leaves nothing behind where not.
    pub(crate) async fn keep_private(&self, id: DocumentId, stored: AppResult<()>) -> AppResult<()> {
        if stored.is_err() {
            remove(&self.storage()?.private_path(id)).await?;
        }
        stored
    }

    /// Takes a document of one's organisation away, as long as the city does not look at it.
    ///
    /// # Errors
    /// Refused: no such document; not a manager; handed in.
    pub async fn remove_document(&self, caller: &Caller, id: DocumentId) -> AppResult<OrganisationId> {
        let found = store::private_file::by_id(self.db.read(), id).await?;
        let Some((file, organisation)) = found.and_then(|file| Some((file.clone(), file.organisation?)))
        else {
            return Err(AppError::not_found("id", "document"));
        };
        let city = file.city;
        // Who may not know of it hears the same as where there is none.
        policy::authorize(
            caller,
            Operation::EditOrganisation,
            On::organisation(city, organisation),
        )
        .map_err(|kind| match kind {
            ProblemKind::NotAllowed => AppError::not_found("id", "document"),
            kind => AppError::refused("", kind),
        })?;
        self.db
            .write("document.remove", |conn| async move {
                store::private_file::lock_organisation(&conn, organisation).await?;
                // What the city has once decided on stays with the decision.
                let state = store::verification::state(&conn, city, organisation).await?;
                if state != OrganisationState::Unverified {
                    return Err(AppError::refused(
                        "",
                        ProblemKind::WrongOrganisationState { state },
                    ));
                }
                // The bytes follow, now or with what is over: a file whose row is gone is never found again.
                Ok::<_, AppError>(store::private_file::end(&conn, city, id, self.world.now()).await?)
            })
            .await?;
        self.forget_files().await?;
        Ok(organisation)
    }

    /// Whether what an organisation handed in may still change.
    async fn check_open(
        &self,
        conn: &store::Conn,
        city: CityId,
        organisation: OrganisationId,
    ) -> AppResult<()> {
        match store::verification::state(conn, city, organisation).await? {
            state @ (OrganisationState::Submitted | OrganisationState::Verified) => Err(AppError::refused(
                "",
                ProblemKind::WrongOrganisationState { state },
            )),
            _ => Ok(()),
        }
    }

    /// The address of a private file for the caller, for five minutes. Whoever makes it says that they look at it.
    pub(crate) fn private_url(&self, caller: &Caller, id: DocumentId) -> AppResult<String> {
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        Ok(signed::path(&self.storage()?.key, id, person, self.world.now()))
    }

    /// The address of a document; the look is written down.
    ///
    /// # Errors
    /// Refused: not a manager, nor somebody who verifies organisations.
    pub async fn document_url(&self, caller: &Caller, file: &PrivateFile) -> AppResult<String> {
        let organisation = file
            .organisation
            .ok_or_else(|| AppError::not_found("id", "document"))?;
        let on = On::organisation(file.city, organisation);
        policy::authorize(caller, Operation::ReadOrganisationFile, on)
            .map_err(|kind| AppError::refused("", kind))?;
        self.db
            .write("document.look", |conn| async move {
                let concerned = (file.city, file.stored_by);
                self.note_look(&conn, caller, concerned, LookedAt::Document).await
            })
            .await?;
        self.private_url(caller, file.id)
    }

    /// A private file by its signed address; nothing where the address is not the caller's, too old, or invented.
    ///
    /// # Errors
    /// Those of the database and of the folder.
    pub async fn private_file(
        &self,
        caller: &Caller,
        id: &str,
        (until, key): (i64, &str),
    ) -> AppResult<Option<PrivateContent>> {
        let now: DateTime<Utc> = self.world.now();
        let (Ok(id), Some(person)) = (id.parse::<DocumentId>(), caller.person()) else {
            return Ok(None);
        };
        let storage = self.storage()?;
        if !signed::is_good(&storage.key, (id, person), (until, key), now) {
            return Ok(None);
        }
        let found = store::private_file::by_id(self.db.read(), id).await?;
        let Some(file) = found.filter(|file| file.expires_at.is_none_or(|end| now < end)) else {
            return Ok(None);
        };
        match tokio::fs::read(storage.private_path(id)).await {
            Ok(bytes) => Ok(Some(PrivateContent {
                name: file.name,
                mime: file.mime,
                bytes,
            })),
            Err(error) => Err(AppError::Internal(format!("{id} cannot be read: {error}"))),
        }
    }
}
