import { graphql } from '$gql';

export const PayeeAccountParts = graphql(`
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
`);

export const PayoutParts = graphql(`
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
`);

export const DeskPayouts = graphql(`
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
`);

export const DeskBatches = graphql(`
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
`);

export const ApprovePayout = graphql(`
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
`);

export const RefusePayout = graphql(`
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
`);

export const OrderPayments = graphql(`
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
`);

export const ProjectMoneyPage = graphql(`
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
`);

export const SetPayeeAccount = graphql(`
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
`);

export const RequestPayout = graphql(`
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
`);
