import { graphql } from '$gql';

export const ResidenceParts = graphql(`
  fragment ResidenceParts on Residence {
    id
    state
    method
    requestedAt
    verifiedAt
    expiresAt
    triesLeft
    city {
      id
      slug
      name
    }
    neighbourhood {
      id
      name
    }
  }
`);

export const MyResidences = graphql(`
  query MyResidences {
    viewer {
      id
      name
      residences {
        id
        ...ResidenceParts
      }
    }
    cities {
      id
      slug
      name
    }
  }
`);

export const CityQuarters = graphql(`
  query CityQuarters($city: String!) {
    city(slug: $city) {
      id
      neighbourhoods {
        id
        name
      }
    }
  }
`);

export const RequestResidenceLetter = graphql(`
  mutation RequestResidenceLetter($input: RequestResidenceLetterInput!) {
    requestResidenceLetter(input: $input) {
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

export const EnterResidenceCode = graphql(`
  mutation EnterResidenceCode($city: ID!, $code: String!) {
    enterResidenceCode(city: $city, code: $code) {
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
