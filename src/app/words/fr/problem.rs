//! What is wrong, in French.

use chrono::NaiveTime;
use chrono_tz::Tz;
use domain::problem::RuleReason;
use domain::project::ProjectState;
use domain::{Locale, Money, ProblemKind};

use super::{pool_state, project_state, verification};
use crate::words::figure::{self, day, moment, number, percent};

pub(in crate::words) fn sentence(kind: &ProblemKind, zone: Option<Tz>) -> String {
    let money = |money: &Money| figure::money(Locale::Fr, *money);
    match kind {
        ProblemKind::Required => "Ce champ est à remplir.".to_owned(),
        ProblemKind::TooLong { max } => {
            format!(
                "C’est trop long : {} caractères au plus.",
                number(Locale::Fr, signed(*max))
            )
        }
        ProblemKind::UnknownWord { given } => format!("« {given} » ne fait pas partie des choix possibles."),
        ProblemKind::WrongId { expected } => format!("Cet identifiant ne désigne pas {}.", noun(expected)),
        ProblemKind::NotFound { what } => format!("Nous ne trouvons pas {}.", this(what)),
        ProblemKind::NotAnAmount => "Ce n’est pas un montant. Écrivez par exemple 20 ou 20,50.".to_owned(),
        ProblemKind::TooManyDecimals { allowed: 0 } => {
            "Cette monnaie n’a pas de décimales : écrivez un nombre entier.".to_owned()
        }
        ProblemKind::TooManyDecimals { allowed } => {
            format!("Trop de chiffres après la virgule : {allowed} au plus.")
        }
        ProblemKind::AmountZero => "Le montant doit être supérieur à zéro.".to_owned(),
        ProblemKind::AmountNegative => "Le montant ne peut pas être négatif.".to_owned(),
        ProblemKind::AmountTooSmall { min } => format!("Le montant minimum est de {}.", money(min)),
        ProblemKind::AmountTooLarge { max } => format!("Le montant maximum est de {}.", money(max)),
        ProblemKind::NotTheSum { sum } => {
            format!("Ce montant doit être la somme de ses parts, soit {}.", money(sum))
        }
        ProblemKind::WrongCurrency { expected } => {
            format!("Ici, tous les montants sont en {}.", currency(expected))
        }
        ProblemKind::NotAnEmail => {
            "Cette adresse électronique n’est pas valable. Une adresse s’écrit comme nom@exemple.fr."
                .to_owned()
        }
        ProblemKind::BadPlace => "Ce lieu n’est pas un point valable sur la carte.".to_owned(),
        ProblemKind::OutsideCity => "Ce lieu est en dehors des quartiers de la ville.".to_owned(),
        ProblemKind::OutOfRange {
            min: i64::MIN,
            max: i64::MAX,
        } => "Ce nombre est trop grand.".to_owned(),
        ProblemKind::OutOfRange { min, max } => range(*min, *max),
        ProblemKind::DatesReversed => "La fin doit venir après le début.".to_owned(),
        ProblemKind::NotOverYet { from } => format!(
            "Cette journée n’est pas terminée depuis assez longtemps : ce qui s’y est passé peut encore arriver. \
             C’est possible à partir du {}.",
            moment(Locale::Fr, *from, zone)
        ),
        ProblemKind::TipByCardOnly => {
            "Un soutien à la plateforme ne peut s’ajouter qu’à un don par carte.".into()
        }
        ProblemKind::GiftsAreCharged => {
            "Des dons promis à ce projet sont encore en cours de prélèvement. Il pourra être payé une fois cela terminé : dans une semaine au plus tard."
                .into()
        }
        ProblemKind::GiftsFellShort => {
            "Des promesses sans lesquelles cette collecte n’aurait pas réussi n’ont pas été payées. Le projet pourra être payé quand la ville aura dit qu’il continue."
                .into()
        }
        ProblemKind::PaymentsWereMade => {
            "De l’argent a été versé à ce projet, ou un paiement est en attente. Il ne peut plus être annulé dans son ensemble ; les dons peuvent être rendus un par un."
                .into()
        }
        ProblemKind::AlreadyAsked => {
            "Quelqu’un l’a déjà demandé. Une deuxième personne doit d’abord décider.".to_owned()
        }
        ProblemKind::NoTaxReceipts => {
            "Le bénéficiaire de ce don ne pouvait pas délivrer de reçu fiscal ce jour-là. Vous pouvez obtenir une confirmation, qui ne donne droit à aucune réduction d’impôt."
                .to_owned()
        }
        ProblemKind::GiftNotFinal => {
            "Un reçu est possible dès que la campagne a réussi et que le don reste acquis au projet.".to_owned()
        }
        ProblemKind::AlreadyReceipted { number } => {
            format!("Le reçu {number} porte déjà sur ce don. Aucun don ne figure sur deux reçus.")
        }
        ProblemKind::NothingToReceipt => {
            "Il ne reste aucun don pour lequel un reçu est possible : aucun n’est définitif, ou chacun figure déjà sur un reçu."
                .to_owned()
        }
        ProblemKind::BadNationalNumber => {
            "Ce n’est pas un numéro du registre national belge : il a onze chiffres, comme 85.07.30-033.28. Comparez-le avec le dos de votre carte."
                .to_owned()
        }
        ProblemKind::RightsOverlap => {
            "Pour une partie de ces jours, il est déjà noté à quel titre cet organisme délivre des reçus. Mettez-y d’abord fin, ou choisissez d’autres jours."
                .to_owned()
        }
        ProblemKind::ReceiptedLater { last } => format!(
            "Des reçus portent sur des dons jusqu’au {}. Annulez d’abord ces reçus, ou choisissez un jour plus tardif.",
            day(Locale::Fr, *last)
        ),
        ProblemKind::ReceiptVoid => "Ce reçu n’est plus valable.".to_owned(),
        ProblemKind::BooksClosed { until } => format!(
            "Les comptes sont clôturés jusqu’au {}, définitivement.",
            moment(Locale::Fr, *until, zone)
        ),
        ProblemKind::NotABic => "Ce n’est pas un BIC : il compte 8 ou 11 lettres et chiffres.".to_owned(),
        ProblemKind::NoBankAccount => "Cette ville ne reçoit pas encore de virements.".to_owned(),
        ProblemKind::OtherBankAccount { expected } => {
            format!("Ce relevé est celui d’un autre compte que celui de la ville, qui est {expected}.")
        }
        ProblemKind::NotTheNextStatement { expected, found, last } => format!(
            "Il manque un relevé entre les deux : le dernier, jusqu’au {}, se terminait avec {}, et celui-ci commence \
             avec {}. Rien n’a été repris.",
            figure::date(Locale::Fr, last.and_time(NaiveTime::MIN).and_utc(), Tz::UTC),
            figure::money(Locale::Fr, *expected),
            figure::money(Locale::Fr, *found)
        ),
        ProblemKind::NotAwaited => {
            "Aucun virement n’est attendu pour ce don : il est payé, ou devait l’être autrement.".to_owned()
        }
        ProblemKind::NotExplained => "Personne n’a encore expliqué ce mouvement.".to_owned(),
        ProblemKind::GiftMovedOn => {
            "Il n’est plus possible de revenir là-dessus : depuis, le don a été rendu, en partie ou en entier, ou son projet a été payé."
                .to_owned()
        }
        ProblemKind::PaymentMovedOn => {
            "Il n’est plus possible de revenir là-dessus : depuis, le paiement est revenu, a été approuvé à nouveau, ou son argent a été dépensé. Si c’était une erreur, commencez par revenir sur celle-ci."
                .to_owned()
        }
        ProblemKind::NoPayeeAccount => {
            "Le porteur du projet n’a pas encore indiqué sur quel compte il est payé.".to_owned()
        }
        ProblemKind::AccountChanged => {
            "Le compte sur lequel le projet est payé a changé entre-temps. Regardez-le à nouveau avant d’approuver.".to_owned()
        }
        ProblemKind::NothingToPay => "Il n’y a rien à payer pour le moment.".to_owned(),
        ProblemKind::MoreThanThereIs { left } => format!("Il n’y a pas autant : {} au plus.", money(left)),
        ProblemKind::OrderNotAwaited => {
            "Ce paiement n’est pas attendu : il n’a pas été ordonné à la banque, ou un relevé l’a déjà montré.".to_owned()
        }
        ProblemKind::BooksNotClean { findings: 1 } => {
            "Le contrôle a trouvé une anomalie. Il faut d’abord la régler.".to_owned()
        }
        ProblemKind::BooksNotClean { findings } => format!(
            "Le contrôle a trouvé {findings} anomalies. Il faut d’abord les régler."
        ),
        ProblemKind::InThePast => "Cette date est déjà passée.".to_owned(),
        ProblemKind::ProjectNotOpen {
            state: ProjectState::Published,
        } => "Ce projet ne reçoit pas de dons en ce moment.".to_owned(),
        ProblemKind::ProjectNotOpen { state } => {
            format!(
                "Ce projet ne reçoit pas de dons : il est {}.",
                project_state(*state)
            )
        }
        ProblemKind::NotYetOpen { opens_at } => {
            format!(
                "La campagne n’est pas encore ouverte. Elle ouvre le {}.",
                moment(Locale::Fr, *opens_at, zone)
            )
        }
        ProblemKind::CampaignOver { closed_at } => {
            format!(
                "La campagne est terminée depuis le {}.",
                moment(Locale::Fr, *closed_at, zone)
            )
        }
        ProblemKind::WrongProjectState { state } => {
            format!(
                "Ce n’est pas possible maintenant : le projet est {}.",
                project_state(*state)
            )
        }
        ProblemKind::WrongPoolState { state } => {
            format!(
                "Ce n’est pas possible maintenant : le fonds est {}.",
                pool_state(*state)
            )
        }
        ProblemKind::KeyReused => {
            "Cette demande a déjà été envoyée avec un autre contenu. Rechargez la page, puis recommencez."
                .to_owned()
        }
        ProblemKind::BadKey => "La clé qui protège d’un double envoi n’est pas utilisable.".to_owned(),
        ProblemKind::SignInRequired => "Connectez-vous d’abord.".to_owned(),
        ProblemKind::NotAllowed => "Votre rôle ne permet pas de faire cela.".to_owned(),
        ProblemKind::ProofRequired => "Confirmez d’abord que c’est bien vous.".to_owned(),
        ProblemKind::TokenScope => "Ce jeton d’accès ne le permet pas.".to_owned(),
        ProblemKind::LinkOtherBrowser => {
            "Ce lien a été demandé dans un autre navigateur. Ouvrez-le là-bas, ou tapez-y le code à six chiffres du même message."
                .to_owned()
        }
        ProblemKind::CodeWrong => {
            "Ce n’est pas le code que nous avons envoyé, ou il est trop ancien. Regardez le message le plus récent, ou demandez-en un autre."
                .to_owned()
        }
        ProblemKind::LinkInvalid => {
            "Ce lien de connexion n’est pas valable ou ne l’est plus. Demandez-en un nouveau.".to_owned()
        }
        ProblemKind::TooManyTries => "Trop d’essais en peu de temps. Patientez, puis réessayez.".to_owned(),
        ProblemKind::CredentialsWrong => {
            "Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou recevez un lien par courriel."
                .to_owned()
        }
        ProblemKind::PasswordWrong => {
            "Ce n’est pas votre mot de passe. Réessayez, ou recevez un code par courriel.".to_owned()
        }
        ProblemKind::PasswordTooShort { min } => format!(
            "Ce mot de passe est trop court : {} caractères au moins. Quelques mots à la suite se retiennent bien.",
            number(Locale::Fr, signed(*min))
        ),
        ProblemKind::PasswordCommon => {
            "Ce mot de passe est facile à deviner. Prenez quelques mots que personne ne mettrait à la suite, ou un mot de passe plus long."
                .to_owned()
        }
        ProblemKind::PasswordPersonal => {
            "Prenez un mot de passe sans votre nom ni votre adresse.".to_owned()
        }
        ProblemKind::TokenInvalid => {
            "Ce jeton d’accès n’est pas valable ou ne l’est plus. Créez-en un nouveau dans votre compte.".to_owned()
        }
        ProblemKind::TooManyTokens { max } => format!(
            "Vous avez déjà {} jetons d’accès. Révoquez d’abord l’un de ceux qui ne servent plus.",
            number(Locale::Fr, signed(*max))
        ),
        ProblemKind::NoPasskeysHere => {
            "Les clés d’accès ne fonctionnent pas à cette adresse. Connectez-vous par courriel.".to_owned()
        }
        ProblemKind::PasskeyRefused => {
            "Cette clé d’accès n’a pas pu être confirmée. Essayez-en une autre, ou connectez-vous par courriel."
                .to_owned()
        }
        ProblemKind::PasskeyExpired => "Cela a pris trop de temps. Recommencez.".to_owned(),
        ProblemKind::TooManyPasskeys => {
            "Vous avez déjà autant de clés d’accès que possible. Supprimez-en une que vous n’utilisez plus.".to_owned()
        }
        ProblemKind::IdentityTaken => "Ce compte est déjà relié à celui d’une autre personne.".to_owned(),
        ProblemKind::IdentityOther => {
            "Ce compte appartient à une autre adresse. Connectez-vous avec cette adresse pour le relier.".to_owned()
        }
        ProblemKind::InvitationInvalid => {
            "Cette invitation n’est pas valable ou ne l’est plus. Demandez-en une nouvelle.".to_owned()
        }
        ProblemKind::InvitationOtherAddress => {
            "Cette invitation a été envoyée à une autre adresse. Connectez-vous avec cette adresse pour y répondre."
                .to_owned()
        }
        ProblemKind::AlreadyInvited => {
            "Une invitation à cette adresse attend encore sa réponse. Annulez-la avant d’en envoyer une autre.".to_owned()
        }
        ProblemKind::AlreadyMember => "Cette personne en fait déjà partie.".to_owned(),
        ProblemKind::TooManyInvitations => {
            "Vous avez envoyé beaucoup d’invitations aujourd’hui. Continuez demain.".to_owned()
        }
        ProblemKind::TooManySimulations { max } => format!(
            "{max} simulations attendent déjà ou sont en cours. Attendez que l’une se termine, ou annulez-en une."
        ),
        ProblemKind::NothingProposed => {
            "Rien ne changerait. Modifiez la règle d’un fonds ou son montant.".to_owned()
        }
        ProblemKind::SecondPersonNeeded => {
            "Il faut l’accord d’une deuxième personne : ni celle qui a fait la demande, ni celle qui en bénéficie."
                .to_owned()
        }
        ProblemKind::AlreadyDecided => "Quelqu’un a déjà pris cette décision.".to_owned(),
        ProblemKind::LastOfficial => {
            "C’est la dernière personne à agir pour la ville. Invitez-en d’abord une autre.".to_owned()
        }
        ProblemKind::LastManager => {
            "C’est la dernière personne à gérer cette organisation. Confiez d’abord ce rôle à quelqu’un d’autre."
                .to_owned()
        }
        ProblemKind::NotAWebAddress => {
            "Ce n’est pas l’adresse d’une page web. Une adresse s’écrit comme https://exemple.fr.".to_owned()
        }
        ProblemKind::Rule { reason } => rule(reason),
        ProblemKind::ProviderDown => {
            "Le service de paiement ne répond pas pour le moment. Réessayez dans quelques minutes.".to_owned()
        }
        ProblemKind::NoPaymentAccount => {
            "Le compte de paiement de ce don n’est plus relié à cette plateforme. Adressez-vous à la ville : elle peut y voir où en est le paiement.".to_owned()
        }
        ProblemKind::ProviderRefuses => {
            "Le service de paiement ne le fait pas : le paiement est peut-être trop ancien, ou son compte ne contient pas assez pour le moment.".to_owned()
        }
        ProblemKind::InDispute => {
            "La banque du donateur a repris ce paiement et n’a pas encore tranché. Rien ne peut être rendu d’ici là.".to_owned()
        }
        ProblemKind::NotByYourself => "Les espèces et les chèques sont reçus lors d’événements, où deux personnes les comptent. Choisissez ici un autre moyen de payer.".to_owned(),
        ProblemKind::InTheFuture => "Cette date est dans l’avenir.".to_owned(),
        ProblemKind::TooLongAgo => "Cette date est trop ancienne.".to_owned(),
        ProblemKind::TooMany { max } => format!("Il ne peut pas y en avoir plus de {max}."),
        ProblemKind::TakesNoMoney => "Ce projet ne reçoit plus d’argent. Retirez ce don et saisissez-le pour un autre projet, selon le souhait du donateur.".to_owned(),
        ProblemKind::NothingCounted => "Ce comptage ne contient encore aucun don.".to_owned(),
        ProblemKind::CountDiffers => "Vous avez compté autre chose que la première personne. Rien n’est enregistré et le comptage est rouvert : recomptez, l’une et l’autre.".to_owned(),
        ProblemKind::NotInWallet { balance } => format!("Votre porte-monnaie contient {}, ce qui ne suffit pas.", money(balance)),
        ProblemKind::Suspended { until } => format!("La modération a suspendu votre droit d’écrire ici jusqu’au {}. Vous pouvez toujours lire et donner ; vos décisions et recours sont dans « Mon compte ».", moment(Locale::Fr, *until, zone)),
        ProblemKind::WrongCaseState { state } => format!("Ce n’est pas possible : ce dossier est {}.", super::moderation::case_state(*state)),
        ProblemKind::WrongAction => "Cette décision ne convient pas à ce dont parle le dossier.".to_owned(),
        ProblemKind::OwnCase => "Ce dossier vous concerne, ou c’est vous qui l’avez signalé : une autre personne doit décider.".to_owned(),
        ProblemKind::AnotherPersonNeeded => "Une autre personne que celle qui a décidé doit trancher ce recours. Il reste ouvert tant qu’il n’y en a pas d’autre dans cette ville.".to_owned(),
        ProblemKind::AppealOver { until: Some(until) } => format!("Le délai pour contester cette décision s’est terminé le {}.", moment(Locale::Fr, *until, zone)),
        ProblemKind::AppealOver { until: None } => "Il n’y a rien à contester : rien n’a été retiré.".to_owned(),
        ProblemKind::EditOver => "Un commentaire se modifie pendant trente minutes. Vous pouvez le supprimer ou en écrire un autre.".to_owned(),
        ProblemKind::BadIdentifier { error } => verification::identifier(*error),
        ProblemKind::NotPrintable => {
            "Nous ne pouvons pas imprimer cela sur un courrier. Écrivez-le en lettres latines, grecques ou cyrilliques, comme sur votre boîte aux lettres."
                .to_owned()
        }
        ProblemKind::AlreadyVerified => "C’est déjà vérifié : vous n’avez plus rien à faire.".to_owned(),
        ProblemKind::NoLetter => "Aucun courrier n’est en route vers vous. Demandez-en un d’abord.".to_owned(),
        ProblemKind::LetterCodeWrong { left: 1 } => {
            "Ce n’est pas le code du courrier. Il vous reste un essai.".to_owned()
        }
        ProblemKind::LetterCodeWrong { left } => {
            format!("Ce n’est pas le code du courrier. Il vous reste {left} essais.")
        }
        ProblemKind::LetterOver => {
            "Le code de ce courrier ne marche plus : il est trop ancien ou a été essayé trop souvent. Demandez un nouveau courrier."
                .to_owned()
        }
        ProblemKind::FileTooLarge { mebibytes } => format!("Ce fichier est trop lourd : {mebibytes} Mo au plus."),
        ProblemKind::WrongFileKind => {
            "Nous ne pouvons pas recevoir ce type de fichier. Un document peut être en PDF, JPEG ou PNG ; une image en JPEG, PNG ou WebP."
                .to_owned()
        }
        ProblemKind::PictureTooLarge { megapixels } => format!(
            "Cette image est trop grande : {megapixels} millions de points au plus. Enregistrez-la en plus petit, puis réessayez."
        ),
        ProblemKind::PictureBroken => {
            "Cette image ne peut pas être lue. Choisissez un autre fichier.".to_owned()
        }
        ProblemKind::DocumentNeeded => {
            "Ajoutez au moins un document, comme les statuts ou le récépissé de déclaration.".to_owned()
        }
        ProblemKind::TooManyDocuments { max } => {
            format!("Il y a déjà {max} documents, et c’est le maximum. Retirez-en un d’abord.")
        }
        ProblemKind::WrongOrganisationState { state } => format!(
            "Ce n’est pas possible maintenant : l’organisation est {}.",
            verification::organisation_state(*state)
        ),
        ProblemKind::NotConfirmed => "Ce que vous avez tapé n’est pas votre adresse.".to_owned(),
        ProblemKind::ConsentOutdated => "Ce texte a changé entre-temps. Relisez-le, s’il vous plaît.".to_owned(),
        ProblemKind::CannotErase { obstacle } => super::privacy::obstacle(obstacle),
    }
}

