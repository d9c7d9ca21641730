import { graphql } from '$gql';

export const ProjectPage = graphql(`
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
`);

export const ProjectBackers = graphql(`
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
`);

export const ProjectDecisions = graphql(`
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
`);
