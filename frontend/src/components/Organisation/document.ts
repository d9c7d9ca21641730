import { graphql } from '$gql';

export const OrganisationCardParts = graphql(`
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
`);

export const Organisations = graphql(`
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
`);

export const OrganisationsCity = graphql(`
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
`);

export const OrganisationPage = graphql(`
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
`);

export const OrganisationProjects = graphql(`
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
`);

export const OrganisationManage = graphql(`
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
`);

export const OrganisationManageParts = graphql(`
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
`);

export const CreateOrganisation = graphql(`
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
`);

export const UpdateOrganisation = graphql(`
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
`);

export const InviteToOrganisation = graphql(`
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
`);

export const ChangeMemberRole = graphql(`
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
`);

export const RemoveMember = graphql(`
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
`);
