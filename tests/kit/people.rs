//! People who sign in as they do in a browser, so that what needs a session or a proof can be tried.

use app::job::Job;
use app::session::{NewSession, SignInFrom};
use app::sign_in::Proof;
use app::{AppError, AppResult, Caller};
use domain::Locale;

use crate::TestApp;

/// A browser known by this secret, or an unknown one.
pub fn from(browser: Option<&str>) -> SignInFrom {
    SignInFrom {
        browser: browser.map(str::to_owned),
        device: "Firefox · Linux".to_owned(),
        place: "192.0.2.x".to_owned(),
    }
}

/// The code of the first problem of a refusal.
pub fn code<T: std::fmt::Debug>(result: AppResult<T>) -> &'static str {
    match result {
        Err(AppError::Refused(problems)) => problems.iter().next().unwrap().kind.code(),
        other => panic!("not refused: {other:?}"),
    }
}

impl TestApp {
    /// Takes every job that waits, as done.
    pub async fn jobs(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        while let Some(taken) = self.app.take_job().await.unwrap() {
            self.app.end_job(&taken, Ok(())).await.unwrap();
            jobs.push(serde_json::from_str(&taken.body).unwrap());
        }
        jobs
    }

    /// Signs somebody in by mail, in this browser or in a new one. Jobs that wait are taken.
    pub async fn sign_in(&self, email: &str, browser: Option<&str>) -> NewSession {
        self.jobs().await;
        let asked = self
            .app
            .request_sign_in(email, None, browser, Locale::En)
            .await
            .unwrap();
        let Some(Job::MailSignInLink { token, .. }) = self.jobs().await.pop() else {
            panic!("no link was sent")
        };
        let from = from(Some(&asked.browser));
        let session = self.app.complete_sign_in(Proof::Link(&token), &from, Locale::En);
        session.await.unwrap()
    }

    /// Who a session's cookie stands for now.
    pub async fn caller(&self, session: &NewSession) -> Caller {
        self.app.caller(Some(&session.secret), Locale::En).await.unwrap()
    }

    /// The secrets of the invitations whose mails wait, the oldest first; other jobs are done with.
    pub async fn invitation_tokens(&self) -> Vec<String> {
        let mails = self.jobs().await.into_iter().filter_map(|job| match job {
            Job::MailInvitation { token, .. } => Some(token),
            _ => None,
        });
        mails.collect()
    }

    /// Signs an address in by its mail; gives the cookie's secret.
    pub async fn session(&self, email: &str) -> String {
        self.sign_in(email, None).await.secret
    }

    /// Somebody signed in, as they are now.
    pub async fn signed_in(&self, email: &str) -> Caller {
        let session = self.sign_in(email, None).await;
        self.caller(&session).await
    }

    /// A second town with an official of its own.
    pub async fn other_town(&self) -> (app::City, Caller) {
        use domain::person::Role;
        use domain::{CityId, Currency, Id};
        let city = app::City {
            id: CityId::new(self.app.world()),
            slug: "elsewhere".to_owned(),
            name: "Elsewhere".to_owned(),
            currency: Currency::EUR,
            locale: Locale::Fr,
            time_zone: "Europe/Paris".to_owned(),
            accent: "#0f665c".to_owned(),
            bounds: None,
            created_at: self.app.world().now(),
        };
        let nature = app::Category {
            slug: "nature".to_owned(),
            names: app::Texts::new(Locale::ALL.map(|locale| (locale, "nature".to_owned()))),
        };
        self.app.create_city(&city, &[nature]).await.unwrap();
        let official = self.person(city.id, "Ophelie", Role::Official).await;
        (city, official)
    }
}
