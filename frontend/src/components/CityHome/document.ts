import { graphql } from '$gql';

export const CityHome = graphql(`
  query CityHome($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      currency
      accent
      tagline
      aboutHtml
      picture {
        url
        alt
        width
        height
      }
      categories {
        slug
        name
      }
      neighbourhoods {
        id
        slug
        name
        projects
        crowd
        match
      }
      totals {
        crowd
        match
        openProjects
        backers
      }
    }
  }
`);

export const CityProjects = graphql(`
  query CityProjects($city: String!, $filter: ProjectFilter, $order: ProjectOrder, $after: String) {
    city(slug: $city) {
      id
      projects(first: 24, after: $after, filter: $filter, order: $order) {
        nodes {
          id
          ...ProjectCardParts
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

export const CityPins = graphql(`
  query CityPins($city: String!, $filter: ProjectFilter) {
    city(slug: $city) {
      id
      pins(filter: $filter) {
        id
        slug
        title
        state
        longitude
        latitude
        goal
        crowd
        match
      }
    }
  }
`);
