import { graphql } from '$gql';

export const MyTokens = graphql(`
  query MyTokens {
    viewer {
      id
      tokens {
        id
        name
        hint
        scopes
        createdAt
        expiresAt
        lastUsedAt
      }
    }
  }
`);

export const CreateToken = graphql(`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      token {
        id
        name
      }
      secret
      problems {
        code
        field
        message
      }
    }
  }
`);

export const RevokeToken = graphql(`
  mutation RevokeToken($id: ID!) {
    revokeToken(id: $id) {
      viewer {
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
