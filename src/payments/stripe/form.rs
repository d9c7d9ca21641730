//! Fields as Stripe takes them: `a=1&b[c]=2`, in a body or after a question mark.

use std::fmt::Write as _;

/// Fields in their order. Nested ones are named with brackets: `line_items[0][quantity]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub fn new() -> Self {
        Self::default()
    }

    /// With one field more.
    pub fn with(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    /// With what these names stand for written out in the answer.
    pub fn expanding(self, paths: &[&str]) -> Self {
        paths.iter().fold(self, |form, path| form.with("expand[]", path))
    }

    pub fn encode(&self) -> String {
        let field = |(name, value): &(String, String)| format!("{}={}", encode(name), encode(value));
        self.0.iter().map(field).collect::<Vec<_>>().join("&")
    }
}

/// A text in the form that is safe everywhere in an address and in a form.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _written = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nested_fields_are_named_with_brackets_and_nothing_breaks_out_of_its_place() {
        let form = Form::new()
            .with("line_items[0][quantity]", 1)
            .with("description", "Un été & plus=+100 %")
            .expanding(&["latest_charge.balance_transaction"]);
        assert_eq!(
            form.encode(),
            "line_items%5B0%5D%5Bquantity%5D=1&description=Un%20%C3%A9t%C3%A9%20%26%20plus%3D%2B100%20%25\
             &expand%5B%5D=latest_charge.balance_transaction"
        );
        assert_eq!(Form::new().encode(), "");
        assert_eq!(
            encode("pi_1/../../customers?x#y"),
            "pi_1%2F..%2F..%2Fcustomers%3Fx%23y"
        );
    }

    proptest! {
        #[test]
        fn every_field_comes_back(fields in prop::collection::vec((".*", ".*"), 0..8)) {
            let form = fields.iter().fold(Form::new(), |form, (name, value)| form.with(name.as_str(), value));
            let decode = |text: &str| {
                let bytes: Vec<u8> = text.split('%').enumerate().flat_map(|(place, part)| {
                    if place == 0 { return part.as_bytes().to_vec() }
                    let (digits, rest) = part.split_at(2);
                    [&[u8::from_str_radix(digits, 16).unwrap()], rest.as_bytes()].concat()
                }).collect();
                String::from_utf8(bytes).unwrap()
            };
            let text = form.encode();
            let back: Vec<(String, String)> = text.split('&').filter(|field| !field.is_empty()).map(|field| {
                let (name, value) = field.split_once('=').unwrap();
                (decode(name), decode(value))
            }).collect();
            prop_assert_eq!(back, fields);
        }
    }
}
