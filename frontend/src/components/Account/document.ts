import { graphql } from '$gql';

export const MyAccount = graphql(`
  query MyAccount {
    viewer {
      id
      name
      email
      locale
      hasPassword
      passkeys {
        id
        name
        createdAt
        lastUsedAt
      }
      identities {
        id
        provider
        providerName
        label
        linkedAt
        lastUsedAt
      }
      sessions {
        id
        device
        place
        method
        createdAt
        seenAt
        current
      }
    }
    signInOptions {
      passkeys
      providers {
        key
        name
        startPath
      }
    }
  }
`);

export const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      viewer {
        id
        name
        locale
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const SetPassword = graphql(`
  mutation SetPassword($password: String!) {
    setPassword(password: $password) {
      viewer {
        id
        hasPassword
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const RemovePassword = graphql(`
  mutation RemovePassword {
    removePassword {
      viewer {
        id
        hasPassword
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const BeginPasskey = graphql(`
  mutation BeginPasskey {
    beginPasskey {
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

export const FinishPasskey = graphql(`
  mutation FinishPasskey($challenge: ID!, $credential: Json!, $name: String!) {
    finishPasskey(challenge: $challenge, credential: $credential, name: $name) {
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

export const RenamePasskey = graphql(`
  mutation RenamePasskey($id: ID!, $name: String!) {
    renamePasskey(id: $id, name: $name) {
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

export const RemovePasskey = graphql(`
  mutation RemovePasskey($id: ID!) {
    removePasskey(id: $id) {
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

export const UnlinkIdentity = graphql(`
  mutation UnlinkIdentity($id: ID!) {
    unlinkIdentity(id: $id) {
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

export const EndSession = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) {
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

export const EndOtherSessions = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
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
