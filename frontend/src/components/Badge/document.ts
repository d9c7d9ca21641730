import { graphql } from '$gql';

export const BadgeParts = graphql(`
  fragment BadgeParts on Badge {
    kind
    label
    meaning
  }
`);
