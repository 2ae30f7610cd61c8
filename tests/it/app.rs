//! The program as a value: keys and lines in, effects out.

mod attention;
mod away;
mod every_key;
mod keys;
mod lines;
mod pointer;
mod settings;
