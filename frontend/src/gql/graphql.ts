/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AddCommentInput = {
  /** Markdown, 1 to 2000 characters. */
  body: string;
  idempotencyKey: string;
  project: string | number;
  replyTo?: string | number | null | undefined;
};

/** Either one gift, or the right and the year. */
export type AskForReceiptInput = {
  donor: ReceiptDonorInput;
  issuer?: string | number | null | undefined;
  pledge?: string | number | null | undefined;
  year?: number | null | undefined;
};

export type AskToCloseBooksInput = {
  city: string | number;
  /** The last day of the period, by the city's own clock. */
  through: string;
};

export type BadgeKind =
  | 'CITY_OFFICIAL'
  | 'VERIFIED_ASSOCIATION'
  | 'VERIFIED_RESIDENT';

export type BudgetLineInput = {
  amount: string;
  kind: BudgetLineKind;
  label: string;
};

export type BudgetLineKind =
  | 'OPTIONAL'
  | 'REQUIRED'
  | 'SECURED';

export type CampaignKind =
  | 'ALL_OR_NOTHING'
  | 'KEEP_WHAT_YOU_RAISE'
  | 'SOLIDARITY_POT';

export type CampaignTermsInput = {
  /** When gifts by card to all-or-nothing campaigns are charged. */
  charging: Charging;
  city: string | number;
  /** How many days a campaign that is over waits for gifts that are on their way: 0 to 60. */
  graceDays: number;
};

export type Capture =
  | 'LATER'
  | 'NOW'
  | 'SAVED';

export type CaseAction =
  | 'KEEP'
  | 'REMOVE'
  | 'SUSPEND_PERSON'
  | 'SUSPEND_PROJECT';

export type CaseState =
  | 'APPEALED'
  | 'CLOSED'
  | 'DECIDED'
  | 'OPEN';

export type CashCountState =
  | 'CONFIRMED'
  | 'COUNTED'
  | 'DROPPED'
  | 'OPEN';

export type CashGiftInput = {
  amount: string;
  anonymous?: boolean;
  /** Where the donor wants to hear of it. */
  email?: string | null | undefined;
  idempotencyKey: string;
  kind: CashKind;
  name?: string | null | undefined;
  project: string | number;
};

export type CashKind =
  | 'CASH'
  | 'CHEQUE';

export type Charging =
  | 'AT_ONCE'
  | 'AT_SUCCESS';

export type CommentState =
  | 'DELETED'
  | 'HIDDEN'
  | 'REMOVED'
  | 'VISIBLE';

export type ConsentKind =
  | 'NEWS'
  | 'TERMS';

export type CreateOrganisationInput = {
  /** Markdown. */
  about?: string | null | undefined;
  city: string | number;
  idempotencyKey: string;
  /** An association, a firm or a public body. */
  kind: OwnerKind;
  name: string;
  website?: string | null | undefined;
};

export type CreatePledgeInput = {
  amount: string;
  anonymous: boolean;
  /** A transfer needs a city that takes them. */
  channel?: PledgeChannel;
  /** Needed from a guest: the receipt goes there. */
  email?: string | null | undefined;
  /** Made by the client, once for each intention to give: the same key never gives twice. */
  idempotencyKey: string;
  message?: string | null | undefined;
  /** Shown to the public unless anonymous. */
  name?: string | null | undefined;
  project: string | number;
  /** What to give to the platform on top, with a card only. Nothing, unless the donor says so. */
  tip?: string | null | undefined;
};

export type CreatePoolInput = {
  city: string | number;
  closesAt?: string | null | undefined;
  /** The rule as the match files write it, JSON; `id`, `version` and `pool` are set by the platform. */
  definition?: string | null | undefined;
  funders: Array<FunderInput>;
  /** For how many seconds, at most 3600, it keeps what a gift would get while it is being paid for; 0: not at all. */
  holdSeconds?: number | null | undefined;
  idempotencyKey: string;
  name: string;
  opensAt?: string | null | undefined;
  purpose: string;
  /** The rule by the settings of the builder. Either this or `definition`. */
  rule?: RuleInput | null | undefined;
  /**
   * How the money is divided (`partition`), spread over time (`slice`) and taken from the funders (`sharing`), as
   * the match files write it, JSON.
   */
  terms?: string | null | undefined;
};

export type CreateProjectInput = {
  city: string | number;
  idempotencyKey: string;
  language?: Locale | null | undefined;
  title: string;
};

export type CreateTokenInput = {
  /** 1 to 365. */
  days: number;
  name: string;
  scopes: Array<TokenScope>;
};

export type DeMinimisInput = {
  amount: string;
  months?: number;
};

export type DecideAppealInput = {
  case: string | number;
  reason: string;
  /** False takes the first decision back. */
  uphold: boolean;
};

export type DecideCaseInput = {
  action: CaseAction;
  case: string | number;
  /** For SUSPEND_PERSON: days, 1 to 365. */
  days?: number | null | undefined;
  /** Told to the person concerned. */
  reason: string;
};

export type DecideOrganisationInput = {
  decision: OrganisationDecision;
  /** Told to its managers. */
  reason: string;
};

export type DecisionState =
  | 'COMMITTED'
  | 'HELD'
  | 'PAID'
  | 'RELEASED'
  | 'RESERVED';

export type DepositCashInput = {
  amount: string;
  broughtOn: string;
  city: string | number;
  idempotencyKey: string;
};

export type DisputeStage =
  | 'LOST'
  | 'OPENED'
  | 'WON';

export type FunderInput = {
  amount: string;
  name: string;
};

export type GroupShare =
  | 'IN_PROPORTION'
  | 'PRIORITY';

export type HeldReason =
  | 'AWAITS_APPROVAL'
  | 'AWAITS_BANK'
  | 'AWAITS_ORDER'
  | 'CAMPAIGN_OPEN'
  | 'GOES_BACK'
  | 'NOT_ASKED_FOR'
  | 'SENT_BACK';

export type IdentifierKind =
  | 'BE_ENTERPRISE'
  | 'IBAN'
  | 'RNA'
  | 'SIREN'
  | 'SIRET';

export type InvitationKind =
  | 'ORGANISATION'
  | 'ROLE'
  | 'TEAM';

export type InviteToRoleInput = {
  city: string | number;
  email: string;
  role: Role;
};

export type IssuerState =
  | 'AGREED'
  | 'ASKED'
  | 'DECLINED';

export type Locale =
  | 'EN'
  | 'FR';

/** All settings: what is left out is not set any more. */
export type MatchStackInput = {
  deMinimis?: DeMinimisInput | null | undefined;
  groupCostBps?: number | null | undefined;
  groupGoalBps?: number | null | undefined;
  /** PRIORITY where left out. Fixed once anything was given in the city. */
  groupShare?: GroupShare | null | undefined;
  /** ADDITIVE where left out. Fixed once anything was given in the city. */
  mode?: StackMode | null | undefined;
  ownShareOfPublicBps?: number | null | undefined;
};

export type MemberRole =
  | 'MANAGER'
  | 'MEMBER';

export type MovementKind =
  | 'BANK_FEE'
  | 'DEPOSIT'
  | 'ORDER'
  | 'ORDER_RETURNED'
  | 'OWN'
  | 'PLEDGE'
  | 'TRANSFER';

export type MovementProposalReason =
  | 'AMOUNT'
  | 'AMOUNT_AND_NAME'
  | 'REFERENCE';

export type OpenCashCountInput = {
  city: string | number;
  heldOn: string;
  idempotencyKey: string;
  /** Where the money was given, such as the name of an event. */
  occasion: string;
};

export type OrderPaymentsInput = {
  city: string | number;
  /** The day on which the bank is to pay. */
  requestedOn: string;
};

export type OrganisationDecision =
  | 'REFUSE'
  | 'REVOKE'
  | 'VERIFY';

export type OrganisationState =
  | 'REFUSED'
  | 'REVOKED'
  | 'SUBMITTED'
  | 'UNVERIFIED'
  | 'VERIFIED';

export type OwnerKind =
  | 'ASSOCIATION'
  | 'FIRM'
  | 'PERSON'
  | 'PUBLIC_BODY';

/** What happened in the city. All of it where nothing is given. */
export type PastInput = {
  /** Only campaigns that were published on this day or later, in the city's time; pools are full then. */
  from?: string | null | undefined;
  /** Only what happened until the end of this day. */
  until?: string | null | undefined;
};

export type PaymentOrderState =
  | 'ORDERED'
  | 'PAID'
  | 'RETURNED';

export type PayoutState =
  | 'APPROVED'
  | 'ORDERED'
  | 'PAID'
  | 'RELEASED'
  | 'REQUESTED'
  | 'RETURNED';

export type PledgeChannel =
  | 'CARD'
  | 'CASH'
  | 'TRANSFER'
  | 'WALLET';

export type PledgeState =
  | 'AUTHORIZED'
  | 'CANCELLED'
  | 'CONFIRMED'
  | 'DISPUTED'
  | 'EXPIRED'
  | 'FAILED'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED';

export type PointInput = {
  latitude: number;
  longitude: number;
};

export type PoolState =
  | 'CLOSED'
  | 'DRAFT'
  | 'EXHAUSTED'
  | 'PAUSED'
  | 'PUBLISHED'
  | 'SETTLED';

export type PoolTask =
  | 'ADMIT'
  | 'COUNT_VOTES'
  | 'END_PERIOD'
  | 'HOLD_ROUND'
  | 'PROVE_COSTS'
  | 'RANK'
  | 'VERIFY_PROOF';

export type ProjectFilter = {
  /** West, south, east, north. */
  bounds?: Array<number> | null | undefined;
  categories?: Array<string> | null | undefined;
  /** Only projects that a published pool would match now. */
  matchedNow?: boolean | null | undefined;
  /** Only mine: drafts included. */
  mine?: boolean | null | undefined;
  /** Slugs. */
  neighbourhoods?: Array<string> | null | undefined;
  /** Words to search for in title, summary, story and address. */
  search?: string | null | undefined;
  states?: Array<ProjectState> | null | undefined;
};

export type ProjectOrder =
  | 'CLOSING_SOON'
  | 'MOST_BACKED'
  | 'NEARLY_THERE'
  | 'NEWEST'
  | 'OLDEST';

export type ProjectState =
  | 'CANCELLED'
  | 'CHANGES_REQUESTED'
  | 'COMPLETED'
  | 'DRAFT'
  | 'FAILED'
  | 'IDEA'
  | 'IN_DELIVERY'
  | 'IN_REVIEW'
  | 'PUBLISHED'
  | 'REJECTED'
  | 'SUBMITTED'
  | 'SUCCEEDED'
  | 'SUSPENDED';

export type ProviderTransferState =
  | 'FAILED'
  | 'PAID'
  | 'PENDING';

/**
 * What a receipt says of its donor. It is kept as long as the law has receipts kept, and shown to nobody else than who
 * looks after them.
 */
export type ReceiptDonorInput = {
  /** The postal address, in lines. */
  address: string;
  /** In law. */
  name: string;
  /** In the Belgian national register, where the receipt must say it. */
  nationalNumber?: string | null | undefined;
};

export type ReceiptKind =
  | 'GIFT'
  | 'YEAR';

export type RecordReceiptIssuerInput = {
  /** In lines. */
  address: string;
  city: string | number;
  /** The country whose receipts they are, in two letters. */
  country: string;
  /** The first day of gifts that there are receipts for. */
  from: string;
  legalCategory?: string | null | undefined;
  /** In law. */
  name: string;
  number: string;
  numberKind: IdentifierKind;
  object?: string | null | undefined;
  /** Null for the city itself. */
  organisation?: string | number | null | undefined;
  place: string;
  /** The decision, ruling or article that it rests on; printed. */
  ruling: string;
  /** One of the country's schemes. */
  scheme: string;
  signatoryName: string;
  signatoryRole: string;
  /** The last; null until further notice. */
  until?: string | null | undefined;
};

export type RefundPledgeInput = {
  /** All that is left of it, where nothing is said. */
  amount?: string | null | undefined;
  /** Made by the client, once for each intention. */
  idempotencyKey: string;
  pledge: string | number;
  /** For the record of what the city did. */
  reason: string;
};

export type ReplaceReceiptInput = {
  /** What is wrong on the old one; null where that is not what is said of the donor. */
  donor?: ReceiptDonorInput | null | undefined;
  /** Printed on the new one. */
  reason: string;
  receipt: string | number;
};

export type ReportInput = {
  details?: string | null | undefined;
  /** Of a visitor, to be told the outcome. */
  email?: string | null | undefined;
  reason: ReportReason;
  /** A project, comment, pledge (its message) or organisation. */
  subject: string | number;
};

export type ReportReason =
  | 'FRAUD'
  | 'HARASSMENT'
  | 'HATE'
  | 'ILLEGAL'
  | 'OFF_TOPIC'
  | 'OTHER'
  | 'PRIVATE_DATA'
  | 'SPAM';

export type RequestPayoutInput = {
  /** How much of what residents gave; all that is there where it is left out. */
  gifts?: string | null | undefined;
  /** Made by the client: the same key with the same content is the same payment. */
  idempotencyKey: string;
  project: string | number;
  /** Whether the match that is due goes with it. */
  withMatch?: boolean;
};

export type RequestResidenceLetterInput = {
  city: string | number;
  /** As on the letter box. */
  name: string;
  neighbourhood: string | number;
  postcode: string;
  street: string;
  town: string;
};

export type RequestSignInInput = {
  email: string;
  /** A path of these pages to come back to. */
  returnTo?: string | null | undefined;
};

export type RequestWithdrawalInput = {
  amount: string;
  bic?: string | null | undefined;
  city: string | number;
  /** Who holds the account, as the bank knows them. */
  holder: string;
  iban: string;
  /** Made by the client: the same key with the same content is the same withdrawal. */
  idempotencyKey: string;
};

export type ResidenceMethod =
  | 'DESK'
  | 'IDENTITY_PROVIDER'
  | 'POST';

export type ResidenceState =
  | 'EXPIRED'
  | 'LETTER_SENT'
  | 'REQUESTED'
  | 'REVOKED'
  | 'VERIFIED';

export type Role =
  | 'AUDITOR'
  | 'FINANCE_OFFICER'
  | 'MODERATOR'
  | 'OFFICIAL'
  | 'RESIDENT';

export type RuleInput = {
  areas?: Array<string | number> | null | undefined;
  categories?: Array<string> | null | undefined;
  firstGiftOnly?: boolean | null | undefined;
  maximumGoalShareBps?: number | null | undefined;
  /** Of each donor's gifts to one project, at most this much is matched. */
  maximumPerDonor?: string | null | undefined;
  /** Of each gift, at most this much is matched. */
  maximumPerGift?: string | null | undefined;
  maximumPerProject?: string | null | undefined;
  /** Gifts below are not matched. */
  minimumGift?: string | null | undefined;
  neighbourhoods?: Array<string | number> | null | undefined;
  preset: RulePreset;
  rateDen?: number | null | undefined;
  /** Added per unit given, as a fraction; taken from the preset where left out. */
  rateNum?: number | null | undefined;
  /** Crowd and match together never pass the goal because of this rule. */
  stopAtGoal?: boolean | null | undefined;
  successAtGoalBps?: number | null | undefined;
};

export type RulePreset =
  | 'ADD_A_FIFTH'
  | 'ADD_A_HALF'
  | 'ADD_A_QUARTER'
  | 'CUSTOM'
  | 'DOUBLE_EACH_GIFT';

export type SetBankAccountInput = {
  bic?: string | null | undefined;
  city: string | number;
  /** As the bank knows them. */
  holder: string;
  iban: string;
};

export type SetPayeeAccountInput = {
  bic?: string | null | undefined;
  /** As the bank knows them. */
  holder: string;
  iban: string;
  project: string | number;
};

export type SetReceiptWishInput = {
  /** Needed for a wish. */
  donor?: ReceiptDonorInput | null | undefined;
  /** Null for no wish: then what was kept for it is forgotten. */
  kind?: ReceiptKind | null | undefined;
};

export type SignInMethod =
  | 'IDENTITY_PROVIDER'
  | 'MAIL'
  | 'PASSKEY'
  | 'PASSWORD';

export type SignInWithPasswordInput = {
  email: string;
  password: string;
  /** A path of these pages to come back to. */
  returnTo?: string | null | undefined;
};

/** What would be otherwise with one pool. */
export type SimulationChangeInput = {
  /** What would be in it when it opens. */
  amount?: string | null | undefined;
  /** Its rule as the match files write it, JSON. */
  definition?: string | null | undefined;
  /** The pool; a draft is tried as if it were open. Left out for a pool that there is not. */
  pool?: string | number | null | undefined;
  /** Its rule by the settings of the builder. Not together with `definition`. */
  rule?: RuleInput | null | undefined;
};

export type SimulationState =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING';

export type StackMode =
  | 'ADDITIVE'
  | 'COMPOUNDING'
  | 'EXCLUSIVE'
  | 'SEQUENTIAL';

export type StartSimulationInput = {
  changes: Array<SimulationChangeInput>;
  city: string | number;
  idempotencyKey: string;
  /** Over what happened. Either this or `synthetic`. */
  past?: PastInput | null | undefined;
  synthetic?: SyntheticInput | null | undefined;
};

export type SubjectKind =
  | 'COMMENT'
  | 'ORGANISATION'
  | 'PLEDGE'
  | 'PROJECT';

export type SubmitOrganisationInput = {
  iban?: string | null | undefined;
  identifier: string;
  identifierKind: IdentifierKind;
};

/** An invented season with projects like the city's own. What is left out takes a usual value. */
export type SyntheticInput = {
  months?: number | null | undefined;
  projects?: number | null | undefined;
  residents?: number | null | undefined;
  /** The same seed, the same season. */
  seed?: number | null | undefined;
};

export type TokenScope =
  | 'GIVE'
  | 'MANAGE_POOLS'
  | 'READ_MONEY'
  | 'READ_OWN'
  | 'REVIEW'
  | 'WRITE_PROJECTS';

export type UpdateOrganisationInput = {
  /** Markdown, in the writer's language; blank empties it. */
  about?: string | null | undefined;
  name?: string | null | undefined;
  /** What it takes in a year; blank empties it. Fixed once it was handed in to be verified. */
  turnover?: string | null | undefined;
  /** Blank empties it. */
  website?: string | null | undefined;
};

export type UpdatePoolInput = {
  closesAt?: string | null | undefined;
  /** A new version of the rule as the match files write it, JSON. */
  definition?: string | null | undefined;
  funders?: Array<FunderInput> | null | undefined;
  /** Only before the pool is published; 0 for not at all. */
  holdSeconds?: number | null | undefined;
  idempotencyKey: string;
  name?: string | null | undefined;
  opensAt?: string | null | undefined;
  purpose?: string | null | undefined;
  /** A new version of the rule by the settings of the builder. Not together with `definition`. */
  rule?: RuleInput | null | undefined;
  /** The terms of a draft as the match files write them, JSON; `{}` for one sum for all. */
  terms?: string | null | undefined;
};

/** What is left out stays. */
export type UpdateProfileInput = {
  /** The language of mails. */
  locale?: Locale | null | undefined;
  name?: string | null | undefined;
};

export type UpdateProjectInput = {
  address?: string | null | undefined;
  budgetLines?: Array<BudgetLineInput> | null | undefined;
  campaignKind?: CampaignKind | null | undefined;
  category?: string | null | undefined;
  cityWide?: boolean | null | undefined;
  closesAt?: string | null | undefined;
  /** What the whole costs, where it is more than the budget needs; blank otherwise. */
  cost?: string | null | undefined;
  goal?: string | null | undefined;
  location?: PointInput | null | undefined;
  opensAt?: string | null | undefined;
  /** What whoever carries it puts in, beside the budget; blank for nothing. */
  ownContribution?: string | null | undefined;
  story?: string | null | undefined;
  summary?: string | null | undefined;
  title?: string | null | undefined;
};

export type Verdict =
  | 'CALLED_OFF'
  | 'GOES_ON';

export type VerifyResidentInput = {
  city: string | number;
  email: string;
  name: string;
  neighbourhood: string | number;
  /** What was shown, in words: identity card, rent receipt. No copy is kept. */
  shown: string;
};

export type VoidReason =
  | 'DISPUTE'
  | 'MISTAKE'
  | 'REFUND';

export type WithdrawalState =
  | 'APPROVED'
  | 'ORDERED'
  | 'PAID'
  | 'RELEASED'
  | 'REQUESTED'
  | 'RETURNED';

