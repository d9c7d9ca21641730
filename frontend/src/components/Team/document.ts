import { graphql } from '$gql';

export const TeamParts = graphql(`
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
`);

export const TeamPage = graphql(`
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
`);

export const InviteToTeam = graphql(`
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
`);

export const RemoveFromTeam = graphql(`
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
`);
