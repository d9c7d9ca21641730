import { graphql } from '$gql';

export const ShellQuery = graphql(`
  query Shell {
    viewer {
      id
      name
      email
      roles {
        role
        city {
          id
          slug
        }
      }
    }
    cities {
      id
      slug
      name
      accent
    }
    demo {
      people {
        name
      }
    }
  }
`);
