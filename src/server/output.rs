//! What a command says on standard output.

use std::fmt::Arguments;
use std::io::{self, BufWriter, ErrorKind, Write};

/// Writes text. Where nobody reads any further, as behind `| head`, the command ends there.
pub fn text(text: Arguments<'_>) {
    let mut out = io::stdout().lock();
    if let Err(error) = out.write_fmt(text).and_then(|()| out.flush()) {
        end(&error);
    }
}

/// Writes what is made while it is written, and answers what comes of it.
pub fn pieces<T>(write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> T {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = write(&mut out).and_then(|made| out.flush().map(|()| made));
    written.unwrap_or_else(|error| end(&error))
}

/// Ends the command, whose output cannot be written.
fn end(error: &io::Error) -> ! {
    if error.kind() != ErrorKind::BrokenPipe {
        eprintln!("The output cannot be written: {error}.");
        std::process::exit(1);
    }
    std::process::exit(0);
}

/// Says a line.
macro_rules! say {
    ($($piece:tt)*) => { $crate::output::text(format_args!("{}\n", format_args!($($piece)*))) };
}

/// Says a text that has its line breaks.
macro_rules! say_all {
    ($text:expr) => {
        $crate::output::text(format_args!("{}", $text))
    };
}

pub(crate) use {say, say_all};
