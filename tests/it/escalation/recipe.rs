//! How each mutation that is bound to a role is tried.

/// Field, arguments.
pub const RECIPES: &[(&str, &str)] = &[
    (
        "createProject",
        r#"input: { city: $city, title: "Mine", idempotencyKey: "matrix-project" }"#,
    ),
    ("updateProject", r#"id: $draft, input: { title: "Ours" }"#),
    ("submitProject", "id: $draft"),
    ("publishProject", "id: $submitted"),
    ("requestProjectChanges", r#"id: $submitted, reason: "More.""#),
    ("rejectProject", r#"id: $submitted, reason: "No.""#),
    ("callOffProject", r#"id: $published, reason: "No longer.""#),
    ("letGoOn", r#"id: $published, reason: "All the same.""#),
    (
        "createPool",
        r#"input: { city: $city, name: "Pool", purpose: "All", idempotencyKey: "matrix-pool", funders: [{ name: "City", amount: "10" }], rule: { preset: DOUBLE_EACH_GIFT } }"#,
    ),
    (
        "updatePool",
        r#"id: $draftPool, input: { purpose: "Else", idempotencyKey: "matrix-pool-update" }"#,
    ),
    (
        "publishPool",
        r#"id: $draftPool, idempotencyKey: "matrix-publish""#,
    ),
    ("pausePool", r#"id: $openPool, idempotencyKey: "matrix-pause""#),
    ("resumePool", r#"id: $openPool, idempotencyKey: "matrix-resume""#),
    (
        "admitProject",
        r#"pool: $openPool, project: $published, idempotencyKey: "matrix-admit""#,
    ),
    (
        "rankProjects",
        r#"pool: $openPool, projects: [$published], idempotencyKey: "matrix-rank""#,
    ),
    (
        "closeWindow",
        r#"pool: $openPool, idempotencyKey: "matrix-window""#,
    ),
    ("closePool", r#"id: $openPool, idempotencyKey: "matrix-close""#),
    (
        "setMatchStack",
        r#"city: $city, input: { groupGoalBps: 9000 }, idempotencyKey: "matrix-stack""#,
    ),
    (
        "setBankAccount",
        r#"input: { city: $city, holder: "Town", iban: "BE68 5390 0754 7034" }"#,
    ),
    (
        "setCampaignTerms",
        "input: { city: $city, graceDays: 9, charging: AT_ONCE }",
    ),
    ("explainMovement", "id: $movement, kind: OWN"),
    ("takeBackExplanation", r#"id: $movement, reason: "Wrong.""#),
    (
        "openCashCount",
        r#"input: { city: $city, occasion: "Fair", heldOn: "2026-03-01", idempotencyKey: "matrix-cash-open" }"#,
    ),
    (
        "addCashGift",
        r#"count: $cashCount, input: { project: $published, kind: CASH, amount: "5", idempotencyKey: "matrix-cash-gift" }"#,
    ),
    ("removeCashGift", "id: $cashGift"),
    ("countCash", r#"id: $cashCount, cash: "5", cheques: """#),
    ("confirmCashCount", r#"id: $countedCash, cash: "5", cheques: """#),
    ("reopenCashCount", "id: $countedCash"),
    (
        "depositCash",
        r#"input: { city: $city, amount: "5", broughtOn: "2026-03-01", idempotencyKey: "matrix-cash-deposit" }"#,
    ),
    (
        "refundPledge",
        r#"input: { pledge: $gift, amount: "1", reason: "Why.", idempotencyKey: "matrix-refund" }"#,
    ),
    (
        "askToCloseBooks",
        r#"input: { city: $city, through: "2020-01-01" }"#,
    ),
    (
        "setPayeeAccount",
        r#"input: { project: $published, holder: "Benches", iban: "BE68 5390 0754 7034" }"#,
    ),
    (
        "requestPayout",
        r#"input: { project: $published, idempotencyKey: "matrix-payout" }"#,
    ),
    ("approvePayout", "id: $payout, account: 1"),
    ("refusePayout", r#"id: $payout, reason: "No.""#),
    (
        "orderPayments",
        r#"input: { city: $city, requestedOn: "2999-01-01" }"#,
    ),
    (
        "requestWithdrawal",
        r#"input: { city: $city, amount: "1", holder: "Ana", iban: "BE68 5390 0754 7034", idempotencyKey: "matrix-withdrawal" }"#,
    ),
    ("approveWithdrawal", "id: $withdrawal"),
    ("refuseWithdrawal", r#"id: $withdrawal, reason: "No.""#),
    ("closeBooks", "id: $period"),
    ("keepBooksOpen", "id: $period"),
    (
        "askForReceipt",
        r#"input: { issuer: $receiptIssuer, year: 2025, donor: { name: "Ana", address: "1 street" } }"#,
    ),
    ("setReceiptWish", "input: {}"),
    (
        "recordReceiptIssuer",
        r#"input: { city: $city, country: "FR", scheme: "general_interest", ruling: "Act", from: "2026-01-01", name: "Town", address: "1 street", numberKind: SIREN, number: "217500016", signatoryName: "Zoe", signatoryRole: "Mayor", place: "Town" }"#,
    ),
    ("agreeReceiptIssuer", "id: $askedIssuer"),
    ("declineReceiptIssuer", "id: $askedIssuer"),
    ("endReceiptIssuer", r#"id: $receiptIssuer, until: "2026-12-31""#),
    ("voidReceipt", r#"id: $receipt, reason: "Wrong.""#),
    (
        "replaceReceipt",
        r#"input: { receipt: $receipt, reason: "Wrong." }"#,
    ),
    ("startReceiptRun", "city: $city, year: 2025"),
    (
        "verifyProof",
        r#"project: $published, idempotencyKey: "matrix-verify-proof""#,
    ),
    (
        "countVotes",
        r#"project: $published, votes: 3, idempotencyKey: "matrix-votes""#,
    ),
    (
        "noteTraining",
        r#"project: $submitted, done: true, idempotencyKey: "matrix-training""#,
    ),
    (
        "startSimulation",
        r#"input: { city: $city, past: {}, changes: [{ pool: $openPool, amount: "20" }], idempotencyKey: "matrix-simulation" }"#,
    ),
    ("cancelSimulation", "id: $simulation"),
    (
        "inviteToRole",
        r#"input: { city: $city, email: "new@mail.example", role: MODERATOR }"#,
    ),
    ("approveRoleRequest", "id: $roleRequest"),
    ("rejectRoleRequest", r#"id: $roleRequest, reason: "No.""#),
    ("revokeRole", "city: $city, person: $moderator, role: MODERATOR"),
    (
        "inviteToTeam",
        r#"project: $submitted, email: "new@mail.example""#,
    ),
    ("removeFromTeam", "project: $submitted, person: $teammate"),
    (
        "createOrganisation",
        r#"input: { city: $city, name: "Mine", kind: FIRM, idempotencyKey: "matrix-organisation" }"#,
    ),
    (
        "updateOrganisation",
        r#"id: $organisation, input: { name: "Ours" }"#,
    ),
    (
        "inviteToOrganisation",
        r#"organisation: $organisation, email: "new@mail.example", role: MANAGER"#,
    ),
    (
        "changeMemberRole",
        "organisation: $organisation, person: $member, role: MANAGER",
    ),
    ("removeMember", "organisation: $organisation, person: $member"),
    ("setProjectOrganisation", "project: $draft, organisation: null"),
    ("acceptInvitation", r#"token: "none""#),
    ("declineInvitation", r#"token: "none""#),
    ("revokeInvitation", "id: $invitation"),
    (
        "requestResidenceLetter",
        r#"input: { city: $city, name: "Ana", street: "1 street", postcode: "1", town: "Town", neighbourhood: $neighbourhood }"#,
    ),
    ("enterResidenceCode", r#"city: $city, code: "BCDFGHJK""#),
    ("printResidenceLetters", "city: $city, requests: []"),
    (
        "verifyResidentAtDesk",
        r#"input: { city: $city, email: "new@mail.example", name: "Ana", shown: "card", neighbourhood: $neighbourhood }"#,
    ),
    (
        "submitOrganisation",
        r#"id: $organisation, input: { identifierKind: SIREN, identifier: "217500016" }"#,
    ),
    ("removeDocument", "id: $document"),
    ("revokeResidence", r#"id: $residence, reason: "Moved.""#),
    (
        "decideOrganisation",
        r#"id: $organisation, input: { decision: VERIFY, reason: "Good." }"#,
    ),
    (
        "addComment",
        r#"input: { project: $published, body: "Well.", idempotencyKey: "matrix-comment" }"#,
    ),
    ("takeBackPromise", "id: $gift"),
    ("editComment", r#"id: $comment, body: "Better.""#),
    ("deleteComment", "id: $comment"),
    (
        "decideCase",
        r#"input: { case: $openCase, action: KEEP, reason: "Fine." }"#,
    ),
    ("appealCase", r#"id: $decidedCase, text: "Look again.""#),
    (
        "decideAppeal",
        r#"input: { case: $appealedCase, uphold: true, reason: "It stands." }"#,
    ),
    ("setPassword", r#"password: "short""#),
    ("removePassword", ""),
    ("updateProfile", r#"input: { name: "Other" }"#),
    ("endOtherSessions", ""),
    ("proveWithPassword", r#"password: "wrong""#),
    ("requestProofCode", ""),
    ("proveWithCode", r#"code: "123456""#),
    (
        "createToken",
        r#"input: { name: "Script", scopes: [READ_OWN], days: 1 }"#,
    ),
    ("beginPasskey", ""),
    (
        "finishPasskey",
        r#"challenge: $challenge, credential: {}, name: "Phone""#,
    ),
    ("proveWithPasskey", "challenge: $challenge, credential: {}"),
    (
        "setConsent",
        r#"kind: NEWS, given: true, version: "of another day""#,
    ),
    ("eraseMe", r#"confirm: "another@mail.example""#),
];

/// The same for what is done to a thing of one's own that the arguments name: nobody of the callers has it, so nobody
/// may do it.
pub const OF_ANOTHER: &[(&str, &str)] = &[
    ("endSession", "id: $session"),
    ("revokeToken", "id: $token"),
    ("renamePasskey", r#"id: $passkey, name: "Phone""#),
    ("removePasskey", "id: $passkey"),
    ("takeBackWithdrawal", "id: $withdrawal"),
    ("linkIdentity", ""),
    ("unlinkIdentity", "id: $identity"),
];
