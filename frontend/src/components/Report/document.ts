import { graphql } from '$gql';

export const Report = graphql(`
  mutation Report($input: ReportInput!) {
    report(input: $input) {
      received
      problems {
        code
        field
        message
      }
    }
  }
`);
