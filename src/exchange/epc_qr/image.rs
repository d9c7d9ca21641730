//! A QR code as a picture.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The light margin around a code, in modules: without it, cameras do not find the code.
const MARGIN: usize = 4;

/// The picture could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the picture of the code could not be written: {0}")]
pub struct ImageError(#[from] png::EncodingError);

/// A QR code.
#[derive(Clone)]
pub struct QrImage {
    code: QrCode,
}

impl QrImage {
    /// The code of some bytes with error correction M, as the guideline wants it; none where they do not fit into
    /// version 13.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let segments = [QrSegment::make_bytes(bytes)];
        let (smallest, largest) = (Version::new(1), Version::new(13));
        let code =
            QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, smallest, largest, None, false);
        Some(Self { code: code.ok()? })
    }

    /// Modules along a side, the margin included.
    pub fn size(&self) -> usize {
        usize::try_from(self.code.size()).unwrap_or_default() + 2 * MARGIN
    }

    /// Whether a module is dark; outside the code all are light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let place = |at: usize| i32::try_from(at).ok()?.checked_sub(i32::try_from(MARGIN).ok()?);
        match (place(x), place(y)) {
            (Some(x), Some(y)) => self.code.get_module(x, y),
            _ => false,
        }
    }

    /// As SVG without a size of its own, to be put into a page as it is. What it says belongs into the page.
    pub fn svg(&self) -> String {
        let size = self.size();
        let mut path = String::new();
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let width = (x..size).take_while(|x| self.is_dark(*x, y)).count();
                if width > 0 {
                    // Writing to a string never fails.
                    let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
                }
                x += width.max(1);
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
        )
    }

    /// As PNG, black on white, with so many pixels for a module.
    ///
    /// # Errors
    /// [`ImageError`].
    pub fn png(&self, pixels: u8) -> Result<Vec<u8>, ImageError> {
        let scale = usize::from(pixels.max(1));
        let side = self.size() * scale;
        let width = u32::try_from(side).map_err(|_| png::EncodingError::LimitsExceeded)?;
        let mut data = vec![];
        for y in 0..side {
            let mut row = vec![0_u8; side.div_ceil(8)];
            for x in (0..side).filter(|x| !self.is_dark(x / scale, y / scale)) {
                row[x / 8] |= 0x80 >> (x % 8);
            }
            data.extend(row);
        }
        let mut bytes = vec![];
        let mut encoder = png::Encoder::new(&mut bytes, width, width);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&data)?;
        writer.finish()?;
        Ok(bytes)
    }
}
