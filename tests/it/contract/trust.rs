//! What the pages ask about people and trust: signing in, associations, comments, and the officials' desks.

use serde_json::{Value, json};

use super::{Pages, id};

/// A thing that nobody has.
fn nobody_s(kind: &str) -> String {
    format!("{kind}:00000000-0000-7000-8000-000000000001")
}

/// The identifiers of a kind in an answer, in their order.
fn ids(answer: &Value, kind: &str) -> Vec<String> {
    let text = answer.to_string();
    let start = format!("\"{kind}:");
    let mut found: Vec<String> = text
        .match_indices(&start)
        .map(|(at, _)| text[at + 1..].split('"').next().unwrap().to_owned())
        .collect();
    found.dedup();
    found
}

impl Pages<'_> {
    /// Asks for what is refused here for want of something that a story in a browser has: answered all the same.
    async fn refused(&mut self, name: &str, variables: Value) {
        let data = self.response(name, variables).await.data.into_json().unwrap();
        assert!(data.to_string().contains("\"problems\":[{"), "{name}: {data}");
        assert!(!data.to_string().contains("SIGN_IN_REQUIRED"), "{name}: {data}");
    }
}

/// Goes on where the story of a project has come to: it is published in the town.
pub async fn story(pages: &mut Pages<'_>, city: &str, project: &str, neighbourhood: &str) {
    let in_town = || json!({ "city": "town" });
    visitor(pages).await;
    account(pages).await;
    let (organisation, comment) = paul(pages, city, project, neighbourhood).await;

    // Ana is invited to two things, and tells the moderators of a comment.
    pages.sign_in("ana@test.example", false).await;
    let waiting = ids(&pages.ask("MyMatters", json!({})).await, "invitation");
    let [first, second] = &waiting[..] else {
        panic!("{waiting:?}")
    };
    pages.ask("AcceptInvitation", json!({ "id": first })).await;
    pages.ask("DeclineInvitation", json!({ "id": second })).await;
    let input = json!({ "subject": comment, "reason": "SPAM", "details": "An advertisement." });
    pages.ask("Report", json!({ "input": input })).await;

    let case = official(pages, city, &organisation).await;

    pages.sign_in("paul@test.example", false).await;
    pages
        .ask("AppealCase", json!({ "id": case, "text": "It was none." }))
        .await;
    pages
        .refused("DeleteComment", json!({ "id": nobody_s("comment") }))
        .await;
    pages
        .refused("EraseMe", json!({ "confirm": "another@mail.example" }))
        .await;

    pages.sign_in("odile@test.example", false).await;
    let input = json!({ "case": case, "uphold": true, "reason": "It was." });
    pages.refused("DecideAppeal", json!({ "input": input })).await;
    pages.ask("DeskActs", in_town()).await;
    let acts = pages.ask("Acts", in_town()).await;
    assert!(acts.to_string().contains("Decided on a report."), "{acts}");
}

async fn visitor(pages: &mut Pages<'_>) {
    pages.session = None;
    pages.ask("SignInOptions", json!({ "city": "town" })).await;
    pages.ask("PendingIdentity", json!({})).await;
    pages
        .ask("InvitationPreview", json!({ "token": "there-is-no-such-token" }))
        .await;
    let check = json!({ "kind": "SIREN", "value": "356 000 000" });
    let check = pages.ask("CheckIdentifier", check).await;
    assert_eq!(check["checkIdentifier"]["valid"], true, "{check}");
    pages.ask("CommentPause", json!({})).await;
    pages.ask("BeginPasskeyUse", json!({})).await;
    let shown = json!({ "challenge": nobody_s("challenge"), "credential": {} });
    pages.refused("FinishPasskeySignIn", shown).await;
    let input = json!({ "email": "paul@test.example", "password": "not his password" });
    pages
        .refused("SignInWithPassword", json!({ "input": input }))
        .await;
}

