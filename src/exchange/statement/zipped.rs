//! An archive of statements, as the portals of banks hand them out.

use std::io::{Cursor, Read};

use domain::bank::Statement;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{BYTES_MAX, count, read_plain};
use crate::finding::{Finding, Refused};
use crate::message::BankMessage;

/// The first bytes of an archive that holds something.
pub(super) const MARK: &[u8] = b"PK\x03\x04";

const FILES_MAX: usize = 400;

/// The statements of all files of an archive, in its order. What the archive says about sizes is not believed: only
/// so many bytes are unpacked.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Statement>, Refused> {
    if bytes.len() > BYTES_MAX {
        return Err(BankMessage::FileTooLarge { max_bytes: BYTES_MAX }.into());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > FILES_MAX {
        return Err(BankMessage::TooMany { max: FILES_MAX }.into());
    }
    let (mut statements, mut left) = (vec![], BYTES_MAX);
    for index in 0..archive.len() {
        let file = match archive.by_index(index) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(BankMessage::ZipLocked.into());
            }
            Err(error) => return Err(broken(&error).into()),
        };
        let name = file.name().map_err(|error| broken(&error))?.into_owned();
        // What the systems of people add by themselves.
        let hidden = name.rsplit('/').next().is_none_or(|last| last.starts_with('.'));
        if file.is_dir() || hidden || name.starts_with("__MACOSX/") {
            continue;
        }
        let mut unpacked = vec![];
        let limit = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        file.take(limit)
            .read_to_end(&mut unpacked)
            .map_err(|error| BankMessage::ZipBroken {
                detail: error.to_string(),
            })?;
        left = left
            .checked_sub(unpacked.len())
            .ok_or(BankMessage::FileTooLarge { max_bytes: BYTES_MAX })?;
        statements.extend(read_plain(&unpacked).map_err(|refused| named(refused, &name))?);
        count(&statements)?;
    }
    match statements.is_empty() {
        true => Err(BankMessage::NoStatement.into()),
        false => Ok(statements),
    }
}

/// The same with the name of the file within the archive.
fn named(refused: Refused, name: &str) -> Refused {
    let label = |finding: Finding| Finding {
        label: Some(name.to_owned()),
        ..finding
    };
    Refused {
        findings: refused.findings.into_iter().map(label).collect(),
    }
}

fn broken(error: &ZipError) -> BankMessage {
    BankMessage::ZipBroken {
        detail: error.to_string(),
    }
}
