import { graphql } from '$gql';

export const GiveProject = graphql(`
  query GiveProject($city: String!, $slug: String!) {
    project(city: $city, slug: $slug) {
      id
      slug
      title
      language
      cityWide
      category {
        slug
        name
      }
      city {
        id
        slug
        name
        currency
        bankAccount {
          holder
        }
        wallet
      }
      neighbourhood {
        id
        name
      }
      picture {
        url
        alt
        width
        height
      }
      campaign {
        kind
        capture
        closesAt
      }
      progress {
        ...ProgressParts
      }
      pools {
        open
        pool {
          id
          holdSeconds
        }
      }
      permissions {
        pledge {
          allowed
          reason
        }
      }
    }
  }
`);

/** What the reader has left to give again. */
export const WalletLeft = graphql(`
  query WalletLeft($city: String!) {
    city(slug: $city) {
      id
      wallet
    }
  }
`);

export const TransferParts = graphql(`
  fragment TransferParts on Transfer {
    holder
    iban
    bic
    amount
    reference
    qrCode
  }
`);

export const CreatePledge = graphql(`
  mutation CreatePledge($input: CreatePledgeInput!) {
    createPledge(input: $input) {
      pledge {
        id
        state
      }
      checkout {
        url
      }
      transfer {
        ...TransferParts
      }
      held {
        amount
        until
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const RefreshPledge = graphql(`
  mutation RefreshPledge($id: ID!) {
    refreshPledge(id: $id) {
      pledge {
        id
        amount
        match
        state
        countedAt
        payBy
        decided
        held {
          amount
          until
        }
        transfer {
          ...TransferParts
        }
        decisions {
          id
          change
          sentence
          pool {
            id
            name
            ...ReasonParts
          }
          steps {
            ...StepParts
          }
        }
        project {
          id
          slug
          title
          language
          state
          campaign {
            closesAt
          }
          category {
            slug
            name
          }
          neighbourhood {
            id
            name
          }
          city {
            id
            slug
            name
          }
          progress {
            ...ProgressParts
          }
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
