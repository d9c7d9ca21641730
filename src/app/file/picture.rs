//! Pictures of projects: read within limits, turned upright, made small, and written anew without anything else that
//! was in the file.

use std::io::Cursor;

use domain::{ProblemKind, Problems, ProjectId};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};
use store::Texts;
use store::project::Project;

use super::{kind, write};
use crate::changes::Change;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input};
use domain::project::ProjectState;

/// What can be a picture.
const KINDS: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];
/// Millions of points.
const MEGAPIXELS_MAX: u32 = 40;
/// The longer side of what is kept.
const SIDE_MAX: u32 = 1600;
/// Memory that a decoder may take: 40 million points of four bytes, and as much to work in.
const DECODER_BYTES_MAX: u64 = 320 << 20;
/// How well it looks, of 100.
const QUALITY: u8 = 82;
const ALT_MAX: usize = 300;

/// A picture that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPicture {
    /// Where it is served.
    pub path: String,
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
}

impl App {
    /// Takes a picture of a project in, with what it shows in words. Pictures before it stay where they are: a
    /// name's picture never changes.
    ///
    /// # Errors
    /// Refused: not of the project; over; a file of another kind, too large, or that cannot be read; no words.
    pub async fn set_picture(
        &self,
        caller: &Caller,
        id: ProjectId,
        (alt, mime): (&str, &str),
        bytes: Vec<u8>,
    ) -> AppResult<StoredPicture> {
        let project = self.project_by_id(caller, id).await?;
        let project = project.ok_or_else(|| AppError::not_found("project", "project"))?;
        may_change(caller, &project)?;
        let mut problems = Problems::none();
        let alt = input::line(&mut problems, "alt", alt, ALT_MAX);
        let mime = problems.take("file", kind(mime, &bytes, &KINDS));
        let (Some(alt), Some(mime)) = (alt, mime) else {
            return Err(problems.into());
        };
        let city = self.city_by_id(project.city).await?;
        let city =
            city.ok_or_else(|| AppError::Internal(format!("{} is named and missing", project.city)))?;
        let storage = self.storage()?;
        let broken = |error: &dyn std::fmt::Display| AppError::Internal(format!("picture: {error}"));
        let turn = storage
            .decoding
            .clone()
            .acquire_owned()
            .await
            .map_err(|error| broken(&error))?;
        let made = tokio::task::spawn_blocking(move || {
            // Held until the work is done, even where nobody waits for it any more.
            let _turn = turn;
            remade(&bytes, mime)
        });
        let made = made.await.map_err(|error| broken(&error))?;
        let made = made.map_err(|kind| AppError::refused("file", kind))?;
        let hash: String = Sha256::digest(&made.bytes)
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        // A name says the size: pages make room before the picture is there.
        let name = format!("{hash}-{}x{}.jpg", made.width, made.height);
        write(&storage.pictures.join(&city.slug).join(&name), &made.bytes).await?;
        let (name, alt) = (&name, &alt);
        self.db
            .write("project.picture", |conn| async move {
                let (mut project, _) = self
                    .lock_project(&conn, caller, id, Operation::EditProject)
                    .await?;
                may_change(caller, &project)?;
                project.picture = Some(name.clone());
                project.picture_alts = Texts::new([(project.language, alt.clone())]);
                project.changed_at = self.world.now();
                Ok::<_, AppError>(store::project::update(&conn, &project, None).await?)
            })
            .await?;
        self.changes.tell(Change::City(city.id));
        Ok(StoredPicture {
            path: format!("/pictures/{}/{name}", city.slug),
            width: made.width,
            height: made.height,
        })
    }
}

/// Those of a project may change its picture as long as it can be changed or shown to donors.
fn may_change(caller: &Caller, project: &Project) -> AppResult<()> {
    policy::authorize(caller, Operation::EditProject, On::project(project))
        .map_err(|kind| AppError::refused("", kind))?;
    if project.state.is_editable() || project.state == ProjectState::Published {
        return Ok(());
    }
    Err(AppError::refused(
        "",
        ProblemKind::WrongProjectState { state: project.state },
    ))
}

/// A picture as it is kept.
struct Remade {
    bytes: Vec<u8>,
    width: u32,
    height: u32,
}

/// Reads a picture and writes it anew. Its size is known before any of its points is read.
fn remade(bytes: &[u8], mime: &str) -> Result<Remade, ProblemKind> {
    let format = match mime {
        "image/jpeg" => ImageFormat::Jpeg,
        "image/png" => ImageFormat::Png,
        _ => ImageFormat::WebP,
    };
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODER_BYTES_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| ProblemKind::PictureBroken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > u64::from(MEGAPIXELS_MAX) * 1_000_000 {
        return Err(ProblemKind::PictureTooLarge {
            megapixels: MEGAPIXELS_MAX,
        });
    }
    // A note on how the camera was held that cannot be read is none.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| ProblemKind::PictureBroken)?;
    if picture.width().max(picture.height()) > SIDE_MAX {
        picture = picture.resize(SIDE_MAX, SIDE_MAX, FilterType::Triangle);
    }
    picture.apply_orientation(orientation);
    let flat = on_white(picture);
    let (width, height) = (flat.width(), flat.height());
    let mut written = Vec::new();
    flat.write_with_encoder(JpegEncoder::new_with_quality(&mut written, QUALITY))
        .map_err(|_| ProblemKind::PictureBroken)?;
    Ok(Remade {
        bytes: written,
        width,
        height,
    })
}

/// What can be seen through becomes white, which JPEG has no other word for.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return DynamicImage::ImageRgb8(picture.into_rgb8());
    }
    let mut seen = picture.into_rgba8();
    for point in seen.pixels_mut() {
        let [red, green, blue, alpha] = point.0.map(u32::from);
        let mixed =
            |colour: u32| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        point.0 = [mixed(red), mixed(green), mixed(blue), 255];
    }
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(seen).into_rgb8())
}
