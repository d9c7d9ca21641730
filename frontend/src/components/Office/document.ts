import { graphql } from '$gql';

export const DeskPeople = graphql(`
  query DeskPeople($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      ...DeskNavParts
      permissions {
        manageRoles {
          allowed
          reason
        }
        inviteFinanceOfficer {
          allowed
          reason
        }
      }
    }
  }
`);

export const DeskRoles = graphql(`
  query DeskRoles($city: String!) {
    city(slug: $city) {
      id
      roleInvitations {
        id
        ...OpenInvitationParts
      }
      roleRequests {
        id
        role
        email
        name
        askedAt
        askedBy {
          id
          name
        }
        approve {
          allowed
          reason
        }
        reject {
          allowed
          reason
        }
      }
    }
  }
`);

export const OfficeHolders = graphql(`
  query OfficeHolders($city: String!, $after: String) {
    city(slug: $city) {
      id
      office(first: 50, after: $after) {
        nodes {
          email
          role
          grantedAt
          person {
            id
            name
          }
          grantedBy {
            id
            name
          }
          revoke {
            allowed
            reason
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
`);

export const InviteToRole = graphql(`
  mutation InviteToRole($input: InviteToRoleInput!) {
    inviteToRole(input: $input) {
      invitation {
        id
      }
      request {
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

export const ApproveRoleRequest = graphql(`
  mutation ApproveRoleRequest($id: ID!) {
    approveRoleRequest(id: $id) {
      request {
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

export const RejectRoleRequest = graphql(`
  mutation RejectRoleRequest($id: ID!, $reason: String!) {
    rejectRoleRequest(id: $id, reason: $reason) {
      request {
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

export const RevokeRole = graphql(`
  mutation RevokeRole($city: ID!, $person: ID!, $role: Role!) {
    revokeRole(city: $city, person: $person, role: $role) {
      city {
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