export type MyAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccountQuery = { viewer: { id: string, name: string, email: string, locale: Locale, hasPassword: boolean, passkeys: Array<{ id: string, name: string, createdAt: string, lastUsedAt: string | null }>, identities: Array<{ id: string, provider: string, providerName: string, label: string, linkedAt: string, lastUsedAt: string }>, sessions: Array<{ id: string, device: string, place: string, method: SignInMethod, createdAt: string, seenAt: string, current: boolean }> } | null, signInOptions: { passkeys: boolean, providers: Array<{ key: string, name: string, startPath: string }> } };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { viewer: { id: string, name: string, locale: Locale } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type SetPasswordMutationVariables = Exact<{
  password: string;
}>;


export type SetPasswordMutation = { setPassword: { viewer: { id: string, hasPassword: boolean } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RemovePasswordMutationVariables = Exact<{ [key: string]: never; }>;


export type RemovePasswordMutation = { removePassword: { viewer: { id: string, hasPassword: boolean } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type BeginPasskeyMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeyMutation = { beginPasskey: { challenge: { id: string, options: unknown } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type FinishPasskeyMutationVariables = Exact<{
  challenge: string | number;
  credential: unknown;
  name: string;
}>;


export type FinishPasskeyMutation = { finishPasskey: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RenamePasskeyMutationVariables = Exact<{
  id: string | number;
  name: string;
}>;


export type RenamePasskeyMutation = { renamePasskey: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RemovePasskeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RemovePasskeyMutation = { removePasskey: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type UnlinkIdentityMutationVariables = Exact<{
  id: string | number;
}>;


export type UnlinkIdentityMutation = { unlinkIdentity: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { endSession: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeskActsQueryVariables = Exact<{
  city: string;
}>;


export type DeskActsQuery = { city: (
    { id: string, slug: string, name: string, actsHead: { seq: number, hash: string } | null, permissions: { readAudit: { allowed: boolean, reason: string | null } } }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type ActsQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type ActsQuery = { city: { id: string, acts: { totalCount: number, nodes: Array<{ seq: number, at: string, kind: string, sentence: string, subject: string, about: string | null, path: string | null, hash: string, by: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type BadgePartsFragment = { kind: BadgeKind, label: string, meaning: string } & { ' $fragmentName'?: 'BadgePartsFragment' };

export type MyCasePartsFragment = { id: string, state: CaseState, subjectKind: SubjectKind, excerpt: string, path: string, openedAt: string, appeal: string | null, appealUntil: string | null, decisions: Array<{ action: CaseAction, onAppeal: boolean, upheld: boolean | null, reason: string, at: string, until: string | null }>, permissions: { appeal: { allowed: boolean, reason: string | null } } } & { ' $fragmentName'?: 'MyCasePartsFragment' };

export type AppealCaseMutationVariables = Exact<{
  id: string | number;
  text: string;
}>;


export type AppealCaseMutation = { appealCase: { case: (
      { id: string }
      & { ' $fragmentRefs'?: { 'MyCasePartsFragment': MyCasePartsFragment } }
    ) | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeskCashQueryVariables = Exact<{
  city: string;
}>;


export type DeskCashQuery = { city: (
    { id: string, slug: string, name: string, currency: string, permissions: { readAudit: { allowed: boolean, reason: string | null } }, books: { countCash: { allowed: boolean, reason: string | null }, cashBox: { inBox: string, inTransit: string, deposits: Array<{ ' $fragmentRefs'?: { 'DepositPartsFragment': DepositPartsFragment } }> } } | null }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type DepositPartsFragment = { id: string, amount: string, broughtOn: string, arrived: string | null, madeBy: { id: string, name: string } } & { ' $fragmentName'?: 'DepositPartsFragment' };

export type CashCountsQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type CashCountsQuery = { city: { id: string, books: { cashCounts: { totalCount: number, nodes: Array<{ id: string, occasion: string, heldOn: string, state: CashCountState, total: string | null, openedBy: { id: string, name: string }, countedBy: { id: string, name: string } | null, confirmedBy: { id: string, name: string } | null, confirm: { allowed: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type OpenCashCountMutationVariables = Exact<{
  input: OpenCashCountInput;
}>;


export type OpenCashCountMutation = { openCashCount: { count: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DepositCashMutationVariables = Exact<{
  input: DepositCashInput;
}>;


export type DepositCashMutation = { depositCash: { deposit: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeskCashCountQueryVariables = Exact<{
  city: string;
  id: string | number;
}>;


export type DeskCashCountQuery = { city: (
    { id: string, slug: string, name: string, currency: string, permissions: { readAudit: { allowed: boolean, reason: string | null } }, books: { countCash: { allowed: boolean, reason: string | null }, cashCount: { ' $fragmentRefs'?: { 'CountPartsFragment': CountPartsFragment } } | null } | null }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type CountPartsFragment = { id: string, occasion: string, heldOn: string, state: CashCountState, total: string | null, confirmedAt: string | null, openedBy: { id: string, name: string }, countedBy: { id: string, name: string } | null, confirmedBy: { id: string, name: string } | null, confirm: { allowed: boolean, reason: string | null }, cashGifts: Array<{ id: string, number: number, kind: CashKind, amount: string, name: string, hasEmail: boolean, anonymous: boolean, project: { id: string, slug: string, title: string, language: Locale } }> } & { ' $fragmentName'?: 'CountPartsFragment' };

export type OpenProjectsQueryVariables = Exact<{
  city: string;
  search?: string | null | undefined;
}>;


export type OpenProjectsQuery = { city: { id: string, projects: { nodes: Array<{ id: string, title: string, language: Locale, neighbourhood: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean } } } | null };

export type AddCashGiftMutationVariables = Exact<{
  count: string | number;
  input: CashGiftInput;
}>;


export type AddCashGiftMutation = { addCashGift: { count: { ' $fragmentRefs'?: { 'CountPartsFragment': CountPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RemoveCashGiftMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveCashGiftMutation = { removeCashGift: { count: { ' $fragmentRefs'?: { 'CountPartsFragment': CountPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CountCashMutationVariables = Exact<{
  id: string | number;
  cash: string;
  cheques: string;
}>;


export type CountCashMutation = { countCash: { count: { ' $fragmentRefs'?: { 'CountPartsFragment': CountPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ConfirmCashCountMutationVariables = Exact<{
  id: string | number;
  cash: string;
  cheques: string;
}>;


export type ConfirmCashCountMutation = { confirmCashCount: { count: { ' $fragmentRefs'?: { 'CountPartsFragment': CountPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ReopenCashCountMutationVariables = Exact<{
  id: string | number;
  giveUp: boolean;
}>;


export type ReopenCashCountMutation = { reopenCashCount: { count: { ' $fragmentRefs'?: { 'CountPartsFragment': CountPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CityHomeQueryVariables = Exact<{
  city: string;
}>;


export type CityHomeQuery = { city: { id: string, slug: string, name: string, currency: string, accent: string, tagline: string | null, aboutHtml: string | null, picture: { url: string, alt: string, width: number, height: number } | null, categories: Array<{ slug: string, name: string }>, neighbourhoods: Array<{ id: string, slug: string, name: string, projects: number, crowd: string, match: string }>, totals: { crowd: string, match: string, openProjects: number, backers: number } } | null };

export type CityProjectsQueryVariables = Exact<{
  city: string;
  filter?: ProjectFilter | null | undefined;
  order?: ProjectOrder | null | undefined;
  after?: string | null | undefined;
}>;


export type CityProjectsQuery = { city: { id: string, projects: { totalCount: number, nodes: Array<(
        { id: string }
        & { ' $fragmentRefs'?: { 'ProjectCardPartsFragment': ProjectCardPartsFragment } }
      )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CityPinsQueryVariables = Exact<{
  city: string;
  filter?: ProjectFilter | null | undefined;
}>;


export type CityPinsQuery = { city: { id: string, pins: Array<{ id: string, slug: string, title: string, state: ProjectState, longitude: number, latitude: number, goal: string, crowd: string, match: string }> } | null };

export type CommentPartsFragment = { id: string, bodyHtml: string | null, body: string | null, state: CommentState, createdAt: string, editedAt: string | null, notice: string | null, author: { name: string, isOwner: boolean, badges: Array<(
      { kind: BadgeKind }
      & { ' $fragmentRefs'?: { 'BadgePartsFragment': BadgePartsFragment } }
    )> } | null, permissions: { reply: { allowed: boolean, reason: string | null }, edit: { allowed: boolean }, delete: { allowed: boolean }, report: { allowed: boolean } } } & { ' $fragmentName'?: 'CommentPartsFragment' };

export type ProjectCommentsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ProjectCommentsQuery = { node:
    | { id: string, comments: { totalCount: number, nodes: Array<(
          { id: string, replies: Array<(
            { id: string }
            & { ' $fragmentRefs'?: { 'CommentPartsFragment': CommentPartsFragment } }
          )> }
          & { ' $fragmentRefs'?: { 'CommentPartsFragment': CommentPartsFragment } }
        )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { addComment: { comment: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type EditCommentMutationVariables = Exact<{
  id: string | number;
  body: string;
}>;


export type EditCommentMutation = { editComment: { comment: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeleteCommentMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteCommentMutation = { deleteComment: { comment: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CommentPauseQueryVariables = Exact<{ [key: string]: never; }>;


export type CommentPauseQuery = { viewer: { id: string, suspensions: Array<{ until: string, reason: string, city: { id: string } }> } | null };

export type DeskQueryVariables = Exact<{
  city: string;
}>;


export type DeskQuery = { city: (
    { id: string, slug: string, name: string, permissions: { reviewProjects: { allowed: boolean, reason: string | null }, createPool: { allowed: boolean, reason: string | null } }, projects: { totalCount: number, nodes: Array<(
        { id: string }
        & { ' $fragmentRefs'?: { 'ReviewPartsFragment': ReviewPartsFragment } }
      )> }, pools: { nodes: Array<(
        { id: string, name: string, state: PoolState, opensAt: string | null, closesAt: string | null, projectsMatched: number, rule: { sentence: string } }
        & { ' $fragmentRefs'?: { 'PoolMoneyPartsFragment': PoolMoneyPartsFragment } }
      )> } }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type DeskNavPartsFragment = { slug: string, permissions: { createPool: { allowed: boolean }, setMatchStack: { allowed: boolean }, simulate: { allowed: boolean }, reviewProjects: { allowed: boolean }, verifyResidents: { allowed: boolean }, verifyOrganisations: { allowed: boolean }, moderate: { allowed: boolean }, manageRoles: { allowed: boolean }, readAudit: { allowed: boolean } } } & { ' $fragmentName'?: 'DeskNavPartsFragment' };

export type ReviewPartsFragment = { id: string, slug: string, title: string, summary: string, language: Locale, state: ProjectState, createdAt: string, cityWide: boolean, trained: boolean, neighbourhood: { id: string, name: string } | null, owner: { name: string, verified: boolean }, campaign: { kind: CampaignKind, goal: string }, permissions: { publish: { allowed: boolean, reason: string | null }, requestChanges: { allowed: boolean, reason: string | null }, reject: { allowed: boolean, reason: string | null } } } & { ' $fragmentName'?: 'ReviewPartsFragment' };

export type PublishProjectMutationVariables = Exact<{
  id: string | number;
}>;


export type PublishProjectMutation = { publishProject: { project: { id: string, state: ProjectState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type NoteTrainingMutationVariables = Exact<{
  project: string | number;
  done: boolean;
  idempotencyKey: string;
}>;


export type NoteTrainingMutation = { noteTraining: { project: { id: string, trained: boolean } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RequestProjectChangesMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RequestProjectChangesMutation = { requestProjectChanges: { project: { id: string, state: ProjectState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RejectProjectMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RejectProjectMutation = { rejectProject: { project: { id: string, state: ProjectState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type StepPartsFragment = { step: string, limit: string | null, in: string, out: string, sentence: string } & { ' $fragmentName'?: 'StepPartsFragment' };

export type ReasonPartsFragment = { id: string, name: string, rule: { settings: { rateNum: number, rateDen: number, firstGiftOnly: boolean, categories: Array<string>, neighbourhoods: Array<string>, areas: Array<string> } } } & { ' $fragmentName'?: 'ReasonPartsFragment' };

export type DecisionPartsFragment = { id: string, change: string, state: DecisionState, sentence: string, ruleVersion: number, decidedAt: string, pledge: { id: string, state: PledgeState } | null, pool: { id: string, name: string }, steps: Array<{ ' $fragmentRefs'?: { 'StepPartsFragment': StepPartsFragment } }> } & { ' $fragmentName'?: 'DecisionPartsFragment' };

export type GiveProjectQueryVariables = Exact<{
  city: string;
  slug: string;
}>;


export type GiveProjectQuery = { project: { id: string, slug: string, title: string, language: Locale, cityWide: boolean, category: { slug: string, name: string }, city: { id: string, slug: string, name: string, currency: string, wallet: string | null, bankAccount: { holder: string } | null }, neighbourhood: { id: string, name: string } | null, picture: { url: string, alt: string, width: number, height: number } | null, campaign: { kind: CampaignKind, capture: Capture, closesAt: string | null }, progress: { ' $fragmentRefs'?: { 'ProgressPartsFragment': ProgressPartsFragment } }, pools: Array<{ open: boolean, pool: { id: string, holdSeconds: number | null } }>, permissions: { pledge: { allowed: boolean, reason: string | null } } } | null };

export type WalletLeftQueryVariables = Exact<{
  city: string;
}>;


export type WalletLeftQuery = { city: { id: string, wallet: string | null } | null };

export type TransferPartsFragment = { holder: string, iban: string, bic: string | null, amount: string, reference: string, qrCode: string | null } & { ' $fragmentName'?: 'TransferPartsFragment' };

export type CreatePledgeMutationVariables = Exact<{
  input: CreatePledgeInput;
}>;


export type CreatePledgeMutation = { createPledge: { pledge: { id: string, state: PledgeState } | null, checkout: { url: string } | null, transfer: { ' $fragmentRefs'?: { 'TransferPartsFragment': TransferPartsFragment } } | null, held: { amount: string, until: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RefreshPledgeMutationVariables = Exact<{
  id: string | number;
}>;


export type RefreshPledgeMutation = { refreshPledge: { pledge: { id: string, amount: string, match: string, state: PledgeState, countedAt: string | null, payBy: string | null, decided: boolean, held: { amount: string, until: string } | null, transfer: { ' $fragmentRefs'?: { 'TransferPartsFragment': TransferPartsFragment } } | null, decisions: Array<{ id: string, change: string, sentence: string, pool: (
          { id: string, name: string }
          & { ' $fragmentRefs'?: { 'ReasonPartsFragment': ReasonPartsFragment } }
        ), steps: Array<{ ' $fragmentRefs'?: { 'StepPartsFragment': StepPartsFragment } }> }>, project: { id: string, slug: string, title: string, language: Locale, state: ProjectState, campaign: { closesAt: string | null }, category: { slug: string, name: string }, neighbourhood: { id: string, name: string } | null, city: { id: string, slug: string, name: string }, progress: { ' $fragmentRefs'?: { 'ProgressPartsFragment': ProgressPartsFragment } } } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type InvitationPartsFragment = { id: string, kind: InvitationKind, toWhat: string, expiresAt: string, city: { id: string, name: string }, invitedBy: { id: string, name: string }, accept: { allowed: boolean, reason: string | null } } & { ' $fragmentName'?: 'InvitationPartsFragment' };

export type InvitationPreviewQueryVariables = Exact<{
  token: string;
}>;


export type InvitationPreviewQuery = { invitation: { kind: InvitationKind, toWhat: string, invitedBy: string, emailHint: string, expiresAt: string, isMine: boolean, city: { id: string, slug: string, name: string } } | null };

export type AcceptInvitationMutationVariables = Exact<{
  token?: string | null | undefined;
  id?: string | number | null | undefined;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { path: string | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeclineInvitationMutationVariables = Exact<{
  token?: string | null | undefined;
  id?: string | number | null | undefined;
}>;


export type DeclineInvitationMutation = { declineInvitation: { path: string | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type OpenInvitationPartsFragment = { id: string, email: string, toWhat: string, createdAt: string, expiresAt: string, invitedBy: { id: string, name: string }, revoke: { allowed: boolean, reason: string | null } } & { ' $fragmentName'?: 'OpenInvitationPartsFragment' };

export type RevokeInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { revoked: boolean, problems: Array<{ code: string, field: string | null, message: string }> } };

export type MyMattersQueryVariables = Exact<{ [key: string]: never; }>;


export type MyMattersQuery = { viewer: { id: string, organisations: Array<{ role: MemberRole, organisation: { id: string, slug: string, name: string, city: { id: string, slug: string } } }>, teams: Array<{ id: string, slug: string, title: string, language: Locale, city: { id: string, slug: string } }>, invitations: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'InvitationPartsFragment': InvitationPartsFragment } }
    )>, cases: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'MyCasePartsFragment': MyCasePartsFragment } }
    )>, suspensions: Array<{ until: string, reason: string, city: { id: string, name: string } }> } | null };

export type DeskModerationQueryVariables = Exact<{
  city: string;
}>;


export type DeskModerationQuery = { city: (
    { id: string, slug: string, name: string, permissions: { moderate: { allowed: boolean, reason: string | null } } }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type CasesQueryVariables = Exact<{
  city: string;
  states?: Array<CaseState> | CaseState | null | undefined;
  after?: string | null | undefined;
}>;


export type CasesQuery = { city: { id: string, cases: { totalCount: number, nodes: Array<{ id: string, state: CaseState, subjectKind: SubjectKind, excerpt: string, openedAt: string, concerned: { id: string, name: string } | null, reports: Array<{ reason: ReportReason }>, decisions: Array<{ action: CaseAction, onAppeal: boolean, upheld: boolean | null, at: string, by: { id: string, name: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CasePartsFragment = { id: string, state: CaseState, subjectKind: SubjectKind, excerpt: string, path: string, openedAt: string, appeal: string | null, appealUntil: string | null, concerned: { id: string, name: string } | null, reports: Array<{ reason: ReportReason, details: string | null, at: string, by: { id: string, name: string } | null }>, decisions: Array<{ action: CaseAction, onAppeal: boolean, upheld: boolean | null, reason: string, at: string, until: string | null, by: { id: string, name: string } | null }>, permissions: { decide: { allowed: boolean, reason: string | null }, decideAppeal: { allowed: boolean, reason: string | null } } } & { ' $fragmentName'?: 'CasePartsFragment' };

export type CaseQueryVariables = Exact<{
  id: string | number;
}>;


export type CaseQuery = { node:
    | (
      { id: string }
      & { ' $fragmentRefs'?: { 'CasePartsFragment': CasePartsFragment } }
    )
    | Record<PropertyKey, never>
   | null };

export type DecideCaseMutationVariables = Exact<{
  input: DecideCaseInput;
}>;


export type DecideCaseMutation = { decideCase: { case: { id: string, state: CaseState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DecideAppealMutationVariables = Exact<{
  input: DecideAppealInput;
}>;


export type DecideAppealMutation = { decideAppeal: { case: { id: string, state: CaseState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeskMoneyQueryVariables = Exact<{
  city: string;
}>;


export type DeskMoneyQuery = { city: (
    { id: string, slug: string, name: string, currency: string, permissions: { readAudit: { allowed: boolean, reason: string | null } }, bankAccount: { ' $fragmentRefs'?: { 'BankAccountPartsFragment': BankAccountPartsFragment } } | null, ledgerHead: { seq: number, hash: string }, books: { statements: { totalCount: number }, askToClose: { allowed: boolean, reason: string | null } } | null }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type BankAccountPartsFragment = { holder: string, iban: string, bic: string | null } & { ' $fragmentName'?: 'BankAccountPartsFragment' };

export type SetBankAccountMutationVariables = Exact<{
  input: SetBankAccountInput;
}>;


export type SetBankAccountMutation = { setBankAccount: { account: { ' $fragmentRefs'?: { 'BankAccountPartsFragment': BankAccountPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type StatementsQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type StatementsQuery = { city: { id: string, books: { statements: { totalCount: number, nodes: Array<{ id: string, number: string, from: string, until: string, opening: string, closing: string, importedAt: string, importedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type OpenMovementsQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type OpenMovementsQuery = { city: { id: string, books: { openMovements: { totalCount: number, nodes: Array<{ ' $fragmentRefs'?: { 'MovementPartsFragment': MovementPartsFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type MovementPartsFragment = { id: string, bookedOn: string, amount: string, open: string, text: string, reference: string | null, counterparty: string | null, isReversal: boolean, orders: Array<{ id: string, creditor: string, amount: string, text: string }>, proposals: Array<{ because: MovementProposalReason, pledge: { id: string, amount: string, backer: string | null, project: { id: string, title: string, language: Locale } } }>, deposits: Array<{ id: string, amount: string, broughtOn: string, madeBy: { id: string, name: string } }>, transfers: Array<{ id: string, provider: string, amount: string, madeOutAt: string }> } & { ' $fragmentName'?: 'MovementPartsFragment' };

export type ExplainMovementMutationVariables = Exact<{
  id: string | number;
  kind: MovementKind;
  pledge?: string | number | null | undefined;
  order?: string | number | null | undefined;
  deposit?: string | number | null | undefined;
  transfer?: string | number | null | undefined;
}>;


export type ExplainMovementMutation = { explainMovement: { movement: { id: string, open: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ProviderTransfersQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type ProviderTransfersQuery = { city: { id: string, books: { providerTransfers: { totalCount: number, nodes: Array<{ id: string, provider: string, reference: string, state: ProviderTransferState, amount: string, fee: string, other: string, madeOutAt: string, arrivesOn: string, arrivedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type DisputesQueryVariables = Exact<{
  city: string;
}>;


export type DisputesQuery = { city: { id: string, books: { disputes: Array<{ id: string, amount: string, stage: DisputeStage, reason: string, openedAt: string, pledge: (
          { id: string }
          & { ' $fragmentRefs'?: { 'RefundPartsFragment': RefundPartsFragment } }
        ) }> } | null } | null };

export type RefundPartsFragment = { id: string, amount: string, state: PledgeState, backer: string | null, project: { id: string, slug: string, title: string, language: Locale, city: { id: string, slug: string } } } & { ' $fragmentName'?: 'RefundPartsFragment' };

export type GiftToReturnQueryVariables = Exact<{
  id: string | number;
}>;


export type GiftToReturnQuery = { node:
    | (
      { id: string }
      & { ' $fragmentRefs'?: { 'RefundPartsFragment': RefundPartsFragment } }
    )
    | Record<PropertyKey, never>
   | null };

export type RefundPledgeMutationVariables = Exact<{
  input: RefundPledgeInput;
}>;


export type RefundPledgeMutation = { refundPledge: { pledge: { id: string, state: PledgeState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type BooksBalanceQueryVariables = Exact<{
  city: string;
  from: string;
  until: string;
}>;


export type BooksBalanceQuery = { city: { id: string, books: { trialBalance: { startsAt: string, endsAt: string, lines: Array<{ account: string, name: string, isPromise: boolean, opening: string, closing: string }> } } | null } | null };

export type PeriodsQueryVariables = Exact<{
  city: string;
}>;


export type PeriodsQuery = { city: { id: string, books: { periods: Array<{ id: string, number: number, startsAt: string, endsAt: string, askedAt: string, closedAt: string | null, askedBy: { id: string, name: string }, closedBy: { id: string, name: string } | null, head: { seq: number, hash: string } | null, close: { allowed: boolean, reason: string | null }, keepOpen: { allowed: boolean, reason: string | null } }> } | null } | null };

export type AskToCloseBooksMutationVariables = Exact<{
  input: AskToCloseBooksInput;
}>;


export type AskToCloseBooksMutation = { askToCloseBooks: { period: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CloseBooksMutationVariables = Exact<{
  id: string | number;
}>;


export type CloseBooksMutation = { closeBooks: { period: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type KeepBooksOpenMutationVariables = Exact<{
  id: string | number;
}>;


export type KeepBooksOpenMutation = { keepBooksOpen: { period: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ExplainedMovementsQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type ExplainedMovementsQuery = { city: { id: string, books: { explainedMovements: { totalCount: number, nodes: Array<{ id: string, bookedOn: string, amount: string, counterparty: string | null, explanations: Array<{ kind: MovementKind, amount: string, madeAt: string, madeBy: { id: string, name: string } | null, pledge: { id: string, project: { id: string, title: string, language: Locale } } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type TakeBackExplanationMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type TakeBackExplanationMutation = { takeBackExplanation: { movement: { id: string, open: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeskPeopleQueryVariables = Exact<{
  city: string;
}>;


export type DeskPeopleQuery = { city: (
    { id: string, slug: string, name: string, permissions: { manageRoles: { allowed: boolean, reason: string | null }, inviteFinanceOfficer: { allowed: boolean, reason: string | null } } }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type DeskRolesQueryVariables = Exact<{
  city: string;
}>;


export type DeskRolesQuery = { city: { id: string, roleInvitations: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'OpenInvitationPartsFragment': OpenInvitationPartsFragment } }
    )>, roleRequests: Array<{ id: string, role: Role, email: string, name: string | null, askedAt: string, askedBy: { id: string, name: string }, approve: { allowed: boolean, reason: string | null }, reject: { allowed: boolean, reason: string | null } }> } | null };

export type OfficeHoldersQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type OfficeHoldersQuery = { city: { id: string, office: { totalCount: number, nodes: Array<{ email: string, role: Role, grantedAt: string, person: { id: string, name: string }, grantedBy: { id: string, name: string } | null, revoke: { allowed: boolean, reason: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type InviteToRoleMutationVariables = Exact<{
  input: InviteToRoleInput;
}>;


export type InviteToRoleMutation = { inviteToRole: { invitation: { id: string } | null, request: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ApproveRoleRequestMutationVariables = Exact<{
  id: string | number;
}>;


export type ApproveRoleRequestMutation = { approveRoleRequest: { request: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RejectRoleRequestMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RejectRoleRequestMutation = { rejectRoleRequest: { request: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RevokeRoleMutationVariables = Exact<{
  city: string | number;
  person: string | number;
  role: Role;
}>;


export type RevokeRoleMutation = { revokeRole: { city: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type OrganisationCardPartsFragment = { id: string, slug: string, name: string, kind: OwnerKind, about: string, state: OrganisationState, badges: Array<(
    { kind: BadgeKind }
    & { ' $fragmentRefs'?: { 'BadgePartsFragment': BadgePartsFragment } }
  )> } & { ' $fragmentName'?: 'OrganisationCardPartsFragment' };

export type OrganisationsQueryVariables = Exact<{
  city: string;
  search?: string | null | undefined;
  states?: Array<OrganisationState> | OrganisationState | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganisationsQuery = { city: { id: string, organisations: { totalCount: number, nodes: Array<(
        { id: string }
        & { ' $fragmentRefs'?: { 'OrganisationCardPartsFragment': OrganisationCardPartsFragment } }
      )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OrganisationsCityQueryVariables = Exact<{
  city: string;
}>;


export type OrganisationsCityQuery = { city: { id: string, slug: string, name: string, permissions: { createOrganisation: { allowed: boolean, reason: string | null } } } | null };

export type OrganisationPageQueryVariables = Exact<{
  city: string;
  slug: string;
}>;


export type OrganisationPageQuery = { city: { id: string, slug: string, name: string, organisation: { id: string, slug: string, name: string, kind: OwnerKind, aboutHtml: string, website: string | null, state: OrganisationState, identifier: string | null, identifierKind: IdentifierKind | null, badges: Array<(
        { kind: BadgeKind }
        & { ' $fragmentRefs'?: { 'BadgePartsFragment': BadgePartsFragment } }
      )>, members: Array<{ role: MemberRole, since: string, person: { id: string, name: string } }>, permissions: { edit: { allowed: boolean }, manageMembers: { allowed: boolean }, submit: { allowed: boolean }, decide: { allowed: boolean } } } | null } | null };

export type OrganisationProjectsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type OrganisationProjectsQuery = { node:
    | { id: string, projects: { totalCount: number, nodes: Array<(
          { id: string }
          & { ' $fragmentRefs'?: { 'ProjectCardPartsFragment': ProjectCardPartsFragment } }
        )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type OrganisationManageQueryVariables = Exact<{
  city: string;
  slug: string;
}>;


export type OrganisationManageQuery = { city: { id: string, slug: string, name: string, currency: string, organisation: (
      { id: string }
      & { ' $fragmentRefs'?: { 'OrganisationManagePartsFragment': OrganisationManagePartsFragment } }
    ) | null } | null };

export type OrganisationManagePartsFragment = { id: string, slug: string, name: string, kind: OwnerKind, about: string, turnover: string | null, website: string | null, state: OrganisationState, members: Array<{ email: string, role: MemberRole, since: string, person: { id: string, name: string }, remove: { allowed: boolean, reason: string | null }, changeRole: { allowed: boolean, reason: string | null } }>, invitations: Array<(
    { id: string }
    & { ' $fragmentRefs'?: { 'OpenInvitationPartsFragment': OpenInvitationPartsFragment } }
  )>, verification: { ' $fragmentRefs'?: { 'VerificationPartsFragment': VerificationPartsFragment } } | null, permissions: { edit: { allowed: boolean, reason: string | null }, manageMembers: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null } } } & { ' $fragmentName'?: 'OrganisationManagePartsFragment' };

export type CreateOrganisationMutationVariables = Exact<{
  input: CreateOrganisationInput;
}>;


export type CreateOrganisationMutation = { createOrganisation: { organisation: { id: string, slug: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type UpdateOrganisationMutationVariables = Exact<{
  id: string | number;
  input: UpdateOrganisationInput;
}>;


export type UpdateOrganisationMutation = { updateOrganisation: { organisation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type InviteToOrganisationMutationVariables = Exact<{
  organisation: string | number;
  email: string;
  role: MemberRole;
}>;


export type InviteToOrganisationMutation = { inviteToOrganisation: { invitation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ChangeMemberRoleMutationVariables = Exact<{
  organisation: string | number;
  person: string | number;
  role: MemberRole;
}>;


export type ChangeMemberRoleMutation = { changeMemberRole: { organisation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RemoveMemberMutationVariables = Exact<{
  organisation: string | number;
  person: string | number;
}>;


export type RemoveMemberMutation = { removeMember: { organisation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type PayeeAccountPartsFragment = { number: number, holder: string, iban: string, bic: string | null, setAt: string, setBy: { id: string, name: string } } & { ' $fragmentName'?: 'PayeeAccountPartsFragment' };

export type PayoutPartsFragment = { id: string, state: PayoutState, gifts: string, withMatch: boolean, match: string | null, fee: string, amountToPay: string, requestedAt: string, releasedAt: string | null, reason: string | null, requestedBy: { id: string, name: string }, approvals: Array<{ at: string, by: { id: string, name: string } }>, releasedBy: { id: string, name: string } | null, orders: Array<{ id: string, state: PaymentOrderState, paidOn: string | null, returnedOn: string | null, returnReason: string | null }>, account: { ' $fragmentRefs'?: { 'PayeeAccountPartsFragment': PayeeAccountPartsFragment } } | null, project: { id: string, slug: string, title: string, language: Locale }, approve: { allowed: boolean, reason: string | null }, refuse: { allowed: boolean, reason: string | null } } & { ' $fragmentName'?: 'PayoutPartsFragment' };

export type DeskPayoutsQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type DeskPayoutsQuery = { city: { id: string, books: { payouts: { totalCount: number, nodes: Array<{ ' $fragmentRefs'?: { 'PayoutPartsFragment': PayoutPartsFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type DeskBatchesQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type DeskBatchesQuery = { city: { id: string, books: { orderPayments: { allowed: boolean, reason: string | null }, batches: { totalCount: number, nodes: Array<{ id: string, number: number, requestedOn: string, createdAt: string, sum: string, newer: string, older: string, createdBy: { id: string, name: string }, orders: Array<{ id: string, state: PaymentOrderState, creditor: string, iban: string, amount: string, paidOn: string | null, returnedOn: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type ApprovePayoutMutationVariables = Exact<{
  id: string | number;
  account: number;
}>;


export type ApprovePayoutMutation = { approvePayout: { payout: { id: string, state: PayoutState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RefusePayoutMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RefusePayoutMutation = { refusePayout: { payout: { id: string, state: PayoutState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type OrderPaymentsMutationVariables = Exact<{
  input: OrderPaymentsInput;
}>;


export type OrderPaymentsMutation = { orderPayments: { batch: { id: string, number: number } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ProjectMoneyPageQueryVariables = Exact<{
  city: string;
  slug: string;
}>;


export type ProjectMoneyPageQuery = { project: { id: string, slug: string, title: string, language: Locale, state: ProjectState, city: { id: string, slug: string, name: string, currency: string }, money: { promised: string, matchPromised: string, matchCommitted: string, matchPaid: string, fees: string, income: Array<{ channel: PledgeChannel, came: string, wentBack: string }>, paidOut: Array<{ payout: string, on: string, amount: string }>, holdings: Array<{ because: HeldReason, amount: string }> } | null, payeeAccount: { ' $fragmentRefs'?: { 'PayeeAccountPartsFragment': PayeeAccountPartsFragment } } | null, payoutDue: { gifts: string, match: string } | null, campaignVerdict: (
      { verdict: Verdict }
      & { ' $fragmentRefs'?: { 'VerdictPartsFragment': VerdictPartsFragment } }
    ) | null, shortfall: { ' $fragmentRefs'?: { 'ShortfallPartsFragment': ShortfallPartsFragment } } | null, payouts: Array<{ ' $fragmentRefs'?: { 'PayoutPartsFragment': PayoutPartsFragment } }>, permissions: { setPayeeAccount: { allowed: boolean }, requestPayout: { allowed: boolean, reason: string | null }, callOff: { allowed: boolean }, letGoOn: { allowed: boolean } } } | null };

export type SetPayeeAccountMutationVariables = Exact<{
  input: SetPayeeAccountInput;
}>;


export type SetPayeeAccountMutation = { setPayeeAccount: { account: { ' $fragmentRefs'?: { 'PayeeAccountPartsFragment': PayeeAccountPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RequestPayoutMutationVariables = Exact<{
  input: RequestPayoutInput;
}>;


export type RequestPayoutMutation = { requestPayout: { payout: { id: string, state: PayoutState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type WithdrawalPartsFragment = { id: string, state: WithdrawalState, amount: string, holder: string, iban: string, requestedAt: string, releasedAt: string | null, reason: string | null, person: { id: string, name: string }, approvals: Array<{ at: string, by: { id: string, name: string } }>, order: { id: string, paidOn: string | null, returnedOn: string | null } | null, city: { id: string, name: string }, approve: { allowed: boolean, reason: string | null }, refuse: { allowed: boolean, reason: string | null }, takeBack: { allowed: boolean, reason: string | null } } & { ' $fragmentName'?: 'WithdrawalPartsFragment' };

export type DeskWithdrawalsQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type DeskWithdrawalsQuery = { city: { id: string, books: { withdrawalAloneMax: string, withdrawals: { totalCount: number, nodes: Array<{ ' $fragmentRefs'?: { 'WithdrawalPartsFragment': WithdrawalPartsFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type ApproveWithdrawalMutationVariables = Exact<{
  id: string | number;
}>;


export type ApproveWithdrawalMutation = { approveWithdrawal: { withdrawal: { id: string, state: WithdrawalState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RefuseWithdrawalMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RefuseWithdrawalMutation = { refuseWithdrawal: { withdrawal: { id: string, state: WithdrawalState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type MyWalletsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyWalletsQuery = { viewer: { id: string, wallets: Array<{ balance: string, withdrawn: string, city: { id: string, slug: string, name: string } }>, withdrawals: Array<{ ' $fragmentRefs'?: { 'WithdrawalPartsFragment': WithdrawalPartsFragment } }> } | null };

export type RequestWithdrawalMutationVariables = Exact<{
  input: RequestWithdrawalInput;
}>;


export type RequestWithdrawalMutation = { requestWithdrawal: { withdrawal: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type TakeBackWithdrawalMutationVariables = Exact<{
  id: string | number;
}>;


export type TakeBackWithdrawalMutation = { takeBackWithdrawal: { withdrawal: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RequestSignInMutationVariables = Exact<{
  input: RequestSignInInput;
}>;


export type RequestSignInMutation = { requestSignIn: { sent: boolean, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CompleteSignInMutationVariables = Exact<{
  token: string;
}>;


export type CompleteSignInMutation = { completeSignIn: { returnTo: string | null, viewer: { id: string, name: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CompleteSignInByCodeMutationVariables = Exact<{
  code: string;
}>;


export type CompleteSignInByCodeMutation = { completeSignInByCode: { returnTo: string | null, viewer: { id: string, name: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { signedOut: boolean } };

export type MyPledgesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyPledgesQuery = { viewer: { id: string, pledges: { totalCount: number, nodes: Array<{ id: string, amount: string, match: string, state: PledgeState, countedAt: string | null, payBy: string | null, createdAt: string, transfer: { ' $fragmentRefs'?: { 'TransferPartsFragment': TransferPartsFragment } } | null, project: { id: string, slug: string, title: string, language: Locale, state: ProjectState, campaign: { outcomeBy: string | null }, city: { id: string, slug: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MyProjectsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyProjectsQuery = { viewer: { id: string, projects: { totalCount: number, nodes: Array<{ id: string, slug: string, title: string, language: Locale, state: ProjectState, reviewNote: string | null, city: { id: string, slug: string }, progress: { ' $fragmentRefs'?: { 'ProgressPartsFragment': ProgressPartsFragment } }, permissions: { edit: { allowed: boolean } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OutboxQueryVariables = Exact<{ [key: string]: never; }>;


export type OutboxQuery = { demo: { people: Array<{ name: string, email: string, description: string, role: Role }>, mails: Array<{ id: string, to: string, subject: string, sentAt: string, text: string }> } | null };

export type PoolMoneyPartsFragment = { amount: string, held: string, holdSeconds: number | null, reserved: string, committed: string, paid: string, available: string } & { ' $fragmentName'?: 'PoolMoneyPartsFragment' };

export type PoolPartsFragment = (
  { id: string, name: string, purpose: string, state: PoolState, opensAt: string | null, closesAt: string | null, projectsMatched: number, amount: string, reserved: string, committed: string, available: string, holdSeconds: number | null, terms: unknown, termsSentences: Array<string>, funders: Array<{ name: string, amount: string }>, rule: { version: number, sentence: string, definition: unknown }, ruleVersions: Array<{ version: number, publishedAt: string | null, sentence: string }>, permissions: { edit: { allowed: boolean, reason: string | null }, publish: { allowed: boolean, reason: string | null }, pause: { allowed: boolean, reason: string | null }, resume: { allowed: boolean, reason: string | null }, close: { allowed: boolean, reason: string | null } } }
  & { ' $fragmentRefs'?: { 'PoolMoneyPartsFragment': PoolMoneyPartsFragment } }
) & { ' $fragmentName'?: 'PoolPartsFragment' };

export type PoolCityQueryVariables = Exact<{
  city: string;
}>;


export type PoolCityQuery = { city: { id: string, slug: string, name: string, currency: string, timeZone: string, categories: Array<{ slug: string, name: string }>, neighbourhoods: Array<{ id: string, name: string }>, areas: Array<{ id: string, name: string }>, matchStack: { sentences: Array<string> }, permissions: { createPool: { allowed: boolean, reason: string | null } } } | null };

export type PoolQueryVariables = Exact<{
  id: string | number;
}>;


export type PoolQuery = { node:
    | (
      { id: string }
      & { ' $fragmentRefs'?: { 'PoolPartsFragment': PoolPartsFragment } }
    )
    | Record<PropertyKey, never>
   | null };

export type PoolDecisionPartsFragment = { id: string, change: string, state: DecisionState, sentence: string, ruleVersion: number, decidedAt: string, project: { id: string, slug: string, title: string, language: Locale }, pledge: { id: string, amount: string, backer: string | null } | null, steps: Array<{ ' $fragmentRefs'?: { 'StepPartsFragment': StepPartsFragment } }> } & { ' $fragmentName'?: 'PoolDecisionPartsFragment' };

export type PoolDecisionsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type PoolDecisionsQuery = { node:
    | { id: string, decisions: { nodes: Array<(
          { id: string }
          & { ' $fragmentRefs'?: { 'PoolDecisionPartsFragment': PoolDecisionPartsFragment } }
        )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type PreviewRuleQueryVariables = Exact<{
  city: string | number;
  definition: string;
}>;


export type PreviewRuleQuery = { previewRule: { sentence: string | null, curve: Array<{ crowd: string, match: string }>, example: Array<{ gift: string, match: string, sentence: string }>, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CreatePoolMutationVariables = Exact<{
  input: CreatePoolInput;
}>;


export type CreatePoolMutation = { createPool: { pool: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type UpdatePoolMutationVariables = Exact<{
  id: string | number;
  input: UpdatePoolInput;
}>;


export type UpdatePoolMutation = { updatePool: { pool: (
      { id: string }
      & { ' $fragmentRefs'?: { 'PoolPartsFragment': PoolPartsFragment } }
    ) | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type PublishPoolMutationVariables = Exact<{
  id: string | number;
  idempotencyKey: string;
}>;


export type PublishPoolMutation = { publishPool: { pool: (
      { id: string }
      & { ' $fragmentRefs'?: { 'PoolPartsFragment': PoolPartsFragment } }
    ) | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type PausePoolMutationVariables = Exact<{
  id: string | number;
  idempotencyKey: string;
}>;


export type PausePoolMutation = { pausePool: { pool: (
      { id: string }
      & { ' $fragmentRefs'?: { 'PoolPartsFragment': PoolPartsFragment } }
    ) | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ClosePoolMutationVariables = Exact<{
  id: string | number;
  idempotencyKey: string;
}>;


export type ClosePoolMutation = { closePool: { pool: (
      { id: string }
      & { ' $fragmentRefs'?: { 'PoolPartsFragment': PoolPartsFragment } }
    ) | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ResumePoolMutationVariables = Exact<{
  id: string | number;
  idempotencyKey: string;
}>;


export type ResumePoolMutation = { resumePool: { pool: (
      { id: string }
      & { ' $fragmentRefs'?: { 'PoolPartsFragment': PoolPartsFragment } }
    ) | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type PoolRoundQueryVariables = Exact<{
  id: string | number;
}>;


export type PoolRoundQuery = { node:
    | { id: string, round: { tasks: Array<PoolTask>, band: { shareMinBps: number | null, shareMaxBps: number | null, capMin: string | null, capMax: string | null } | null, candidates: Array<{ admitted: boolean, shareBps: number | null, cap: string | null, rank: number | null, votes: number, proven: boolean, costs: string, given: string, afterRound: string | null, project: { id: string, slug: string, title: string, language: Locale, state: ProjectState, progress: { project: string, crowd: string, goal: string } } }> } | null }
    | Record<PropertyKey, never>
   | null };

export type AdmitProjectMutationVariables = Exact<{
  pool: string | number;
  project: string | number;
  shareBps?: number | null | undefined;
  cap?: string | null | undefined;
  idempotencyKey: string;
}>;


export type AdmitProjectMutation = { admitProject: { problems: Array<{ code: string, field: string | null, message: string }> } };

export type RankProjectsMutationVariables = Exact<{
  pool: string | number;
  projects: Array<string | number> | string | number;
  idempotencyKey: string;
}>;


export type RankProjectsMutation = { rankProjects: { problems: Array<{ code: string, field: string | null, message: string }> } };

export type CloseWindowMutationVariables = Exact<{
  pool: string | number;
  idempotencyKey: string;
}>;


export type CloseWindowMutation = { closeWindow: { problems: Array<{ code: string, field: string | null, message: string }> } };

export type VerifyProofMutationVariables = Exact<{
  project: string | number;
  costs?: string | null | undefined;
  idempotencyKey: string;
}>;


export type VerifyProofMutation = { verifyProof: { problems: Array<{ code: string, field: string | null, message: string }> } };

export type CountVotesMutationVariables = Exact<{
  project: string | number;
  votes: number;
  idempotencyKey: string;
}>;


export type CountVotesMutation = { countVotes: { problems: Array<{ code: string, field: string | null, message: string }> } };

export type MyPrivacyQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPrivacyQuery = { viewer: { id: string, email: string, consents: Array<{ kind: ConsentKind, text: string, version: string, given: boolean, at: string | null }>, erasure: { possible: boolean, obstacles: Array<string>, erased: Array<string>, kept: Array<string> } } | null };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { viewer: { id: string, data: Array<{ title: string, purpose: string, columns: Array<string>, rows: Array<Array<string>> }> } | null };

export type MyLooksQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyLooksQuery = { viewer: { id: string, looks: { nodes: Array<{ at: string, by: string, what: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SetConsentMutationVariables = Exact<{
  kind: ConsentKind;
  given: boolean;
  version: string;
}>;


export type SetConsentMutation = { setConsent: { viewer: { id: string, consents: Array<{ kind: ConsentKind, given: boolean, at: string | null }> } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type EraseMeMutationVariables = Exact<{
  confirm: string;
}>;


export type EraseMeMutation = { eraseMe: { erased: boolean, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ProgressPartsFragment = { project: string, crowd: string, match: string, secured: string, total: string, goal: string, backers: number, totalBps: number, updatedAt: string } & { ' $fragmentName'?: 'ProgressPartsFragment' };

export type ProgressLiveSubscriptionVariables = Exact<{
  project: string | number;
}>;


export type ProgressLiveSubscription = { projectProgress: { ' $fragmentRefs'?: { 'ProgressPartsFragment': ProgressPartsFragment } } };

export type ProjectPageQueryVariables = Exact<{
  city: string;
  slug: string;
}>;


export type ProjectPageQuery = { project: { id: string, slug: string, title: string, summary: string, storyHtml: string, language: Locale, state: ProjectState, reviewNote: string | null, cityWide: boolean, address: string | null, cost: string | null, ownContribution: string | null, city: { id: string, slug: string, name: string, currency: string, accent: string }, category: { slug: string, name: string }, neighbourhood: { id: string, name: string } | null, picture: { url: string, alt: string, width: number, height: number } | null, owner: { name: string, kind: OwnerKind, verified: boolean, badges: Array<(
        { kind: BadgeKind }
        & { ' $fragmentRefs'?: { 'BadgePartsFragment': BadgePartsFragment } }
      )> }, organisation: { id: string, slug: string, name: string, badges: Array<(
        { kind: BadgeKind }
        & { ' $fragmentRefs'?: { 'BadgePartsFragment': BadgePartsFragment } }
      )> } | null, team: Array<(
      { person: { id: string } }
      & { ' $fragmentRefs'?: { 'TeamPartsFragment': TeamPartsFragment } }
    )>, campaign: { kind: CampaignKind, goal: string, minimum: string | null, closesAt: string | null, daysLeft: number | null, outcomeBy: string | null, capture: Capture }, progress: (
      { goal: string, backers: number }
      & { ' $fragmentRefs'?: { 'ProgressPartsFragment': ProgressPartsFragment } }
    ), budgetLines: Array<{ id: string, label: string, amount: string, kind: BudgetLineKind }>, pools: Array<{ sentence: string, given: string, open: boolean, reason: string | null, pool: { id: string, name: string, purpose: string, funders: Array<{ name: string }>, rule: { settings: { successAtGoalBps: number } } } }>, campaignVerdict: { ' $fragmentRefs'?: { 'VerdictPartsFragment': VerdictPartsFragment } } | null, permissions: { edit: { allowed: boolean }, callOff: { allowed: boolean }, publish: { allowed: boolean }, pledge: { allowed: boolean, reason: string | null }, comment: { allowed: boolean, reason: string | null }, manageTeam: { allowed: boolean } } } | null };

export type ProjectBackersQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ProjectBackersQuery = { node:
    | { id: string, pledges: { totalCount: number, nodes: Array<{ id: string, amount: string, state: PledgeState, backer: string | null, message: string | null, match: string, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type ProjectDecisionsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ProjectDecisionsQuery = { node:
    | { id: string, decisions: { totalCount: number, nodes: Array<(
          { id: string }
          & { ' $fragmentRefs'?: { 'DecisionPartsFragment': DecisionPartsFragment } }
        )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type ProjectCardPartsFragment = { id: string, slug: string, title: string, summary: string, language: Locale, state: ProjectState, cityWide: boolean, category: { slug: string, name: string }, neighbourhood: { id: string, name: string } | null, picture: { url: string, alt: string, width: number, height: number } | null, owner: { name: string, verified: boolean }, campaign: { daysLeft: number | null }, progress: (
    { backers: number, match: string, totalBps: number }
    & { ' $fragmentRefs'?: { 'ProgressPartsFragment': ProgressPartsFragment } }
  ) } & { ' $fragmentName'?: 'ProjectCardPartsFragment' };

export type PayAgainMutationVariables = Exact<{
  id: string | number;
  key?: string | null | undefined;
}>;


export type PayAgainMutation = { payAgain: { pledge: { id: string, state: PledgeState } | null, checkout: { url: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type TakeBackPromiseMutationVariables = Exact<{
  id: string | number;
}>;


export type TakeBackPromiseMutation = { takeBackPromise: { pledge: { id: string, state: PledgeState, match: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CampaignTermsPartsFragment = { graceDays: number, charging: Charging, canChargeLater: boolean } & { ' $fragmentName'?: 'CampaignTermsPartsFragment' };

export type SetCampaignTermsMutationVariables = Exact<{
  input: CampaignTermsInput;
}>;


export type SetCampaignTermsMutation = { setCampaignTerms: { campaignTerms: { ' $fragmentRefs'?: { 'CampaignTermsPartsFragment': CampaignTermsPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ProofWaysQueryVariables = Exact<{ [key: string]: never; }>;


export type ProofWaysQuery = { viewer: { id: string, email: string, hasPassword: boolean, provenUntil: string | null, passkeys: Array<{ id: string }> } | null };

export type ProveWithPasswordMutationVariables = Exact<{
  password: string;
}>;


export type ProveWithPasswordMutation = { proveWithPassword: { viewer: { id: string, provenUntil: string | null } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RequestProofCodeMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestProofCodeMutation = { requestProofCode: { sent: boolean, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ProveWithCodeMutationVariables = Exact<{
  code: string;
}>;


export type ProveWithCodeMutation = { proveWithCode: { viewer: { id: string, provenUntil: string | null } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type BeginPasskeyUseMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeyUseMutation = { beginPasskeySignIn: { challenge: { id: string, options: unknown } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ProveWithPasskeyMutationVariables = Exact<{
  challenge: string | number;
  credential: unknown;
}>;


export type ProveWithPasskeyMutation = { proveWithPasskey: { viewer: { id: string, provenUntil: string | null } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ProposalPartsFragment = { id: string, slug: string, title: string, summary: string, story: string, storyHtml: string, language: Locale, state: ProjectState, reviewNote: string | null, cityWide: boolean, address: string | null, cost: string | null, ownContribution: string | null, category: { slug: string, name: string }, location: { longitude: number, latitude: number } | null, neighbourhood: { id: string, name: string } | null, picture: { url: string, alt: string, width: number, height: number } | null, campaign: { kind: CampaignKind, goal: string, minimum: string | null, opensAt: string | null, closesAt: string | null }, budgetLines: Array<{ id: string, label: string, amount: string, kind: BudgetLineKind }>, pools: Array<{ sentence: string, given: string, open: boolean, reason: string | null, pool: { id: string, name: string, purpose: string, funders: Array<{ name: string }> } }>, organisation: { id: string, name: string } | null, permissions: { edit: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null } } } & { ' $fragmentName'?: 'ProposalPartsFragment' };

export type ProposeCityQueryVariables = Exact<{
  city: string;
}>;


export type ProposeCityQuery = { city: { id: string, slug: string, name: string, currency: string, bounds: Array<number> | null, neighbourhoodsGeoJson: import("../map/geojson").FeatureCollection, baseGeoJson: import("../map/geojson").FeatureCollection | null, categories: Array<{ slug: string, name: string }>, permissions: { createProject: { allowed: boolean, reason: string | null } }, projects: { nodes: Array<{ id: string, title: string, state: ProjectState }> } } | null };

export type ProposalQueryVariables = Exact<{
  id: string | number;
}>;


export type ProposalQuery = { node:
    | (
      { id: string }
      & { ' $fragmentRefs'?: { 'ProposalPartsFragment': ProposalPartsFragment } }
    )
    | Record<PropertyKey, never>
   | null };

export type CreateProjectMutationVariables = Exact<{
  input: CreateProjectInput;
}>;


export type CreateProjectMutation = { createProject: { project: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type UpdateProjectMutationVariables = Exact<{
  id: string | number;
  input: UpdateProjectInput;
}>;


export type UpdateProjectMutation = { updateProject: { project: (
      { id: string }
      & { ' $fragmentRefs'?: { 'ProposalPartsFragment': ProposalPartsFragment } }
    ) | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type SubmitProjectMutationVariables = Exact<{
  id: string | number;
}>;


export type SubmitProjectMutation = { submitProject: { project: { id: string, state: ProjectState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type MyOrganisationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyOrganisationsQuery = { viewer: { id: string, organisations: Array<{ role: MemberRole, organisation: { id: string, slug: string, name: string, state: OrganisationState, city: { id: string } } }> } | null };

export type SetProjectOrganisationMutationVariables = Exact<{
  project: string | number;
  organisation?: string | number | null | undefined;
}>;


export type SetProjectOrganisationMutation = { setProjectOrganisation: { project: { id: string, organisation: { id: string, name: string } | null } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ProposalPictureQueryVariables = Exact<{
  id: string | number;
}>;


export type ProposalPictureQuery = { node:
    | { id: string, picture: { url: string, alt: string, width: number, height: number } | null }
    | Record<PropertyKey, never>
   | null };

export type QuoteQueryVariables = Exact<{
  project: string | number;
  amount: string;
}>;


export type QuoteQuery = { quote: { quote: { gift: string, match: string, total: string, sentence: string, fees: { platform: string, reaches: string, provider: string | null }, parts: Array<{ amount: string, sentence: string, pool: (
          { id: string, name: string }
          & { ' $fragmentRefs'?: { 'ReasonPartsFragment': ReasonPartsFragment } }
        ), steps: Array<{ ' $fragmentRefs'?: { 'StepPartsFragment': StepPartsFragment } }> }> } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type IssuerPartsFragment = { id: string, state: IssuerState, country: string, scheme: string, ruling: string, from: string, until: string | null, name: string, address: string, number: string, signatoryName: string, signatoryRole: string, askedAt: string, organisation: { id: string, name: string } | null, askedBy: { id: string, name: string }, decidedBy: { id: string, name: string } | null, agree: { allowed: boolean, reason: string | null }, decline: { allowed: boolean }, end: { allowed: boolean } } & { ' $fragmentName'?: 'IssuerPartsFragment' };

export type DeskReceiptsQueryVariables = Exact<{
  city: string;
}>;


export type DeskReceiptsQuery = { city: (
    { id: string, slug: string, name: string, permissions: { readAudit: { allowed: boolean, reason: string | null } }, organisations: { nodes: Array<{ id: string, name: string }> }, receiptDesk: { issuers: Array<(
        { id: string }
        & { ' $fragmentRefs'?: { 'IssuerPartsFragment': IssuerPartsFragment } }
      )>, schemes: Array<{ country: string, name: string, article: string }>, record: { allowed: boolean }, issue: { allowed: boolean }, runs: Array<{ id: string, year: number, askedAt: string, total: number, done: number, issued: number, skipped: number, finishedAt: string | null }> | null } | null }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type IssuedReceiptsQueryVariables = Exact<{
  city: string;
  year: number;
  after?: string | null | undefined;
}>;


export type IssuedReceiptsQuery = { city: { id: string, receiptDesk: { taxReceipts: { totalCount: number, nodes: Array<(
          { id: string, donorName: string | null, void: { allowed: boolean }, replace: { allowed: boolean } }
          & { ' $fragmentRefs'?: { 'TaxReceiptPartsFragment': TaxReceiptPartsFragment } }
        )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null } | null };

export type RecordReceiptIssuerMutationVariables = Exact<{
  input: RecordReceiptIssuerInput;
}>;


export type RecordReceiptIssuerMutation = { recordReceiptIssuer: { issuer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type AgreeReceiptIssuerMutationVariables = Exact<{
  id: string | number;
}>;


export type AgreeReceiptIssuerMutation = { agreeReceiptIssuer: { issuer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeclineReceiptIssuerMutationVariables = Exact<{
  id: string | number;
}>;


export type DeclineReceiptIssuerMutation = { declineReceiptIssuer: { issuer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type EndReceiptIssuerMutationVariables = Exact<{
  id: string | number;
  until: string;
}>;


export type EndReceiptIssuerMutation = { endReceiptIssuer: { issuer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type VoidReceiptMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type VoidReceiptMutation = { voidReceipt: { receipt: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ReplaceReceiptMutationVariables = Exact<{
  input: ReplaceReceiptInput;
}>;


export type ReplaceReceiptMutation = { replaceReceipt: { receipt: { id: string, number: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type StartReceiptRunMutationVariables = Exact<{
  city: string | number;
  year: number;
}>;


export type StartReceiptRunMutation = { startReceiptRun: { run: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type TaxReceiptPartsFragment = { id: string, number: string, kind: ReceiptKind, giftYear: number, madeOn: string, amount: string, issuerName: string, pdf: string, voidSince: string | null, voidReason: VoidReason | null, replaces: string | null, replacedBy: string | null } & { ' $fragmentName'?: 'TaxReceiptPartsFragment' };

export type MyReceiptsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyReceiptsQuery = { viewer: { id: string, name: string, taxReceipts: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'TaxReceiptPartsFragment': TaxReceiptPartsFragment } }
    )>, receiptGifts: Array<{ id: string, project: string, own: string, year: number | null, issuer: string | null, needsNationalNumber: boolean, confirmation: string, ask: { allowed: boolean, reason: string | null }, receipt: { id: string, number: string, pdf: string } | null }>, receiptWish: { kind: ReceiptKind, name: string, address: string, hasNationalNumber: boolean } | null } | null };

export type AskForReceiptMutationVariables = Exact<{
  input: AskForReceiptInput;
}>;


export type AskForReceiptMutation = { askForReceipt: { receipt: { id: string, number: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type SetReceiptWishMutationVariables = Exact<{
  input: SetReceiptWishInput;
}>;


export type SetReceiptWishMutation = { setReceiptWish: { wish: { kind: ReceiptKind } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ReportMutationVariables = Exact<{
  input: ReportInput;
}>;


export type ReportMutation = { report: { received: boolean, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ResidencePartsFragment = { id: string, state: ResidenceState, method: ResidenceMethod, requestedAt: string, verifiedAt: string | null, expiresAt: string | null, triesLeft: number | null, city: { id: string, slug: string, name: string }, neighbourhood: { id: string, name: string } | null } & { ' $fragmentName'?: 'ResidencePartsFragment' };

export type MyResidencesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyResidencesQuery = { viewer: { id: string, name: string, residences: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'ResidencePartsFragment': ResidencePartsFragment } }
    )> } | null, cities: Array<{ id: string, slug: string, name: string }> };

export type CityQuartersQueryVariables = Exact<{
  city: string;
}>;


export type CityQuartersQuery = { city: { id: string, neighbourhoods: Array<{ id: string, name: string }> } | null };

export type RequestResidenceLetterMutationVariables = Exact<{
  input: RequestResidenceLetterInput;
}>;


export type RequestResidenceLetterMutation = { requestResidenceLetter: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type EnterResidenceCodeMutationVariables = Exact<{
  city: string | number;
  code: string;
}>;


export type EnterResidenceCodeMutation = { enterResidenceCode: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type ShellQueryVariables = Exact<{ [key: string]: never; }>;


export type ShellQuery = { viewer: { id: string, name: string, email: string, roles: Array<{ role: Role, city: { id: string, slug: string } }> } | null, cities: Array<{ id: string, slug: string, name: string, accent: string }>, demo: { people: Array<{ name: string }> } | null };

export type SignInOptionsQueryVariables = Exact<{
  city?: string | null | undefined;
}>;


export type SignInOptionsQuery = { signInOptions: { passkeys: boolean, providers: Array<{ key: string, name: string, startPath: string }> } };

export type SignInWithPasswordMutationVariables = Exact<{
  input: SignInWithPasswordInput;
}>;


export type SignInWithPasswordMutation = { signInWithPassword: { returnTo: string | null, viewer: { id: string, name: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type FinishPasskeySignInMutationVariables = Exact<{
  challenge: string | number;
  credential: unknown;
  returnTo?: string | null | undefined;
}>;


export type FinishPasskeySignInMutation = { finishPasskeySignIn: { returnTo: string | null, viewer: { id: string, name: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type PendingIdentityQueryVariables = Exact<{ [key: string]: never; }>;


export type PendingIdentityQuery = { pendingIdentity: { providerName: string, email: string } | null };

export type LinkIdentityMutationVariables = Exact<{ [key: string]: never; }>;


export type LinkIdentityMutation = { linkIdentity: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DismissPendingIdentityMutationVariables = Exact<{ [key: string]: never; }>;


export type DismissPendingIdentityMutation = { dismissPendingIdentity: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type SimulationPartsFragment = { id: string, state: SimulationState, done: number, total: number, askedAt: string, finishedAt: string | null, failure: string | null, askedBy: { id: string, name: string }, past: { from: string | null, until: string | null } | null, season: { seed: number, projects: number, residents: number, months: number } | null, changes: Array<{ name: string, added: boolean, sentence: string | null, amount: string | null }>, cancel: { allowed: boolean, reason: string | null } } & { ' $fragmentName'?: 'SimulationPartsFragment' };

export type DeskSimulationsQueryVariables = Exact<{
  city: string;
}>;


export type DeskSimulationsQuery = { city: (
    { id: string, slug: string, name: string, permissions: { simulate: { allowed: boolean, reason: string | null } } }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type SimulationsQueryVariables = Exact<{
  city: string;
  after?: string | null | undefined;
}>;


export type SimulationsQuery = { city: { id: string, simulations: { nodes: Array<(
        { id: string }
        & { ' $fragmentRefs'?: { 'SimulationPartsFragment': SimulationPartsFragment } }
      )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SimulationDeskQueryVariables = Exact<{
  city: string;
}>;


export type SimulationDeskQuery = { city: (
    { id: string, slug: string, name: string, currency: string, timeZone: string, categories: Array<{ slug: string, name: string }>, neighbourhoods: Array<{ id: string, name: string }>, areas: Array<{ id: string, name: string }>, permissions: { simulate: { allowed: boolean, reason: string | null } }, pools: { nodes: Array<(
        { id: string }
        & { ' $fragmentRefs'?: { 'PoolPartsFragment': PoolPartsFragment } }
      )> } }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type SimulationQueryVariables = Exact<{
  id: string | number;
}>;


export type SimulationQuery = { node:
    | (
      { id: string }
      & { ' $fragmentRefs'?: { 'SimulationPartsFragment': SimulationPartsFragment } }
    )
    | Record<PropertyKey, never>
   | null };

export type ComparedMoneyPartsFragment = { present: string, proposed: string, difference: string } & { ' $fragmentName'?: 'ComparedMoneyPartsFragment' };

export type SimulatedProjectPartsFragment = { id: string, name: string, slug: string | null, neighbourhood: string | null, goal: string, reachedPresent: boolean, reachedProposed: boolean, crowd: { ' $fragmentRefs'?: { 'ComparedMoneyPartsFragment': ComparedMoneyPartsFragment } }, match: { ' $fragmentRefs'?: { 'ComparedMoneyPartsFragment': ComparedMoneyPartsFragment } } } & { ' $fragmentName'?: 'SimulatedProjectPartsFragment' };

export type SimulationOutcomeQueryVariables = Exact<{
  id: string | number;
}>;


export type SimulationOutcomeQuery = { node:
    | { id: string, result: { summary: Array<string>, caution: string, totals: { projects: number, reached: { present: number, proposed: number } }, gifts: { wholly: { present: number, proposed: number }, partly: { present: number, proposed: number }, not: { present: number, proposed: number } }, pools: Array<{ id: string, name: string, present: { amount: string, used: string, emptyOn: string | null } | null, proposed: { amount: string, used: string, emptyOn: string | null } | null }>, neighbourhoods: Array<{ id: string | null, name: string, sum: { projects: number, match: { ' $fragmentRefs'?: { 'ComparedMoneyPartsFragment': ComparedMoneyPartsFragment } }, reached: { present: number, proposed: number } } }>, months: Array<{ month: string, match: { ' $fragmentRefs'?: { 'ComparedMoneyPartsFragment': ComparedMoneyPartsFragment } } }>, winners: Array<(
          { id: string }
          & { ' $fragmentRefs'?: { 'SimulatedProjectPartsFragment': SimulatedProjectPartsFragment } }
        )>, losers: Array<(
          { id: string }
          & { ' $fragmentRefs'?: { 'SimulatedProjectPartsFragment': SimulatedProjectPartsFragment } }
        )> } | null }
    | Record<PropertyKey, never>
   | null };

export type SimulatedProjectsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type SimulatedProjectsQuery = { node:
    | { id: string, result: { projects: { nodes: Array<(
            { id: string }
            & { ' $fragmentRefs'?: { 'SimulatedProjectPartsFragment': SimulatedProjectPartsFragment } }
          )>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null }
    | Record<PropertyKey, never>
   | null };

export type StartSimulationMutationVariables = Exact<{
  input: StartSimulationInput;
}>;


export type StartSimulationMutation = { startSimulation: { simulation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CancelSimulationMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelSimulationMutation = { cancelSimulation: { simulation: (
      { id: string }
      & { ' $fragmentRefs'?: { 'SimulationPartsFragment': SimulationPartsFragment } }
    ) | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type StackPartsFragment = { mode: StackMode, groupShare: GroupShare, groupGoalBps: number | null, groupCostBps: number | null, ownShareOfPublicBps: number | null, sentences: Array<string>, deMinimis: { amount: string, months: number } | null } & { ' $fragmentName'?: 'StackPartsFragment' };

export type MatchStackQueryVariables = Exact<{
  city: string;
}>;


export type MatchStackQuery = { city: (
    { id: string, slug: string, name: string, currency: string, totals: { backers: number }, matchStack: { ' $fragmentRefs'?: { 'StackPartsFragment': StackPartsFragment } }, campaignTerms: { ' $fragmentRefs'?: { 'CampaignTermsPartsFragment': CampaignTermsPartsFragment } }, permissions: { setMatchStack: { allowed: boolean, reason: string | null }, setCampaignTerms: { allowed: boolean, reason: string | null } } }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type SetMatchStackMutationVariables = Exact<{
  city: string | number;
  input: MatchStackInput;
  idempotencyKey: string;
}>;


export type SetMatchStackMutation = { setMatchStack: { matchStack: { ' $fragmentRefs'?: { 'StackPartsFragment': StackPartsFragment } } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type TeamPartsFragment = { isOwner: boolean, since: string, person: { id: string, name: string }, badges: Array<(
    { kind: BadgeKind }
    & { ' $fragmentRefs'?: { 'BadgePartsFragment': BadgePartsFragment } }
  )> } & { ' $fragmentName'?: 'TeamPartsFragment' };

export type TeamPageQueryVariables = Exact<{
  city: string;
  slug: string;
}>;


export type TeamPageQuery = { project: { id: string, slug: string, title: string, language: Locale, city: { id: string, slug: string, name: string }, team: Array<(
      { person: { id: string, name: string }, remove: { allowed: boolean, reason: string | null } }
      & { ' $fragmentRefs'?: { 'TeamPartsFragment': TeamPartsFragment } }
    )>, teamInvitations: Array<(
      { id: string }
      & { ' $fragmentRefs'?: { 'OpenInvitationPartsFragment': OpenInvitationPartsFragment } }
    )>, permissions: { manageTeam: { allowed: boolean, reason: string | null } } } | null };

export type InviteToTeamMutationVariables = Exact<{
  project: string | number;
  email: string;
}>;


export type InviteToTeamMutation = { inviteToTeam: { invitation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RemoveFromTeamMutationVariables = Exact<{
  project: string | number;
  person: string | number;
}>;


export type RemoveFromTeamMutation = { removeFromTeam: { project: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type MyTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type MyTokensQuery = { viewer: { id: string, tokens: Array<{ id: string, name: string, hint: string, scopes: Array<TokenScope>, createdAt: string, expiresAt: string, lastUsedAt: string | null }> } | null };

export type CreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CreateTokenMutation = { createToken: { secret: string | null, token: { id: string, name: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RevokeTokenMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeTokenMutation = { revokeToken: { viewer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type VerdictPartsFragment = { verdict: Verdict, reason: string, decidedAt: string } & { ' $fragmentName'?: 'VerdictPartsFragment' };

export type ShortfallPartsFragment = { fallen: string, raised: string, goal: string } & { ' $fragmentName'?: 'ShortfallPartsFragment' };

export type CallOffProjectMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type CallOffProjectMutation = { callOffProject: { project: { id: string, state: ProjectState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type LetGoOnMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type LetGoOnMutation = { letGoOn: { project: { id: string, state: ProjectState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type VerificationPartsFragment = { identifierKind: IdentifierKind | null, identifier: string | null, ibanHint: string | null, submittedAt: string | null, documents: Array<{ id: string, name: string, bytes: number, mime: string, uploadedAt: string, url: string }>, checks: Array<{ what: string, result: string, at: string, by: { id: string, name: string } | null }> } & { ' $fragmentName'?: 'VerificationPartsFragment' };

export type CheckIdentifierQueryVariables = Exact<{
  kind: IdentifierKind;
  value: string;
}>;


export type CheckIdentifierQuery = { checkIdentifier: { valid: boolean, written: string | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type SubmitOrganisationMutationVariables = Exact<{
  id: string | number;
  input: SubmitOrganisationInput;
}>;


export type SubmitOrganisationMutation = { submitOrganisation: { organisation: { id: string, state: OrganisationState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RemoveDocumentMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveDocumentMutation = { removeDocument: { organisation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DeskVerificationQueryVariables = Exact<{
  city: string;
}>;


export type DeskVerificationQuery = { city: (
    { id: string, slug: string, name: string, neighbourhoods: Array<{ id: string, name: string }>, permissions: { verifyResidents: { allowed: boolean, reason: string | null }, verifyOrganisations: { allowed: boolean, reason: string | null } } }
    & { ' $fragmentRefs'?: { 'DeskNavPartsFragment': DeskNavPartsFragment } }
  ) | null };

export type ResidenceRequestsQueryVariables = Exact<{
  city: string;
  states?: Array<ResidenceState> | ResidenceState | null | undefined;
  after?: string | null | undefined;
}>;


export type ResidenceRequestsQuery = { city: { id: string, residenceRequests: { totalCount: number, nodes: Array<{ id: string, name: string, address: string, state: ResidenceState, requestedAt: string, neighbourhood: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OrganisationsToVerifyQueryVariables = Exact<{
  city: string;
}>;


export type OrganisationsToVerifyQuery = { city: { id: string, organisationsToVerify: Array<{ id: string, slug: string, name: string, kind: OwnerKind, state: OrganisationState, website: string | null, verification: { ' $fragmentRefs'?: { 'VerificationPartsFragment': VerificationPartsFragment } } | null, permissions: { decide: { allowed: boolean, reason: string | null } } }> } | null };

export type PrintResidenceLettersMutationVariables = Exact<{
  city: string | number;
  requests: Array<string | number> | string | number;
}>;


export type PrintResidenceLettersMutation = { printResidenceLetters: { url: string | null, letters: number, problems: Array<{ code: string, field: string | null, message: string }> } };

export type VerifyResidentAtDeskMutationVariables = Exact<{
  input: VerifyResidentInput;
}>;


export type VerifyResidentAtDeskMutation = { verifyResidentAtDesk: { residence: { id: string, state: ResidenceState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type RevokeResidenceMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RevokeResidenceMutation = { revokeResidence: { residence: { id: string, state: ResidenceState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type DecideOrganisationMutationVariables = Exact<{
  id: string | number;
  input: DecideOrganisationInput;
}>;


export type DecideOrganisationMutation = { decideOrganisation: { organisation: { id: string, state: OrganisationState } | null, problems: Array<{ code: string, field: string | null, message: string }> } };

export type CityShapesQueryVariables = Exact<{
  city: string;
}>;


export type CityShapesQuery = { city: { id: string, bounds: Array<number> | null, neighbourhoodsGeoJson: import("../map/geojson").FeatureCollection, baseGeoJson: import("../map/geojson").FeatureCollection | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const MyCasePartsFragmentDoc = new TypedDocumentString(`
    fragment MyCaseParts on Case {
  id
  state
  subjectKind
  excerpt
  path
  openedAt
  appeal
  appealUntil
  decisions {
    action
    onAppeal
    upheld
    reason
    at
    until
  }
  permissions {
    appeal {
      allowed
      reason
    }
  }
}
    `, {"fragmentName":"MyCaseParts"}) as unknown as TypedDocumentString<MyCasePartsFragment, unknown>;
export const DepositPartsFragmentDoc = new TypedDocumentString(`
    fragment DepositParts on CashDeposit {
  id
  amount
  broughtOn
  arrived
  madeBy {
    id
    name
  }
}
    `, {"fragmentName":"DepositParts"}) as unknown as TypedDocumentString<DepositPartsFragment, unknown>;
export const CountPartsFragmentDoc = new TypedDocumentString(`
    fragment CountParts on CashCount {
  id
  occasion
  heldOn
  state
  total
  openedBy {
    id
    name
  }
  countedBy {
    id
    name
  }
  confirmedBy {
    id
    name
  }
  confirmedAt
  confirm {
    allowed
    reason
  }
  cashGifts {
    id
    number
    kind
    amount
    name
    hasEmail
    anonymous
    project {
      id
      slug
      title
      language
    }
  }
}
    `, {"fragmentName":"CountParts"}) as unknown as TypedDocumentString<CountPartsFragment, unknown>;
export const BadgePartsFragmentDoc = new TypedDocumentString(`
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}
    `, {"fragmentName":"BadgeParts"}) as unknown as TypedDocumentString<BadgePartsFragment, unknown>;
export const CommentPartsFragmentDoc = new TypedDocumentString(`
    fragment CommentParts on Comment {
  id
  bodyHtml
  body
  state
  createdAt
  editedAt
  notice
  author {
    name
    isOwner
    badges {
      kind
      ...BadgeParts
    }
  }
  permissions {
    reply {
      allowed
      reason
    }
    edit {
      allowed
    }
    delete {
      allowed
    }
    report {
      allowed
    }
  }
}
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}`, {"fragmentName":"CommentParts"}) as unknown as TypedDocumentString<CommentPartsFragment, unknown>;
export const DeskNavPartsFragmentDoc = new TypedDocumentString(`
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}
    `, {"fragmentName":"DeskNavParts"}) as unknown as TypedDocumentString<DeskNavPartsFragment, unknown>;
export const ReviewPartsFragmentDoc = new TypedDocumentString(`
    fragment ReviewParts on Project {
  id
  slug
  title
  summary
  language
  state
  createdAt
  cityWide
  trained
  neighbourhood {
    id
    name
  }
  owner {
    name
    verified
  }
  campaign {
    kind
    goal
  }
  permissions {
    publish {
      allowed
      reason
    }
    requestChanges {
      allowed
      reason
    }
    reject {
      allowed
      reason
    }
  }
}
    `, {"fragmentName":"ReviewParts"}) as unknown as TypedDocumentString<ReviewPartsFragment, unknown>;
export const ReasonPartsFragmentDoc = new TypedDocumentString(`
    fragment ReasonParts on Pool {
  id
  name
  rule {
    settings {
      rateNum
      rateDen
      firstGiftOnly
      categories
      neighbourhoods
      areas
    }
  }
}
    `, {"fragmentName":"ReasonParts"}) as unknown as TypedDocumentString<ReasonPartsFragment, unknown>;
export const StepPartsFragmentDoc = new TypedDocumentString(`
    fragment StepParts on ExplanationStep {
  step
  limit
  in
  out
  sentence
}
    `, {"fragmentName":"StepParts"}) as unknown as TypedDocumentString<StepPartsFragment, unknown>;
export const DecisionPartsFragmentDoc = new TypedDocumentString(`
    fragment DecisionParts on Decision {
  id
  change
  state
  sentence
  ruleVersion
  decidedAt
  pledge {
    id
    state
  }
  pool {
    id
    name
  }
  steps {
    ...StepParts
  }
}
    fragment StepParts on ExplanationStep {
  step
  limit
  in
  out
  sentence
}`, {"fragmentName":"DecisionParts"}) as unknown as TypedDocumentString<DecisionPartsFragment, unknown>;
export const TransferPartsFragmentDoc = new TypedDocumentString(`
    fragment TransferParts on Transfer {
  holder
  iban
  bic
  amount
  reference
  qrCode
}
    `, {"fragmentName":"TransferParts"}) as unknown as TypedDocumentString<TransferPartsFragment, unknown>;
export const InvitationPartsFragmentDoc = new TypedDocumentString(`
    fragment InvitationParts on Invitation {
  id
  kind
  toWhat
  expiresAt
  city {
    id
    name
  }
  invitedBy {
    id
    name
  }
  accept {
    allowed
    reason
  }
}
    `, {"fragmentName":"InvitationParts"}) as unknown as TypedDocumentString<InvitationPartsFragment, unknown>;
export const CasePartsFragmentDoc = new TypedDocumentString(`
    fragment CaseParts on Case {
  id
  state
  subjectKind
  excerpt
  path
  openedAt
  appeal
  appealUntil
  concerned {
    id
    name
  }
  reports {
    reason
    details
    at
    by {
      id
      name
    }
  }
  decisions {
    action
    onAppeal
    upheld
    reason
    at
    until
    by {
      id
      name
    }
  }
  permissions {
    decide {
      allowed
      reason
    }
    decideAppeal {
      allowed
      reason
    }
  }
}
    `, {"fragmentName":"CaseParts"}) as unknown as TypedDocumentString<CasePartsFragment, unknown>;
export const BankAccountPartsFragmentDoc = new TypedDocumentString(`
    fragment BankAccountParts on BankAccount {
  holder
  iban
  bic
}
    `, {"fragmentName":"BankAccountParts"}) as unknown as TypedDocumentString<BankAccountPartsFragment, unknown>;
export const MovementPartsFragmentDoc = new TypedDocumentString(`
    fragment MovementParts on BankMovement {
  id
  bookedOn
  amount
  open
  text
  reference
  counterparty
  isReversal
  orders {
    id
    creditor
    amount
    text
  }
  proposals {
    because
    pledge {
      id
      amount
      backer
      project {
        id
        title
        language
      }
    }
  }
  deposits {
    id
    amount
    broughtOn
    madeBy {
      id
      name
    }
  }
  transfers {
    id
    provider
    amount
    madeOutAt
  }
}
    `, {"fragmentName":"MovementParts"}) as unknown as TypedDocumentString<MovementPartsFragment, unknown>;
export const RefundPartsFragmentDoc = new TypedDocumentString(`
    fragment RefundParts on Pledge {
  id
  amount
  state
  backer
  project {
    id
    slug
    title
    language
    city {
      id
      slug
    }
  }
}
    `, {"fragmentName":"RefundParts"}) as unknown as TypedDocumentString<RefundPartsFragment, unknown>;
export const OrganisationCardPartsFragmentDoc = new TypedDocumentString(`
    fragment OrganisationCardParts on Organisation {
  id
  slug
  name
  kind
  about
  state
  badges {
    kind
    ...BadgeParts
  }
}
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}`, {"fragmentName":"OrganisationCardParts"}) as unknown as TypedDocumentString<OrganisationCardPartsFragment, unknown>;
export const OpenInvitationPartsFragmentDoc = new TypedDocumentString(`
    fragment OpenInvitationParts on Invitation {
  id
  email
  toWhat
  createdAt
  expiresAt
  invitedBy {
    id
    name
  }
  revoke {
    allowed
    reason
  }
}
    `, {"fragmentName":"OpenInvitationParts"}) as unknown as TypedDocumentString<OpenInvitationPartsFragment, unknown>;
export const VerificationPartsFragmentDoc = new TypedDocumentString(`
    fragment VerificationParts on OrganisationVerification {
  identifierKind
  identifier
  ibanHint
  submittedAt
  documents {
    id
    name
    bytes
    mime
    uploadedAt
    url
  }
  checks {
    what
    result
    at
    by {
      id
      name
    }
  }
}
    `, {"fragmentName":"VerificationParts"}) as unknown as TypedDocumentString<VerificationPartsFragment, unknown>;
export const OrganisationManagePartsFragmentDoc = new TypedDocumentString(`
    fragment OrganisationManageParts on Organisation {
  id
  slug
  name
  kind
  about
  turnover
  website
  state
  members {
    person {
      id
      name
    }
    email
    role
    since
    remove {
      allowed
      reason
    }
    changeRole {
      allowed
      reason
    }
  }
  invitations {
    id
    ...OpenInvitationParts
  }
  verification {
    ...VerificationParts
  }
  permissions {
    edit {
      allowed
      reason
    }
    manageMembers {
      allowed
      reason
    }
    submit {
      allowed
      reason
    }
  }
}
    fragment OpenInvitationParts on Invitation {
  id
  email
  toWhat
  createdAt
  expiresAt
  invitedBy {
    id
    name
  }
  revoke {
    allowed
    reason
  }
}
fragment VerificationParts on OrganisationVerification {
  identifierKind
  identifier
  ibanHint
  submittedAt
  documents {
    id
    name
    bytes
    mime
    uploadedAt
    url
  }
  checks {
    what
    result
    at
    by {
      id
      name
    }
  }
}`, {"fragmentName":"OrganisationManageParts"}) as unknown as TypedDocumentString<OrganisationManagePartsFragment, unknown>;
export const PayeeAccountPartsFragmentDoc = new TypedDocumentString(`
    fragment PayeeAccountParts on PayeeAccount {
  number
  holder
  iban
  bic
  setAt
  setBy {
    id
    name
  }
}
    `, {"fragmentName":"PayeeAccountParts"}) as unknown as TypedDocumentString<PayeeAccountPartsFragment, unknown>;
export const PayoutPartsFragmentDoc = new TypedDocumentString(`
    fragment PayoutParts on Payout {
  id
  state
  gifts
  withMatch
  match
  fee
  amountToPay
  requestedAt
  requestedBy {
    id
    name
  }
  approvals {
    at
    by {
      id
      name
    }
  }
  releasedAt
  releasedBy {
    id
    name
  }
  reason
  orders {
    id
    state
    paidOn
    returnedOn
    returnReason
  }
  account {
    ...PayeeAccountParts
  }
  project {
    id
    slug
    title
    language
  }
  approve {
    allowed
    reason
  }
  refuse {
    allowed
    reason
  }
}
    fragment PayeeAccountParts on PayeeAccount {
  number
  holder
  iban
  bic
  setAt
  setBy {
    id
    name
  }
}`, {"fragmentName":"PayoutParts"}) as unknown as TypedDocumentString<PayoutPartsFragment, unknown>;
export const WithdrawalPartsFragmentDoc = new TypedDocumentString(`
    fragment WithdrawalParts on Withdrawal {
  id
  state
  amount
  holder
  iban
  requestedAt
  person {
    id
    name
  }
  approvals {
    at
    by {
      id
      name
    }
  }
  releasedAt
  reason
  order {
    id
    paidOn
    returnedOn
  }
  city {
    id
    name
  }
  approve {
    allowed
    reason
  }
  refuse {
    allowed
    reason
  }
  takeBack {
    allowed
    reason
  }
}
    `, {"fragmentName":"WithdrawalParts"}) as unknown as TypedDocumentString<WithdrawalPartsFragment, unknown>;
export const PoolMoneyPartsFragmentDoc = new TypedDocumentString(`
    fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}
    `, {"fragmentName":"PoolMoneyParts"}) as unknown as TypedDocumentString<PoolMoneyPartsFragment, unknown>;
export const PoolPartsFragmentDoc = new TypedDocumentString(`
    fragment PoolParts on Pool {
  id
  name
  purpose
  state
  opensAt
  closesAt
  projectsMatched
  amount
  reserved
  committed
  available
  holdSeconds
  terms
  termsSentences
  ...PoolMoneyParts
  funders {
    name
    amount
  }
  rule {
    version
    sentence
    definition
  }
  ruleVersions {
    version
    publishedAt
    sentence
  }
  permissions {
    edit {
      allowed
      reason
    }
    publish {
      allowed
      reason
    }
    pause {
      allowed
      reason
    }
    resume {
      allowed
      reason
    }
    close {
      allowed
      reason
    }
  }
}
    fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}`, {"fragmentName":"PoolParts"}) as unknown as TypedDocumentString<PoolPartsFragment, unknown>;
export const PoolDecisionPartsFragmentDoc = new TypedDocumentString(`
    fragment PoolDecisionParts on Decision {
  id
  change
  state
  sentence
  ruleVersion
  decidedAt
  project {
    id
    slug
    title
    language
  }
  pledge {
    id
    amount
    backer
  }
  steps {
    ...StepParts
  }
}
    fragment StepParts on ExplanationStep {
  step
  limit
  in
  out
  sentence
}`, {"fragmentName":"PoolDecisionParts"}) as unknown as TypedDocumentString<PoolDecisionPartsFragment, unknown>;
export const ProgressPartsFragmentDoc = new TypedDocumentString(`
    fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}
    `, {"fragmentName":"ProgressParts"}) as unknown as TypedDocumentString<ProgressPartsFragment, unknown>;
export const ProjectCardPartsFragmentDoc = new TypedDocumentString(`
    fragment ProjectCardParts on Project {
  id
  slug
  title
  summary
  language
  state
  cityWide
  category {
    slug
    name
  }
  neighbourhood {
    id
    name
  }
  picture {
    url
    alt
    width
    height
  }
  owner {
    name
    verified
  }
  campaign {
    daysLeft
  }
  progress {
    backers
    match
    totalBps
    ...ProgressParts
  }
}
    fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}`, {"fragmentName":"ProjectCardParts"}) as unknown as TypedDocumentString<ProjectCardPartsFragment, unknown>;
export const CampaignTermsPartsFragmentDoc = new TypedDocumentString(`
    fragment CampaignTermsParts on CampaignTerms {
  graceDays
  charging
  canChargeLater
}
    `, {"fragmentName":"CampaignTermsParts"}) as unknown as TypedDocumentString<CampaignTermsPartsFragment, unknown>;
export const ProposalPartsFragmentDoc = new TypedDocumentString(`
    fragment ProposalParts on Project {
  id
  slug
  title
  summary
  story
  storyHtml
  language
  state
  reviewNote
  cityWide
  address
  category {
    slug
    name
  }
  location {
    longitude
    latitude
  }
  neighbourhood {
    id
    name
  }
  picture {
    url
    alt
    width
    height
  }
  campaign {
    kind
    goal
    minimum
    opensAt
    closesAt
  }
  cost
  ownContribution
  budgetLines {
    id
    label
    amount
    kind
  }
  pools {
    sentence
    given
    open
    reason
    pool {
      id
      name
      purpose
      funders {
        name
      }
    }
  }
  organisation {
    id
    name
  }
  permissions {
    edit {
      allowed
      reason
    }
    submit {
      allowed
      reason
    }
  }
}
    `, {"fragmentName":"ProposalParts"}) as unknown as TypedDocumentString<ProposalPartsFragment, unknown>;
export const IssuerPartsFragmentDoc = new TypedDocumentString(`
    fragment IssuerParts on ReceiptIssuer {
  id
  organisation {
    id
    name
  }
  state
  country
  scheme
  ruling
  from
  until
  name
  address
  number
  signatoryName
  signatoryRole
  askedBy {
    id
    name
  }
  askedAt
  decidedBy {
    id
    name
  }
  agree {
    allowed
    reason
  }
  decline {
    allowed
  }
  end {
    allowed
  }
}
    `, {"fragmentName":"IssuerParts"}) as unknown as TypedDocumentString<IssuerPartsFragment, unknown>;
export const TaxReceiptPartsFragmentDoc = new TypedDocumentString(`
    fragment TaxReceiptParts on TaxReceipt {
  id
  number
  kind
  giftYear
  madeOn
  amount
  issuerName
  pdf
  voidSince
  voidReason
  replaces
  replacedBy
}
    `, {"fragmentName":"TaxReceiptParts"}) as unknown as TypedDocumentString<TaxReceiptPartsFragment, unknown>;
export const ResidencePartsFragmentDoc = new TypedDocumentString(`
    fragment ResidenceParts on Residence {
  id
  state
  method
  requestedAt
  verifiedAt
  expiresAt
  triesLeft
  city {
    id
    slug
    name
  }
  neighbourhood {
    id
    name
  }
}
    `, {"fragmentName":"ResidenceParts"}) as unknown as TypedDocumentString<ResidencePartsFragment, unknown>;
export const SimulationPartsFragmentDoc = new TypedDocumentString(`
    fragment SimulationParts on Simulation {
  id
  state
  done
  total
  askedAt
  finishedAt
  failure
  askedBy {
    id
    name
  }
  past {
    from
    until
  }
  season {
    seed
    projects
    residents
    months
  }
  changes {
    name
    added
    sentence
    amount
  }
  cancel {
    allowed
    reason
  }
}
    `, {"fragmentName":"SimulationParts"}) as unknown as TypedDocumentString<SimulationPartsFragment, unknown>;
export const ComparedMoneyPartsFragmentDoc = new TypedDocumentString(`
    fragment ComparedMoneyParts on ComparedMoney {
  present
  proposed
  difference
}
    `, {"fragmentName":"ComparedMoneyParts"}) as unknown as TypedDocumentString<ComparedMoneyPartsFragment, unknown>;
export const SimulatedProjectPartsFragmentDoc = new TypedDocumentString(`
    fragment SimulatedProjectParts on SimulationProject {
  id
  name
  slug
  neighbourhood
  goal
  crowd {
    ...ComparedMoneyParts
  }
  match {
    ...ComparedMoneyParts
  }
  reachedPresent
  reachedProposed
}
    fragment ComparedMoneyParts on ComparedMoney {
  present
  proposed
  difference
}`, {"fragmentName":"SimulatedProjectParts"}) as unknown as TypedDocumentString<SimulatedProjectPartsFragment, unknown>;
export const StackPartsFragmentDoc = new TypedDocumentString(`
    fragment StackParts on MatchStack {
  mode
  groupShare
  groupGoalBps
  groupCostBps
  ownShareOfPublicBps
  deMinimis {
    amount
    months
  }
  sentences
}
    `, {"fragmentName":"StackParts"}) as unknown as TypedDocumentString<StackPartsFragment, unknown>;
export const TeamPartsFragmentDoc = new TypedDocumentString(`
    fragment TeamParts on TeamMember {
  person {
    id
    name
  }
  isOwner
  since
  badges {
    kind
    ...BadgeParts
  }
}
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}`, {"fragmentName":"TeamParts"}) as unknown as TypedDocumentString<TeamPartsFragment, unknown>;
export const VerdictPartsFragmentDoc = new TypedDocumentString(`
    fragment VerdictParts on CampaignVerdict {
  verdict
  reason
  decidedAt
}
    `, {"fragmentName":"VerdictParts"}) as unknown as TypedDocumentString<VerdictPartsFragment, unknown>;
export const ShortfallPartsFragmentDoc = new TypedDocumentString(`
    fragment ShortfallParts on Shortfall {
  fallen
  raised
  goal
}
    `, {"fragmentName":"ShortfallParts"}) as unknown as TypedDocumentString<ShortfallPartsFragment, unknown>;
export const MyAccountDocument = new TypedDocumentString(`
    query MyAccount {
  viewer {
    id
    name
    email
    locale
    hasPassword
    passkeys {
      id
      name
      createdAt
      lastUsedAt
    }
    identities {
      id
      provider
      providerName
      label
      linkedAt
      lastUsedAt
    }
    sessions {
      id
      device
      place
      method
      createdAt
      seenAt
      current
    }
  }
  signInOptions {
    passkeys
    providers {
      key
      name
      startPath
    }
  }
}
    `) as unknown as TypedDocumentString<MyAccountQuery, MyAccountQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    viewer {
      id
      name
      locale
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const SetPasswordDocument = new TypedDocumentString(`
    mutation SetPassword($password: String!) {
  setPassword(password: $password) {
    viewer {
      id
      hasPassword
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const RemovePasswordDocument = new TypedDocumentString(`
    mutation RemovePassword {
  removePassword {
    viewer {
      id
      hasPassword
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemovePasswordMutation, RemovePasswordMutationVariables>;
export const BeginPasskeyDocument = new TypedDocumentString(`
    mutation BeginPasskey {
  beginPasskey {
    challenge {
      id
      options
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BeginPasskeyMutation, BeginPasskeyMutationVariables>;
export const FinishPasskeyDocument = new TypedDocumentString(`
    mutation FinishPasskey($challenge: ID!, $credential: Json!, $name: String!) {
  finishPasskey(challenge: $challenge, credential: $credential, name: $name) {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FinishPasskeyMutation, FinishPasskeyMutationVariables>;
export const RenamePasskeyDocument = new TypedDocumentString(`
    mutation RenamePasskey($id: ID!, $name: String!) {
  renamePasskey(id: $id, name: $name) {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RenamePasskeyMutation, RenamePasskeyMutationVariables>;
export const RemovePasskeyDocument = new TypedDocumentString(`
    mutation RemovePasskey($id: ID!) {
  removePasskey(id: $id) {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemovePasskeyMutation, RemovePasskeyMutationVariables>;
export const UnlinkIdentityDocument = new TypedDocumentString(`
    mutation UnlinkIdentity($id: ID!) {
  unlinkIdentity(id: $id) {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnlinkIdentityMutation, UnlinkIdentityMutationVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endSession(id: $id) {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherSessions {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const DeskActsDocument = new TypedDocumentString(`
    query DeskActs($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    ...DeskNavParts
    actsHead {
      seq
      hash
    }
    permissions {
      readAudit {
        allowed
        reason
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}`) as unknown as TypedDocumentString<DeskActsQuery, DeskActsQueryVariables>;
export const ActsDocument = new TypedDocumentString(`
    query Acts($city: String!, $after: String) {
  city(slug: $city) {
    id
    acts(first: 40, after: $after) {
      nodes {
        seq
        at
        kind
        sentence
        subject
        about
        path
        hash
        by {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<ActsQuery, ActsQueryVariables>;
export const AppealCaseDocument = new TypedDocumentString(`
    mutation AppealCase($id: ID!, $text: String!) {
  appealCase(id: $id, text: $text) {
    case {
      id
      ...MyCaseParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment MyCaseParts on Case {
  id
  state
  subjectKind
  excerpt
  path
  openedAt
  appeal
  appealUntil
  decisions {
    action
    onAppeal
    upheld
    reason
    at
    until
  }
  permissions {
    appeal {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<AppealCaseMutation, AppealCaseMutationVariables>;
export const DeskCashDocument = new TypedDocumentString(`
    query DeskCash($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    ...DeskNavParts
    permissions {
      readAudit {
        allowed
        reason
      }
    }
    books {
      countCash {
        allowed
        reason
      }
      cashBox {
        inBox
        inTransit
        deposits {
          ...DepositParts
        }
      }
    }
  }
}
    fragment DepositParts on CashDeposit {
  id
  amount
  broughtOn
  arrived
  madeBy {
    id
    name
  }
}
fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}`) as unknown as TypedDocumentString<DeskCashQuery, DeskCashQueryVariables>;
export const CashCountsDocument = new TypedDocumentString(`
    query CashCounts($city: String!, $after: String) {
  city(slug: $city) {
    id
    books {
      cashCounts(first: 12, after: $after) {
        nodes {
          id
          occasion
          heldOn
          state
          total
          openedBy {
            id
            name
          }
          countedBy {
            id
            name
          }
          confirmedBy {
            id
            name
          }
          confirm {
            allowed
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CashCountsQuery, CashCountsQueryVariables>;
export const OpenCashCountDocument = new TypedDocumentString(`
    mutation OpenCashCount($input: OpenCashCountInput!) {
  openCashCount(input: $input) {
    count {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OpenCashCountMutation, OpenCashCountMutationVariables>;
export const DepositCashDocument = new TypedDocumentString(`
    mutation DepositCash($input: DepositCashInput!) {
  depositCash(input: $input) {
    deposit {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DepositCashMutation, DepositCashMutationVariables>;
export const DeskCashCountDocument = new TypedDocumentString(`
    query DeskCashCount($city: String!, $id: ID!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    ...DeskNavParts
    permissions {
      readAudit {
        allowed
        reason
      }
    }
    books {
      countCash {
        allowed
        reason
      }
      cashCount(id: $id) {
        ...CountParts
      }
    }
  }
}
    fragment CountParts on CashCount {
  id
  occasion
  heldOn
  state
  total
  openedBy {
    id
    name
  }
  countedBy {
    id
    name
  }
  confirmedBy {
    id
    name
  }
  confirmedAt
  confirm {
    allowed
    reason
  }
  cashGifts {
    id
    number
    kind
    amount
    name
    hasEmail
    anonymous
    project {
      id
      slug
      title
      language
    }
  }
}
fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}`) as unknown as TypedDocumentString<DeskCashCountQuery, DeskCashCountQueryVariables>;
export const OpenProjectsDocument = new TypedDocumentString(`
    query OpenProjects($city: String!, $search: String) {
  city(slug: $city) {
    id
    projects(
      first: 100
      filter: {states: [PUBLISHED], search: $search}
      order: NEWEST
    ) {
      nodes {
        id
        title
        language
        neighbourhood {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenProjectsQuery, OpenProjectsQueryVariables>;
export const AddCashGiftDocument = new TypedDocumentString(`
    mutation AddCashGift($count: ID!, $input: CashGiftInput!) {
  addCashGift(count: $count, input: $input) {
    count {
      ...CountParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment CountParts on CashCount {
  id
  occasion
  heldOn
  state
  total
  openedBy {
    id
    name
  }
  countedBy {
    id
    name
  }
  confirmedBy {
    id
    name
  }
  confirmedAt
  confirm {
    allowed
    reason
  }
  cashGifts {
    id
    number
    kind
    amount
    name
    hasEmail
    anonymous
    project {
      id
      slug
      title
      language
    }
  }
}`) as unknown as TypedDocumentString<AddCashGiftMutation, AddCashGiftMutationVariables>;
export const RemoveCashGiftDocument = new TypedDocumentString(`
    mutation RemoveCashGift($id: ID!) {
  removeCashGift(id: $id) {
    count {
      ...CountParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment CountParts on CashCount {
  id
  occasion
  heldOn
  state
  total
  openedBy {
    id
    name
  }
  countedBy {
    id
    name
  }
  confirmedBy {
    id
    name
  }
  confirmedAt
  confirm {
    allowed
    reason
  }
  cashGifts {
    id
    number
    kind
    amount
    name
    hasEmail
    anonymous
    project {
      id
      slug
      title
      language
    }
  }
}`) as unknown as TypedDocumentString<RemoveCashGiftMutation, RemoveCashGiftMutationVariables>;
export const CountCashDocument = new TypedDocumentString(`
    mutation CountCash($id: ID!, $cash: String!, $cheques: String!) {
  countCash(id: $id, cash: $cash, cheques: $cheques) {
    count {
      ...CountParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment CountParts on CashCount {
  id
  occasion
  heldOn
  state
  total
  openedBy {
    id
    name
  }
  countedBy {
    id
    name
  }
  confirmedBy {
    id
    name
  }
  confirmedAt
  confirm {
    allowed
    reason
  }
  cashGifts {
    id
    number
    kind
    amount
    name
    hasEmail
    anonymous
    project {
      id
      slug
      title
      language
    }
  }
}`) as unknown as TypedDocumentString<CountCashMutation, CountCashMutationVariables>;
export const ConfirmCashCountDocument = new TypedDocumentString(`
    mutation ConfirmCashCount($id: ID!, $cash: String!, $cheques: String!) {
  confirmCashCount(id: $id, cash: $cash, cheques: $cheques) {
    count {
      ...CountParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment CountParts on CashCount {
  id
  occasion
  heldOn
  state
  total
  openedBy {
    id
    name
  }
  countedBy {
    id
    name
  }
  confirmedBy {
    id
    name
  }
  confirmedAt
  confirm {
    allowed
    reason
  }
  cashGifts {
    id
    number
    kind
    amount
    name
    hasEmail
    anonymous
    project {
      id
      slug
      title
      language
    }
  }
}`) as unknown as TypedDocumentString<ConfirmCashCountMutation, ConfirmCashCountMutationVariables>;
export const ReopenCashCountDocument = new TypedDocumentString(`
    mutation ReopenCashCount($id: ID!, $giveUp: Boolean!) {
  reopenCashCount(id: $id, giveUp: $giveUp) {
    count {
      ...CountParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment CountParts on CashCount {
  id
  occasion
  heldOn
  state
  total
  openedBy {
    id
    name
  }
  countedBy {
    id
    name
  }
  confirmedBy {
    id
    name
  }
  confirmedAt
  confirm {
    allowed
    reason
  }
  cashGifts {
    id
    number
    kind
    amount
    name
    hasEmail
    anonymous
    project {
      id
      slug
      title
      language
    }
  }
}`) as unknown as TypedDocumentString<ReopenCashCountMutation, ReopenCashCountMutationVariables>;
export const CityHomeDocument = new TypedDocumentString(`
    query CityHome($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    accent
    tagline
    aboutHtml
    picture {
      url
      alt
      width
      height
    }
    categories {
      slug
      name
    }
    neighbourhoods {
      id
      slug
      name
      projects
      crowd
      match
    }
    totals {
      crowd
      match
      openProjects
      backers
    }
  }
}
    `) as unknown as TypedDocumentString<CityHomeQuery, CityHomeQueryVariables>;
export const CityProjectsDocument = new TypedDocumentString(`
    query CityProjects($city: String!, $filter: ProjectFilter, $order: ProjectOrder, $after: String) {
  city(slug: $city) {
    id
    projects(first: 24, after: $after, filter: $filter, order: $order) {
      nodes {
        id
        ...ProjectCardParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}
fragment ProjectCardParts on Project {
  id
  slug
  title
  summary
  language
  state
  cityWide
  category {
    slug
    name
  }
  neighbourhood {
    id
    name
  }
  picture {
    url
    alt
    width
    height
  }
  owner {
    name
    verified
  }
  campaign {
    daysLeft
  }
  progress {
    backers
    match
    totalBps
    ...ProgressParts
  }
}`) as unknown as TypedDocumentString<CityProjectsQuery, CityProjectsQueryVariables>;
export const CityPinsDocument = new TypedDocumentString(`
    query CityPins($city: String!, $filter: ProjectFilter) {
  city(slug: $city) {
    id
    pins(filter: $filter) {
      id
      slug
      title
      state
      longitude
      latitude
      goal
      crowd
      match
    }
  }
}
    `) as unknown as TypedDocumentString<CityPinsQuery, CityPinsQueryVariables>;
export const ProjectCommentsDocument = new TypedDocumentString(`
    query ProjectComments($id: ID!, $after: String) {
  node(id: $id) {
    ... on Project {
      id
      comments(first: 10, after: $after) {
        nodes {
          id
          ...CommentParts
          replies {
            id
            ...CommentParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}
fragment CommentParts on Comment {
  id
  bodyHtml
  body
  state
  createdAt
  editedAt
  notice
  author {
    name
    isOwner
    badges {
      kind
      ...BadgeParts
    }
  }
  permissions {
    reply {
      allowed
      reason
    }
    edit {
      allowed
    }
    delete {
      allowed
    }
    report {
      allowed
    }
  }
}`) as unknown as TypedDocumentString<ProjectCommentsQuery, ProjectCommentsQueryVariables>;
export const AddCommentDocument = new TypedDocumentString(`
    mutation AddComment($input: AddCommentInput!) {
  addComment(input: $input) {
    comment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddCommentMutation, AddCommentMutationVariables>;
export const EditCommentDocument = new TypedDocumentString(`
    mutation EditComment($id: ID!, $body: String!) {
  editComment(id: $id, body: $body) {
    comment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EditCommentMutation, EditCommentMutationVariables>;
export const DeleteCommentDocument = new TypedDocumentString(`
    mutation DeleteComment($id: ID!) {
  deleteComment(id: $id) {
    comment {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCommentMutation, DeleteCommentMutationVariables>;
export const CommentPauseDocument = new TypedDocumentString(`
    query CommentPause {
  viewer {
    id
    suspensions {
      until
      reason
      city {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommentPauseQuery, CommentPauseQueryVariables>;
export const DeskDocument = new TypedDocumentString(`
    query Desk($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    ...DeskNavParts
    permissions {
      reviewProjects {
        allowed
        reason
      }
      createPool {
        allowed
        reason
      }
    }
    projects(first: 50, filter: {states: [SUBMITTED, IN_REVIEW]}, order: OLDEST) {
      nodes {
        id
        ...ReviewParts
      }
      totalCount
    }
    pools(first: 50) {
      nodes {
        id
        name
        state
        opensAt
        closesAt
        projectsMatched
        ...PoolMoneyParts
        rule {
          sentence
        }
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}
fragment ReviewParts on Project {
  id
  slug
  title
  summary
  language
  state
  createdAt
  cityWide
  trained
  neighbourhood {
    id
    name
  }
  owner {
    name
    verified
  }
  campaign {
    kind
    goal
  }
  permissions {
    publish {
      allowed
      reason
    }
    requestChanges {
      allowed
      reason
    }
    reject {
      allowed
      reason
    }
  }
}
fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}`) as unknown as TypedDocumentString<DeskQuery, DeskQueryVariables>;
export const PublishProjectDocument = new TypedDocumentString(`
    mutation PublishProject($id: ID!) {
  publishProject(id: $id) {
    project {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PublishProjectMutation, PublishProjectMutationVariables>;
export const NoteTrainingDocument = new TypedDocumentString(`
    mutation NoteTraining($project: ID!, $done: Boolean!, $idempotencyKey: String!) {
  noteTraining(project: $project, done: $done, idempotencyKey: $idempotencyKey) {
    project {
      id
      trained
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<NoteTrainingMutation, NoteTrainingMutationVariables>;
export const RequestProjectChangesDocument = new TypedDocumentString(`
    mutation RequestProjectChanges($id: ID!, $reason: String!) {
  requestProjectChanges(id: $id, reason: $reason) {
    project {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestProjectChangesMutation, RequestProjectChangesMutationVariables>;
export const RejectProjectDocument = new TypedDocumentString(`
    mutation RejectProject($id: ID!, $reason: String!) {
  rejectProject(id: $id, reason: $reason) {
    project {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RejectProjectMutation, RejectProjectMutationVariables>;
export const GiveProjectDocument = new TypedDocumentString(`
    query GiveProject($city: String!, $slug: String!) {
  project(city: $city, slug: $slug) {
    id
    slug
    title
    language
    cityWide
    category {
      slug
      name
    }
    city {
      id
      slug
      name
      currency
      bankAccount {
        holder
      }
      wallet
    }
    neighbourhood {
      id
      name
    }
    picture {
      url
      alt
      width
      height
    }
    campaign {
      kind
      capture
      closesAt
    }
    progress {
      ...ProgressParts
    }
    pools {
      open
      pool {
        id
        holdSeconds
      }
    }
    permissions {
      pledge {
        allowed
        reason
      }
    }
  }
}
    fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}`) as unknown as TypedDocumentString<GiveProjectQuery, GiveProjectQueryVariables>;
export const WalletLeftDocument = new TypedDocumentString(`
    query WalletLeft($city: String!) {
  city(slug: $city) {
    id
    wallet
  }
}
    `) as unknown as TypedDocumentString<WalletLeftQuery, WalletLeftQueryVariables>;
export const CreatePledgeDocument = new TypedDocumentString(`
    mutation CreatePledge($input: CreatePledgeInput!) {
  createPledge(input: $input) {
    pledge {
      id
      state
    }
    checkout {
      url
    }
    transfer {
      ...TransferParts
    }
    held {
      amount
      until
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment TransferParts on Transfer {
  holder
  iban
  bic
  amount
  reference
  qrCode
}`) as unknown as TypedDocumentString<CreatePledgeMutation, CreatePledgeMutationVariables>;
export const RefreshPledgeDocument = new TypedDocumentString(`
    mutation RefreshPledge($id: ID!) {
  refreshPledge(id: $id) {
    pledge {
      id
      amount
      match
      state
      countedAt
      payBy
      decided
      held {
        amount
        until
      }
      transfer {
        ...TransferParts
      }
      decisions {
        id
        change
        sentence
        pool {
          id
          name
          ...ReasonParts
        }
        steps {
          ...StepParts
        }
      }
      project {
        id
        slug
        title
        language
        state
        campaign {
          closesAt
        }
        category {
          slug
          name
        }
        neighbourhood {
          id
          name
        }
        city {
          id
          slug
          name
        }
        progress {
          ...ProgressParts
        }
      }
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment StepParts on ExplanationStep {
  step
  limit
  in
  out
  sentence
}
fragment ReasonParts on Pool {
  id
  name
  rule {
    settings {
      rateNum
      rateDen
      firstGiftOnly
      categories
      neighbourhoods
      areas
    }
  }
}
fragment TransferParts on Transfer {
  holder
  iban
  bic
  amount
  reference
  qrCode
}
fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}`) as unknown as TypedDocumentString<RefreshPledgeMutation, RefreshPledgeMutationVariables>;
export const InvitationPreviewDocument = new TypedDocumentString(`
    query InvitationPreview($token: String!) {
  invitation(token: $token) {
    kind
    toWhat
    invitedBy
    emailHint
    expiresAt
    isMine
    city {
      id
      slug
      name
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationPreviewQuery, InvitationPreviewQueryVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($token: String, $id: ID) {
  acceptInvitation(token: $token, id: $id) {
    path
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const DeclineInvitationDocument = new TypedDocumentString(`
    mutation DeclineInvitation($token: String, $id: ID) {
  declineInvitation(token: $token, id: $id) {
    path
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineInvitationMutation, DeclineInvitationMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($id: ID!) {
  revokeInvitation(id: $id) {
    revoked
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const MyMattersDocument = new TypedDocumentString(`
    query MyMatters {
  viewer {
    id
    organisations {
      role
      organisation {
        id
        slug
        name
        city {
          id
          slug
        }
      }
    }
    teams {
      id
      slug
      title
      language
      city {
        id
        slug
      }
    }
    invitations {
      id
      ...InvitationParts
    }
    cases {
      id
      ...MyCaseParts
    }
    suspensions {
      until
      reason
      city {
        id
        name
      }
    }
  }
}
    fragment MyCaseParts on Case {
  id
  state
  subjectKind
  excerpt
  path
  openedAt
  appeal
  appealUntil
  decisions {
    action
    onAppeal
    upheld
    reason
    at
    until
  }
  permissions {
    appeal {
      allowed
      reason
    }
  }
}
fragment InvitationParts on Invitation {
  id
  kind
  toWhat
  expiresAt
  city {
    id
    name
  }
  invitedBy {
    id
    name
  }
  accept {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<MyMattersQuery, MyMattersQueryVariables>;
export const DeskModerationDocument = new TypedDocumentString(`
    query DeskModeration($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    ...DeskNavParts
    permissions {
      moderate {
        allowed
        reason
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}`) as unknown as TypedDocumentString<DeskModerationQuery, DeskModerationQueryVariables>;
export const CasesDocument = new TypedDocumentString(`
    query Cases($city: String!, $states: [CaseState!], $after: String) {
  city(slug: $city) {
    id
    cases(first: 25, after: $after, states: $states) {
      nodes {
        id
        state
        subjectKind
        excerpt
        openedAt
        concerned {
          id
          name
        }
        reports {
          reason
        }
        decisions {
          action
          onAppeal
          upheld
          at
          by {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<CasesQuery, CasesQueryVariables>;
export const CaseDocument = new TypedDocumentString(`
    query Case($id: ID!) {
  node(id: $id) {
    ... on Case {
      id
      ...CaseParts
    }
  }
}
    fragment CaseParts on Case {
  id
  state
  subjectKind
  excerpt
  path
  openedAt
  appeal
  appealUntil
  concerned {
    id
    name
  }
  reports {
    reason
    details
    at
    by {
      id
      name
    }
  }
  decisions {
    action
    onAppeal
    upheld
    reason
    at
    until
    by {
      id
      name
    }
  }
  permissions {
    decide {
      allowed
      reason
    }
    decideAppeal {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<CaseQuery, CaseQueryVariables>;
export const DecideCaseDocument = new TypedDocumentString(`
    mutation DecideCase($input: DecideCaseInput!) {
  decideCase(input: $input) {
    case {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DecideCaseMutation, DecideCaseMutationVariables>;
export const DecideAppealDocument = new TypedDocumentString(`
    mutation DecideAppeal($input: DecideAppealInput!) {
  decideAppeal(input: $input) {
    case {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DecideAppealMutation, DecideAppealMutationVariables>;
export const DeskMoneyDocument = new TypedDocumentString(`
    query DeskMoney($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    ...DeskNavParts
    permissions {
      readAudit {
        allowed
        reason
      }
    }
    bankAccount {
      ...BankAccountParts
    }
    ledgerHead {
      seq
      hash
    }
    books {
      statements(first: 1) {
        totalCount
      }
      askToClose {
        allowed
        reason
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}
fragment BankAccountParts on BankAccount {
  holder
  iban
  bic
}`) as unknown as TypedDocumentString<DeskMoneyQuery, DeskMoneyQueryVariables>;
export const SetBankAccountDocument = new TypedDocumentString(`
    mutation SetBankAccount($input: SetBankAccountInput!) {
  setBankAccount(input: $input) {
    account {
      ...BankAccountParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment BankAccountParts on BankAccount {
  holder
  iban
  bic
}`) as unknown as TypedDocumentString<SetBankAccountMutation, SetBankAccountMutationVariables>;
export const StatementsDocument = new TypedDocumentString(`
    query Statements($city: String!, $after: String) {
  city(slug: $city) {
    id
    books {
      statements(first: 12, after: $after) {
        nodes {
          id
          number
          from
          until
          opening
          closing
          importedAt
          importedBy {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsQuery, StatementsQueryVariables>;
export const OpenMovementsDocument = new TypedDocumentString(`
    query OpenMovements($city: String!, $after: String) {
  city(slug: $city) {
    id
    books {
      openMovements(first: 20, after: $after) {
        nodes {
          ...MovementParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    fragment MovementParts on BankMovement {
  id
  bookedOn
  amount
  open
  text
  reference
  counterparty
  isReversal
  orders {
    id
    creditor
    amount
    text
  }
  proposals {
    because
    pledge {
      id
      amount
      backer
      project {
        id
        title
        language
      }
    }
  }
  deposits {
    id
    amount
    broughtOn
    madeBy {
      id
      name
    }
  }
  transfers {
    id
    provider
    amount
    madeOutAt
  }
}`) as unknown as TypedDocumentString<OpenMovementsQuery, OpenMovementsQueryVariables>;
export const ExplainMovementDocument = new TypedDocumentString(`
    mutation ExplainMovement($id: ID!, $kind: MovementKind!, $pledge: ID, $order: ID, $deposit: ID, $transfer: ID) {
  explainMovement(
    id: $id
    kind: $kind
    pledge: $pledge
    order: $order
    deposit: $deposit
    transfer: $transfer
  ) {
    movement {
      id
      open
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainMovementMutation, ExplainMovementMutationVariables>;
export const ProviderTransfersDocument = new TypedDocumentString(`
    query ProviderTransfers($city: String!, $after: String) {
  city(slug: $city) {
    id
    books {
      providerTransfers(first: 12, after: $after) {
        nodes {
          id
          provider
          reference
          state
          amount
          fee
          other
          madeOutAt
          arrivesOn
          arrivedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProviderTransfersQuery, ProviderTransfersQueryVariables>;
export const DisputesDocument = new TypedDocumentString(`
    query Disputes($city: String!) {
  city(slug: $city) {
    id
    books {
      disputes {
        id
        amount
        stage
        reason
        openedAt
        pledge {
          id
          ...RefundParts
        }
      }
    }
  }
}
    fragment RefundParts on Pledge {
  id
  amount
  state
  backer
  project {
    id
    slug
    title
    language
    city {
      id
      slug
    }
  }
}`) as unknown as TypedDocumentString<DisputesQuery, DisputesQueryVariables>;
export const GiftToReturnDocument = new TypedDocumentString(`
    query GiftToReturn($id: ID!) {
  node(id: $id) {
    ... on Pledge {
      id
      ...RefundParts
    }
  }
}
    fragment RefundParts on Pledge {
  id
  amount
  state
  backer
  project {
    id
    slug
    title
    language
    city {
      id
      slug
    }
  }
}`) as unknown as TypedDocumentString<GiftToReturnQuery, GiftToReturnQueryVariables>;
export const RefundPledgeDocument = new TypedDocumentString(`
    mutation RefundPledge($input: RefundPledgeInput!) {
  refundPledge(input: $input) {
    pledge {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefundPledgeMutation, RefundPledgeMutationVariables>;
export const BooksBalanceDocument = new TypedDocumentString(`
    query BooksBalance($city: String!, $from: NaiveDate!, $until: NaiveDate!) {
  city(slug: $city) {
    id
    books {
      trialBalance(from: $from, until: $until) {
        startsAt
        endsAt
        lines {
          account
          name
          isPromise
          opening
          closing
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BooksBalanceQuery, BooksBalanceQueryVariables>;
export const PeriodsDocument = new TypedDocumentString(`
    query Periods($city: String!) {
  city(slug: $city) {
    id
    books {
      periods {
        id
        number
        startsAt
        endsAt
        askedAt
        askedBy {
          id
          name
        }
        closedAt
        closedBy {
          id
          name
        }
        head {
          seq
          hash
        }
        close {
          allowed
          reason
        }
        keepOpen {
          allowed
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PeriodsQuery, PeriodsQueryVariables>;
export const AskToCloseBooksDocument = new TypedDocumentString(`
    mutation AskToCloseBooks($input: AskToCloseBooksInput!) {
  askToCloseBooks(input: $input) {
    period {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AskToCloseBooksMutation, AskToCloseBooksMutationVariables>;
export const CloseBooksDocument = new TypedDocumentString(`
    mutation CloseBooks($id: ID!) {
  closeBooks(id: $id) {
    period {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CloseBooksMutation, CloseBooksMutationVariables>;
export const KeepBooksOpenDocument = new TypedDocumentString(`
    mutation KeepBooksOpen($id: ID!) {
  keepBooksOpen(id: $id) {
    period {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<KeepBooksOpenMutation, KeepBooksOpenMutationVariables>;
export const ExplainedMovementsDocument = new TypedDocumentString(`
    query ExplainedMovements($city: String!, $after: String) {
  city(slug: $city) {
    id
    books {
      explainedMovements(first: 8, after: $after) {
        nodes {
          id
          bookedOn
          amount
          counterparty
          explanations {
            kind
            amount
            madeAt
            madeBy {
              id
              name
            }
            pledge {
              id
              project {
                id
                title
                language
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainedMovementsQuery, ExplainedMovementsQueryVariables>;
export const TakeBackExplanationDocument = new TypedDocumentString(`
    mutation TakeBackExplanation($id: ID!, $reason: String!) {
  takeBackExplanation(id: $id, reason: $reason) {
    movement {
      id
      open
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TakeBackExplanationMutation, TakeBackExplanationMutationVariables>;
export const DeskPeopleDocument = new TypedDocumentString(`
    query DeskPeople($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    ...DeskNavParts
    permissions {
      manageRoles {
        allowed
        reason
      }
      inviteFinanceOfficer {
        allowed
        reason
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}`) as unknown as TypedDocumentString<DeskPeopleQuery, DeskPeopleQueryVariables>;
export const DeskRolesDocument = new TypedDocumentString(`
    query DeskRoles($city: String!) {
  city(slug: $city) {
    id
    roleInvitations {
      id
      ...OpenInvitationParts
    }
    roleRequests {
      id
      role
      email
      name
      askedAt
      askedBy {
        id
        name
      }
      approve {
        allowed
        reason
      }
      reject {
        allowed
        reason
      }
    }
  }
}
    fragment OpenInvitationParts on Invitation {
  id
  email
  toWhat
  createdAt
  expiresAt
  invitedBy {
    id
    name
  }
  revoke {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<DeskRolesQuery, DeskRolesQueryVariables>;
export const OfficeHoldersDocument = new TypedDocumentString(`
    query OfficeHolders($city: String!, $after: String) {
  city(slug: $city) {
    id
    office(first: 50, after: $after) {
      nodes {
        email
        role
        grantedAt
        person {
          id
          name
        }
        grantedBy {
          id
          name
        }
        revoke {
          allowed
          reason
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeHoldersQuery, OfficeHoldersQueryVariables>;
export const InviteToRoleDocument = new TypedDocumentString(`
    mutation InviteToRole($input: InviteToRoleInput!) {
  inviteToRole(input: $input) {
    invitation {
      id
    }
    request {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InviteToRoleMutation, InviteToRoleMutationVariables>;
export const ApproveRoleRequestDocument = new TypedDocumentString(`
    mutation ApproveRoleRequest($id: ID!) {
  approveRoleRequest(id: $id) {
    request {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveRoleRequestMutation, ApproveRoleRequestMutationVariables>;
export const RejectRoleRequestDocument = new TypedDocumentString(`
    mutation RejectRoleRequest($id: ID!, $reason: String!) {
  rejectRoleRequest(id: $id, reason: $reason) {
    request {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RejectRoleRequestMutation, RejectRoleRequestMutationVariables>;
export const RevokeRoleDocument = new TypedDocumentString(`
    mutation RevokeRole($city: ID!, $person: ID!, $role: Role!) {
  revokeRole(city: $city, person: $person, role: $role) {
    city {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeRoleMutation, RevokeRoleMutationVariables>;
export const OrganisationsDocument = new TypedDocumentString(`
    query Organisations($city: String!, $search: String, $states: [OrganisationState!], $after: String) {
  city(slug: $city) {
    id
    organisations(first: 24, after: $after, search: $search, states: $states) {
      nodes {
        id
        ...OrganisationCardParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}
fragment OrganisationCardParts on Organisation {
  id
  slug
  name
  kind
  about
  state
  badges {
    kind
    ...BadgeParts
  }
}`) as unknown as TypedDocumentString<OrganisationsQuery, OrganisationsQueryVariables>;
export const OrganisationsCityDocument = new TypedDocumentString(`
    query OrganisationsCity($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    permissions {
      createOrganisation {
        allowed
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrganisationsCityQuery, OrganisationsCityQueryVariables>;
export const OrganisationPageDocument = new TypedDocumentString(`
    query OrganisationPage($city: String!, $slug: String!) {
  city(slug: $city) {
    id
    slug
    name
    organisation(slug: $slug) {
      id
      slug
      name
      kind
      aboutHtml
      website
      state
      identifier
      identifierKind
      badges {
        kind
        ...BadgeParts
      }
      members {
        person {
          id
          name
        }
        role
        since
      }
      permissions {
        edit {
          allowed
        }
        manageMembers {
          allowed
        }
        submit {
          allowed
        }
        decide {
          allowed
        }
      }
    }
  }
}
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}`) as unknown as TypedDocumentString<OrganisationPageQuery, OrganisationPageQueryVariables>;
export const OrganisationProjectsDocument = new TypedDocumentString(`
    query OrganisationProjects($id: ID!, $after: String) {
  node(id: $id) {
    ... on Organisation {
      id
      projects(first: 12, after: $after) {
        nodes {
          id
          ...ProjectCardParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}
fragment ProjectCardParts on Project {
  id
  slug
  title
  summary
  language
  state
  cityWide
  category {
    slug
    name
  }
  neighbourhood {
    id
    name
  }
  picture {
    url
    alt
    width
    height
  }
  owner {
    name
    verified
  }
  campaign {
    daysLeft
  }
  progress {
    backers
    match
    totalBps
    ...ProgressParts
  }
}`) as unknown as TypedDocumentString<OrganisationProjectsQuery, OrganisationProjectsQueryVariables>;
export const OrganisationManageDocument = new TypedDocumentString(`
    query OrganisationManage($city: String!, $slug: String!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    organisation(slug: $slug) {
      id
      ...OrganisationManageParts
    }
  }
}
    fragment OpenInvitationParts on Invitation {
  id
  email
  toWhat
  createdAt
  expiresAt
  invitedBy {
    id
    name
  }
  revoke {
    allowed
    reason
  }
}
fragment OrganisationManageParts on Organisation {
  id
  slug
  name
  kind
  about
  turnover
  website
  state
  members {
    person {
      id
      name
    }
    email
    role
    since
    remove {
      allowed
      reason
    }
    changeRole {
      allowed
      reason
    }
  }
  invitations {
    id
    ...OpenInvitationParts
  }
  verification {
    ...VerificationParts
  }
  permissions {
    edit {
      allowed
      reason
    }
    manageMembers {
      allowed
      reason
    }
    submit {
      allowed
      reason
    }
  }
}
fragment VerificationParts on OrganisationVerification {
  identifierKind
  identifier
  ibanHint
  submittedAt
  documents {
    id
    name
    bytes
    mime
    uploadedAt
    url
  }
  checks {
    what
    result
    at
    by {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<OrganisationManageQuery, OrganisationManageQueryVariables>;
export const CreateOrganisationDocument = new TypedDocumentString(`
    mutation CreateOrganisation($input: CreateOrganisationInput!) {
  createOrganisation(input: $input) {
    organisation {
      id
      slug
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateOrganisationMutation, CreateOrganisationMutationVariables>;
export const UpdateOrganisationDocument = new TypedDocumentString(`
    mutation UpdateOrganisation($id: ID!, $input: UpdateOrganisationInput!) {
  updateOrganisation(id: $id, input: $input) {
    organisation {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateOrganisationMutation, UpdateOrganisationMutationVariables>;
export const InviteToOrganisationDocument = new TypedDocumentString(`
    mutation InviteToOrganisation($organisation: ID!, $email: String!, $role: MemberRole!) {
  inviteToOrganisation(organisation: $organisation, email: $email, role: $role) {
    invitation {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InviteToOrganisationMutation, InviteToOrganisationMutationVariables>;
export const ChangeMemberRoleDocument = new TypedDocumentString(`
    mutation ChangeMemberRole($organisation: ID!, $person: ID!, $role: MemberRole!) {
  changeMemberRole(organisation: $organisation, person: $person, role: $role) {
    organisation {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeMemberRoleMutation, ChangeMemberRoleMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($organisation: ID!, $person: ID!) {
  removeMember(organisation: $organisation, person: $person) {
    organisation {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const DeskPayoutsDocument = new TypedDocumentString(`
    query DeskPayouts($city: String!, $after: String) {
  city(slug: $city) {
    id
    books {
      payouts(first: 12, after: $after) {
        nodes {
          ...PayoutParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    fragment PayeeAccountParts on PayeeAccount {
  number
  holder
  iban
  bic
  setAt
  setBy {
    id
    name
  }
}
fragment PayoutParts on Payout {
  id
  state
  gifts
  withMatch
  match
  fee
  amountToPay
  requestedAt
  requestedBy {
    id
    name
  }
  approvals {
    at
    by {
      id
      name
    }
  }
  releasedAt
  releasedBy {
    id
    name
  }
  reason
  orders {
    id
    state
    paidOn
    returnedOn
    returnReason
  }
  account {
    ...PayeeAccountParts
  }
  project {
    id
    slug
    title
    language
  }
  approve {
    allowed
    reason
  }
  refuse {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<DeskPayoutsQuery, DeskPayoutsQueryVariables>;
export const DeskBatchesDocument = new TypedDocumentString(`
    query DeskBatches($city: String!, $after: String) {
  city(slug: $city) {
    id
    books {
      orderPayments {
        allowed
        reason
      }
      batches(first: 6, after: $after) {
        nodes {
          id
          number
          requestedOn
          createdAt
          createdBy {
            id
            name
          }
          sum
          newer: path(version: V09)
          older: path(version: V03)
          orders {
            id
            state
            creditor
            iban
            amount
            paidOn
            returnedOn
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskBatchesQuery, DeskBatchesQueryVariables>;
export const ApprovePayoutDocument = new TypedDocumentString(`
    mutation ApprovePayout($id: ID!, $account: Int!) {
  approvePayout(id: $id, account: $account) {
    payout {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApprovePayoutMutation, ApprovePayoutMutationVariables>;
export const RefusePayoutDocument = new TypedDocumentString(`
    mutation RefusePayout($id: ID!, $reason: String!) {
  refusePayout(id: $id, reason: $reason) {
    payout {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefusePayoutMutation, RefusePayoutMutationVariables>;
export const OrderPaymentsDocument = new TypedDocumentString(`
    mutation OrderPayments($input: OrderPaymentsInput!) {
  orderPayments(input: $input) {
    batch {
      id
      number
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderPaymentsMutation, OrderPaymentsMutationVariables>;
export const ProjectMoneyPageDocument = new TypedDocumentString(`
    query ProjectMoneyPage($city: String!, $slug: String!) {
  project(city: $city, slug: $slug) {
    id
    slug
    title
    language
    state
    city {
      id
      slug
      name
      currency
    }
    money {
      income {
        channel
        came
        wentBack
      }
      promised
      matchPromised
      matchCommitted
      matchPaid
      fees
      paidOut {
        payout
        on
        amount
      }
      holdings {
        because
        amount
      }
    }
    payeeAccount {
      ...PayeeAccountParts
    }
    payoutDue {
      gifts
      match
    }
    campaignVerdict {
      verdict
      ...VerdictParts
    }
    shortfall {
      ...ShortfallParts
    }
    payouts {
      ...PayoutParts
    }
    permissions {
      setPayeeAccount {
        allowed
      }
      requestPayout {
        allowed
        reason
      }
      callOff {
        allowed
      }
      letGoOn {
        allowed
      }
    }
  }
}
    fragment PayeeAccountParts on PayeeAccount {
  number
  holder
  iban
  bic
  setAt
  setBy {
    id
    name
  }
}
fragment PayoutParts on Payout {
  id
  state
  gifts
  withMatch
  match
  fee
  amountToPay
  requestedAt
  requestedBy {
    id
    name
  }
  approvals {
    at
    by {
      id
      name
    }
  }
  releasedAt
  releasedBy {
    id
    name
  }
  reason
  orders {
    id
    state
    paidOn
    returnedOn
    returnReason
  }
  account {
    ...PayeeAccountParts
  }
  project {
    id
    slug
    title
    language
  }
  approve {
    allowed
    reason
  }
  refuse {
    allowed
    reason
  }
}
fragment VerdictParts on CampaignVerdict {
  verdict
  reason
  decidedAt
}
fragment ShortfallParts on Shortfall {
  fallen
  raised
  goal
}`) as unknown as TypedDocumentString<ProjectMoneyPageQuery, ProjectMoneyPageQueryVariables>;
export const SetPayeeAccountDocument = new TypedDocumentString(`
    mutation SetPayeeAccount($input: SetPayeeAccountInput!) {
  setPayeeAccount(input: $input) {
    account {
      ...PayeeAccountParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment PayeeAccountParts on PayeeAccount {
  number
  holder
  iban
  bic
  setAt
  setBy {
    id
    name
  }
}`) as unknown as TypedDocumentString<SetPayeeAccountMutation, SetPayeeAccountMutationVariables>;
export const RequestPayoutDocument = new TypedDocumentString(`
    mutation RequestPayout($input: RequestPayoutInput!) {
  requestPayout(input: $input) {
    payout {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPayoutMutation, RequestPayoutMutationVariables>;
export const DeskWithdrawalsDocument = new TypedDocumentString(`
    query DeskWithdrawals($city: String!, $after: String) {
  city(slug: $city) {
    id
    books {
      withdrawalAloneMax
      withdrawals(first: 12, after: $after) {
        nodes {
          ...WithdrawalParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    fragment WithdrawalParts on Withdrawal {
  id
  state
  amount
  holder
  iban
  requestedAt
  person {
    id
    name
  }
  approvals {
    at
    by {
      id
      name
    }
  }
  releasedAt
  reason
  order {
    id
    paidOn
    returnedOn
  }
  city {
    id
    name
  }
  approve {
    allowed
    reason
  }
  refuse {
    allowed
    reason
  }
  takeBack {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<DeskWithdrawalsQuery, DeskWithdrawalsQueryVariables>;
export const ApproveWithdrawalDocument = new TypedDocumentString(`
    mutation ApproveWithdrawal($id: ID!) {
  approveWithdrawal(id: $id) {
    withdrawal {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveWithdrawalMutation, ApproveWithdrawalMutationVariables>;
export const RefuseWithdrawalDocument = new TypedDocumentString(`
    mutation RefuseWithdrawal($id: ID!, $reason: String!) {
  refuseWithdrawal(id: $id, reason: $reason) {
    withdrawal {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefuseWithdrawalMutation, RefuseWithdrawalMutationVariables>;
export const MyWalletsDocument = new TypedDocumentString(`
    query MyWallets {
  viewer {
    id
    wallets {
      city {
        id
        slug
        name
      }
      balance
      withdrawn
    }
    withdrawals {
      ...WithdrawalParts
    }
  }
}
    fragment WithdrawalParts on Withdrawal {
  id
  state
  amount
  holder
  iban
  requestedAt
  person {
    id
    name
  }
  approvals {
    at
    by {
      id
      name
    }
  }
  releasedAt
  reason
  order {
    id
    paidOn
    returnedOn
  }
  city {
    id
    name
  }
  approve {
    allowed
    reason
  }
  refuse {
    allowed
    reason
  }
  takeBack {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<MyWalletsQuery, MyWalletsQueryVariables>;
export const RequestWithdrawalDocument = new TypedDocumentString(`
    mutation RequestWithdrawal($input: RequestWithdrawalInput!) {
  requestWithdrawal(input: $input) {
    withdrawal {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestWithdrawalMutation, RequestWithdrawalMutationVariables>;
export const TakeBackWithdrawalDocument = new TypedDocumentString(`
    mutation TakeBackWithdrawal($id: ID!) {
  takeBackWithdrawal(id: $id) {
    withdrawal {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TakeBackWithdrawalMutation, TakeBackWithdrawalMutationVariables>;
export const RequestSignInDocument = new TypedDocumentString(`
    mutation RequestSignIn($input: RequestSignInInput!) {
  requestSignIn(input: $input) {
    sent
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestSignInMutation, RequestSignInMutationVariables>;
export const CompleteSignInDocument = new TypedDocumentString(`
    mutation CompleteSignIn($token: String!) {
  completeSignIn(token: $token) {
    viewer {
      id
      name
    }
    returnTo
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteSignInMutation, CompleteSignInMutationVariables>;
export const CompleteSignInByCodeDocument = new TypedDocumentString(`
    mutation CompleteSignInByCode($code: String!) {
  completeSignInByCode(code: $code) {
    viewer {
      id
      name
    }
    returnTo
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteSignInByCodeMutation, CompleteSignInByCodeMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    signedOut
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const MyPledgesDocument = new TypedDocumentString(`
    query MyPledges($after: String) {
  viewer {
    id
    pledges(first: 50, after: $after) {
      nodes {
        id
        amount
        match
        state
        countedAt
        payBy
        createdAt
        transfer {
          ...TransferParts
        }
        project {
          id
          slug
          title
          language
          state
          campaign {
            outcomeBy
          }
          city {
            id
            slug
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment TransferParts on Transfer {
  holder
  iban
  bic
  amount
  reference
  qrCode
}`) as unknown as TypedDocumentString<MyPledgesQuery, MyPledgesQueryVariables>;
export const MyProjectsDocument = new TypedDocumentString(`
    query MyProjects($after: String) {
  viewer {
    id
    projects(first: 20, after: $after) {
      nodes {
        id
        slug
        title
        language
        state
        reviewNote
        city {
          id
          slug
        }
        progress {
          ...ProgressParts
        }
        permissions {
          edit {
            allowed
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}`) as unknown as TypedDocumentString<MyProjectsQuery, MyProjectsQueryVariables>;
export const OutboxDocument = new TypedDocumentString(`
    query Outbox {
  demo {
    people {
      name
      email
      description
      role
    }
    mails {
      id
      to
      subject
      sentAt
      text
    }
  }
}
    `) as unknown as TypedDocumentString<OutboxQuery, OutboxQueryVariables>;
export const PoolCityDocument = new TypedDocumentString(`
    query PoolCity($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    timeZone
    categories {
      slug
      name
    }
    neighbourhoods {
      id
      name
    }
    areas {
      id
      name
    }
    matchStack {
      sentences
    }
    permissions {
      createPool {
        allowed
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PoolCityQuery, PoolCityQueryVariables>;
export const PoolDocument = new TypedDocumentString(`
    query Pool($id: ID!) {
  node(id: $id) {
    ... on Pool {
      id
      ...PoolParts
    }
  }
}
    fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}
fragment PoolParts on Pool {
  id
  name
  purpose
  state
  opensAt
  closesAt
  projectsMatched
  amount
  reserved
  committed
  available
  holdSeconds
  terms
  termsSentences
  ...PoolMoneyParts
  funders {
    name
    amount
  }
  rule {
    version
    sentence
    definition
  }
  ruleVersions {
    version
    publishedAt
    sentence
  }
  permissions {
    edit {
      allowed
      reason
    }
    publish {
      allowed
      reason
    }
    pause {
      allowed
      reason
    }
    resume {
      allowed
      reason
    }
    close {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<PoolQuery, PoolQueryVariables>;
export const PoolDecisionsDocument = new TypedDocumentString(`
    query PoolDecisions($id: ID!, $after: String) {
  node(id: $id) {
    ... on Pool {
      id
      decisions(first: 20, after: $after) {
        nodes {
          id
          ...PoolDecisionParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment StepParts on ExplanationStep {
  step
  limit
  in
  out
  sentence
}
fragment PoolDecisionParts on Decision {
  id
  change
  state
  sentence
  ruleVersion
  decidedAt
  project {
    id
    slug
    title
    language
  }
  pledge {
    id
    amount
    backer
  }
  steps {
    ...StepParts
  }
}`) as unknown as TypedDocumentString<PoolDecisionsQuery, PoolDecisionsQueryVariables>;
export const PreviewRuleDocument = new TypedDocumentString(`
    query PreviewRule($city: ID!, $definition: String!) {
  previewRule(city: $city, definition: $definition) {
    sentence
    curve {
      crowd
      match
    }
    example {
      gift
      match
      sentence
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewRuleQuery, PreviewRuleQueryVariables>;
export const CreatePoolDocument = new TypedDocumentString(`
    mutation CreatePool($input: CreatePoolInput!) {
  createPool(input: $input) {
    pool {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePoolMutation, CreatePoolMutationVariables>;
export const UpdatePoolDocument = new TypedDocumentString(`
    mutation UpdatePool($id: ID!, $input: UpdatePoolInput!) {
  updatePool(id: $id, input: $input) {
    pool {
      id
      ...PoolParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}
fragment PoolParts on Pool {
  id
  name
  purpose
  state
  opensAt
  closesAt
  projectsMatched
  amount
  reserved
  committed
  available
  holdSeconds
  terms
  termsSentences
  ...PoolMoneyParts
  funders {
    name
    amount
  }
  rule {
    version
    sentence
    definition
  }
  ruleVersions {
    version
    publishedAt
    sentence
  }
  permissions {
    edit {
      allowed
      reason
    }
    publish {
      allowed
      reason
    }
    pause {
      allowed
      reason
    }
    resume {
      allowed
      reason
    }
    close {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<UpdatePoolMutation, UpdatePoolMutationVariables>;
export const PublishPoolDocument = new TypedDocumentString(`
    mutation PublishPool($id: ID!, $idempotencyKey: String!) {
  publishPool(id: $id, idempotencyKey: $idempotencyKey) {
    pool {
      id
      ...PoolParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}
fragment PoolParts on Pool {
  id
  name
  purpose
  state
  opensAt
  closesAt
  projectsMatched
  amount
  reserved
  committed
  available
  holdSeconds
  terms
  termsSentences
  ...PoolMoneyParts
  funders {
    name
    amount
  }
  rule {
    version
    sentence
    definition
  }
  ruleVersions {
    version
    publishedAt
    sentence
  }
  permissions {
    edit {
      allowed
      reason
    }
    publish {
      allowed
      reason
    }
    pause {
      allowed
      reason
    }
    resume {
      allowed
      reason
    }
    close {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<PublishPoolMutation, PublishPoolMutationVariables>;
export const PausePoolDocument = new TypedDocumentString(`
    mutation PausePool($id: ID!, $idempotencyKey: String!) {
  pausePool(id: $id, idempotencyKey: $idempotencyKey) {
    pool {
      id
      ...PoolParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}
fragment PoolParts on Pool {
  id
  name
  purpose
  state
  opensAt
  closesAt
  projectsMatched
  amount
  reserved
  committed
  available
  holdSeconds
  terms
  termsSentences
  ...PoolMoneyParts
  funders {
    name
    amount
  }
  rule {
    version
    sentence
    definition
  }
  ruleVersions {
    version
    publishedAt
    sentence
  }
  permissions {
    edit {
      allowed
      reason
    }
    publish {
      allowed
      reason
    }
    pause {
      allowed
      reason
    }
    resume {
      allowed
      reason
    }
    close {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<PausePoolMutation, PausePoolMutationVariables>;
export const ClosePoolDocument = new TypedDocumentString(`
    mutation ClosePool($id: ID!, $idempotencyKey: String!) {
  closePool(id: $id, idempotencyKey: $idempotencyKey) {
    pool {
      id
      ...PoolParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}
fragment PoolParts on Pool {
  id
  name
  purpose
  state
  opensAt
  closesAt
  projectsMatched
  amount
  reserved
  committed
  available
  holdSeconds
  terms
  termsSentences
  ...PoolMoneyParts
  funders {
    name
    amount
  }
  rule {
    version
    sentence
    definition
  }
  ruleVersions {
    version
    publishedAt
    sentence
  }
  permissions {
    edit {
      allowed
      reason
    }
    publish {
      allowed
      reason
    }
    pause {
      allowed
      reason
    }
    resume {
      allowed
      reason
    }
    close {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<ClosePoolMutation, ClosePoolMutationVariables>;
export const ResumePoolDocument = new TypedDocumentString(`
    mutation ResumePool($id: ID!, $idempotencyKey: String!) {
  resumePool(id: $id, idempotencyKey: $idempotencyKey) {
    pool {
      id
      ...PoolParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}
fragment PoolParts on Pool {
  id
  name
  purpose
  state
  opensAt
  closesAt
  projectsMatched
  amount
  reserved
  committed
  available
  holdSeconds
  terms
  termsSentences
  ...PoolMoneyParts
  funders {
    name
    amount
  }
  rule {
    version
    sentence
    definition
  }
  ruleVersions {
    version
    publishedAt
    sentence
  }
  permissions {
    edit {
      allowed
      reason
    }
    publish {
      allowed
      reason
    }
    pause {
      allowed
      reason
    }
    resume {
      allowed
      reason
    }
    close {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<ResumePoolMutation, ResumePoolMutationVariables>;
export const PoolRoundDocument = new TypedDocumentString(`
    query PoolRound($id: ID!) {
  node(id: $id) {
    ... on Pool {
      id
      round {
        tasks
        band {
          shareMinBps
          shareMaxBps
          capMin
          capMax
        }
        candidates {
          admitted
          shareBps
          cap
          rank
          votes
          proven
          costs
          given
          afterRound
          project {
            id
            slug
            title
            language
            state
            progress {
              project
              crowd
              goal
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PoolRoundQuery, PoolRoundQueryVariables>;
export const AdmitProjectDocument = new TypedDocumentString(`
    mutation AdmitProject($pool: ID!, $project: ID!, $shareBps: Int, $cap: Money, $idempotencyKey: String!) {
  admitProject(
    pool: $pool
    project: $project
    shareBps: $shareBps
    cap: $cap
    idempotencyKey: $idempotencyKey
  ) {
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdmitProjectMutation, AdmitProjectMutationVariables>;
export const RankProjectsDocument = new TypedDocumentString(`
    mutation RankProjects($pool: ID!, $projects: [ID!]!, $idempotencyKey: String!) {
  rankProjects(pool: $pool, projects: $projects, idempotencyKey: $idempotencyKey) {
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RankProjectsMutation, RankProjectsMutationVariables>;
export const CloseWindowDocument = new TypedDocumentString(`
    mutation CloseWindow($pool: ID!, $idempotencyKey: String!) {
  closeWindow(pool: $pool, idempotencyKey: $idempotencyKey) {
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CloseWindowMutation, CloseWindowMutationVariables>;
export const VerifyProofDocument = new TypedDocumentString(`
    mutation VerifyProof($project: ID!, $costs: Money, $idempotencyKey: String!) {
  verifyProof(project: $project, costs: $costs, idempotencyKey: $idempotencyKey) {
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyProofMutation, VerifyProofMutationVariables>;
export const CountVotesDocument = new TypedDocumentString(`
    mutation CountVotes($project: ID!, $votes: Int!, $idempotencyKey: String!) {
  countVotes(project: $project, votes: $votes, idempotencyKey: $idempotencyKey) {
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CountVotesMutation, CountVotesMutationVariables>;
export const MyPrivacyDocument = new TypedDocumentString(`
    query MyPrivacy {
  viewer {
    id
    email
    consents {
      kind
      text
      version
      given
      at
    }
    erasure {
      possible
      obstacles
      erased
      kept
    }
  }
}
    `) as unknown as TypedDocumentString<MyPrivacyQuery, MyPrivacyQueryVariables>;
export const MyDataDocument = new TypedDocumentString(`
    query MyData {
  viewer {
    id
    data {
      title
      purpose
      columns
      rows
    }
  }
}
    `) as unknown as TypedDocumentString<MyDataQuery, MyDataQueryVariables>;
export const MyLooksDocument = new TypedDocumentString(`
    query MyLooks($after: String) {
  viewer {
    id
    looks(first: 10, after: $after) {
      nodes {
        at
        by
        what
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyLooksQuery, MyLooksQueryVariables>;
export const SetConsentDocument = new TypedDocumentString(`
    mutation SetConsent($kind: ConsentKind!, $given: Boolean!, $version: String!) {
  setConsent(kind: $kind, given: $given, version: $version) {
    viewer {
      id
      consents {
        kind
        given
        at
      }
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetConsentMutation, SetConsentMutationVariables>;
export const EraseMeDocument = new TypedDocumentString(`
    mutation EraseMe($confirm: String!) {
  eraseMe(confirm: $confirm) {
    erased
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EraseMeMutation, EraseMeMutationVariables>;
export const ProgressLiveDocument = new TypedDocumentString(`
    subscription ProgressLive($project: ID!) {
  projectProgress(project: $project) {
    ...ProgressParts
  }
}
    fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}`) as unknown as TypedDocumentString<ProgressLiveSubscription, ProgressLiveSubscriptionVariables>;
export const ProjectPageDocument = new TypedDocumentString(`
    query ProjectPage($city: String!, $slug: String!) {
  project(city: $city, slug: $slug) {
    id
    slug
    title
    summary
    storyHtml
    language
    state
    reviewNote
    cityWide
    address
    city {
      id
      slug
      name
      currency
      accent
    }
    category {
      slug
      name
    }
    neighbourhood {
      id
      name
    }
    picture {
      url
      alt
      width
      height
    }
    owner {
      name
      kind
      verified
      badges {
        kind
        ...BadgeParts
      }
    }
    organisation {
      id
      slug
      name
      badges {
        kind
        ...BadgeParts
      }
    }
    team {
      person {
        id
      }
      ...TeamParts
    }
    campaign {
      kind
      goal
      minimum
      closesAt
      daysLeft
      outcomeBy
      capture
    }
    progress {
      goal
      backers
      ...ProgressParts
    }
    cost
    ownContribution
    budgetLines {
      id
      label
      amount
      kind
    }
    pools {
      sentence
      given
      open
      reason
      pool {
        id
        name
        purpose
        funders {
          name
        }
        rule {
          settings {
            successAtGoalBps
          }
        }
      }
    }
    campaignVerdict {
      ...VerdictParts
    }
    permissions {
      edit {
        allowed
      }
      callOff {
        allowed
      }
      publish {
        allowed
      }
      pledge {
        allowed
        reason
      }
      comment {
        allowed
        reason
      }
      manageTeam {
        allowed
      }
    }
  }
}
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}
fragment ProgressParts on Progress {
  project
  crowd
  match
  secured
  total
  goal
  backers
  totalBps
  updatedAt
}
fragment TeamParts on TeamMember {
  person {
    id
    name
  }
  isOwner
  since
  badges {
    kind
    ...BadgeParts
  }
}
fragment VerdictParts on CampaignVerdict {
  verdict
  reason
  decidedAt
}`) as unknown as TypedDocumentString<ProjectPageQuery, ProjectPageQueryVariables>;
export const ProjectBackersDocument = new TypedDocumentString(`
    query ProjectBackers($id: ID!, $after: String) {
  node(id: $id) {
    ... on Project {
      id
      pledges(first: 12, after: $after) {
        nodes {
          id
          amount
          state
          backer
          message
          match
          createdAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectBackersQuery, ProjectBackersQueryVariables>;
export const ProjectDecisionsDocument = new TypedDocumentString(`
    query ProjectDecisions($id: ID!, $after: String) {
  node(id: $id) {
    ... on Project {
      id
      decisions(first: 10, after: $after) {
        nodes {
          id
          ...DecisionParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    fragment StepParts on ExplanationStep {
  step
  limit
  in
  out
  sentence
}
fragment DecisionParts on Decision {
  id
  change
  state
  sentence
  ruleVersion
  decidedAt
  pledge {
    id
    state
  }
  pool {
    id
    name
  }
  steps {
    ...StepParts
  }
}`) as unknown as TypedDocumentString<ProjectDecisionsQuery, ProjectDecisionsQueryVariables>;
export const PayAgainDocument = new TypedDocumentString(`
    mutation PayAgain($id: ID!, $key: String) {
  payAgain(id: $id, key: $key) {
    pledge {
      id
      state
    }
    checkout {
      url
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PayAgainMutation, PayAgainMutationVariables>;
export const TakeBackPromiseDocument = new TypedDocumentString(`
    mutation TakeBackPromise($id: ID!) {
  takeBackPromise(id: $id) {
    pledge {
      id
      state
      match
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TakeBackPromiseMutation, TakeBackPromiseMutationVariables>;
export const SetCampaignTermsDocument = new TypedDocumentString(`
    mutation SetCampaignTerms($input: CampaignTermsInput!) {
  setCampaignTerms(input: $input) {
    campaignTerms {
      ...CampaignTermsParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment CampaignTermsParts on CampaignTerms {
  graceDays
  charging
  canChargeLater
}`) as unknown as TypedDocumentString<SetCampaignTermsMutation, SetCampaignTermsMutationVariables>;
export const ProofWaysDocument = new TypedDocumentString(`
    query ProofWays {
  viewer {
    id
    email
    hasPassword
    provenUntil
    passkeys {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ProofWaysQuery, ProofWaysQueryVariables>;
export const ProveWithPasswordDocument = new TypedDocumentString(`
    mutation ProveWithPassword($password: String!) {
  proveWithPassword(password: $password) {
    viewer {
      id
      provenUntil
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ProveWithPasswordMutation, ProveWithPasswordMutationVariables>;
export const RequestProofCodeDocument = new TypedDocumentString(`
    mutation RequestProofCode {
  requestProofCode {
    sent
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestProofCodeMutation, RequestProofCodeMutationVariables>;
export const ProveWithCodeDocument = new TypedDocumentString(`
    mutation ProveWithCode($code: String!) {
  proveWithCode(code: $code) {
    viewer {
      id
      provenUntil
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ProveWithCodeMutation, ProveWithCodeMutationVariables>;
export const BeginPasskeyUseDocument = new TypedDocumentString(`
    mutation BeginPasskeyUse {
  beginPasskeySignIn {
    challenge {
      id
      options
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BeginPasskeyUseMutation, BeginPasskeyUseMutationVariables>;
export const ProveWithPasskeyDocument = new TypedDocumentString(`
    mutation ProveWithPasskey($challenge: ID!, $credential: Json!) {
  proveWithPasskey(challenge: $challenge, credential: $credential) {
    viewer {
      id
      provenUntil
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ProveWithPasskeyMutation, ProveWithPasskeyMutationVariables>;
export const ProposeCityDocument = new TypedDocumentString(`
    query ProposeCity($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    bounds
    categories {
      slug
      name
    }
    neighbourhoodsGeoJson
    baseGeoJson
    permissions {
      createProject {
        allowed
        reason
      }
    }
    projects(
      first: 20
      filter: {mine: true, states: [IDEA, DRAFT, CHANGES_REQUESTED]}
    ) {
      nodes {
        id
        title
        state
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProposeCityQuery, ProposeCityQueryVariables>;
export const ProposalDocument = new TypedDocumentString(`
    query Proposal($id: ID!) {
  node(id: $id) {
    ... on Project {
      id
      ...ProposalParts
    }
  }
}
    fragment ProposalParts on Project {
  id
  slug
  title
  summary
  story
  storyHtml
  language
  state
  reviewNote
  cityWide
  address
  category {
    slug
    name
  }
  location {
    longitude
    latitude
  }
  neighbourhood {
    id
    name
  }
  picture {
    url
    alt
    width
    height
  }
  campaign {
    kind
    goal
    minimum
    opensAt
    closesAt
  }
  cost
  ownContribution
  budgetLines {
    id
    label
    amount
    kind
  }
  pools {
    sentence
    given
    open
    reason
    pool {
      id
      name
      purpose
      funders {
        name
      }
    }
  }
  organisation {
    id
    name
  }
  permissions {
    edit {
      allowed
      reason
    }
    submit {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<ProposalQuery, ProposalQueryVariables>;
export const CreateProjectDocument = new TypedDocumentString(`
    mutation CreateProject($input: CreateProjectInput!) {
  createProject(input: $input) {
    project {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProjectMutation, CreateProjectMutationVariables>;
export const UpdateProjectDocument = new TypedDocumentString(`
    mutation UpdateProject($id: ID!, $input: UpdateProjectInput!) {
  updateProject(id: $id, input: $input) {
    project {
      id
      ...ProposalParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment ProposalParts on Project {
  id
  slug
  title
  summary
  story
  storyHtml
  language
  state
  reviewNote
  cityWide
  address
  category {
    slug
    name
  }
  location {
    longitude
    latitude
  }
  neighbourhood {
    id
    name
  }
  picture {
    url
    alt
    width
    height
  }
  campaign {
    kind
    goal
    minimum
    opensAt
    closesAt
  }
  cost
  ownContribution
  budgetLines {
    id
    label
    amount
    kind
  }
  pools {
    sentence
    given
    open
    reason
    pool {
      id
      name
      purpose
      funders {
        name
      }
    }
  }
  organisation {
    id
    name
  }
  permissions {
    edit {
      allowed
      reason
    }
    submit {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<UpdateProjectMutation, UpdateProjectMutationVariables>;
export const SubmitProjectDocument = new TypedDocumentString(`
    mutation SubmitProject($id: ID!) {
  submitProject(id: $id) {
    project {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitProjectMutation, SubmitProjectMutationVariables>;
export const MyOrganisationsDocument = new TypedDocumentString(`
    query MyOrganisations {
  viewer {
    id
    organisations {
      role
      organisation {
        id
        slug
        name
        state
        city {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyOrganisationsQuery, MyOrganisationsQueryVariables>;
export const SetProjectOrganisationDocument = new TypedDocumentString(`
    mutation SetProjectOrganisation($project: ID!, $organisation: ID) {
  setProjectOrganisation(project: $project, organisation: $organisation) {
    project {
      id
      organisation {
        id
        name
      }
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetProjectOrganisationMutation, SetProjectOrganisationMutationVariables>;
export const ProposalPictureDocument = new TypedDocumentString(`
    query ProposalPicture($id: ID!) {
  node(id: $id) {
    ... on Project {
      id
      picture {
        url
        alt
        width
        height
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProposalPictureQuery, ProposalPictureQueryVariables>;
export const QuoteDocument = new TypedDocumentString(`
    query Quote($project: ID!, $amount: Money!) {
  quote(project: $project, amount: $amount) {
    quote {
      gift
      match
      total
      sentence
      fees {
        platform
        reaches
        provider
      }
      parts {
        pool {
          id
          name
          ...ReasonParts
        }
        amount
        sentence
        steps {
          ...StepParts
        }
      }
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment StepParts on ExplanationStep {
  step
  limit
  in
  out
  sentence
}
fragment ReasonParts on Pool {
  id
  name
  rule {
    settings {
      rateNum
      rateDen
      firstGiftOnly
      categories
      neighbourhoods
      areas
    }
  }
}`) as unknown as TypedDocumentString<QuoteQuery, QuoteQueryVariables>;
export const DeskReceiptsDocument = new TypedDocumentString(`
    query DeskReceipts($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    ...DeskNavParts
    permissions {
      readAudit {
        allowed
        reason
      }
    }
    organisations(first: 100) {
      nodes {
        id
        name
      }
    }
    receiptDesk {
      issuers {
        id
        ...IssuerParts
      }
      schemes {
        country
        name
        article
      }
      record {
        allowed
      }
      issue {
        allowed
      }
      runs {
        id
        year
        askedAt
        total
        done
        issued
        skipped
        finishedAt
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}
fragment IssuerParts on ReceiptIssuer {
  id
  organisation {
    id
    name
  }
  state
  country
  scheme
  ruling
  from
  until
  name
  address
  number
  signatoryName
  signatoryRole
  askedBy {
    id
    name
  }
  askedAt
  decidedBy {
    id
    name
  }
  agree {
    allowed
    reason
  }
  decline {
    allowed
  }
  end {
    allowed
  }
}`) as unknown as TypedDocumentString<DeskReceiptsQuery, DeskReceiptsQueryVariables>;
export const IssuedReceiptsDocument = new TypedDocumentString(`
    query IssuedReceipts($city: String!, $year: Int!, $after: String) {
  city(slug: $city) {
    id
    receiptDesk {
      taxReceipts(year: $year, first: 20, after: $after) {
        nodes {
          id
          donorName
          void {
            allowed
          }
          replace {
            allowed
          }
          ...TaxReceiptParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
}
    fragment TaxReceiptParts on TaxReceipt {
  id
  number
  kind
  giftYear
  madeOn
  amount
  issuerName
  pdf
  voidSince
  voidReason
  replaces
  replacedBy
}`) as unknown as TypedDocumentString<IssuedReceiptsQuery, IssuedReceiptsQueryVariables>;
export const RecordReceiptIssuerDocument = new TypedDocumentString(`
    mutation RecordReceiptIssuer($input: RecordReceiptIssuerInput!) {
  recordReceiptIssuer(input: $input) {
    issuer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecordReceiptIssuerMutation, RecordReceiptIssuerMutationVariables>;
export const AgreeReceiptIssuerDocument = new TypedDocumentString(`
    mutation AgreeReceiptIssuer($id: ID!) {
  agreeReceiptIssuer(id: $id) {
    issuer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AgreeReceiptIssuerMutation, AgreeReceiptIssuerMutationVariables>;
export const DeclineReceiptIssuerDocument = new TypedDocumentString(`
    mutation DeclineReceiptIssuer($id: ID!) {
  declineReceiptIssuer(id: $id) {
    issuer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineReceiptIssuerMutation, DeclineReceiptIssuerMutationVariables>;
export const EndReceiptIssuerDocument = new TypedDocumentString(`
    mutation EndReceiptIssuer($id: ID!, $until: NaiveDate!) {
  endReceiptIssuer(id: $id, until: $until) {
    issuer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndReceiptIssuerMutation, EndReceiptIssuerMutationVariables>;
export const VoidReceiptDocument = new TypedDocumentString(`
    mutation VoidReceipt($id: ID!, $reason: String!) {
  voidReceipt(id: $id, reason: $reason) {
    receipt {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<VoidReceiptMutation, VoidReceiptMutationVariables>;
export const ReplaceReceiptDocument = new TypedDocumentString(`
    mutation ReplaceReceipt($input: ReplaceReceiptInput!) {
  replaceReceipt(input: $input) {
    receipt {
      id
      number
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReplaceReceiptMutation, ReplaceReceiptMutationVariables>;
export const StartReceiptRunDocument = new TypedDocumentString(`
    mutation StartReceiptRun($city: ID!, $year: Int!) {
  startReceiptRun(city: $city, year: $year) {
    run {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StartReceiptRunMutation, StartReceiptRunMutationVariables>;
export const MyReceiptsDocument = new TypedDocumentString(`
    query MyReceipts {
  viewer {
    id
    name
    taxReceipts {
      id
      ...TaxReceiptParts
    }
    receiptGifts {
      id
      project
      own
      year
      issuer
      needsNationalNumber
      ask {
        allowed
        reason
      }
      receipt {
        id
        number
        pdf
      }
      confirmation
    }
    receiptWish {
      kind
      name
      address
      hasNationalNumber
    }
  }
}
    fragment TaxReceiptParts on TaxReceipt {
  id
  number
  kind
  giftYear
  madeOn
  amount
  issuerName
  pdf
  voidSince
  voidReason
  replaces
  replacedBy
}`) as unknown as TypedDocumentString<MyReceiptsQuery, MyReceiptsQueryVariables>;
export const AskForReceiptDocument = new TypedDocumentString(`
    mutation AskForReceipt($input: AskForReceiptInput!) {
  askForReceipt(input: $input) {
    receipt {
      id
      number
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AskForReceiptMutation, AskForReceiptMutationVariables>;
export const SetReceiptWishDocument = new TypedDocumentString(`
    mutation SetReceiptWish($input: SetReceiptWishInput!) {
  setReceiptWish(input: $input) {
    wish {
      kind
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetReceiptWishMutation, SetReceiptWishMutationVariables>;
export const ReportDocument = new TypedDocumentString(`
    mutation Report($input: ReportInput!) {
  report(input: $input) {
    received
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReportMutation, ReportMutationVariables>;
export const MyResidencesDocument = new TypedDocumentString(`
    query MyResidences {
  viewer {
    id
    name
    residences {
      id
      ...ResidenceParts
    }
  }
  cities {
    id
    slug
    name
  }
}
    fragment ResidenceParts on Residence {
  id
  state
  method
  requestedAt
  verifiedAt
  expiresAt
  triesLeft
  city {
    id
    slug
    name
  }
  neighbourhood {
    id
    name
  }
}`) as unknown as TypedDocumentString<MyResidencesQuery, MyResidencesQueryVariables>;
export const CityQuartersDocument = new TypedDocumentString(`
    query CityQuarters($city: String!) {
  city(slug: $city) {
    id
    neighbourhoods {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CityQuartersQuery, CityQuartersQueryVariables>;
export const RequestResidenceLetterDocument = new TypedDocumentString(`
    mutation RequestResidenceLetter($input: RequestResidenceLetterInput!) {
  requestResidenceLetter(input: $input) {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestResidenceLetterMutation, RequestResidenceLetterMutationVariables>;
export const EnterResidenceCodeDocument = new TypedDocumentString(`
    mutation EnterResidenceCode($city: ID!, $code: String!) {
  enterResidenceCode(city: $city, code: $code) {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EnterResidenceCodeMutation, EnterResidenceCodeMutationVariables>;
export const ShellDocument = new TypedDocumentString(`
    query Shell {
  viewer {
    id
    name
    email
    roles {
      role
      city {
        id
        slug
      }
    }
  }
  cities {
    id
    slug
    name
    accent
  }
  demo {
    people {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ShellQuery, ShellQueryVariables>;
export const SignInOptionsDocument = new TypedDocumentString(`
    query SignInOptions($city: String) {
  signInOptions(city: $city) {
    passkeys
    providers {
      key
      name
      startPath
    }
  }
}
    `) as unknown as TypedDocumentString<SignInOptionsQuery, SignInOptionsQueryVariables>;
export const SignInWithPasswordDocument = new TypedDocumentString(`
    mutation SignInWithPassword($input: SignInWithPasswordInput!) {
  signInWithPassword(input: $input) {
    viewer {
      id
      name
    }
    returnTo
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignInWithPasswordMutation, SignInWithPasswordMutationVariables>;
export const FinishPasskeySignInDocument = new TypedDocumentString(`
    mutation FinishPasskeySignIn($challenge: ID!, $credential: Json!, $returnTo: String) {
  finishPasskeySignIn(
    challenge: $challenge
    credential: $credential
    returnTo: $returnTo
  ) {
    viewer {
      id
      name
    }
    returnTo
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FinishPasskeySignInMutation, FinishPasskeySignInMutationVariables>;
export const PendingIdentityDocument = new TypedDocumentString(`
    query PendingIdentity {
  pendingIdentity {
    providerName
    email
  }
}
    `) as unknown as TypedDocumentString<PendingIdentityQuery, PendingIdentityQueryVariables>;
export const LinkIdentityDocument = new TypedDocumentString(`
    mutation LinkIdentity {
  linkIdentity {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LinkIdentityMutation, LinkIdentityMutationVariables>;
export const DismissPendingIdentityDocument = new TypedDocumentString(`
    mutation DismissPendingIdentity {
  dismissPendingIdentity {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DismissPendingIdentityMutation, DismissPendingIdentityMutationVariables>;
export const DeskSimulationsDocument = new TypedDocumentString(`
    query DeskSimulations($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    ...DeskNavParts
    permissions {
      simulate {
        allowed
        reason
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}`) as unknown as TypedDocumentString<DeskSimulationsQuery, DeskSimulationsQueryVariables>;
export const SimulationsDocument = new TypedDocumentString(`
    query Simulations($city: String!, $after: String) {
  city(slug: $city) {
    id
    simulations(first: 20, after: $after) {
      nodes {
        id
        ...SimulationParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SimulationParts on Simulation {
  id
  state
  done
  total
  askedAt
  finishedAt
  failure
  askedBy {
    id
    name
  }
  past {
    from
    until
  }
  season {
    seed
    projects
    residents
    months
  }
  changes {
    name
    added
    sentence
    amount
  }
  cancel {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<SimulationsQuery, SimulationsQueryVariables>;
export const SimulationDeskDocument = new TypedDocumentString(`
    query SimulationDesk($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    timeZone
    ...DeskNavParts
    categories {
      slug
      name
    }
    neighbourhoods {
      id
      name
    }
    areas {
      id
      name
    }
    permissions {
      simulate {
        allowed
        reason
      }
    }
    pools(first: 50, states: [DRAFT, PUBLISHED, PAUSED, EXHAUSTED]) {
      nodes {
        id
        ...PoolParts
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}
fragment PoolMoneyParts on Pool {
  amount
  held
  holdSeconds
  reserved
  committed
  paid
  available
}
fragment PoolParts on Pool {
  id
  name
  purpose
  state
  opensAt
  closesAt
  projectsMatched
  amount
  reserved
  committed
  available
  holdSeconds
  terms
  termsSentences
  ...PoolMoneyParts
  funders {
    name
    amount
  }
  rule {
    version
    sentence
    definition
  }
  ruleVersions {
    version
    publishedAt
    sentence
  }
  permissions {
    edit {
      allowed
      reason
    }
    publish {
      allowed
      reason
    }
    pause {
      allowed
      reason
    }
    resume {
      allowed
      reason
    }
    close {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<SimulationDeskQuery, SimulationDeskQueryVariables>;
export const SimulationDocument = new TypedDocumentString(`
    query Simulation($id: ID!) {
  node(id: $id) {
    ... on Simulation {
      id
      ...SimulationParts
    }
  }
}
    fragment SimulationParts on Simulation {
  id
  state
  done
  total
  askedAt
  finishedAt
  failure
  askedBy {
    id
    name
  }
  past {
    from
    until
  }
  season {
    seed
    projects
    residents
    months
  }
  changes {
    name
    added
    sentence
    amount
  }
  cancel {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<SimulationQuery, SimulationQueryVariables>;
export const SimulationOutcomeDocument = new TypedDocumentString(`
    query SimulationOutcome($id: ID!) {
  node(id: $id) {
    ... on Simulation {
      id
      result {
        summary
        caution
        totals {
          projects
          reached {
            present
            proposed
          }
        }
        gifts {
          wholly {
            present
            proposed
          }
          partly {
            present
            proposed
          }
          not {
            present
            proposed
          }
        }
        pools {
          id
          name
          present {
            amount
            used
            emptyOn
          }
          proposed {
            amount
            used
            emptyOn
          }
        }
        neighbourhoods {
          id
          name
          sum {
            projects
            match {
              ...ComparedMoneyParts
            }
            reached {
              present
              proposed
            }
          }
        }
        months {
          month
          match {
            ...ComparedMoneyParts
          }
        }
        winners {
          id
          ...SimulatedProjectParts
        }
        losers {
          id
          ...SimulatedProjectParts
        }
      }
    }
  }
}
    fragment ComparedMoneyParts on ComparedMoney {
  present
  proposed
  difference
}
fragment SimulatedProjectParts on SimulationProject {
  id
  name
  slug
  neighbourhood
  goal
  crowd {
    ...ComparedMoneyParts
  }
  match {
    ...ComparedMoneyParts
  }
  reachedPresent
  reachedProposed
}`) as unknown as TypedDocumentString<SimulationOutcomeQuery, SimulationOutcomeQueryVariables>;
export const SimulatedProjectsDocument = new TypedDocumentString(`
    query SimulatedProjects($id: ID!, $after: String) {
  node(id: $id) {
    ... on Simulation {
      id
      result {
        projects(first: 100, after: $after) {
          nodes {
            id
            ...SimulatedProjectParts
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
}
    fragment ComparedMoneyParts on ComparedMoney {
  present
  proposed
  difference
}
fragment SimulatedProjectParts on SimulationProject {
  id
  name
  slug
  neighbourhood
  goal
  crowd {
    ...ComparedMoneyParts
  }
  match {
    ...ComparedMoneyParts
  }
  reachedPresent
  reachedProposed
}`) as unknown as TypedDocumentString<SimulatedProjectsQuery, SimulatedProjectsQueryVariables>;
export const StartSimulationDocument = new TypedDocumentString(`
    mutation StartSimulation($input: StartSimulationInput!) {
  startSimulation(input: $input) {
    simulation {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StartSimulationMutation, StartSimulationMutationVariables>;
export const CancelSimulationDocument = new TypedDocumentString(`
    mutation CancelSimulation($id: ID!) {
  cancelSimulation(id: $id) {
    simulation {
      id
      ...SimulationParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment SimulationParts on Simulation {
  id
  state
  done
  total
  askedAt
  finishedAt
  failure
  askedBy {
    id
    name
  }
  past {
    from
    until
  }
  season {
    seed
    projects
    residents
    months
  }
  changes {
    name
    added
    sentence
    amount
  }
  cancel {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<CancelSimulationMutation, CancelSimulationMutationVariables>;
export const MatchStackDocument = new TypedDocumentString(`
    query MatchStack($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    currency
    ...DeskNavParts
    totals {
      backers
    }
    matchStack {
      ...StackParts
    }
    campaignTerms {
      ...CampaignTermsParts
    }
    permissions {
      setMatchStack {
        allowed
        reason
      }
      setCampaignTerms {
        allowed
        reason
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}
fragment CampaignTermsParts on CampaignTerms {
  graceDays
  charging
  canChargeLater
}
fragment StackParts on MatchStack {
  mode
  groupShare
  groupGoalBps
  groupCostBps
  ownShareOfPublicBps
  deMinimis {
    amount
    months
  }
  sentences
}`) as unknown as TypedDocumentString<MatchStackQuery, MatchStackQueryVariables>;
export const SetMatchStackDocument = new TypedDocumentString(`
    mutation SetMatchStack($city: ID!, $input: MatchStackInput!, $idempotencyKey: String!) {
  setMatchStack(city: $city, input: $input, idempotencyKey: $idempotencyKey) {
    matchStack {
      ...StackParts
    }
    problems {
      code
      field
      message
    }
  }
}
    fragment StackParts on MatchStack {
  mode
  groupShare
  groupGoalBps
  groupCostBps
  ownShareOfPublicBps
  deMinimis {
    amount
    months
  }
  sentences
}`) as unknown as TypedDocumentString<SetMatchStackMutation, SetMatchStackMutationVariables>;
export const TeamPageDocument = new TypedDocumentString(`
    query TeamPage($city: String!, $slug: String!) {
  project(city: $city, slug: $slug) {
    id
    slug
    title
    language
    city {
      id
      slug
      name
    }
    team {
      person {
        id
        name
      }
      remove {
        allowed
        reason
      }
      ...TeamParts
    }
    teamInvitations {
      id
      ...OpenInvitationParts
    }
    permissions {
      manageTeam {
        allowed
        reason
      }
    }
  }
}
    fragment BadgeParts on Badge {
  kind
  label
  meaning
}
fragment OpenInvitationParts on Invitation {
  id
  email
  toWhat
  createdAt
  expiresAt
  invitedBy {
    id
    name
  }
  revoke {
    allowed
    reason
  }
}
fragment TeamParts on TeamMember {
  person {
    id
    name
  }
  isOwner
  since
  badges {
    kind
    ...BadgeParts
  }
}`) as unknown as TypedDocumentString<TeamPageQuery, TeamPageQueryVariables>;
export const InviteToTeamDocument = new TypedDocumentString(`
    mutation InviteToTeam($project: ID!, $email: String!) {
  inviteToTeam(project: $project, email: $email) {
    invitation {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InviteToTeamMutation, InviteToTeamMutationVariables>;
export const RemoveFromTeamDocument = new TypedDocumentString(`
    mutation RemoveFromTeam($project: ID!, $person: ID!) {
  removeFromTeam(project: $project, person: $person) {
    project {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveFromTeamMutation, RemoveFromTeamMutationVariables>;
export const MyTokensDocument = new TypedDocumentString(`
    query MyTokens {
  viewer {
    id
    tokens {
      id
      name
      hint
      scopes
      createdAt
      expiresAt
      lastUsedAt
    }
  }
}
    `) as unknown as TypedDocumentString<MyTokensQuery, MyTokensQueryVariables>;
export const CreateTokenDocument = new TypedDocumentString(`
    mutation CreateToken($input: CreateTokenInput!) {
  createToken(input: $input) {
    token {
      id
      name
    }
    secret
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTokenMutation, CreateTokenMutationVariables>;
export const RevokeTokenDocument = new TypedDocumentString(`
    mutation RevokeToken($id: ID!) {
  revokeToken(id: $id) {
    viewer {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const CallOffProjectDocument = new TypedDocumentString(`
    mutation CallOffProject($id: ID!, $reason: String!) {
  callOffProject(id: $id, reason: $reason) {
    project {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CallOffProjectMutation, CallOffProjectMutationVariables>;
export const LetGoOnDocument = new TypedDocumentString(`
    mutation LetGoOn($id: ID!, $reason: String!) {
  letGoOn(id: $id, reason: $reason) {
    project {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LetGoOnMutation, LetGoOnMutationVariables>;
export const CheckIdentifierDocument = new TypedDocumentString(`
    query CheckIdentifier($kind: IdentifierKind!, $value: String!) {
  checkIdentifier(kind: $kind, value: $value) {
    valid
    written
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CheckIdentifierQuery, CheckIdentifierQueryVariables>;
export const SubmitOrganisationDocument = new TypedDocumentString(`
    mutation SubmitOrganisation($id: ID!, $input: SubmitOrganisationInput!) {
  submitOrganisation(id: $id, input: $input) {
    organisation {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitOrganisationMutation, SubmitOrganisationMutationVariables>;
export const RemoveDocumentDocument = new TypedDocumentString(`
    mutation RemoveDocument($id: ID!) {
  removeDocument(id: $id) {
    organisation {
      id
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveDocumentMutation, RemoveDocumentMutationVariables>;
export const DeskVerificationDocument = new TypedDocumentString(`
    query DeskVerification($city: String!) {
  city(slug: $city) {
    id
    slug
    name
    ...DeskNavParts
    neighbourhoods {
      id
      name
    }
    permissions {
      verifyResidents {
        allowed
        reason
      }
      verifyOrganisations {
        allowed
        reason
      }
    }
  }
}
    fragment DeskNavParts on City {
  slug
  permissions {
    createPool {
      allowed
    }
    setMatchStack {
      allowed
    }
    simulate {
      allowed
    }
    reviewProjects {
      allowed
    }
    verifyResidents {
      allowed
    }
    verifyOrganisations {
      allowed
    }
    moderate {
      allowed
    }
    manageRoles {
      allowed
    }
    readAudit {
      allowed
    }
  }
}`) as unknown as TypedDocumentString<DeskVerificationQuery, DeskVerificationQueryVariables>;
export const ResidenceRequestsDocument = new TypedDocumentString(`
    query ResidenceRequests($city: String!, $states: [ResidenceState!], $after: String) {
  city(slug: $city) {
    id
    residenceRequests(first: 25, after: $after, states: $states) {
      nodes {
        id
        name
        address
        state
        requestedAt
        neighbourhood {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<ResidenceRequestsQuery, ResidenceRequestsQueryVariables>;
export const OrganisationsToVerifyDocument = new TypedDocumentString(`
    query OrganisationsToVerify($city: String!) {
  city(slug: $city) {
    id
    organisationsToVerify {
      id
      slug
      name
      kind
      state
      website
      verification {
        ...VerificationParts
      }
      permissions {
        decide {
          allowed
          reason
        }
      }
    }
  }
}
    fragment VerificationParts on OrganisationVerification {
  identifierKind
  identifier
  ibanHint
  submittedAt
  documents {
    id
    name
    bytes
    mime
    uploadedAt
    url
  }
  checks {
    what
    result
    at
    by {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<OrganisationsToVerifyQuery, OrganisationsToVerifyQueryVariables>;
export const PrintResidenceLettersDocument = new TypedDocumentString(`
    mutation PrintResidenceLetters($city: ID!, $requests: [ID!]!) {
  printResidenceLetters(city: $city, requests: $requests) {
    url
    letters
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PrintResidenceLettersMutation, PrintResidenceLettersMutationVariables>;
export const VerifyResidentAtDeskDocument = new TypedDocumentString(`
    mutation VerifyResidentAtDesk($input: VerifyResidentInput!) {
  verifyResidentAtDesk(input: $input) {
    residence {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyResidentAtDeskMutation, VerifyResidentAtDeskMutationVariables>;
export const RevokeResidenceDocument = new TypedDocumentString(`
    mutation RevokeResidence($id: ID!, $reason: String!) {
  revokeResidence(id: $id, reason: $reason) {
    residence {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeResidenceMutation, RevokeResidenceMutationVariables>;
export const DecideOrganisationDocument = new TypedDocumentString(`
    mutation DecideOrganisation($id: ID!, $input: DecideOrganisationInput!) {
  decideOrganisation(id: $id, input: $input) {
    organisation {
      id
      state
    }
    problems {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DecideOrganisationMutation, DecideOrganisationMutationVariables>;
export const CityShapesDocument = new TypedDocumentString(`
    query CityShapes($city: String!) {
  city(slug: $city) {
    id
    bounds
    neighbourhoodsGeoJson
    baseGeoJson
  }
}
    `) as unknown as TypedDocumentString<CityShapesQuery, CityShapesQueryVariables>;