//! Directories: where sessions, the reader's own procedures and settings are kept.

use super::Error;
use super::environment::Environment;
use etcetera::BaseStrategy;
use std::path::PathBuf;

/// The data directory: `REHEARSE_DATA`, or `rehearsal` in the system's own place for such things.
///
/// # Errors
///
/// When the system does not say where the user is at home.
pub(super) fn data(environment: &Environment) -> Result<PathBuf, Error> {
    if let Some(data) = &environment.data {
        return Ok(data.clone());
    }
    let strategy =
        etcetera::base_strategy::choose_native_strategy().map_err(|_| Error::Homeless)?;
    Ok(strategy.data_dir().join("rehearsal"))
}

/// The settings file of the system's own place for such things, if the user is at home anywhere.
pub(super) fn config() -> Option<PathBuf> {
    let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(strategy.config_dir().join("rehearsal").join("config.yaml"))
}
