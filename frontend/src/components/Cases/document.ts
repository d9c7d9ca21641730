import { graphql } from '$gql';

export const MyCaseParts = graphql(`
  fragment MyCaseParts on Case {
    id
    state
    subjectKind
    excerpt
    path
    openedAt
    appeal
    appealUntil
    decisions {
      action
      onAppeal
      upheld
      reason
      at
      until
    }
    permissions {
      appeal {
        allowed
        reason
      }
    }
  }
`);

export const AppealCase = graphql(`
  mutation AppealCase($id: ID!, $text: String!) {
    appealCase(id: $id, text: $text) {
      case {
        id
        ...MyCaseParts
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
