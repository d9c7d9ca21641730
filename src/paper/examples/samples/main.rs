//! Writes one document of each kind into a folder, to be looked at:
//! `cargo run -p paper --example samples -- FOLDER`.

mod records;

use std::path::PathBuf;

use domain::Locale;
use paper::Countries;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or("which folder?")?.into();
    std::fs::create_dir_all(&folder)?;
    let countries = Countries::built_in().map_err(|problems| format!("{problems:?}"))?;
    let letters = [records::letter("Ana Ruiz"), records::letter("Zoé Ďurišová")];
    for (name, bytes) in [
        ("gift", paper::gift_receipt(&countries, &records::gift_receipt())?),
        (
            "replacing",
            paper::gift_receipt(&countries, &records::replacing())?,
        ),
        ("void", paper::gift_receipt(&countries, &records::void())?),
        ("year", paper::year_receipt(&countries, &records::year_receipt())?),
        (
            "belgian",
            paper::year_receipt(&countries, &records::belgian_receipt())?,
        ),
        (
            "confirmation-fr",
            paper::confirmation(&records::confirmation(Locale::Fr))?,
        ),
        (
            "confirmation-en",
            paper::confirmation(&records::confirmation(Locale::En))?,
        ),
        ("letters", paper::letters(&letters, records::day("2026-02-01"))?),
    ] {
        std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    }
    Ok(())
}
