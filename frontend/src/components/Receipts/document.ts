import { graphql } from '$gql';

export const TaxReceiptParts = graphql(`
  fragment TaxReceiptParts on TaxReceipt {
    id
    number
    kind
    giftYear
    madeOn
    amount
    issuerName
    pdf
    voidSince
    voidReason
    replaces
    replacedBy
  }
`);

export const MyReceipts = graphql(`
  query MyReceipts {
    viewer {
      id
      name
      taxReceipts {
        id
        ...TaxReceiptParts
      }
      receiptGifts {
        id
        project
        own
        year
        issuer
        needsNationalNumber
        ask {
          allowed
          reason
        }
        receipt {
          id
          number
          pdf
        }
        confirmation
      }
      receiptWish {
        kind
        name
        address
        hasNationalNumber
      }
    }
  }
`);

export const AskForReceipt = graphql(`
  mutation AskForReceipt($input: AskForReceiptInput!) {
    askForReceipt(input: $input) {
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

export const SetReceiptWish = graphql(`
  mutation SetReceiptWish($input: SetReceiptWishInput!) {
    setReceiptWish(input: $input) {
      wish {
        kind
      }
      problems {
        code
        field
        message
      }
    }
  }
`);
