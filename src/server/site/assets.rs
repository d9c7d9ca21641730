//! The built pages, inside the binary.

use api::http::{Asset, Assets};

/// What the build script has put together.
#[derive(rust_embed::RustEmbed)]
#[folder = "$OUT_DIR/web"]
struct Built;

/// The pages.
pub struct Web;

impl Assets for Web {
    fn get(&self, path: &str) -> Option<Asset> {
        let file = Built::get(path)?;
        let hash = file.metadata.sha256_hash();
        Some(Asset {
            mime: media_type(path, file.metadata.mimetype()).into(),
            etag: hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect(),
            bytes: file.data,
        })
    }
}

/// Texts are UTF-8, and say so.
fn media_type(path: &str, guessed: &str) -> String {
    let is_text = guessed.starts_with("text/") || guessed == "application/javascript";
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js" | "mjs") => "text/javascript; charset=utf-8".to_owned(),
        Some("webmanifest") => "application/manifest+json".to_owned(),
        _ if is_text => format!("{guessed}; charset=utf-8"),
        _ => guessed.to_owned(),
    }
}
