//! The sandbox's memory on disk: JSON lines, one change per line, the latest word counts.

mod stored;

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::delivery::Delivery;
use super::notice::Message;
use super::{Payment, SandboxError};
use crate::Transfer;
use stored::{StoredPayment, StoredTransfer};

/// Everything that changes at once: one line, so that it is kept whole or not at all.
#[derive(Debug, Default)]
pub(super) struct Change {
    pub payment: Option<Payment>,
    pub transfer: Option<Transfer>,
    pub deliveries: Vec<Delivery>,
    pub settled: Option<u64>,
}

impl Change {
    pub fn payment(payment: Payment) -> Self {
        Self {
            payment: Some(payment),
            ..Self::default()
        }
    }

    pub fn transfer(transfer: Transfer) -> Self {
        Self {
            transfer: Some(transfer),
            ..Self::default()
        }
    }

    pub fn delivery(delivery: Delivery) -> Self {
        Self {
            deliveries: vec![delivery],
            ..Self::default()
        }
    }

    pub fn settled(id: u64) -> Self {
        Self {
            settled: Some(id),
            ..Self::default()
        }
    }
}

/// The file, open for appending.
#[derive(Debug)]
pub(super) struct File {
    path: PathBuf,
    file: std::fs::File,
    /// How much of the file is whole lines.
    length: u64,
}

impl File {
    /// Writes a new file of these changes and puts it in the old one's place.
    pub fn rewrite(path: &Path, changes: impl Iterator<Item = Change>) -> Result<Self, SandboxError> {
        let failed = |source| SandboxError::File {
            path: path.to_owned(),
            source,
        };
        let text: Vec<u8> = changes.flat_map(|change| line(&change)).collect();
        let fresh = path.with_extension("new");
        let mut file = std::fs::File::create(&fresh).map_err(failed)?;
        file.write_all(&text)
            .and_then(|()| file.sync_all())
            .map_err(failed)?;
        std::fs::rename(&fresh, path).map_err(failed)?;
        Ok(Self {
            path: path.to_owned(),
            file,
            length: text.len() as u64,
        })
    }

    pub fn append(&mut self, change: &Change) -> Result<(), SandboxError> {
        let line = line(change);
        let written = self.file.write_all(&line).and_then(|()| self.file.sync_data());
        match written {
            Ok(()) => self.length += line.len() as u64,
            // On a full disk half a line may stand there; the next one must not be glued to it.
            Err(source) => {
                use std::io::{Seek, SeekFrom};
                let cut = self
                    .file
                    .set_len(self.length)
                    .and_then(|()| self.file.seek(SeekFrom::End(0)).map(|_| ()));
                if let Err(error) = cut {
                    tracing::error!(path = %self.path.display(), %error, "sandbox.file.half_line");
                }
                return Err(SandboxError::File {
                    path: self.path.clone(),
                    source,
                });
            }
        }
        Ok(())
    }
}

/// Reads all changes. A last line without its end was being written when the process was stopped: it did
/// not happen.
pub(super) fn read(path: &Path) -> Result<Vec<Change>, SandboxError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => {
            return Err(SandboxError::File {
                path: path.to_owned(),
                source,
            });
        }
    };
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let change = |(number, line): (usize, &str)| {
        let failed = |reason| SandboxError::Line {
            path: path.to_owned(),
            line: number + 1,
            reason,
        };
        let stored: Line = serde_json::from_str(line).map_err(|error| failed(error.to_string()))?;
        stored.change().map_err(failed)
    };
    whole.lines().enumerate().map(change).collect()
}

fn line(change: &Change) -> Vec<u8> {
    let line = Line {
        payment: change.payment.as_ref().map(StoredPayment::from),
        transfer: change.transfer.as_ref().map(StoredTransfer::from),
        deliveries: change.deliveries.iter().map(StoredDelivery::from).collect(),
        settled: change.settled,
    };
    // Strings and numbers: nothing in them can fail to be JSON.
    let mut text = serde_json::to_vec(&line).unwrap_or_default();
    text.push(b'\n');
    text
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    payment: Option<StoredPayment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    transfer: Option<StoredTransfer>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    deliveries: Vec<StoredDelivery>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settled: Option<u64>,
}

impl Line {
    fn change(self) -> Result<Change, String> {
        let payment = self.payment.map(StoredPayment::payment).transpose()?;
        let transfer = self.transfer.map(StoredTransfer::transfer).transpose()?;
        let deliveries = self
            .deliveries
            .into_iter()
            .map(StoredDelivery::delivery)
            .collect();
        Ok(Change {
            payment,
            transfer,
            deliveries,
            settled: self.settled,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredDelivery {
    id: u64,
    notice: Message,
    due_at: DateTime<Utc>,
    attempts: u32,
}

impl From<&Delivery> for StoredDelivery {
    fn from(delivery: &Delivery) -> Self {
        let Delivery {
            id,
            notice,
            due_at,
            attempts,
        } = delivery.clone();
        Self {
            id,
            notice,
            due_at,
            attempts,
        }
    }
}

impl StoredDelivery {
    fn delivery(self) -> Delivery {
        let Self {
            id,
            notice,
            due_at,
            attempts,
        } = self;
        Delivery {
            id,
            notice,
            due_at,
            attempts,
        }
    }
}
