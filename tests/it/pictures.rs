//! Pictures of projects: what is taken, what is left of it, and what is refused.

use std::io::Cursor;

use app::{AppError, Project};
use domain::person::Role;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView, ImageEncoder, ImageFormat, Rgb, RgbImage};
use tests::build::Town;
use tests::{TestApp, on_both};

/// A picture whose left half is red and whose right half is blue.
pub(crate) fn halves(width: u32, height: u32) -> DynamicImage {
    let colour = |x, _| {
        if x < width / 2 {
            Rgb([250, 0, 0])
        } else {
            Rgb([0, 0, 250])
        }
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour))
}

pub(crate) fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A photograph that was held on its side, with the place where it was taken.
fn photograph(picture: &DynamicImage) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    // Orientation 6: turn by a quarter to the right. Then a text, as cameras leave.
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    exif.extend(b"\x0e\x01\x02\0\x10\0\0\0\x26\0\0\0");
    exif.extend(b"\0\0\0\0GPS 48.85N 2.35E");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_exif_metadata(exif).unwrap();
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

async fn set(
    app: &TestApp,
    town: &Town,
    project: &Project,
    mime: &str,
    bytes: Vec<u8>,
) -> Result<(u32, u32), &'static str> {
    match app
        .app
        .set_picture(&town.owner, project.id, ("Two halves", mime), bytes)
        .await
    {
        Ok(stored) => Ok((stored.width, stored.height)),
        Err(AppError::Refused(problems)) => Err(problems.iter().next().unwrap().kind.code()),
        Err(error) => panic!("{error:?}"),
    }
}

/// The bytes of the picture that a project has now.
async fn kept(app: &TestApp, town: &Town, project: &Project) -> Vec<u8> {
    let project = app
        .app
        .project_by_id(&town.owner, project.id)
        .await
        .unwrap()
        .unwrap();
    let path = app
        .files
        .path()
        .join("pictures")
        .join(&town.city.slug)
        .join(project.picture.unwrap());
    std::fs::read(path).unwrap()
}

on_both! {
    async fn a_photograph_is_turned_upright_and_keeps_no_secret(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let photograph = photograph(&halves(200, 100));
        assert!(photograph.windows(3).any(|part| part == b"GPS"));
        assert_eq!(set(&app, &town, &project, "image/jpeg", photograph).await, Ok((100, 200)));
        let bytes = kept(&app, &town, &project).await;
        assert!(!bytes.windows(3).any(|part| part == b"GPS") && !bytes.windows(4).any(|part| part == b"Exif"));
        let upright = image::load_from_memory(&bytes).unwrap();
        let (top, bottom) = (upright.get_pixel(50, 20).0, upright.get_pixel(50, 180).0);
        assert!(top[0] > 200 && top[2] < 50 && bottom[2] > 200, "{top:?} {bottom:?}");
        let project = app.app.project_by_id(&town.owner, project.id).await.unwrap().unwrap();
        assert_eq!(project.picture_alts.get(project.language), Some("Two halves"));
    }
}

on_both! {
    async fn pictures_become_small_and_those_before_stay(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let wide = written(&halves(2000, 500), ImageFormat::Png);
        assert_eq!(set(&app, &town, &project, "image/png", wide).await, Ok((1600, 400)));
        let webp = written(&halves(40, 40), ImageFormat::WebP);
        assert_eq!(set(&app, &town, &project, "image/webp", webp).await, Ok((40, 40)));
        let folder = app.files.path().join("pictures").join(&town.city.slug);
        let names: Vec<String> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(names.len(), 2);
        let is_sized = |size: &str| names.iter().any(|name| name.len() == 33 + size.len() && name.ends_with(size));
        assert!(is_sized("1600x400.jpg") && is_sized("40x40.jpg"), "{names:?}");
    }
}

on_both! {
    async fn what_is_no_honest_picture_is_refused(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let jpeg = written(&halves(64, 64), ImageFormat::Jpeg);
        let png = written(&halves(64, 64), ImageFormat::Png);
        let mut gif = b"GIF89a/*".to_vec();
        gif.extend(&jpeg);
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
        for (mime, bytes, code) in [
            ("image/svg+xml", svg.clone(), "WRONG_FILE_KIND"),
            ("image/jpeg", svg, "WRONG_FILE_KIND"),
            ("image/jpeg", gif, "WRONG_FILE_KIND"),
            ("image/png", jpeg.clone(), "WRONG_FILE_KIND"),
            ("text/html", jpeg.clone(), "WRONG_FILE_KIND"),
            ("image/jpeg", vec![0xff; (8 << 20) + 1], "FILE_TOO_LARGE"),
            ("image/jpeg", jpeg[..40].to_vec(), "PICTURE_BROKEN"),
            ("image/png", png[..png.len() / 2].to_vec(), "PICTURE_BROKEN"),
            ("image/png", bomb(), "PICTURE_TOO_LARGE"),
        ] {
            let size = bytes.len();
            assert_eq!(set(&app, &town, &project, mime, bytes).await, Err(code), "{mime}, {size} bytes");
        }
        // What hides behind the end of a picture is gone.
        let mut polyglot = jpeg;
        polyglot.extend(b"<script>alert(1)</script>");
        set(&app, &town, &project, "image/jpeg", polyglot).await.unwrap();
        let bytes = kept(&app, &town, &project).await;
        assert!(!bytes.windows(8).any(|part| part == b"<script>"));
    }
}

/// A PNG of a hundred bytes that says it has 900 million points.
fn bomb() -> Vec<u8> {
    let mut bytes = written(&halves(8, 8), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
    let check = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&check.to_be_bytes());
    bytes
}

/// The check of PNG's chunks (ISO 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    })
}

on_both! {
    async fn only_those_of_a_project_change_its_picture_and_say_what_it_shows(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "500").await;
        let png = written(&halves(8, 8), ImageFormat::Png);
        let other = app.person(town.city.id, "Bo", Role::Resident).await;
        for who in [&other, &app.visitor()] {
            assert!(app.app.set_picture(who, project.id, ("Alt", "image/png"), png.clone()).await.is_err());
        }
        let blank = app.app.set_picture(&town.owner, project.id, ("  ", "image/png"), png).await;
        assert!(matches!(blank, Err(AppError::Refused(problems)) if problems.iter().next().unwrap().field == "alt"));
        assert!(!app.files.path().join("pictures").exists());
    }
}
