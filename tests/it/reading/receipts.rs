//! Tax receipts with something in every field: one that was replaced, a wish, and a run of a year.

use app::Caller;
use app::job::{Job, Lane};
use app::receipt::Wanted;
use domain::person::Role;
use domain::receipt::ReceiptKind;
use tests::TestApp;
use tests::build::Town;

use crate::receipts::{donor, given_for_good};
use crate::simulation::carry_out;

/// Makes them, for René.
pub async fn receipts(app: &TestApp, town: &Town, rene: &Caller) {
    let city = town.city.id;
    let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
    let gift = given_for_good(app, town, "Finished", rene).await;
    let wanted = Wanted::Gift(gift);
    let first = app
        .app
        .ask_for_receipt(rene, wanted, &donor("Rene"))
        .await
        .unwrap();
    let right = donor("René");
    app.app
        .replace_receipt(&fred, first.id, "misspelt", Some(&right))
        .await
        .unwrap();
    app.app
        .set_receipt_wish(rene, Some((ReceiptKind::Year, &right)))
        .await
        .unwrap();
    // The trials that wait in the same lane come first.
    carry_out(app).await;
    app.app.start_receipt_run(&fred, city, 2025).await.unwrap();
    while let Some(job) = app.app.take_job_of(Lane::Long).await.unwrap() {
        if let Job::ReceiptsOfYear { run } = serde_json::from_str(&job.body).unwrap() {
            app.app
                .run_receipts_of_year(&job, run.parse().unwrap())
                .await
                .unwrap();
            app.app.end_job(&job, Ok(())).await.unwrap();
        }
    }
}
