import { graphql } from '$gql';

export const SignInOptions = graphql(`
  query SignInOptions($city: String) {
    signInOptions(city: $city) {
      passkeys
      providers {
        key
        name
        startPath
      }
    }
  }
`);

export const SignInWithPassword = graphql(`
  mutation SignInWithPassword($input: SignInWithPasswordInput!) {
    signInWithPassword(input: $input) {
      viewer {
        id
        name
      }
      returnTo
      problems {
        code
        field
        message
      }
    }
  }
`);

export const FinishPasskeySignIn = graphql(`
  mutation FinishPasskeySignIn($challenge: ID!, $credential: Json!, $returnTo: String) {
    finishPasskeySignIn(challenge: $challenge, credential: $credential, returnTo: $returnTo) {
      viewer {
        id
        name
      }
      returnTo
      problems {
        code
        field
        message
      }
    }
  }
`);

export const PendingIdentity = graphql(`
  query PendingIdentity {
    pendingIdentity {
      providerName
      email
    }
  }
`);

export const LinkIdentity = graphql(`
  mutation LinkIdentity {
    linkIdentity {
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

export const DismissPendingIdentity = graphql(`
  mutation DismissPendingIdentity {
    dismissPendingIdentity {
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
