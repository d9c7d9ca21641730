import { graphql } from '$gql';

export const MyPrivacy = graphql(`
  query MyPrivacy {
    viewer {
      id
      email
      consents {
        kind
        text
        version
        given
        at
      }
      erasure {
        possible
        obstacles
        erased
        kept
      }
    }
  }
`);

export const MyData = graphql(`
  query MyData {
    viewer {
      id
      data {
        title
        purpose
        columns
        rows
      }
    }
  }
`);

export const MyLooks = graphql(`
  query MyLooks($after: String) {
    viewer {
      id
      looks(first: 10, after: $after) {
        nodes {
          at
          by
          what
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const SetConsent = graphql(`
  mutation SetConsent($kind: ConsentKind!, $given: Boolean!, $version: String!) {
    setConsent(kind: $kind, given: $given, version: $version) {
      viewer {
        id
        consents {
          kind
          given
          at
        }
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const EraseMe = graphql(`
  mutation EraseMe($confirm: String!) {
    eraseMe(confirm: $confirm) {
      erased
      problems {
        code
        field
        message
      }
    }
  }
`);
