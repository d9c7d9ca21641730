import { graphql } from '$gql';

export const ProgressParts = graphql(`
  fragment ProgressParts on Progress {
    project
    crowd
    match
    secured
    total
    goal
    backers
    totalBps
    updatedAt
  }
`);

export const ProgressLive = graphql(`
  subscription ProgressLive($project: ID!) {
    projectProgress(project: $project) {
      ...ProgressParts
    }
  }
`);
