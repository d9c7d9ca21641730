import { graphql } from '$gql';

export const CommentParts = graphql(`
  fragment CommentParts on Comment {
    id
    bodyHtml
    body
    state
    createdAt
    editedAt
    notice
    author {
      name
      isOwner
      badges {
        kind
        ...BadgeParts
      }
    }
    permissions {
      reply {
        allowed
        reason
      }
      edit {
        allowed
      }
      delete {
        allowed
      }
      report {
        allowed
      }
    }
  }
`);

export const ProjectComments = graphql(`
  query ProjectComments($id: ID!, $after: String) {
    node(id: $id) {
      ... on Project {
        id
        comments(first: 10, after: $after) {
          nodes {
            id
            ...CommentParts
            replies {
              id
              ...CommentParts
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
  }
`);

export const AddComment = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) {
      comment {
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

export const EditComment = graphql(`
  mutation EditComment($id: ID!, $body: String!) {
    editComment(id: $id, body: $body) {
      comment {
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

export const DeleteComment = graphql(`
  mutation DeleteComment($id: ID!) {
    deleteComment(id: $id) {
      comment {
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

/** Whether the reader may not write for a while, and why. */
export const CommentPause = graphql(`
  query CommentPause {
    viewer {
      id
      suspensions {
        until
        reason
        city {
          id
        }
      }
    }
  }
`);
