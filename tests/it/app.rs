//! The program as a value: keys and lines in, effects out.

mod keys;
mod lines;
