//! All integration tests, in one binary because linking is most of what a test run costs.

mod author;
