import { graphql } from '$gql';

export const PayAgain = graphql(`
  mutation PayAgain($id: ID!, $key: String) {
    payAgain(id: $id, key: $key) {
      pledge {
        id
        state
      }
      checkout {
        url
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const TakeBackPromise = graphql(`
  mutation TakeBackPromise($id: ID!) {
    takeBackPromise(id: $id) {
      pledge {
        id
        state
        match
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const CampaignTermsParts = graphql(`
  fragment CampaignTermsParts on CampaignTerms {
    graceDays
    charging
    canChargeLater
  }
`);

export const SetCampaignTerms = graphql(`
  mutation SetCampaignTerms($input: CampaignTermsInput!) {
    setCampaignTerms(input: $input) {
      campaignTerms {
        ...CampaignTermsParts
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