async fn account(pages: &mut Pages<'_>) {
    pages.sign_in("paul@test.example", false).await;
    pages
        .ask(
            "UpdateProfile",
            json!({ "input": { "name": "Paul P.", "locale": "EN" } }),
        )
        .await;
    let password = json!({ "password": "four walnut trees at dusk" });
    pages.ask("SetPassword", password.clone()).await;
    pages.ask("ProveWithPassword", password).await;
    pages.ask("ProofWays", json!({})).await;
    pages.ask("RequestProofCode", json!({})).await;
    pages.refused("ProveWithCode", json!({ "code": "000000" })).await;
    pages.ask("RemovePassword", json!({})).await;
    pages.ask("BeginPasskey", json!({})).await;
    let shown = json!({ "challenge": nobody_s("challenge"), "credential": {} });
    pages.refused("ProveWithPasskey", shown).await;
    let made = json!({ "challenge": nobody_s("challenge"), "credential": {}, "name": "Phone" });
    pages.refused("FinishPasskey", made).await;
    pages
        .refused(
            "RenamePasskey",
            json!({ "id": nobody_s("passkey"), "name": "Phone" }),
        )
        .await;
    pages
        .refused("RemovePasskey", json!({ "id": nobody_s("passkey") }))
        .await;
    pages.refused("LinkIdentity", json!({})).await;
    pages.ask("DismissPendingIdentity", json!({})).await;
    pages
        .refused("UnlinkIdentity", json!({ "id": nobody_s("identity") }))
        .await;
    pages.ask("EndOtherSessions", json!({})).await;
    pages
        .refused("EndSession", json!({ "id": nobody_s("session") }))
        .await;
    let account = pages.ask("MyAccount", json!({})).await;
    assert!(account.to_string().contains("Firefox"), "{account}");
    let input = json!({ "name": "Script", "scopes": ["READ_OWN"], "days": 30 });
    let made = pages.ask("CreateToken", json!({ "input": input })).await;
    pages.ask("MyTokens", json!({})).await;
    pages
        .ask("RevokeToken", json!({ "id": made["createToken"]["token"]["id"] }))
        .await;
    let privacy = pages.ask("MyPrivacy", json!({})).await;
    let news =
        json!({ "kind": "NEWS", "given": true, "version": privacy["viewer"]["consents"][1]["version"] });
    pages.ask("SetConsent", news).await;
    pages.ask("MyData", json!({})).await;
    pages.ask("MyLooks", json!({})).await;
}

/// Writes an organisation down, comments, asks for a letter; gives the identifiers of organisation and comment.
async fn paul(pages: &mut Pages<'_>, city: &str, project: &str, neighbourhood: &str) -> (String, String) {
    let in_town = || json!({ "city": "town" });
    pages.ask("OrganisationsCity", in_town()).await;
    let input = json!({ "city": city, "name": "Friends of Benches", "kind": "ASSOCIATION",
        "about": "We **sit**.", "idempotencyKey": "organisation-1" });
    let made = pages.ask("CreateOrganisation", json!({ "input": input })).await;
    let organisation = id(&made["createOrganisation"]["organisation"]["id"]);
    pages
        .ask(
            "UpdateOrganisation",
            json!({ "id": organisation, "input": { "website": "https://sit.example" } }),
        )
        .await;
    let page = json!({ "city": "town", "slug": "friends-of-benches" });
    pages.ask("OrganisationPage", page.clone()).await;
    pages.ask("OrganisationManage", page).await;
    pages
        .ask("OrganisationProjects", json!({ "id": organisation }))
        .await;
    let list = pages
        .ask("Organisations", json!({ "city": "town", "search": "bench" }))
        .await;
    assert!(list.to_string().contains("Friends of Benches"), "{list}");
    pages.ask("MyOrganisations", json!({})).await;
    let invited = json!({ "organisation": organisation, "email": "ana@test.example", "role": "MEMBER" });
    pages.ask("InviteToOrganisation", invited).await;
    let nobody = nobody_s("person");
    let member = json!({ "organisation": organisation, "person": nobody, "role": "MANAGER" });
    pages.refused("ChangeMemberRole", member).await;
    pages
        .refused(
            "RemoveMember",
            json!({ "organisation": organisation, "person": nobody }),
        )
        .await;
    let behind = json!({ "project": project, "organisation": organisation });
    pages.refused("SetProjectOrganisation", behind).await;
    let input = json!({ "identifierKind": "RNA", "identifier": "W999000103" });
    pages
        .refused(
            "SubmitOrganisation",
            json!({ "id": organisation, "input": input }),
        )
        .await;
    pages
        .refused("RemoveDocument", json!({ "id": nobody_s("document") }))
        .await;

    pages
        .ask("TeamPage", json!({ "city": "town", "slug": "benches" }))
        .await;
    pages.ask("ProposalPicture", json!({ "id": project })).await;
    pages
        .ask(
            "InviteToTeam",
            json!({ "project": project, "email": "ana@test.example" }),
        )
        .await;
    pages
        .refused("RemoveFromTeam", json!({ "project": project, "person": nobody }))
        .await;

    pages.ask("CityQuarters", in_town()).await;
    let input = json!({ "city": city, "name": "Paul P.", "street": "1 Bench Street", "postcode": "99001",
        "town": "Town", "neighbourhood": neighbourhood });
    pages
        .ask("RequestResidenceLetter", json!({ "input": input }))
        .await;
    pages.ask("MyResidences", json!({})).await;
    pages
        .refused("EnterResidenceCode", json!({ "city": city, "code": "BCDFGHJK" }))
        .await;

    let input = json!({ "project": project, "body": "Buy *benches*.", "idempotencyKey": "comment-1" });
    let said = pages.ask("AddComment", json!({ "input": input })).await;
    let comment = id(&said["addComment"]["comment"]["id"]);
    pages
        .ask(
            "EditComment",
            json!({ "id": comment, "body": "Buy **benches**." }),
        )
        .await;
    let comments = pages.ask("ProjectComments", json!({ "id": project })).await;
    assert!(
        comments.to_string().contains("<strong>benches</strong>"),
        "{comments}"
    );
    (organisation, comment)
}

