import { graphql } from '$gql';

export const ProposalParts = graphql(`
  fragment ProposalParts on Project {
    id
    slug
    title
    summary
    story
    storyHtml
    language
    state
    reviewNote
    cityWide
    address
    category {
      slug
      name
    }
    location {
      longitude
      latitude
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
      goal
      minimum
      opensAt
      closesAt
    }
    cost
    ownContribution
    budgetLines {
      id
      label
      amount
      kind
    }
    pools {
      sentence
      given
      open
      reason
      pool {
        id
        name
        purpose
        funders {
          name
        }
      }
    }
    organisation {
      id
      name
    }
    permissions {
      edit {
        allowed
        reason
      }
      submit {
        allowed
        reason
      }
    }
  }
`);

export const ProposeCity = graphql(`
  query ProposeCity($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      currency
      bounds
      categories {
        slug
        name
      }
      neighbourhoodsGeoJson
      baseGeoJson
      permissions {
        createProject {
          allowed
          reason
        }
      }
      projects(first: 20, filter: { mine: true, states: [IDEA, DRAFT, CHANGES_REQUESTED] }) {
        nodes {
          id
          title
          state
        }
      }
    }
  }
`);

export const Proposal = graphql(`
  query Proposal($id: ID!) {
    node(id: $id) {
      ... on Project {
        id
        ...ProposalParts
      }
    }
  }
`);

export const CreateProject = graphql(`
  mutation CreateProject($input: CreateProjectInput!) {
    createProject(input: $input) {
      project {
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

export const UpdateProject = graphql(`
  mutation UpdateProject($id: ID!, $input: UpdateProjectInput!) {
    updateProject(id: $id, input: $input) {
      project {
        id
        ...ProposalParts
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const SubmitProject = graphql(`
  mutation SubmitProject($id: ID!) {
    submitProject(id: $id) {
      project {
        id
        state
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

/** The organisations in whose name one may propose. */
export const MyOrganisations = graphql(`
  query MyOrganisations {
    viewer {
      id
      organisations {
        role
        organisation {
          id
          slug
          name
          state
          city {
            id
          }
        }
      }
    }
  }
`);

export const SetProjectOrganisation = graphql(`
  mutation SetProjectOrganisation($project: ID!, $organisation: ID) {
    setProjectOrganisation(project: $project, organisation: $organisation) {
      project {
        id
        organisation {
          id
          name
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

/** What stands on a proposal now, after a picture was handed in beside the form. */
export const ProposalPicture = graphql(`
  query ProposalPicture($id: ID!) {
    node(id: $id) {
      ... on Project {
        id
        picture {
          url
          alt
          width
          height
        }
      }
    }
  }
`);
