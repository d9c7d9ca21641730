//! Invitations as their readers get them, and people signed in by sessions.

use app::job::Job;
use app::sign_in::Proof;
use app::{AppError, AppResult, Caller};
use domain::Locale;

use crate::TestApp;

/// The code of the first problem of a refusal.
pub fn code<T: std::fmt::Debug>(result: AppResult<T>) -> &'static str {
    match result {
        Err(AppError::Refused(problems)) => problems.iter().next().unwrap().kind.code(),
        other => panic!("not refused: {other:?}"),
    }
}

impl TestApp {
    /// The secrets of the invitations whose mails wait, the oldest first; other jobs are done with.
    pub async fn invitation_tokens(&self) -> Vec<String> {
        let mut tokens = Vec::new();
        while let Some(job) = self.app.take_job().await.unwrap() {
            if let Ok(Job::MailInvitation { token, .. }) = serde_json::from_str(&job.body) {
                tokens.push(token);
            }
            self.app.end_job(&job, Ok(())).await.unwrap();
        }
        tokens
    }

    /// Signs an address in by its mail; gives the cookie's secret.
    pub async fn session(&self, email: &str) -> String {
        let asked = self
            .app
            .request_sign_in(email, None, None, Locale::En)
            .await
            .unwrap();
        let mut found = None;
        while let Some(job) = self.app.take_job().await.unwrap() {
            if let Ok(Job::MailSignInLink { token, .. }) = serde_json::from_str(&job.body) {
                found = Some(token);
            }
            self.app.end_job(&job, Ok(())).await.unwrap();
        }
        let token = found.unwrap();
        let proof = Proof::Link(&token);
        let begun = self
            .app
            .complete_sign_in(proof, Some(&asked.browser), Locale::En)
            .await;
        begun.unwrap().secret
    }

    /// Somebody signed in, as they are now.
    pub async fn signed_in(&self, email: &str) -> Caller {
        let secret = self.session(email).await;
        self.app.caller(Some(&secret), Locale::En).await.unwrap()
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
