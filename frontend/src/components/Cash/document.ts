import { graphql } from '$gql';

export const DeskCash = graphql(`
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
`);

export const DepositParts = graphql(`
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
`);

export const CashCounts = graphql(`
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
`);

export const OpenCashCount = graphql(`
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
`);

export const DepositCash = graphql(`
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
`);

export const DeskCashCount = graphql(`
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
`);

export const CountParts = graphql(`
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
`);

/** Where a gift on the table may go: the newest hundred, or those that words find. */
export const OpenProjects = graphql(`
  query OpenProjects($city: String!, $search: String) {
    city(slug: $city) {
      id
      projects(first: 100, filter: { states: [PUBLISHED], search: $search }, order: NEWEST) {
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
`);

export const AddCashGift = graphql(`
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
`);

export const RemoveCashGift = graphql(`
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
`);

export const CountCash = graphql(`
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
`);

export const ConfirmCashCount = graphql(`
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
`);

export const ReopenCashCount = graphql(`
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
`);
