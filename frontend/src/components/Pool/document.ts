import { graphql } from '$gql';

export const PoolMoneyParts = graphql(`
  fragment PoolMoneyParts on Pool {
    amount
    held
    holdSeconds
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
`);

export const PoolCity = graphql(`
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

export const ClosePool = graphql(`
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

export const PoolRoundQuery = graphql(`
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
`);

export const AdmitProject = graphql(`
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
`);

export const RankProjects = graphql(`
  mutation RankProjects($pool: ID!, $projects: [ID!]!, $idempotencyKey: String!) {
    rankProjects(pool: $pool, projects: $projects, idempotencyKey: $idempotencyKey) {
      problems {
        code
        field
        message
      }
    }
  }
`);

export const CloseWindow = graphql(`
  mutation CloseWindow($pool: ID!, $idempotencyKey: String!) {
    closeWindow(pool: $pool, idempotencyKey: $idempotencyKey) {
      problems {
        code
        field
        message
      }
    }
  }
`);

export const VerifyProof = graphql(`
  mutation VerifyProof($project: ID!, $costs: Money, $idempotencyKey: String!) {
    verifyProof(project: $project, costs: $costs, idempotencyKey: $idempotencyKey) {
      problems {
        code
        field
        message
      }
    }
  }
`);

export const CountVotes = graphql(`
  mutation CountVotes($project: ID!, $votes: Int!, $idempotencyKey: String!) {
    countVotes(project: $project, votes: $votes, idempotencyKey: $idempotencyKey) {
      problems {
        code
        field
        message
      }
    }
  }
`);
