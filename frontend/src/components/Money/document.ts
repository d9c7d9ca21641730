import { graphql } from '$gql';

export const DeskMoney = graphql(`
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
`);

export const BankAccountParts = graphql(`
  fragment BankAccountParts on BankAccount {
    holder
    iban
    bic
  }
`);

export const SetBankAccount = graphql(`
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
`);

export const Statements = graphql(`
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
`);

export const OpenMovements = graphql(`
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
`);

export const MovementParts = graphql(`
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
`);

export const ExplainMovement = graphql(`
  mutation ExplainMovement(
    $id: ID!
    $kind: MovementKind!
    $pledge: ID
    $order: ID
    $deposit: ID
    $transfer: ID
  ) {
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
`);

export const ProviderTransfers = graphql(`
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
`);

export const Disputes = graphql(`
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
`);

/** A gift that might be given back. */
export const RefundParts = graphql(`
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
`);

export const GiftToReturn = graphql(`
  query GiftToReturn($id: ID!) {
    node(id: $id) {
      ... on Pledge {
        id
        ...RefundParts
      }
    }
  }
`);

export const RefundPledge = graphql(`
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
`);

export const BooksBalance = graphql(`
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
`);

export const Periods = graphql(`
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
`);

export const AskToCloseBooks = graphql(`
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
`);

export const CloseBooks = graphql(`
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
`);

export const KeepBooksOpen = graphql(`
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
`);

export const ExplainedMovements = graphql(`
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
`);

export const TakeBackExplanation = graphql(`
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
`);