/// Works through the rooms of the desk; gives the case that was decided.
async fn official(pages: &mut Pages<'_>, city: &str, organisation: &str) -> String {
    let in_town = || json!({ "city": "town" });
    pages.sign_in("odile@test.example", false).await;
    pages.ask("DeskPeople", in_town()).await;
    let holders = pages.ask("OfficeHolders", in_town()).await;
    assert!(holders.to_string().contains("odile@test.example"), "{holders}");
    let input = json!({ "city": city, "email": "mo@test.example", "role": "MODERATOR" });
    pages.ask("InviteToRole", json!({ "input": input })).await;
    let roles = pages.ask("DeskRoles", in_town()).await;
    let invitation = ids(&roles, "invitation").remove(0);
    pages.ask("RevokeInvitation", json!({ "id": invitation })).await;
    pages
        .refused("ApproveRoleRequest", json!({ "id": nobody_s("role-request") }))
        .await;
    pages
        .refused(
            "RejectRoleRequest",
            json!({ "id": nobody_s("role-request"), "reason": "No." }),
        )
        .await;
    let role = json!({ "city": city, "person": nobody_s("person"), "role": "MODERATOR" });
    pages.refused("RevokeRole", role).await;

    pages.ask("DeskVerification", in_town()).await;
    let asked = pages.ask("ResidenceRequests", in_town()).await;
    assert!(asked.to_string().contains("1 Bench Street"), "{asked}");
    let requests = ids(&asked, "residence");
    let printed = pages
        .ask(
            "PrintResidenceLetters",
            json!({ "city": city, "requests": requests }),
        )
        .await;
    assert_eq!(printed["printResidenceLetters"]["letters"], 1, "{printed}");
    let quarters = pages.ask("CityQuarters", in_town()).await;
    let neighbourhood = ids(&quarters, "neighbourhood").remove(0);
    let input = json!({ "city": city, "email": "rene@test.example", "name": "René", "neighbourhood": neighbourhood,
        "shown": "An identity card." });
    pages.ask("VerifyResidentAtDesk", json!({ "input": input })).await;
    pages
        .refused(
            "RevokeResidence",
            json!({ "id": nobody_s("residence"), "reason": "Moved." }),
        )
        .await;
    pages.ask("OrganisationsToVerify", in_town()).await;
    let input = json!({ "decision": "VERIFY", "reason": "All is well." });
    pages
        .refused(
            "DecideOrganisation",
            json!({ "id": organisation, "input": input }),
        )
        .await;

    pages.ask("DeskModeration", in_town()).await;
    let cases = pages.ask("Cases", in_town()).await;
    let case = ids(&cases, "case").remove(0);
    pages.ask("Case", json!({ "id": case })).await;
    let input = json!({ "case": case, "action": "REMOVE", "reason": "An advertisement." });
    pages.ask("DecideCase", json!({ "input": input })).await;
    case
}
