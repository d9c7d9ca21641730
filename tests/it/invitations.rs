//! Invitations by mail: who may answer them, once, in time.

use app::AppError;
use app::invitation::{Answer, Which};
use chrono::Duration;
use domain::Locale;
use domain::person::Role;
use tests::on_both;
use tests::people::code;

on_both! {
    async fn a_link_opens_nothing_for_another_address(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "500").await;
        app.app.invite_to_team(&town.owner, draft.id, " Ana@Mail.Example ").await.unwrap();
        let token = app.invitation_tokens().await.remove(0);
        let thief = app.person(town.city.id, "Theo", Role::Resident).await;
        let preview = app.app.invitation_preview(&thief, &token).await.unwrap().unwrap();
        assert_eq!((preview.email_hint.as_str(), preview.is_mine), ("a…@mail.example", false));
        assert_eq!((preview.to_what.as_str(), preview.invited_by.as_str()), ("Benches", "Paul"));
        for answer in [Answer::Accept, Answer::Decline] {
            assert_eq!(code(app.app.answer_invitation(&thief, Which::Token(&token), answer).await), "INVITATION_OTHER_ADDRESS");
        }
        let visitor = app.visitor();
        assert_eq!(code(app.app.answer_invitation(&visitor, Which::Token(&token), Answer::Accept).await), "SIGN_IN_REQUIRED");

        let ana = app.signed_in("ana@mail.example").await;
        let mine = app.app.invitations_of(&ana).await.unwrap();
        assert_eq!(mine.len(), 1);
        let by_id = Which::Id(mine[0].id);
        assert_eq!(code(app.app.answer_invitation(&thief, by_id, Answer::Accept).await), "INVITATION_INVALID", "not told that it is there");
        assert!(app.app.invitation_preview(&ana, &token).await.unwrap().unwrap().is_mine);
        let path = app.app.answer_invitation(&ana, Which::Token(&token), Answer::Accept).await.unwrap();
        assert_eq!(path, "/c/town/p/benches");
    }
}

on_both! {
    async fn an_invitation_is_answered_once(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "500").await;
        app.app.invite_to_team(&town.owner, draft.id, "ana@mail.example").await.unwrap();
        let token = app.invitation_tokens().await.remove(0);
        let ana = app.signed_in("ana@mail.example").await;
        let tries = (0..8).map(|turn| {
            let (app, ana, token) = (app.app.clone(), ana.clone(), token.clone());
            let answer = if turn % 2 == 0 { Answer::Accept } else { Answer::Decline };
            tokio::spawn(async move { app.answer_invitation(&ana, Which::Token(&token), answer).await.is_ok() })
        });
        let mut answered = 0;
        for one in tries.collect::<Vec<_>>() {
            answered += u32::from(one.await.unwrap());
        }
        assert_eq!(answered, 1, "of all who answer at once, one does");
        assert_eq!(code(app.app.answer_invitation(&ana, Which::Token(&token), Answer::Accept).await), "INVITATION_INVALID");
        assert!(app.app.invitation_preview(&ana, &token).await.unwrap().is_none());
        assert!(app.app.invitations_of(&ana).await.unwrap().is_empty());
        assert_eq!(code(app.app.answer_invitation(&ana, Which::Token(&"0".repeat(64)), Answer::Accept).await), "INVITATION_INVALID");
    }
}

on_both! {
    async fn an_invitation_ends_in_two_weeks_or_when_it_is_taken_back(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "500").await;
        let invite = || app.app.invite_to_team(&town.owner, draft.id, "ana@mail.example");
        let first = invite().await.unwrap();
        assert_eq!(code(invite().await), "ALREADY_INVITED");
        let ana = app.signed_in("ana@mail.example").await;
        assert_eq!(code(app.app.revoke_invitation(&ana, first.id).await), "NOT_ALLOWED");
        app.app.revoke_invitation(&town.owner, first.id).await.unwrap();
        assert_eq!(code(app.app.revoke_invitation(&town.owner, first.id).await), "INVITATION_INVALID");
        assert_eq!(code(app.app.answer_invitation(&ana, Which::Id(first.id), Answer::Accept).await), "INVITATION_INVALID");

        app.invitation_tokens().await;
        invite().await.unwrap();
        let token = app.invitation_tokens().await.remove(0);
        app.wait(Duration::days(14));
        let ana = app.signed_in("ana@mail.example").await;
        assert_eq!(code(app.app.answer_invitation(&ana, Which::Token(&token), Answer::Accept).await), "INVITATION_INVALID");
        assert!(app.app.invitation_preview(&ana, &token).await.unwrap().is_none());
        let again = invite().await.unwrap();
        app.app.answer_invitation(&ana, Which::Id(again.id), Answer::Decline).await.unwrap();
        assert!(app.app.team(&draft).await.unwrap().iter().all(|member| member.is_owner));
        app.wait(Duration::days(60));
        app.app.forget_invitations().await.unwrap();
        assert!(store::invitation::by_id(app.database.db.read(), again.id).await.unwrap().is_none());
    }
}

on_both! {
    async fn nobody_mails_strangers_without_end(app: TestApp) {
        let town = app.town().await;
        let draft = app.draft(&town, "Benches", "500").await;
        for turn in 0..20 {
            let sent = app.app.invite_to_team(&town.owner, draft.id, &format!("guest{turn}@mail.example")).await.unwrap();
            // What is taken back was sent all the same.
            app.app.revoke_invitation(&town.owner, sent.id).await.unwrap();
        }
        assert_eq!(code(app.app.invite_to_team(&town.owner, draft.id, "last@mail.example").await), "TOO_MANY_INVITATIONS");
        app.wait(Duration::days(1));
        app.app.invite_to_team(&town.owner, draft.id, "last@mail.example").await.unwrap();
        for evil in ["ana@mail.example\r\nBcc: x@mail.example", "ana", "", "a@b, c@d.example"] {
            assert_eq!(code(app.app.invite_to_team(&town.owner, draft.id, evil).await), "NOT_AN_EMAIL");
        }
    }
}

on_both! {
    async fn two_who_invite_at_once_send_one_mail(app: TestApp) {
        let town = app.town().await;
        let other = app.person(town.city.id, "Oscar", Role::Official).await;
        let (a, b) = tokio::join!(
            app.app.invite_to_role(&town.official, town.city.id, "ana@mail.example", Role::Moderator),
            app.app.invite_to_role(&other, town.city.id, "ana@mail.example", Role::Moderator),
        );
        let refused: Vec<AppError> = [a.err(), b.err()].into_iter().flatten().collect();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert_eq!(app.invitation_tokens().await.len(), 1);
    }
}

on_both! {
    async fn the_letter_says_who_invites_to_what_and_nothing_once_it_is_over(app: TestApp) {
        let town = app.town().await;
        let app_ = &app.app;
        let sent = match app_.invite_to_role(&town.official, town.city.id, "ana@mail.example", Role::Moderator).await.unwrap() {
            app::office::Invited::Sent(sent) => sent,
            other => panic!("{other:?}"),
        };
        let letter = app_.invitation_letter(&sent.id.to_string(), Locale::En).await.unwrap().unwrap();
        assert_eq!((letter.invited_by.as_str(), letter.to_what.as_str(), letter.city.as_str()), ("Odile", "moderator", "Town"));
        app_.revoke_invitation(&town.official, sent.id).await.unwrap();
        assert!(app_.invitation_letter(&sent.id.to_string(), Locale::En).await.unwrap().is_none());
    }
}
