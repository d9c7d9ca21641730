//! Writing XML that is indented, and the same each time.

use domain::Money;
use quick_xml::escape::minimal_escape;

/// A document that is being written.
pub(super) struct Out {
    text: String,
    depth: usize,
}

impl Out {
    pub fn begin(namespace: &str) -> Self {
        Self {
            text: format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"{namespace}\">\n"),
            depth: 1,
        }
    }

    pub fn end(mut self) -> Vec<u8> {
        self.text.push_str("</Document>\n");
        self.text.into_bytes()
    }

    /// An element with others in it.
    pub fn within(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.line(&format!("<{name}>"));
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.line(&format!("</{name}>"));
    }

    /// An element with a text.
    pub fn leaf(&mut self, name: &str, text: &str) {
        self.line(&format!("<{name}>{}</{name}>", minimal_escape(text)));
    }

    /// An element with an amount and its currency.
    pub fn amount(&mut self, name: &str, money: Money) {
        let (amount, currency) = (money.amount(), money.currency);
        self.line(&format!("<{name} Ccy=\"{currency}\">{amount}</{name}>"));
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(&"  ".repeat(self.depth));
        self.text.push_str(text);
        self.text.push('\n');
    }
}
