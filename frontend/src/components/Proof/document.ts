import { graphql } from '$gql';

export const ProofWays = graphql(`
  query ProofWays {
    viewer {
      id
      email
      hasPassword
      provenUntil
      passkeys {
        id
      }
    }
  }
`);

export const ProveWithPassword = graphql(`
  mutation ProveWithPassword($password: String!) {
    proveWithPassword(password: $password) {
      viewer {
        id
        provenUntil
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const RequestProofCode = graphql(`
  mutation RequestProofCode {
    requestProofCode {
      sent
      problems {
        code
        field
        message
      }
    }
  }
`);

export const ProveWithCode = graphql(`
  mutation ProveWithCode($code: String!) {
    proveWithCode(code: $code) {
      viewer {
        id
        provenUntil
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const BeginPasskeyUse = graphql(`
  mutation BeginPasskeyUse {
    beginPasskeySignIn {
      challenge {
        id
        options
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const ProveWithPasskey = graphql(`
  mutation ProveWithPasskey($challenge: ID!, $credential: Json!) {
    proveWithPasskey(challenge: $challenge, credential: $credential) {
      viewer {
        id
        provenUntil
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
