import { graphql } from '$gql';

export const ProjectCardParts = graphql(`
  fragment ProjectCardParts on Project {
    id
    slug
    title
    summary
    language
    state
    cityWide
    category {
      slug
      name
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
    owner {
      name
      verified
    }
    campaign {
      daysLeft
    }
    progress {
      backers
      match
      totalBps
      ...ProgressParts
    }
  }
`);
