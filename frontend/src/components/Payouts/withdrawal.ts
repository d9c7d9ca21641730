import { graphql } from '$gql';

export const WithdrawalParts = graphql(`
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
`);

export const DeskWithdrawals = graphql(`
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
`);

export const ApproveWithdrawal = graphql(`
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
`);

export const RefuseWithdrawal = graphql(`
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
`);

export const MyWallets = graphql(`
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
`);

export const RequestWithdrawal = graphql(`
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
`);

export const TakeBackWithdrawal = graphql(`
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
`);
