import { graphql } from '$gql';

export const InvitationParts = graphql(`
  fragment InvitationParts on Invitation {
    id
    email
    toWhat
    createdAt
    expiresAt
    invitedBy {
      id
      name
    }
    revoke {
      allowed
      reason
    }
  }
`);

export const RevokeInvitation = graphql(`
  mutation RevokeInvitation($id: ID!) {
    revokeInvitation(id: $id) {
      revoked
      problems {
        code
        field
        message
      }
    }
  }
`);
