import { graphql } from '$gql';

export const DeskQuery = graphql(`
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
      projects(first: 50, filter: { states: [SUBMITTED, IN_REVIEW] }, order: OLDEST) {
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
`);

/** Which rooms of the desk are open to the reader. */
export const DeskNavParts = graphql(`
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
`);

export const ReviewParts = graphql(`
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
`);

export const PublishProject = graphql(`
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
`);

export const NoteTraining = graphql(`
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
`);

export const RequestProjectChanges = graphql(`
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
`);

export const RejectProject = graphql(`
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
`);
