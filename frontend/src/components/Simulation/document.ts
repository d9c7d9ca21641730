import { graphql } from '$gql';

/** A simulation as the list shows it, and while it runs. */
export const SimulationParts = graphql(`
  fragment SimulationParts on Simulation {
    id
    state
    done
    total
    askedAt
    finishedAt
    failure
    askedBy {
      id
      name
    }
    past {
      from
      until
    }
    season {
      seed
      projects
      residents
      months
    }
    changes {
      name
      added
      sentence
      amount
    }
    cancel {
      allowed
      reason
    }
  }
`);

export const DeskSimulations = graphql(`
  query DeskSimulations($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      ...DeskNavParts
      permissions {
        simulate {
          allowed
          reason
        }
      }
    }
  }
`);

export const Simulations = graphql(`
  query Simulations($city: String!, $after: String) {
    city(slug: $city) {
      id
      simulations(first: 20, after: $after) {
        nodes {
          id
          ...SimulationParts
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** What a simulation is made from: the pools with their present rules, and what rules may name. */
export const SimulationDesk = graphql(`
  query SimulationDesk($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      currency
      timeZone
      ...DeskNavParts
      categories {
        slug
        name
      }
      neighbourhoods {
        id
        name
      }
      areas {
        id
        name
      }
      permissions {
        simulate {
          allowed
          reason
        }
      }
      pools(first: 50, states: [DRAFT, PUBLISHED, PAUSED, EXHAUSTED]) {
        nodes {
          id
          ...PoolParts
        }
      }
    }
  }
`);

export const SimulationQuery = graphql(`
  query Simulation($id: ID!) {
    node(id: $id) {
      ... on Simulation {
        id
        ...SimulationParts
      }
    }
  }
`);

export const ComparedMoneyParts = graphql(`
  fragment ComparedMoneyParts on ComparedMoney {
    present
    proposed
    difference
  }
`);

export const SimulatedProjectParts = graphql(`
  fragment SimulatedProjectParts on SimulationProject {
    id
    name
    slug
    neighbourhood
    goal
    crowd {
      ...ComparedMoneyParts
    }
    match {
      ...ComparedMoneyParts
    }
    reachedPresent
    reachedProposed
  }
`);

export const SimulationOutcome = graphql(`
  query SimulationOutcome($id: ID!) {
    node(id: $id) {
      ... on Simulation {
        id
        result {
          summary
          caution
          totals {
            projects
            reached {
              present
              proposed
            }
          }
          gifts {
            wholly {
              present
              proposed
            }
            partly {
              present
              proposed
            }
            not {
              present
              proposed
            }
          }
          pools {
            id
            name
            present {
              amount
              used
              emptyOn
            }
            proposed {
              amount
              used
              emptyOn
            }
          }
          neighbourhoods {
            id
            name
            sum {
              projects
              match {
                ...ComparedMoneyParts
              }
              reached {
                present
                proposed
              }
            }
          }
          months {
            month
            match {
              ...ComparedMoneyParts
            }
          }
          winners {
            id
            ...SimulatedProjectParts
          }
          losers {
            id
            ...SimulatedProjectParts
          }
        }
      }
    }
  }
`);

export const SimulatedProjects = graphql(`
  query SimulatedProjects($id: ID!, $after: String) {
    node(id: $id) {
      ... on Simulation {
        id
        result {
          projects(first: 100, after: $after) {
            nodes {
              id
              ...SimulatedProjectParts
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

export const StartSimulation = graphql(`
  mutation StartSimulation($input: StartSimulationInput!) {
    startSimulation(input: $input) {
      simulation {
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

export const CancelSimulation = graphql(`
  mutation CancelSimulation($id: ID!) {
    cancelSimulation(id: $id) {
      simulation {
        id
        ...SimulationParts
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
