import { graphql } from '$gql';

export const InvitationParts = graphql(`
  fragment InvitationParts on Invitation {
    id
    kind
    toWhat
    expiresAt
    city {
      id
      name
    }
    invitedBy {
      id
      name
    }
    accept {
      allowed
      reason
    }
  }
`);

export const InvitationPreview = graphql(`
  query InvitationPreview($token: String!) {
    invitation(token: $token) {
      kind
      toWhat
      invitedBy
      emailHint
      expiresAt
      isMine
      city {
        id
        slug
        name
      }
    }
  }
`);

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($token: String, $id: ID) {
    acceptInvitation(token: $token, id: $id) {
      path
      problems {
        code
        field
        message
      }
    }
  }
`);

export const DeclineInvitation = graphql(`
  mutation DeclineInvitation($token: String, $id: ID) {
    declineInvitation(token: $token, id: $id) {
      path
      problems {
        code
        field
        message
      }
    }
  }
`);
