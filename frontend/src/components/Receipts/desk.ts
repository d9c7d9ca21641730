import { graphql } from '$gql';

export const IssuerParts = graphql(`
  fragment IssuerParts on ReceiptIssuer {
    id
    organisation {
      id
      name
    }
    state
    country
    scheme
    ruling
    from
    until
    name
    address
    number
    signatoryName
    signatoryRole
    askedBy {
      id
      name
    }
    askedAt
    decidedBy {
      id
      name
    }
    agree {
      allowed
      reason
    }
    decline {
      allowed
    }
    end {
      allowed
    }
  }
`);

export const DeskReceipts = graphql(`
  query DeskReceipts($city: String!) {
    city(slug: $city) {
      id
      slug
      name
      ...DeskNavParts
      permissions {
        readAudit {
          allowed
          reason
        }
      }
      organisations(first: 100) {
        nodes {
          id
          name
        }
      }
      receiptDesk {
        issuers {
          id
          ...IssuerParts
        }
        schemes {
          country
          name
          article
        }
        record {
          allowed
        }
        issue {
          allowed
        }
        runs {
          id
          year
          askedAt
          total
          done
          issued
          skipped
          finishedAt
        }
      }
    }
  }
`);

export const IssuedReceipts = graphql(`
  query IssuedReceipts($city: String!, $year: Int!, $after: String) {
    city(slug: $city) {
      id
      receiptDesk {
        taxReceipts(year: $year, first: 20, after: $after) {
          nodes {
            id
            donorName
            void {
              allowed
            }
            replace {
              allowed
            }
            ...TaxReceiptParts
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
        }
      }
    }
  }
`);

export const RecordReceiptIssuer = graphql(`
  mutation RecordReceiptIssuer($input: RecordReceiptIssuerInput!) {
    recordReceiptIssuer(input: $input) {
      issuer {
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

export const AgreeReceiptIssuer = graphql(`
  mutation AgreeReceiptIssuer($id: ID!) {
    agreeReceiptIssuer(id: $id) {
      issuer {
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

export const DeclineReceiptIssuer = graphql(`
  mutation DeclineReceiptIssuer($id: ID!) {
    declineReceiptIssuer(id: $id) {
      issuer {
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

export const EndReceiptIssuer = graphql(`
  mutation EndReceiptIssuer($id: ID!, $until: NaiveDate!) {
    endReceiptIssuer(id: $id, until: $until) {
      issuer {
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

export const VoidReceipt = graphql(`
  mutation VoidReceipt($id: ID!, $reason: String!) {
    voidReceipt(id: $id, reason: $reason) {
      receipt {
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

export const ReplaceReceipt = graphql(`
  mutation ReplaceReceipt($input: ReplaceReceiptInput!) {
    replaceReceipt(input: $input) {
      receipt {
        id
        number
      }
      problems {
        code
        field
        message
      }
    }
  }
`);

export const StartReceiptRun = graphql(`
  mutation StartReceiptRun($city: ID!, $year: Int!) {
    startReceiptRun(city: $city, year: $year) {
      run {
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
