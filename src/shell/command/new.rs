//! `rehearse new`: a procedure file to begin with, or one made of an outline.
//!
//! It writes one file, which must not be there yet. What is in it is `author/starter.rs` and
//! `author/outline.rs`.

use crate::author::outline::{self, Made};
use crate::author::starter::{Cover, starter, title};
use crate::author::visible;
use crate::shell::args;
use crate::shell::{Error, output};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How the schema is called, and in which folder it may lie.
const SCHEMA: &str = "procedure.schema.json";
const SCHEMA_FOLDER: &str = "schema";

pub(super) fn perform(args: &args::New) -> Result<ExitCode, Error> {
    let file = args.file.as_path();
    let printed = file == Path::new("-");
    if !printed {
        can_be_made(file)?;
    }
    let name = if printed { "my-procedure.yaml".into() } else { file.to_string_lossy() };
    let (shown, last) = (visible(&name), file.file_name().unwrap_or_default().to_string_lossy());
    let found = if printed { None } else { schema(file) };
    let schema = found.as_deref().unwrap_or(SCHEMA);
    let title = title(if printed { "" } else { &last });
    let cover = Cover { title: &title, file: &shown, schema };
    let made = match &args.from {
        None => Made { text: starter(cover), notes: Vec::new() },
        Some(from) => outline::procedure(&text_of(from)?, cover).map_err(|refused| {
            let from = from.display().to_string();
            Error::Outline { from, line: refused.line, why: refused.message, help: refused.help }
        })?,
    };
    if printed {
        output::print(&made.text)?;
    } else {
        write(file, &made.text)?;
    }
    let mut said = String::new();
    let from = args.from.as_ref().map(|from| from.display().to_string()).unwrap_or_default();
    for note in &made.notes {
        // A string takes whatever is written to it.
        let _ = writeln!(said, "{from}:{}: {}", note.line, note.message);
    }
    if !printed {
        said.push_str(&next(file, &name, found.is_some()));
    }
    output::complain(&output::safe(&said));
    Ok(ExitCode::SUCCESS)
}

/// What to do with the file that was written.
fn next(file: &Path, name: &str, has_schema: bool) -> String {
    let mut said = format!("wrote `{name}`\n");
    // As a shell wants it.
    let name = if name.contains(' ') { format!("\"{name}\"") } else { name.to_owned() };
    if !has_schema {
        let path = file.with_file_name(SCHEMA);
        let path = path.display();
        let _ =
            writeln!(said, "note: `rehearse schema > {path}` lets your editor help you write it");
    }
    let _ = writeln!(said, "next: `rehearse check {name}`, then `rehearse run {name}`");
    said
}

/// Whether a procedure can be written there. That the file is not there is seen again when it is
/// made.
fn can_be_made(file: &Path) -> Result<(), Error> {
    let named = file.extension().is_some_and(|it| it == "yaml" || it == "yml");
    if !named {
        return Err(Error::NoYaml { path: file.to_owned() });
    }
    if fs::symlink_metadata(file).is_ok() {
        return Err(Error::There { path: file.to_owned() });
    }
    let folder = folder_of(file);
    if folder.is_dir() { Ok(()) } else { Err(Error::NoFolder { path: folder }) }
}

fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// The way from the file's folder to the schema, if it lies beside the file or above it.
fn schema(file: &Path) -> Option<String> {
    let folder = fs::canonicalize(folder_of(file)).ok()?;
    folder.ancestors().enumerate().find_map(|(above, folder)| {
        let inside = [format!("{SCHEMA_FOLDER}/{SCHEMA}"), SCHEMA.to_owned()];
        let there = inside.into_iter().find(|inside| folder.join(inside).is_file())?;
        Some("../".repeat(above) + &there)
    })
}

/// The text of the outline; `-` is standard input.
fn text_of(from: &Path) -> Result<String, Error> {
    let read = if from == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(from)
    };
    let bytes = read.map_err(|source| Error::Read { path: from.to_owned(), source })?;
    String::from_utf8(bytes).map_err(|_| Error::NoText { path: from.to_owned() })
}

fn write(file: &Path, text: &str) -> Result<(), Error> {
    let written = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file)
        .and_then(|mut made| made.write_all(text.as_bytes()));
    written.map_err(|source| {
        let path = file.to_owned();
        // Somebody else has made it in the meantime.
        let there = source.kind() == ErrorKind::AlreadyExists;
        if there { Error::There { path } } else { Error::Write { path, source } }
    })
}
