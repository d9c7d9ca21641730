import { graphql } from '$gql';

export const PoolMoneyParts = graphql(`
  fragment PoolMoneyParts on Pool {
    amount
    reserved
    committed
    paid
    available
  }
`);

export const PoolParts = graphql(`
  fragment PoolParts on Pool {
    id
    name
    purpose
    state
    opensAt
    closesAt
    projectsMatched
    ...PoolMoneyParts
    funders {
      name
      amount
    }
    rule {
      version
      sentence
      settings {
        preset
        rateNum
        rateDen
        minimumGift
        maximumPerGift
        maximumPerDonor
        firstGiftOnly
        stopAtGoal
        maximumPerProject
        maximumGoalShareBps
        categories
        neighbourhoods
        areas
        successAtGoalBps
      }
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
    }
  }
`);

export const PoolCity = graphql(`
  query PoolCity($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      currency
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
        createPool {
          allowed
          reason
        }
      }
    }
  }
`);

export const PoolQuery = graphql(`
  query Pool($id: ID!) {
    node(id: $id) {
      ... on Pool {
        id
        ...PoolParts
      }
    }
  }
`);

/** What an official wants to see of a decision: the project and the gift that it is about. */
export const PoolDecisionParts = graphql(`
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
`);

export const PoolDecisions = graphql(`
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
`);

export const PreviewRule = graphql(`
  query PreviewRule($city: ID!, $rule: RuleInput!) {
    previewRule(city: $city, rule: $rule) {
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
`);

export const CreatePool = graphql(`
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
`);

export const UpdatePool = graphql(`
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
`);

export const PublishPool = graphql(`
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
`);

export const PausePool = graphql(`
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
`);

export const ResumePool = graphql(`
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
`);