fn rule(reason: &RuleReason) -> String {
    match reason {
        RuleReason::UnknownKey => "Ce réglage n’existe pas.".to_owned(),
        RuleReason::WrongForm { detail } => format!("La forme n’est pas la bonne ({detail})."),
        RuleReason::OutOfRange { min, max } => range(*min, *max),
        RuleReason::OutOfReach { most_minor } => format!(
            "Ce minimum est hors d’atteinte : avec cette règle, un don ajoute au plus {} (dans la plus petite unité \
             de la monnaie).",
            number(Locale::Fr, *most_minor)
        ),
        RuleReason::NotTheSum { sum_minor } => format!(
            "Ce montant doit être la somme des montants des financeurs, soit {} (dans la plus petite unité de la \
             monnaie).",
            number(Locale::Fr, *sum_minor)
        ),
        RuleReason::Taken => "Ce nom est déjà pris.".to_owned(),
        RuleReason::Fixed => "Ce réglage ne peut pas changer d’une version de la règle à l’autre.".to_owned(),
        RuleReason::Contradicts { with } => format!("Ce réglage contredit « {with} »."),
        RuleReason::UnknownName => "Ce nom ne désigne rien de connu.".to_owned(),
        RuleReason::NotTheWhole { sum_bps } => format!(
            "Ces parts doivent faire {} ensemble ; elles font {}.",
            percent(Locale::Fr, 10_000),
            percent(Locale::Fr, sum_bps.unsigned_abs())
        ),
        RuleReason::Empty => "Il faut mettre quelque chose ici.".to_owned(),
        RuleReason::Missing => "Ce réglage manque, alors qu’un autre réglage de la règle en a besoin.".to_owned(),
        RuleReason::NotAscending => {
            "Les paliers doivent aller en croissant, et chaque valeur ne peut figurer qu’une fois.".to_owned()
        }
        RuleReason::OnlyWith { with } => format!("Ce réglage n’a d’effet qu’avec « {with} »."),
        RuleReason::NotWith { with } => format!("Ce réglage ne peut pas aller avec « {with} »."),
        RuleReason::WrongSelector => {
            "Cela ne va pas avec ce que regarde le tableau : chaque palier doit dire où il commence dans les mêmes termes."
                .to_owned()
        }
        RuleReason::FixedOnceGiven => "Ceci ne peut plus changer : un don a été fait dans cette ville, et ce qu’un remboursement reprend en dépend. Les plafonds peuvent encore changer.".to_owned(),
        RuleReason::NoJury => {
            "Aucun jury ne décide sous cette règle : chaque projet qui remplit les conditions participe.".to_owned()
        }
        RuleReason::OutsideBand => "La règle ne permet pas à un jury de fixer cette part ou ce plafond.".to_owned(),
        RuleReason::NoWindow => "Cette règle décide aussitôt : elle n’a pas de période à clore.".to_owned(),
        RuleReason::NotNow => {
            "Ce n’est pas possible maintenant : le fonds, sa règle ou la campagne n’y est pas ouverte.".to_owned()
        }
    }
}

