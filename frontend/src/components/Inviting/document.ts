import { graphql } from '$gql';

export const OpenInvitationParts = graphql(`
  fragment OpenInvitationParts on Invitation {
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
