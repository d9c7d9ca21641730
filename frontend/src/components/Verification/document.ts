import { graphql } from '$gql';

/** What was handed in and what was found, to managers and to the city. */
export const VerificationParts = graphql(`
  fragment VerificationParts on OrganisationVerification {
    identifierKind
    identifier
    ibanHint
    submittedAt
    documents {
      id
      name
      bytes
      mime
      uploadedAt
      url
    }
    checks {
      what
      result
      at
      by {
        id
        name
      }
    }
  }
`);

export const CheckIdentifier = graphql(`
  query CheckIdentifier($kind: IdentifierKind!, $value: String!) {
    checkIdentifier(kind: $kind, value: $value) {
      valid
      written
      problems {
        code
        field
        message
      }
    }
  }
`);

export const SubmitOrganisation = graphql(`
  mutation SubmitOrganisation($id: ID!, $input: SubmitOrganisationInput!) {
    submitOrganisation(id: $id, input: $input) {
      organisation {
        id
        state
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const RemoveDocument = graphql(`
  mutation RemoveDocument($id: ID!) {
    removeDocument(id: $id) {
      organisation {
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

export const DeskVerification = graphql(`
  query DeskVerification($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      ...DeskNavParts
      neighbourhoods {
        id
        name
      }
      permissions {
        verifyResidents {
          allowed
          reason
        }
        verifyOrganisations {
          allowed
          reason
        }
      }
    }
  }
`);

export const ResidenceRequests = graphql(`
  query ResidenceRequests($city: String!, $states: [ResidenceState!], $after: String) {
    city(slug: $city) {
      id
      residenceRequests(first: 25, after: $after, states: $states) {
        nodes {
          id
          name
          address
          state
          requestedAt
          neighbourhood {
            id
            name
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
`);

export const OrganisationsToVerify = graphql(`
  query OrganisationsToVerify($city: String!) {
    city(slug: $city) {
      id
      organisationsToVerify {
        id
        slug
        name
        kind
        state
        website
        verification {
          ...VerificationParts
        }
        permissions {
          decide {
            allowed
            reason
          }
        }
      }
    }
  }
`);

export const PrintResidenceLetters = graphql(`
  mutation PrintResidenceLetters($city: ID!, $requests: [ID!]!) {
    printResidenceLetters(city: $city, requests: $requests) {
      url
      letters
      problems {
        code
        field
        message
      }
    }
  }
`);

export const VerifyResidentAtDesk = graphql(`
  mutation VerifyResidentAtDesk($input: VerifyResidentInput!) {
    verifyResidentAtDesk(input: $input) {
      residence {
        id
        state
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const RevokeResidence = graphql(`
  mutation RevokeResidence($id: ID!, $reason: String!) {
    revokeResidence(id: $id, reason: $reason) {
      residence {
        id
        state
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const DecideOrganisation = graphql(`
  mutation DecideOrganisation($id: ID!, $input: DecideOrganisationInput!) {
    decideOrganisation(id: $id, input: $input) {
      organisation {
        id
        state
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