fn range(min: i64, max: i64) -> String {
    format!(
        "Il faut un nombre entre {} et {}.",
        number(Locale::Fr, min),
        number(Locale::Fr, max)
    )
}

fn signed(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// A kind of thing, with its indefinite article.
fn noun(kind: &str) -> &'static str {
    match kind {
        "area" => "une zone",
        "budget-line" => "une ligne de budget",
        "category" => "une catégorie",
        "case" => "un dossier",
        "city" => "une ville",
        "comment" => "un commentaire",
        "decision" => "une décision",
        "document" => "un document",
        "invitation" => "une invitation",
        "mail" => "un courriel",
        "neighbourhood" => "un quartier",
        "organisation" => "une organisation",
        "person" => "une personne",
        "payment-batch" => "un fichier de paiements",
        "payment-order" => "un ordre de paiement",
        "payout" => "un versement à un projet",
        "pledge" => "un don",
        "pool" => "un fonds",
        "project" => "un projet",
        "residence" => "un domicile",
        "role-request" => "une demande de rôle",
        "rule" => "une règle",
        "session" => "une session",
        "simulation" => "une simulation",
        "token" => "un jeton d’accès",
        "withdrawal" => "un retrait",
        "challenge" => "une demande avec une clé d’accès",
        "identity" => "un compte chez un fournisseur d’identité",
        "identity-provider" => "un fournisseur d’identité",
        "passkey" => "une clé d’accès",
        "pending-identity" => "un compte en attente d’être relié",
        "subject" => "quelque chose qui peut être signalé",
        _ => "ce qui est demandé ici",
    }
}

