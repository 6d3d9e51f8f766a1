//! Quoting styles.
