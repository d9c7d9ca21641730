//! People who sign in as they do in a browser, so that what needs a session or a proof can be tried.

use app::Caller;
use app::job::Job;
use app::session::{NewSession, SignInFrom};
use app::sign_in::Proof;
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
}