/// The same with the demonstrative.
fn this(kind: &str) -> &'static str {
    match kind {
        "area" => "cette zone",
        "budget-line" => "cette ligne de budget",
        "category" => "cette catégorie",
        "case" => "ce dossier",
        "city" => "cette ville",
        "comment" => "ce commentaire",
        "decision" => "cette décision",
        "document" => "ce document",
        "invitation" => "cette invitation",
        "mail" => "ce courriel",
        "neighbourhood" => "ce quartier",
        "organisation" => "cette organisation",
        "person" => "cette personne",
        "payment-batch" => "ce fichier de paiements",
        "payment-order" => "cet ordre de paiement",
        "payout" => "ce versement",
        "pledge" => "ce don",
        "pool" => "ce fonds",
        "project" => "ce projet",
        "residence" => "ce domicile",
        "role-request" => "cette demande de rôle",
        "rule" => "cette règle",
        "session" => "cette session",
        "simulation" => "cette simulation",
        "token" => "ce jeton d’accès",
        "withdrawal" => "ce retrait",
        "challenge" => "cette demande",
        "identity" => "ce compte",
        "identity-provider" => "ce fournisseur d’identité",
        "passkey" => "cette clé d’accès",
        "pending-identity" => "un compte en attente d’être relié",
        "subject" => "ce qui est signalé",
        _ => "ce qui est demandé",
    }
}

/// A currency in the plural, or its code.
fn currency(code: &str) -> &str {
    match code {
        "AUD" => "dollars australiens",
        "BRL" => "réaux brésiliens",
        "CAD" => "dollars canadiens",
        "CHF" => "francs suisses",
        "CZK" => "couronnes tchèques",
        "DKK" => "couronnes danoises",
        "EUR" => "euros",
        "GBP" => "livres sterling",
        "JPY" => "yens",
        "NOK" => "couronnes norvégiennes",
        "PLN" => "zlotys",
        "CNY" => "yuans",
        "HKD" => "dollars de Hong Kong",
        "HUF" => "forints",
        "KRW" => "wons",
        "NZD" => "dollars néo-zélandais",
        "RON" => "lei",
        "SEK" => "couronnes suédoises",
        "TND" => "dinars tunisiens",
        "USD" => "dollars des États-Unis",
        other => other,
    }
}
